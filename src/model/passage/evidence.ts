import { CODE_BITS, CODE_MASK } from './code';
import type { Pattern } from './pattern';
import type { TextIndex } from './textIndex';

/** What speaks for a place: shares from 0 to 1, weighed by what each word tells. */
export interface Evidence {
  /** First and last word of the text that the passage still has there. */
  readonly from: number;
  readonly to: number;
  /** The pattern's words that `from` and `to` are. */
  readonly pFrom: number;
  readonly pTo: number;
  /** Of the passage's bits, those that stand there. */
  readonly kept: number;
  /** Of the passage's words, those that stand in runs of three. */
  readonly inRuns: number;
  /** Bits that stand there. */
  readonly bits: number;
  /** Of the bits of the nearest words before and after it, those that still stand close by. */
  readonly before: number;
  readonly after: number;
  /** Of the words that the passage had or the place has, those that are both: 1 for the same words and no more. */
  readonly overlap: number;
  /** Bits that speak for the place beyond chance, as if it had been looked for in the whole text. */
  readonly strength: number;
}

const NEIGHBOURS = 16;
const INSERTED = 1;
/** What neighbours that all stand are worth, in bits, a side: as much as a rare word. */
const SIDE = 12;
const RUN = 3;

export function evidenceOf(pattern: Pattern, index: TextIndex, map: Int32Array): Evidence {
  const core = coreOf(pattern, index, map);
  let kept = 0;
  let all = 0;
  let inRuns = 0;
  let shared = 0;
  for (let p = pattern.first, run = 0; p < pattern.last; p++) {
    const bits = bitsOf(pattern, index, p);
    all += bits;
    const stands = p >= core.pFrom && p <= core.pTo && (map[p] as number) >= 0;
    if (stands) { kept += bits; shared++; }
    run = stands && run > 0 && (map[p] as number) === (map[p - 1] as number) + 1 ? run + 1 : stands ? 1 : 0;
    const least = Math.min(RUN, pattern.last - pattern.first);
    if (run === least) { inRuns += least; } else if (run > least) { inRuns++; }
  }
  const before = neighbours(pattern, index, map, core, -1);
  const after = neighbours(pattern, index, map, core, 1);
  return {
    ...core, overlap: shared / Math.max(1, pattern.last - pattern.first - shared + (pattern.seam < 0 ? core.to - core.from + 1 : shared)), kept: all === 0 ? 0 : kept / all, bits: kept, inRuns: inRuns / Math.max(1, pattern.last - pattern.first), before, after,
    strength: kept - (all - kept) - Math.log2(index.words.count + 1) + SIDE * (before + after),
  };
}

/** The stretch of aligned words that tells most, each word put in between taking half a bit. */
function coreOf(pattern: Pattern, index: TextIndex, map: Int32Array) {
  let best = { pFrom: -1, pTo: -1, from: -1, to: -1, sum: 0 };
  let open = { ...best };
  for (let p = pattern.first; p < pattern.last; p++) {
    const t = map[p] as number;
    if (t < 0) { continue; }
    const isSeam = open.pTo < pattern.seam && p >= pattern.seam;
    const inserted = open.pTo < 0 || isSeam ? 0 : Math.max(0, t - open.to - (p - open.pTo));
    const sum = open.sum - INSERTED * inserted;
    open = sum > 0 ? { ...open, pTo: p, to: t, sum } : { pFrom: p, pTo: p, from: t, to: t, sum: 0 };
    open.sum += bitsOf(pattern, index, p);
    if (open.sum > best.sum) { best = { ...open }; }
  }
  const { sum: _, ...core } = best;
  return core;
}

function neighbours(pattern: Pattern, index: TextIndex, map: Int32Array, core: { from: number; to: number }, step: 1 | -1): number {
  let kept = 0;
  let all = 0;
  for (let k = 0; k < NEIGHBOURS; k++) {
    const p = step < 0 ? pattern.first - 1 - k : pattern.last + k;
    if (p < 0 || p >= pattern.codes.length) { break; }
    const bits = pattern.masks[p] === CODE_MASK ? CODE_BITS : index.bitsOf(pattern.codes[p] as number);
    all += bits;
    const t = map[p] as number;
    if (t >= 0 && Math.abs(t - (step < 0 ? core.from : core.to)) <= 3 * NEIGHBOURS) { kept += bits; }
  }
  return all === 0 ? 1 : kept / all;
}

const bitsOf = (pattern: Pattern, index: TextIndex, p: number): number =>
  pattern.masks[p] === CODE_MASK ? CODE_BITS : index.bitsOf(pattern.codes[p] as number);
