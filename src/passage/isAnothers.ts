import { alike, bitsAt } from './align';
import { codeOf } from './code';
import type { Evidence } from './evidence';
import type { Pattern } from './pattern';
import type { TextIndex } from './textIndex';

/** Share of another text's bits that stand elsewhere when that is where it is. */
const MOST = 0.6;
/** Words of a passage that is not taken for another text: it is a page, and items are shorter. */
const LONG = 120;

/**
 * Whether a place that has some of the passage is another old text, which stands there word for word with more than the passage has: as
 * when the passage was deleted and the next item begins as it did. Not when that other text stands elsewhere, going by `map`; without one
 * nothing does.
 * Cost: the words of the place, and of the row those that are alike.
 */
export function isAnothers(pattern: Pattern, index: TextIndex, place: Evidence, map?: Int32Array): boolean {
  const { first, last, codes } = pattern;
  if (place.from < 0 || place.overlap === 1 || last - first > LONG) { return false; }
  const from = Math.max(0, place.from - (place.pFrom - first));
  const to = Math.min(index.words.count, place.to + last - place.pTo);
  const chance = Math.log2(codes.length * (to - from));
  const byCode = wordsByCode(index, from, to);
  /** Of the run that ends at each word: its last word in the row, what its words tell, what is known of them, and what of them stands elsewhere. */
  const ends = new Int32Array(to - from + 1).fill(-1);
  const [runs, known, elsewhere] = [0, 1, 2].map(() => new Float64Array(to - from + 1)) as [Float64Array, Float64Array, Float64Array];
  for (let p = 0; p < codes.length; p++) {
    if (p >= first && p < last) { continue; }
    const at = map?.[p] ?? -1;
    for (const t of byCode[codeOf(codes[p] as number)] ?? []) {
      if (!alike(pattern, index, p, t)) { continue; }
      const k = t - from + 1;
      const before = k > 1 && p > 0 && ends[k - 1] === p - 1 ? k - 1 : 0;
      const bits = index.bits[t] as number;
      const run = runs[k] = (runs[before] as number) + bits;
      ends[k] = p;
      known[k] = (known[before] as number) + bitsAt(pattern, index, p, t);
      elsewhere[k] = (elsewhere[before] as number) + (at < 0 || (at >= from && at < to) ? 0 : bits);
      if (run > place.bits && known[k] > chance && elsewhere[k] < MOST * run) { return true; }
    }
  }
  return false;
}

/** The words of a stretch of the text by their codes, last first: so a run is read before it is written anew. */
function wordsByCode({ words: { hashes } }: TextIndex, from: number, to: number): readonly (readonly number[])[] {
  const byCode: number[][] = [];
  for (let t = to - 1; t >= from; t--) { (byCode[codeOf(hashes[t] as number)] ??= []).push(t); }
  return byCode;
}
