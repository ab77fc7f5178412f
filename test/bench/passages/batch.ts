import { describeAll, indexText, locateAll } from '../../../src/passage/passage';
import type { Data } from './cases';

const SIZE = 1_000_000;
const PASSAGES = 500;

/** All the passages of one large file: described, and located after every ninth line was deleted. Milliseconds for all together. */
export function batch(data: Data) {
  let text = '';
  for (const name of [...new Set(data.cases.map(({ old }) => old))].sort()) {
    if (text.length < SIZE) { text += `${data.text(name)}\n\n`; }
  }
  while (text.length < SIZE) { text += text; }
  text = text.slice(0, SIZE);
  const edited = text.split('\n').filter((_, i) => i % 9 > 0).join('\n');
  const step = SIZE / PASSAGES;
  const spans = Array.from({ length: PASSAGES }, (_, i) => ({ start: i * step, end: i * step + 60 + (i % 10) * 40 }));
  const began = performance.now();
  const selectors = describeAll(text, spans);
  const described = performance.now();
  locateAll(selectors, indexText(text));
  const unchanged = performance.now();
  const places = locateAll(selectors, indexText(edited));
  const located = performance.now();
  const states: Record<string, number> = {};
  for (const { state } of places) { states[state] = (states[state] ?? 0) + 1; }
  return {
    passages: PASSAGES, size: SIZE, states,
    describeMs: described - began, unchangedMs: unchanged - described, editedMs: located - unchanged,
  };
}
