import { isLookalike } from './lookalikes';
import { type Candidate, candidateAt } from './moves';
import type { Pattern } from './pattern';
import type { Print } from './print';
import type { TextIndex } from './textIndex';
import { verbatimCopies } from './verbatim';

/** By how much a copy's neighbours must fit a place better than the passage's own; no better when the alignment has the copy there. */
const BETTER = 0.05;

/**
 * Of the places where the passage stands word for word, those that are it and none of the copies that the old text had already, going by
 * the neighbours on both sides: each place belongs to that copy of old whose neighbours fit it best.
 */
export function ownPlaces(
  pattern: Pattern, index: TextIndex, print: Print | undefined, inPlace: Int32Array, places: readonly number[],
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
