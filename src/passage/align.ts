import { chainOf, type Run } from './chain';
import { CODE_BITS, CODE_MASK } from './code';
import { fillGap } from './gap';
import type { WordRow } from './pattern';
import { runsThroughout, runsWithin } from './runs';
import type { TextIndex } from './textIndex';

/** A stretch of the row and the stretch of the text it is looked for in; ends are exclusive. */
export interface Range { readonly p: number; readonly pEnd: number; readonly t: number; readonly tEnd: number }

/**
 * Which word of the text each word of the row has become, in order; -1 for those that have gone.
 *
 * One law throughout: a run of equal words counts when it tells more than chance would, that is, when the bits of its words
 * exceed log2 of the pairs of places it was looked for in. So "of the" counts between two words that stand, and not in a whole
 * book. The heaviest chain of runs wins; between two runs the same again with shorter seeds, and an exact alignment where
 * the gap is small. Cost: the row's words, the gaps' words, and a bounded square for the chain; nothing for the rest of the text.
 */
export function align(row: WordRow, index: TextIndex): Int32Array {
  const map = unaligned(row);
  const whole = { p: 0, pEnd: row.codes.length, t: 0, tEnd: index.words.count };
  settle(row, index, map, whole, chainOf(runsThroughout(row, index, whole), chanceOf(whole)));
  return map;
}

/** The same for a stretch of the row in a stretch of the text alone. Writes into `map`, and leaves its other words as they are. */
export function alignWithin(row: WordRow, index: TextIndex, range: Range, map: Int32Array = unaligned(row)): Int32Array {
  fill(row, index, map, range);
  return map;
}

const unaligned = (row: WordRow): Int32Array => new Int32Array(row.codes.length).fill(-1);

/** Bits that a run in this range has by chance, once. */
export const chanceOf = (range: Range): number => Math.log2(Math.max(1, (range.pEnd - range.p) * (range.tEnd - range.t)));

export const alike = (row: WordRow, index: TextIndex, p: number, t: number): boolean =>
  ((((row.codes[p] as number) ^ (index.words.hashes[t] as number)) & (row.masks[p] as number)) === 0);

/** What a pair of alike words tells: no more than the text's word does, and no more than was kept of the row's. */
export const bitsAt = (row: WordRow, index: TextIndex, p: number, t: number): number =>
  Math.min(index.bits[t] as number, row.masks[p] === CODE_MASK ? CODE_BITS : 32);

/** Writes the chain down and turns to the gaps between its runs. */
function settle(row: WordRow, index: TextIndex, map: Int32Array, range: Range, chain: readonly Run[]): void {
  for (const run of chain) {
    for (let k = 0; k < run.length; k++) { map[run.p + k] = run.t + k; }
  }
  let { p, t } = range;
  for (const run of [...chain, { p: range.pEnd, t: range.tEnd, length: 0 }]) {
    fill(row, index, map, nearby({ p, pEnd: run.p, t, tEnd: run.t }, row));
    p = run.p + run.length;
    t = run.t + run.length;
  }
}

/** Pairs of words that are aligned exactly. Larger gaps are cut up by runs first; any limit from 1,500 to 40,000 was as accurate. */
const SMALL_GAP = 2_500;

function fill(row: WordRow, index: TextIndex, map: Int32Array, gap: Range): void {
  const pairs = (gap.pEnd - gap.p) * (gap.tEnd - gap.t);
  if (gap.p >= gap.pEnd || gap.t >= gap.tEnd) { return; }
  if (pairs <= SMALL_GAP) { fillGap(row, index, gap, map); return; }
  const chain = chainOf(runsWithin(row, index, gap), chanceOf(gap));
  if (chain.length > 0) { settle(row, index, map, gap, chain); }
}

/** Before the first word that stands and after the last the text may go on for long: what belongs there is near. */
function nearby(gap: Range, row: WordRow): Range {
  const reach = 2 * (gap.pEnd - gap.p) + 64;
  if (gap.p === 0 && gap.pEnd < row.codes.length) { return { ...gap, t: Math.max(gap.t, gap.tEnd - reach) }; }
  if (gap.p > 0 && gap.pEnd === row.codes.length) { return { ...gap, tEnd: Math.min(gap.tEnd, gap.t + reach) }; }
  return gap;
}
