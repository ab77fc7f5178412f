import { breaksLine } from './boundaries';
import type { Pattern } from './pattern';
import type { TextIndex } from './textIndex';
import { CODE_BITS, CODE_MASK } from './words';

/** What the passage still has at a place: its word `pFrom` is the text's word `from`, and so on to `pTo` and `to`; -1 for nothing. */
export interface CoreSpan { readonly pFrom: number; readonly pTo: number; readonly from: number; readonly to: number }

/** So many words between two of the passage's make a hole, at which it may be parted: a paragraph, not a sentence. */
const HOLE = 24;

/**
 * Of the words that stand, the stretch that is most like the passage: which has most of it and least else. So a stray "you" a page away is
 * no part of it, and a passage torn in two is where more of it is.
 */
export function coreSpanOf(pattern: Pattern, index: TextIndex, map: Int32Array): CoreSpan {
  const parts = partsOf(pattern, index, map);
  let best: CoreSpan = { pFrom: -1, pTo: -1, from: -1, to: -1 };
  let most = 0;
  for (let i = 0; i < parts.length; i++) {
    let shared = 0;
    let there = 0;
    for (let j = i; j < parts.length; j++) {
      const part = parts[j] as Part;
      shared += part.words;
      there += part.to - part.from + 1 + (j > i ? part.hole : 0);
      const overlap = shared / (pattern.last - pattern.first + there - shared);
      if (overlap > most) {
        const first = parts[i] as Part;
        best = { pFrom: first.pFrom, pTo: part.pTo, from: first.from, to: part.to };
        most = overlap;
      }
    }
  }
  return best;
}

/** Words of the passage that stand with few others between them, and how many stand between them and the part before. */
interface Part extends CoreSpan { readonly words: number; readonly hole: number }

/** The passage's standing words, parted at the widest holes and at those between two lines. What was left out at a seam is no hole. */
function partsOf(pattern: Pattern, index: TextIndex, map: Int32Array): Part[] {
  const parts: (Part & { pTo: number; to: number; words: number })[] = [];
  for (let p = pattern.first; p < pattern.last; p++) {
    const t = map[p] as number;
    if (t < 0) { continue; }
    const open = parts.at(-1);
    const atSeam = open !== undefined && open.pTo < pattern.seam && p >= pattern.seam;
    const hole = open === undefined || atSeam ? 0 : t - open.to - 1;
    if (open === undefined || atSeam || hole >= HOLE || (hole > 0 && breaksLine(index, open.to, t))) {
      parts.push({ pFrom: p, pTo: p, from: t, to: t, words: 1, hole });
    } else {
      open.pTo = p;
      open.to = t;
      open.words++;
    }
  }
  return parts;
}

/** What speaks for a place. Shares run from 0 to 1, and words weigh what they tell. */
export interface MatchFeatures extends CoreSpan {
  /** Bits of the passage's words that stand there, and their share of all. */
  readonly bits: number;
  readonly kept: number;
  /** Of the passage's words, those that stand in runs of three; of a shorter passage, all or none. */
  readonly inRuns: number;
  /** Of the words that the passage had or the place has, those that are both: 1 for the same words and no more. */
  readonly overlap: number;
  /** Of the nearest words before it and after it, those that still stand close by. */
  readonly before: number;
  readonly after: number;
  /** Of all words around the passage that are known, those that stand anywhere. */
  readonly surroundings: number;
  /** Bits that speak for the place beyond chance, as if it had been looked for in the whole text. */
  readonly strength: number;
}

const RUN = 3;
/** Words on a side that are the passage's neighbours, and how far from it they may have come. */
const NEIGHBOURS = 16;
const CLOSE_BY = 3 * NEIGHBOURS;
/** What neighbours that all stand are worth, in bits, a side: as much as a rare word. */
const SIDE = 12;

export function featuresOf(pattern: Pattern, index: TextIndex, map: Int32Array): MatchFeatures {
  const { first, last, seam } = pattern;
  const core = coreSpanOf(pattern, index, map);
  const length = last - first;
  let all = 0;
  let kept = 0;
  let shared = 0;
  let inRuns = 0;
  for (let p = first, run = 0; p < last; p++) {
    const bits = bitsOf(pattern, index, p);
    all += bits;
    if (p < core.pFrom || p > core.pTo || (map[p] as number) < 0) { run = 0; continue; }
    kept += bits;
    shared++;
    run = run > 0 && (map[p] as number) === (map[p - 1] as number) + 1 ? run + 1 : 1;
    const least = Math.min(RUN, length);
    if (run >= least) { inRuns += run === least ? least : 1; }
  }
  const there = seam < 0 ? core.to - core.from + 1 : shared;
  const before = neighbours(pattern, index, map, core.from, -1);
  const after = neighbours(pattern, index, map, core.to, 1);
  return {
    ...core,
    bits: kept,
    kept: all === 0 ? 0 : kept / all,
    inRuns: inRuns / length,
    overlap: shared / (length + there - shared),
    before,
    after,
    surroundings: surroundings(pattern, map),
    strength: kept - (all - kept) - Math.log2(index.words.count + 1) + SIDE * (before + after),
  };
}

/** The share on one side of the place, whose edge there is the text's word `edge`; all of them where the passage had none. */
function neighbours(pattern: Pattern, index: TextIndex, map: Int32Array, edge: number, step: 1 | -1): number {
  let kept = 0;
  let all = 0;
  let p = step < 0 ? pattern.first - 1 : pattern.last;
  for (let k = 0; k < NEIGHBOURS && p >= 0 && p < map.length; k++, p += step) {
    const bits = bitsOf(pattern, index, p);
    const t = map[p] as number;
    all += bits;
    if (t >= 0 && Math.abs(t - edge) <= CLOSE_BY) { kept += bits; }
  }
  return all === 0 ? 1 : kept / all;
}

function surroundings({ first, last }: Pattern, map: Int32Array): number {
  let standing = 0;
  for (let p = 0; p < map.length; p++) {
    if ((p < first || p >= last) && (map[p] as number) >= 0) { standing++; }
  }
  return standing / Math.max(1, map.length - (last - first));
}

const bitsOf = (pattern: Pattern, index: TextIndex, p: number): number =>
  pattern.masks[p] === CODE_MASK ? CODE_BITS : index.bitsOf(pattern.codes[p] as number);
