import { alignWithin, type Range } from './align';
import type { Core } from './core';
import type { Pattern } from './pattern';
import type { TextIndex } from './textIndex';

/** A short sentence: fewer words that change sides say nothing. */
const SENTENCE = 5;
/** Share of its words that must stand on the other side. */
const MOST = 0.6;

/**
 * What of the passage changed sides with the rest of it, as when two sentences are swapped, or an address and the words that stand for it:
 * the text's outermost words of it before and after the rest. An alignment keeps the order of words, so it leaves out one of the two.
 */
export function swapped(
  pattern: Pattern, index: TextIndex, map: Int32Array, { pFrom, pTo, from, to }: Core,
): { readonly before?: number | undefined; readonly after?: number | undefined } {
  const { first, last } = pattern;
  const lost = (p: number, pEnd: number, t: number, tEnd: number): number[] => standing(pattern, index, map, { p, pEnd, t, tEnd });
  return {
    before: lost(pTo + 1, last, Math.max(0, from - reachOf(last - pTo - 1)), from).at(0),
    after: lost(first, pFrom, to + 1, Math.min(index.words.count, to + 1 + reachOf(pFrom - first))).at(-1),
  };
}

/** In how many words beside the rest so many lost ones are looked for. */
const reachOf = (lost: number): number => (lost < SENTENCE ? 0 : 2 * lost);

/** Where the words of a lost stretch stand in a stretch of text that nothing else explains; none when most do not. */
function standing(pattern: Pattern, index: TextIndex, map: Int32Array, range: Range): number[] {
  if (range.t >= range.tEnd) { return []; }
  const there = [...alignWithin(pattern, index, range).subarray(range.p, range.pEnd)].filter((t) => t >= 0 && !map.includes(t));
  return there.length < MOST * (range.pEnd - range.p) ? [] : there;
}
