import type { Selector, Span } from '../passage';
import type { Pattern } from './pattern';
import { squeezed } from './sameness';
import type { TextIndex } from './textIndex';

/** Longer passages are known by their words. UTF-16 code units. */
const SHORT = 200;
/** Share of pairs of letters that two spellings of one phrase have in common; two phrases have a quarter or so. */
const ALIKE = 0.5;

/**
 * A short passage whose words have all been touched (a spelling put right, an address changed) is still what stands between both of its
 * neighbours, if it looks like it letter by letter.
 */
export function retouched({ exact, tail }: Selector, { first, last }: Pattern, { text, words }: TextIndex, map: Int32Array): Span & { alike: number } | undefined {
  const left = first > 0 ? map[first - 1] as number : -1;
  const right = last < map.length ? map[last] as number : words.count;
  const atStart = first === 0;
  if (tail !== undefined || exact.length > SHORT || (left < 0 && !atStart) || right - left < 2 || right - left - 1 > 2 * (last - first) + 1) { return undefined; }
  const span = { start: words.starts[left + 1] as number, end: words.ends[right - 1] as number };
  const alike = likeness(squeezed(exact), squeezed(text.slice(span.start, span.end)));
  return alike >= ALIKE ? { ...span, alike } : undefined;
}

/** Dice's coefficient of pairs of letters. */
function likeness(a: string, b: string): number {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < a.length; i++) { pairs.set(a.slice(i, i + 2), (pairs.get(a.slice(i, i + 2)) ?? 0) + 1); }
  let shared = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const left = pairs.get(b.slice(i, i + 2)) ?? 0;
    if (left > 0) { shared++; pairs.set(b.slice(i, i + 2), left - 1); }
  }
  return a.length + b.length <= 2 ? 0 : 2 * shared / (a.length + b.length - 2);
}
