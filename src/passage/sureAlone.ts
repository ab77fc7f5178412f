import type { Candidate } from './moves';
import type { Pattern } from './pattern';
import type { TextIndex } from './textIndex';
import { verbatimPlaces } from './verbatim';

/** Share of the nearest words on a side that make it the same side, and the share that still speaks for it. */
const SAME_SIDE = 0.9;
const HALF_A_SIDE = 0.5;

/**
 * Whether a place is surely the passage though nothing is known of its surroundings but the few words of the quote's prefix and suffix.
 * An edited passage and another like it then look the same, and a copy is known only by its neighbours. So the words must be the same, and
 * between the same words; or in the only place that has them, with words next to them and most words around them that stood there.
 */
export function isSureAlone(pattern: Pattern, index: TextIndex, { map, evidence }: Candidate): boolean {
  const { overlap, from, to } = evidence;
  if (overlap < 1) { return false; }
  const { first, last } = pattern;
  const beside = (begin: number, end: number, shift: number): boolean => map.subarray(begin, end).every((t, i) => t === begin + i + shift);
  const left = first > 0 ? beside(0, first, from - first) : from === 0;
  const right = last < map.length ? beside(last, map.length, to + 1 - last) : to === index.words.count - 1;
  if (left && right) { return true; }
  const before = first > 0 || left ? evidence.before : HALF_A_SIDE; // where the text began nothing is known
  const after = last < map.length || right ? evidence.after : HALF_A_SIDE;
  const least = Math.min(before, after);
  return (least >= SAME_SIDE || (least >= HALF_A_SIDE && (left || right))) && verbatimPlaces(pattern, index).length <= 1;
}
