import { alike, bitsAt } from './align';
import type { Evidence } from './evidence';
import type { Pattern } from './pattern';
import type { TextIndex } from './textIndex';

/** Share of another text's bits that stand elsewhere when that is where it is. */
const MOST = 0.6;
/** Words of a passage that is not taken for another text: it is a page, and items are shorter. */
const LONG = 120;

/**
 * Whether a place that has some of the passage is another old text, which stands there word for word with more than the passage has: as
 * when the passage was deleted and the next item begins as it did. Not when that other text stands elsewhere, going by `map`.
 * Cost: the words of the place times those of the row.
 */
export function isAnothers(pattern: Pattern, index: TextIndex, map: Int32Array, place: Evidence): boolean {
  const { first, last, codes } = pattern;
  if (place.from < 0 || place.overlap === 1 || last - first > LONG) { return false; }
  const from = Math.max(0, place.from - (place.pFrom - first));
  const to = Math.min(index.words.count, place.to + last - place.pTo);
  const chance = Math.log2(codes.length * (to - from));
  /** Of the run that ends at each word: what its words tell, what is known of them, and what of them stands elsewhere. */
  const [runs, known, elsewhere] = [0, 1, 2].map(() => new Float64Array(to - from + 1)) as [Float64Array, Float64Array, Float64Array];
  for (let p = 0; p < codes.length; p++) {
    const outside = p < first || p >= last;
    const at = map[p] as number;
    for (let t = to - 1; t >= from; t--) {
      const k = t - from + 1;
      if (!outside || !alike(pattern, index, p, t)) { runs[k] = known[k] = elsewhere[k] = 0; continue; }
      const bits = index.bits[t] as number;
      const run = runs[k] = (runs[k - 1] as number) + bits;
      known[k] = (known[k - 1] as number) + bitsAt(pattern, index, p, t);
      elsewhere[k] = (elsewhere[k - 1] as number) + (at < 0 || (at >= from && at < to) ? 0 : bits);
      if (run > place.bits && known[k] > chance && elsewhere[k] < MOST * run) { return true; }
    }
  }
  return false;
}
