import { alike } from './align';
import type { MatchFeatures } from './matchFeatures';
import { isInsidePair } from './boundaries';
import { type Candidate, candidateAt } from './candidates';
import type { Selector, Span } from './passage';
import type { Pattern } from './pattern';
import { isLookalike, type ContextFingerprint, sumOf } from './contextFingerprint';
import type { TextIndex } from './textIndex';
import { CODE_MASK } from './words';

/** Whether a place holds the passage unchanged: line endings, white space and normal form aside. Of a long one the words are compared. */
export function isSame(
  selector: Selector, print: ContextFingerprint | undefined, pattern: Pattern, index: TextIndex, evidence: MatchFeatures, span: Span,
): boolean {
  const { exact, tail } = selector;
  if (evidence.pFrom !== pattern.first || evidence.pTo !== pattern.last - 1) { return false; }
  const now = index.text.slice(span.start, span.end);
  if (tail === undefined) { return now === exact || squeezed(now) === squeezed(exact); }
  const ends = [now.slice(0, 2 * exact.length), now.slice(-2 * tail.length)].map(squeezed) as [string, string];
  if (!ends[0].startsWith(squeezed(exact)) || !ends[1].endsWith(squeezed(tail))) { return false; }
  return print === undefined ? now.length === selector.end - selector.start
    : sumOf(index.words.hashes.subarray(evidence.from, evidence.to + 1)) === print.sum;
}

/**
 * Whether the passage stands where it stood, letter for letter, between the same letters: enough even where words say nothing, as in
 * "a a a".
 */
export function standsUntouched({ exact, tail, prefix, suffix, start, end }: Selector, text: string): boolean {
  return end <= text.length && end - start >= exact.length && text.startsWith(exact, start) && text.endsWith(tail ?? exact, end)
    && text.endsWith(prefix, start) && text.startsWith(suffix, end) && !isInsidePair(text, start) && !isInsidePair(text, end);
}

/** A text without its white space, in normal form C. */
export const squeezed = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');

/** By how much a copy's neighbours must fit a place better than the passage's own; no better when the alignment has the copy there. */
const BETTER = 0.05;

/**
 * Of the places where the passage stands word for word, those that are it and none of the copies that the old text had already, going by
 * the neighbours on both sides: each place belongs to that copy of old whose neighbours fit it best.
 */
export function ownPlaces(
  pattern: Pattern, index: TextIndex, print: ContextFingerprint | undefined, inPlace: Int32Array, places: readonly number[],
): Candidate[] {
  const copies = verbatimCopies(pattern, index, inPlace).map((first) => ({ ...pattern, first, last: first + pattern.last - pattern.first }));
  return places.map((t) => ({ t, place: candidateAt(pattern, index, t) })).filter(({ t, place }) => {
    const own = fitOf(place);
    const belongsTo = (copy: Pattern): boolean => fitOf(candidateAt(copy, index, t)) >= own + (inPlace[copy.first] === t ? 0 : BETTER);
    return !copies.some(belongsTo)
      && !isLookalike(print?.lookalikes ?? [], index, place.evidence);
  }).map(({ place }) => place);
}

/** How well the neighbours fit, from 0 to 1. */
export const fitOf = ({ evidence: { before, after } }: Candidate): number => (before + after) / 2;

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
