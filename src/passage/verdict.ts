import type { Candidate } from './moves';

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
