import type { Location, Selector, Span } from '../passage';
import { align } from './align';
import { evidenceOf } from './evidence';
import { extentOf } from './extent';
import { isLookalike } from './lookalikes';
import { type Candidate, movesOf } from './moves';
import { patternOf } from './pattern';
import { readPrint } from './print';
import { retouched } from './retouched';
import { isSame, standsUntouched } from './sameness';
import { indexText, type TextIndex } from './textIndex';
import { locateWordless } from './wordless';

/** Share of its bits that must stand where the surroundings say that the passage is. With less, its words stand there by chance. */
const KEPT = 0.42;
/** With this share, and a neighbour that stands, nothing need be looked for elsewhere. */
const UNDOUBTED = 0.9;
const NEIGHBOUR = 0.5;
/** Elsewhere the words must speak for themselves: bits beyond chance, and a share of the words that stand in runs. */
const MOVED_STRENGTH = 18;
const MOVED_RUNS = 0.5;
const SURELY_MOVED = 36;
/** Bits by which another place must be better than one that no neighbour speaks for. */
const BETTER = 16;
/** Bits within which two places are equally likely: less than one word. */
const TWIN = 4;
/** Look-alikes named for a person to choose from. */
const MOST_PLACES = 5;
const WORTH_NAMING = 0.3;

/** Where a passage is in a text now. Never throws; offsets it gives lie inside the text. Give it an index to look for many. */
export function locate(selector: Selector, text: string | TextIndex): Location {
  const index = typeof text === 'string' ? indexText(text) : text;
  const print = readPrint(selector.print);
  const pattern = patternOf(selector, print);
  const map = align(pattern, index);
  if (pattern.first === pattern.last) { return locateWordless(selector, pattern, index, map); }

  const inPlace: Candidate = { map, evidence: evidenceOf(pattern, index, map) };
  const extent = ({ map: m, evidence }: Candidate) => extentOf(pattern, index, m, evidence);
  const at = (candidate: Candidate, score: number): Location => {
    const span = extent(candidate);
    if (!isSame(selector, print, pattern, index, candidate.evidence, span)) { return { state: 'changed', ...span, score, inPlace: candidate === inPlace }; }
    const unmoved = span.start === selector.start || candidate.evidence.from === print?.ordinal;
    return unmoved ? { state: 'found', ...span, score } : { state: 'moved', ...span, score, inPlace: candidate === inPlace };
  };

  const { kept, before, after } = inPlace.evidence;
  const accompanied = before >= NEIGHBOUR || after >= NEIGHBOUR;
  if (kept >= UNDOUBTED && accompanied) { return at(inPlace, scoreInPlace(inPlace)); }

  if (standsUntouched(selector, index.text)) { return { state: 'found', start: selector.start, end: selector.end, score: 1 }; }

  const elsewhere = movesOf(pattern, index, map).filter(({ evidence }) => !isLookalike(print?.lookalikes ?? [], index, evidence));
  const convincing = elsewhere.filter(isConvincing);
  const [moved] = convincing;
  const stays = kept >= KEPT && (print !== undefined || accompanied || isConvincing(inPlace))
    && (accompanied || moved === undefined || moved.evidence.strength <= inPlace.evidence.strength + BETTER);
  const best = stays ? inPlace : moved;
  if (best === undefined) {
    const touched = retouched(selector, pattern, index, map);
    if (touched !== undefined) { return { state: 'changed', start: touched.start, end: touched.end, score: touched.alike * 0.8, inPlace: true }; }
    const places = elsewhere.filter(({ evidence }) => evidence.kept >= WORTH_NAMING).slice(0, MOST_PLACES).map(extent);
    return { state: 'gone', places, score: Math.max(kept, elsewhere[0]?.evidence.kept ?? 0) / 2 };
  }
  const score = stays ? scoreInPlace(best) : scoreMoved(best);
  const twins = stays && accompanied ? [] : convincing.filter((other) => isDisjoint(other, best) && other.evidence.strength >= best.evidence.strength - TWIN);
  return twins.length === 0 ? at(best, score) : { state: 'ambiguous', places: distinct([best, ...twins].map(extent)), score: score / 2 };
}

const isDisjoint = ({ evidence: a }: Candidate, { evidence: b }: Candidate): boolean => a.from > b.to || a.to < b.from;

/** As `locate` for each, reading the text once. */
export function locateAll(selectors: readonly Selector[], text: string | TextIndex): Location[] {
  const index = typeof text === 'string' ? indexText(text) : text;
  return selectors.map((selector) => locate(selector, index));
}

const isConvincing = ({ evidence: { strength, inRuns } }: Candidate): boolean => strength >= MOVED_STRENGTH && inRuns >= MOVED_RUNS;

/**
 * Sure when the place has the passage's words and no others; measured on revision histories, what was misplaced had an overlap below 0.6.
 * A move is never quite sure, and little is with few words.
 */
const scoreInPlace = ({ evidence: { overlap } }: Candidate): number => 0.6 + 0.4 * overlap;
const scoreMoved = ({ evidence: { overlap, strength } }: Candidate): number => (0.56 + 0.4 * overlap) * Math.min(1, strength / SURELY_MOVED);

function distinct(spans: Span[]): Span[] {
  return spans.filter((span, i) => spans.findIndex((other) => other.start < span.end && span.start < other.end) === i);
}
