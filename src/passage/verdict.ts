import { largest } from '../text/lists';
import { alike, bitsAt } from './align';
import type { MatchFeatures } from './matchFeatures';
import type { Candidate } from './candidates';
import type { Pattern } from './pattern';
import type { ContextFingerprint } from './contextFingerprint';
import type { TextIndex } from './textIndex';
import { fitOf, ownPlaces, verbatimPlaces } from './verbatim';
import { codeOf } from './words';

/** Share of the nearest words that must stand on either side, or other places where the passage stands word for word are looked at. */
const SURE_SIDE = 0.9;
/** Fits that differ by less are the same. */
const SAME_FIT = 0.05;

/**
 * Where the passage stands word for word; undefined when that is the place in place, or nowhere, or only where a copy was put while the
 * passage itself was edited in its place.
 */
export function verdictOnVerbatim(
  pattern: Pattern, index: TextIndex, print: ContextFingerprint | undefined, inPlace: Candidate,
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
  if (near.length === 0 && !stands && holdsItsPlace(inPlace) && !belongsToOtherText(pattern, index, inPlace.evidence)) { return undefined; }
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

/** Share of another text's bits that stand elsewhere when that is where it is. */
const MOST_KNOWN = 0.6;
/** Words of a passage that is not taken for another text: it is a page, and items are shorter. */
const LONG = 120;

/**
 * Whether a place that has some of the passage is another old text, which stands there word for word with more than the passage has: as
 * when the passage was deleted and the next item begins as it did. Not when that other text stands elsewhere, going by `map`; without one
 * nothing does.
 * Cost: the words of the place, and of the row those that are alike.
 */
export function belongsToOtherText(pattern: Pattern, index: TextIndex, place: MatchFeatures, map?: Int32Array): boolean {
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
      if (run > place.bits && known[k] > chance && elsewhere[k] < MOST_KNOWN * run) { return true; }
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

/*
 * What is believed, and on what evidence. The thresholds were set on five repositories and checked on three others; none of them
 * matters much: half or double the margin of any changes one case in five hundred.
 */

/** Share of its bits that must stand where the surroundings say that the passage is. With less, its words stand there by chance. */
const KEPT = 0.42;
/** With so much, and a neighbour that stands, nothing need be looked for elsewhere. */
const NEARLY_ALL = 0.9;
/** Share of its bits that is most of it. */
const MOST = 0.6;
/** Share of the nearest words on one side that make it a neighbour which stands. */
const NEIGHBOUR = 0.5;
/** Share of all known surroundings that must stand somewhere in the text, or it is another text. */
const SURROUNDINGS = 0.1;
/** Elsewhere the words must speak for themselves: bits beyond chance, and a share of the words in runs of three. */
const STRENGTH = 14;
const IN_RUNS = 0.5;
/** Bits by which another place must be better than the one in place, when that is a remnant or nothing accompanies it. */
const BETTER = 16;
/** Bits within which two places are equally likely: less than a word. */
const TWIN = 4;
/** Bits beyond chance from which a move is as sure as it can be. */
const SURELY_MOVED = 36;

export interface Verdict {
  readonly place: Candidate;
  readonly inPlace: boolean;
  /** Other places that are as likely. */
  readonly twins: readonly Candidate[];
  /** From 0 to 1. */
  readonly score: number;
}

/** Whether the place that the surroundings point to need not be compared with others. */
export const isUndoubted = (inPlace: Candidate): boolean => inPlace.evidence.kept >= NEARLY_ALL && isAccompanied(inPlace);

/**
 * Which place is the passage, if any: the one in place, or one of those elsewhere, strongest first. Without a print hardly anything is
 * known of the surroundings (`fewSurroundings`), and what they say counts for less.
 */
export function verdictOn(inPlace: Candidate, elsewhere: readonly Candidate[], fewSurroundings: boolean): Verdict | undefined {
  const convincing = elsewhere.filter(isConvincing);
  const [moved] = convincing;
  const { kept, surroundings, strength } = inPlace.evidence;
  const accompanied = isAccompanied(inPlace);
  const stands = kept >= KEPT && (accompanied || isConvincing(inPlace) || (!fewSurroundings && surroundings >= SURROUNDINGS));
  const stays = stands && (holdsItsPlace(inPlace) || moved === undefined || moved.evidence.strength <= strength + BETTER);
  const place = stays ? inPlace : moved;
  if (place === undefined) { return undefined; }
  const twins = stays && accompanied ? []
    : convincing.filter((other) => isElsewhere(other, place) && other.evidence.strength >= place.evidence.strength - TWIN);
  return { place, inPlace: stays, twins, score: stays ? scoreInPlace(place) : scoreMoved(place) };
}

export const isAccompanied = ({ evidence: { before, after } }: Candidate): boolean => Math.max(before, after) >= NEIGHBOUR;

/** With most of it and a neighbour that stands it stays, even when elsewhere there is more of it: that is a copy. */
export const holdsItsPlace = (inPlace: Candidate): boolean => inPlace.evidence.kept >= MOST && isAccompanied(inPlace);

export const isConvincing = ({ evidence: { strength, inRuns } }: Candidate): boolean => strength >= STRENGTH && inRuns >= IN_RUNS;

const isElsewhere = ({ evidence: a }: Candidate, { evidence: b }: Candidate): boolean => a.from > b.to || a.to < b.from;

/** Surest when the place has the passage's words and no others: what was misplaced in revision histories had an overlap below 0.6. */
export const scoreInPlace = ({ evidence: { overlap } }: Candidate): number => 0.6 + 0.4 * overlap;

/** A move is never quite sure, and least so with few words. */
export const scoreMoved = ({ evidence: { overlap, strength } }: Candidate): number =>
  (0.56 + 0.4 * overlap) * Math.min(1, strength / SURELY_MOVED);
