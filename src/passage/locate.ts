import { align } from './align';
import { featuresOf } from './matchFeatures';
import { extentOf, reclaimEdges } from './extent';
import { wholeCharacters } from './boundaries';
import { type Candidate, candidatesOf } from './candidates';
import type { Location, Selector, Span } from './passage';
import { type Pattern, patternOf } from './pattern';
import { isLookalike, readFingerprint } from './contextFingerprint';
import { indexText, type TextIndex } from './textIndex';
import { isSame, squeezed, standsUntouched, verbatimPlaces } from './verbatim';
import { belongsToOtherText, isConvincing, isUndoubted, type Verdict, verdictOn, verdictOnVerbatim } from './verdict';
import { wordsOf } from './words';

/** Share of the nearest words on a side that make it the same side, and the share that still speaks for it. */
const SAME_SIDE = 0.9;
const HALF_A_SIDE = 0.5;

/**
 * Whether a place is surely the passage though nothing is known of its surroundings but the few words of the quote's prefix and suffix.
 * An edited passage and another like it then look the same, and a copy is known only by its neighbours. So the words must be the same, and
 * between the same words; or in the only place that has them, with words next to them and most words around them that stood there.
 */
export function isSureAlone(pattern: Pattern, index: TextIndex, { map, evidence }: Candidate): boolean {
  const { overlap, from, to } = evidence;
  if (overlap < 1) { return false; }
  const { first, last } = pattern;
  const beside = (begin: number, end: number, shift: number): boolean => map.subarray(begin, end).every((t, i) => t === begin + i + shift);
  const left = first > 0 ? beside(0, first, from - first) : from === 0;
  const right = last < map.length ? beside(last, map.length, to + 1 - last) : to === index.words.count - 1;
  if (left && right) { return true; }
  const before = first > 0 || left ? evidence.before : HALF_A_SIDE; // where the text began nothing is known
  const after = last < map.length || right ? evidence.after : HALF_A_SIDE;
  const least = Math.min(before, after);
  return (least >= SAME_SIDE || (least >= HALF_A_SIDE && (left || right))) && verbatimPlaces(pattern, index).length <= 1;
}

/** Longer passages are known by their words. UTF-16 code units. */
const SHORT = 200;
/** Share of pairs of letters that two spellings of one phrase have in common; two phrases have a quarter or so. */
const ALIKE = 0.5;
/** It looks like it, but the words are others. */
const SURE = 0.8;

/**
 * A short passage whose words have all been touched (a spelling put right, an address changed) is still what stands between both of
 * its neighbours, if it looks like it letter by letter.
 */
export function fuzzyShortMatch(selector: Selector, { first, last }: Pattern, { text, words }: TextIndex, map: Int32Array): Location | undefined {
  const { exact, tail } = selector;
  if (tail !== undefined || exact.length > SHORT) { return undefined; }
  const left = first > 0 ? map[first - 1] as number : -1;
  const right = last < map.length ? map[last] as number : words.count;
  const between = right - left - 1;
  if ((left < 0 && first > 0) || between < 1 || between > 2 * (last - first) + 1) { return undefined; }
  const start = words.starts[left + 1] as number;
  const end = words.ends[right - 1] as number;
  const alike = likeness(squeezed(exact), squeezed(text.slice(start, end)));
  return alike < ALIKE ? undefined : { state: 'changed', start, end, score: alike * SURE, inPlace: true };
}

/** Dice's coefficient of pairs of letters. */
function likeness(a: string, b: string): number {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < a.length; i++) {
    const pair = a.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const pair = b.slice(i, i + 2);
    const left = pairs.get(pair) ?? 0;
    if (left > 0) { shared++; pairs.set(pair, left - 1); }
  }
  return a.length + b.length <= 2 ? 0 : 2 * shared / (a.length + b.length - 2);
}

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
  const print = readFingerprint(selector.print);
  const pattern = patternOf(selector, print);
  const map = align(pattern, index);
  if (pattern.first === pattern.last) { return locateWithoutWords(selector, pattern, index, map); }

  reclaimEdges(pattern, index, map);
  const aligned = { map, evidence: featuresOf(pattern, index, map) };
  const displaced = belongsToOtherText(pattern, index, aligned.evidence, map);
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
  const elsewhere = candidatesOf(pattern, index, map)
    .filter(({ evidence }) => !isLookalike(print?.lookalikes ?? [], index, evidence))
    .filter((place) => !isConvincing(place) || !belongsToOtherText(pattern, index, place.evidence, map));
  const verdict = verdictOn(inPlace, elsewhere, print === undefined);
  if (verdict !== undefined) { return conclude(verdict); }
  return (displaced || print === undefined ? undefined : fuzzyShortMatch(selector, pattern, index, map)) ?? {
    state: 'gone',
    places: elsewhere.filter(({ evidence }) => evidence.kept >= WORTH_NAMING).slice(0, MOST_NAMED).map(extent),
    score: Math.max(inPlace.evidence.kept, elsewhere[0]?.evidence.kept ?? 0) / 2,
  };
}

/** The alignment without the passage. */
function nowhere(pattern: Pattern, index: TextIndex, map: Int32Array): Candidate {
  const around = map.slice().fill(-1, pattern.first, pattern.last);
  return { map: around, evidence: featuresOf(pattern, index, around) };
}

/** As `locate` for each, reading the text once. */
export function locateAll(selectors: readonly Selector[], text: string | TextIndex): Location[] {
  const index = typeof text === 'string' ? indexText(text) : text;
  return selectors.map((selector) => locate(selector, index));
}

/** Spans that overlap no earlier one. */
const apart = (spans: readonly Span[]): Span[] =>
  spans.filter((span, i) => spans.findIndex((other) => other === span || (other.start < span.end && span.start < other.end)) === i);

/**
 * A passage without a word in it (a rule, a bullet, an empty selection) has nothing to be known by but its neighbours: it is found
 * between the words that stood around it, when these still stand side by side.
 */
export function locateWithoutWords(selector: Selector, { first }: Pattern, { text, words }: TextIndex, map: Int32Array): Location {
  const { exact, prefix, start } = selector;
  if (standsUntouched(selector, text)) { return { state: 'found', start, end: start + exact.length, score: 1 }; }
  const left = first > 0 ? map[first - 1] as number : -1;
  const right = first < map.length ? map[first] as number : words.count;
  if ((first > 0 && left < 0) || right !== left + 1) { return { state: 'gone', score: 0 }; }
  const from = left < 0 ? 0 : words.ends[left] as number;
  const to = right < words.count ? words.starts[right] as number : text.length;
  const offset = from + (left < 0 ? start : prefix.length - (wordsOf(prefix).ends.at(-1) ?? 0));
  const at = nearest(text.slice(from, to), exact, offset - from);
  if (at < 0) { return { state: 'gone', score: 0 }; }
  return { state: 'moved', inPlace: true, ...wholeCharacters(text, { start: from + at, end: from + at + exact.length }), score: 1 };
}

/** Where `part` stands in `text` nearest to `offset`; -1 when nowhere. */
function nearest(text: string, part: string, offset: number): number {
  const before = text.lastIndexOf(part, offset);
  const after = text.indexOf(part, offset);
  if (before < 0 || after < 0) { return Math.max(before, after); }
  return offset - before <= after - offset ? before : after;
}
