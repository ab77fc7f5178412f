import { alike } from './align';
import { CODE_MASK } from './code';
import type { Pattern } from './pattern';
import type { TextIndex } from './textIndex';

/** More places than this are boilerplate, of which only the surroundings tell one from another. */
const MOST_PLACES = 32;

/** Words of the text at which the whole passage begins, in the order of the text; none for a passage of which words were left out. */
export function verbatimPlaces(pattern: Pattern, index: TextIndex): number[] {
  const { first, last, seam, codes } = pattern;
  if (seam >= 0) { return []; }
  const rarest = rarestWord(pattern, index);
  const starts = index.placesOfWord(codes[rarest] as number, MOST_PLACES).map((t) => t - (rarest - first));
  return starts.filter((t) => t >= 0 && t + last - first <= index.words.count && standsAt(pattern, index, t)).reverse();
}

/**
 * Words of the row, outside the passage, at which the same words begin: its look-alikes of old that are known word by word. Of most only
 * six bits are known; what `map` aligns with a word that is another in full is no copy.
 */
export function verbatimCopies({ first, last, codes, masks }: Pattern, { words }: TextIndex, map: Int32Array): number[] {
  const length = last - first;
  const isCopy = (p: number): boolean => {
    for (let k = 0; k < length; k++) {
      const mask = (masks[p + k] as number) & (masks[first + k] as number);
      const t = map[p + k] as number;
      if (t >= 0 && (((codes[first + k] as number) ^ (words.hashes[t] as number)) & (masks[first + k] as number)) !== 0) { return false; }
      if ((((codes[p + k] as number) ^ (codes[first + k] as number)) & mask) !== 0) { return false; }
    }
    return true;
  };
  const copies: number[] = [];
  for (let p = 0; p + length <= codes.length; p++) {
    if ((p + length <= first || p >= last) && isCopy(p)) { copies.push(p); }
  }
  return copies;
}

function standsAt(pattern: Pattern, index: TextIndex, t: number): boolean {
  for (let p = pattern.first; p < pattern.last; p++) {
    if (!alike(pattern, index, p, t + p - pattern.first)) { return false; }
  }
  return true;
}

/** Of the words that are known whole. */
function rarestWord({ first, last, codes, masks }: Pattern, index: TextIndex): number {
  let rarest = first;
  for (let p = first + 1; p < last; p++) {
    if (masks[p] !== CODE_MASK && index.bitsOf(codes[p] as number) > index.bitsOf(codes[rarest] as number)) { rarest = p; }
  }
  return rarest;
}
