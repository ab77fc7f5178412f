import { isAnothers } from './isAnothers';
import type { Candidate } from './moves';
import { fitOf, ownPlaces } from './ownPlaces';
import type { Pattern } from './pattern';
import type { Print } from './print';
import type { TextIndex } from './textIndex';
import { verbatimPlaces } from './verbatim';
import { holdsItsPlace, isAccompanied, isConvincing, scoreInPlace, scoreMoved, type Verdict } from './verdict';
import { largest } from '../text/largest';

/** Share of the nearest words that must stand on either side, or other places where the passage stands word for word are looked at. */
const SURE_SIDE = 0.9;
/** Fits that differ by less are the same. */
const SAME_FIT = 0.05;

/**
 * Where the passage stands word for word; undefined when that is the place in place, or nowhere, or only where a copy was put while the
 * passage itself was edited in its place.
 */
export function verdictOnVerbatim(
  pattern: Pattern, index: TextIndex, print: Print | undefined, inPlace: Candidate,
): Verdict | undefined {
  const { from, overlap, before, after } = inPlace.evidence;
  const stands = overlap === 1;
  if (stands && Math.min(before, after) >= SURE_SIDE) { return undefined; }
  const places = verbatimPlaces(pattern, index);
  if (places.length === (stands ? 1 : 0)) { return undefined; }
  const own = ownPlaces(pattern, index, print, inPlace.map, places)
    .filter((place) => isConvincing(place) || isAccompanied(place) || (print !== undefined && place.evidence.strength >= 0));
  const home = stands ? own.find(({ evidence }) => evidence.from === from) : undefined;
  const gap = gapOf(pattern, index, inPlace.map);
  const near = own.filter(({ evidence }) => evidence.from >= gap.from && evidence.to < gap.to);
  if (near.length === 0 && !stands && holdsItsPlace(inPlace) && !isAnothers(pattern, index, inPlace.evidence)) { return undefined; }
  const likely = near.length > 0 && !stands ? near : own;
  const best = largest(likely.map(fitOf));
  if (own.length === 0 || (home !== undefined && fitOf(home) >= best - SAME_FIT)) { return undefined; }
  const [place, ...twins] = likely.filter((one) => one === home || fitOf(one) >= best - SAME_FIT)
    .sort((a, b) => fitOf(b) - fitOf(a)) as [Candidate, ...Candidate[]];
  return { place, inPlace: near.length > 0, twins, score: near.length > 0 ? scoreInPlace(place) : scoreMoved(place) };
}

/** The words of the text between those around the passage that stand. */
function gapOf({ first, last }: Pattern, index: TextIndex, map: Int32Array): { from: number; to: number } {
  return {
    from: 1 + (map.subarray(0, first).findLast((t) => t >= 0) ?? -1),
    to: map.subarray(last).find((t) => t >= 0) ?? index.words.count,
  };
}
