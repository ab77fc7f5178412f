import type { Location, Selector, Span } from './passage';
import { align } from './align';
import { evidenceOf } from './evidence';
import { extentOf } from './extent';
import { isAnothers } from './isAnothers';
import { isLookalike } from './lookalikes';
import { type Candidate, movesOf } from './moves';
import { type Pattern, patternOf } from './pattern';
import { readPrint } from './print';
import { regrow } from './regrow';
import { retouched } from './retouched';
import { isSame, standsUntouched } from './sameness';
import { isSureAlone } from './sureAlone';
import { indexText, type TextIndex } from './textIndex';
import { isConvincing, isUndoubted, type Verdict, verdictOn } from './verdict';
import { verdictOnVerbatim } from './verdictOnVerbatim';
import { locateWordless } from './wordless';

/** Look-alikes of a passage that has gone, named for a person to choose from, and the share of its bits they must have. */
const MOST_NAMED = 5;
const WORTH_NAMING = 0.3;

/**
 * Where a passage is in a text now: the words around it are aligned with the text, and the passage is where they say, if enough of
 * it is there; else where its own words speak for themselves; else it has gone. Without a print it is only where the same words stand
 * among the same words: any other place is named, not believed. Never throws; offsets lie inside the text. Give it an index to look for
 * many passages of one text.
 */
export function locate(selector: Selector, text: string | TextIndex): Location {
  const index = typeof text === 'string' ? indexText(text) : text;
  const print = readPrint(selector.print);
  const pattern = patternOf(selector, print);
  const map = align(pattern, index);
  if (pattern.first === pattern.last) { return locateWordless(selector, pattern, index, map); }

  regrow(pattern, index, map);
  const aligned = { map, evidence: evidenceOf(pattern, index, map) };
  const displaced = isAnothers(pattern, index, aligned.evidence, map);
  const inPlace = displaced ? nowhere(pattern, index, map) : aligned;
  const extent = (place: Candidate): Span => extentOf(pattern, index, place.map, place.evidence);
  const conclude = ({ place, inPlace: stays, twins, score }: Verdict): Location => {
    const places = apart([place, ...twins].map(extent));
    if (print === undefined && !isSureAlone(pattern, index, place)) { return { state: 'gone', places, score: score / 2 }; }
    if (places.length > 1) { return { state: 'ambiguous', places, score: score / 2 }; }
    const [span] = places as [Span];
    if (!isSame(selector, print, pattern, index, place.evidence, span)) { return { state: 'changed', ...span, score, inPlace: stays }; }
    const unmoved = span.start === selector.start || place.evidence.from === print?.ordinal;
    return unmoved ? { state: 'found', ...span, score } : { state: 'moved', ...span, score, inPlace: stays };
  };

  const verbatim = verdictOnVerbatim(pattern, index, print, inPlace);
  if (verbatim !== undefined) { return conclude(verbatim); }
  if (isUndoubted(inPlace)) { return conclude(verdictOn(inPlace, [], false) as Verdict); }
  if (standsUntouched(selector, index.text)) { return { state: 'found', start: selector.start, end: selector.end, score: 1 }; }
  const elsewhere = movesOf(pattern, index, map)
    .filter(({ evidence }) => !isLookalike(print?.lookalikes ?? [], index, evidence))
    .filter((place) => !isConvincing(place) || !isAnothers(pattern, index, place.evidence, map));
  const verdict = verdictOn(inPlace, elsewhere, print === undefined);
  if (verdict !== undefined) { return conclude(verdict); }
  return (displaced || print === undefined ? undefined : retouched(selector, pattern, index, map)) ?? {
    state: 'gone',
    places: elsewhere.filter(({ evidence }) => evidence.kept >= WORTH_NAMING).slice(0, MOST_NAMED).map(extent),
    score: Math.max(inPlace.evidence.kept, elsewhere[0]?.evidence.kept ?? 0) / 2,
  };
}

/** The alignment without the passage. */
function nowhere(pattern: Pattern, index: TextIndex, map: Int32Array): Candidate {
  const around = map.slice().fill(-1, pattern.first, pattern.last);
  return { map: around, evidence: evidenceOf(pattern, index, around) };
}

/** As `locate` for each, reading the text once. */
export function locateAll(selectors: readonly Selector[], text: string | TextIndex): Location[] {
  const index = typeof text === 'string' ? indexText(text) : text;
  return selectors.map((selector) => locate(selector, index));
}

/** Spans that overlap no earlier one. */
const apart = (spans: readonly Span[]): Span[] =>
  spans.filter((span, i) => spans.findIndex((other) => other === span || (other.start < span.end && span.start < other.end)) === i);
