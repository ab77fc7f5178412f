import { alignWithin, alike, type Range } from './align';
import { type CoreSpan, coreSpanOf, type MatchFeatures } from './matchFeatures';
import { breaksLine, lineEnd, lineStart, wholeCharacters } from './boundaries';
import type { Span } from './passage';
import type { Edges, Pattern } from './pattern';
import { squeezed } from './verbatim';
import type { TextIndex } from './textIndex';

/**
 * Gives the passage back what its like beside it drew away. When a line like it was put in above or taken out, an alignment may as well
 * give the first words of one to the other: as many stand either way. Of such splits the one is right that lies at an edge of the
 * passage, which a person chose, as lines are put in and taken out whole. Changes `map`.
 */
export function reclaimEdges(pattern: Pattern, index: TextIndex, map: Int32Array): void {
  const { first, last } = pattern;
  const core = coreSpanOf(pattern, index, map);
  if (core.from < 0 || (core.pFrom === first && core.pTo === last - 1 && core.to - core.from === core.pTo - core.pFrom)) { return; }
  const strayed = { before: release(map, first, core.pFrom), after: release(map, core.pTo + 1, last) };
  const { pFrom, from } = grownBack(pattern, index, map, core);
  const { pTo, to } = grownOn(pattern, index, map, core);
  const floor = 1 + lastOf(map.subarray(0, first));
  const ceiling = map.subarray(last).find((t) => t >= 0) ?? index.words.count;
  if (strayed.before && pFrom > first) {
    alignWithin(pattern, index, { p: first, pEnd: pFrom, t: Math.max(floor, from - outerReachOf(pFrom - first)), tEnd: from }, map);
  }
  if (strayed.after && pTo < last - 1) {
    alignWithin(pattern, index, { p: pTo + 1, pEnd: last, t: to + 1, tEnd: Math.min(ceiling, to + 1 + outerReachOf(last - 1 - pTo)) }, map);
  }
}

/** In how many words beside the rest so many lost ones are looked for. */
const outerReachOf = (lost: number): number => 2 * lost + 8;

const lastOf = (ts: Int32Array): number => ts.findLast((t) => t >= 0) ?? -1;

function grownBack(pattern: Pattern, index: TextIndex, map: Int32Array, { pFrom, from }: CoreSpan): { pFrom: number; from: number } {
  let p = pFrom;
  let t = from;
  while (p > pattern.first && t > 0 && alike(pattern, index, p - 1, t - 1)) { take(map, --p, --t); }
  return { pFrom: p, from: t };
}

function grownOn(pattern: Pattern, index: TextIndex, map: Int32Array, { pTo, to }: CoreSpan): { pTo: number; to: number } {
  let p = pTo;
  let t = to;
  while (p < pattern.last - 1 && t < index.words.count - 1 && alike(pattern, index, p + 1, t + 1)) { take(map, ++p, ++t); }
  return { pTo: p, to: t };
}

/** Takes these words from where they stand; whether any stood. */
function release(map: Int32Array, p: number, pEnd: number): boolean {
  const stood = map.subarray(p, pEnd).some((t) => t >= 0);
  map.fill(-1, p, pEnd);
  return stood;
}

function take(map: Int32Array, p: number, t: number): void {
  const owner = map.indexOf(t);
  if (owner >= 0) { map[owner] = -1; }
  map[p] = t;
}

/** A short sentence: fewer words that change sides say nothing. */
const SENTENCE = 5;
/** Share of its words that must stand on the other side. */
const MOST = 0.6;

/**
 * What of the passage changed sides with the rest of it, as when two sentences are swapped, or an address and the words that stand for it:
 * the text's outermost words of it before and after the rest. An alignment keeps the order of words, so it leaves out one of the two.
 */
export function reorderedEdges(
  pattern: Pattern, index: TextIndex, map: Int32Array, { pFrom, pTo, from, to }: CoreSpan,
): { readonly before?: number | undefined; readonly after?: number | undefined } {
  const { first, last } = pattern;
  const lost = (p: number, pEnd: number, t: number, tEnd: number): number[] => standing(pattern, index, map, { p, pEnd, t, tEnd });
  return {
    before: lost(pTo + 1, last, Math.max(0, from - reachOf(last - pTo - 1)), from).at(0),
    after: lost(first, pFrom, to + 1, Math.min(index.words.count, to + 1 + reachOf(pFrom - first))).at(-1),
  };
}

/** In how many words beside the rest so many lost ones are looked for. */
const reachOf = (lost: number): number => (lost < SENTENCE ? 0 : 2 * lost);

/** Where the words of a lost stretch stand in a stretch of text that nothing else explains; none when most do not. */
function standing(pattern: Pattern, index: TextIndex, map: Int32Array, range: Range): number[] {
  if (range.t >= range.tEnd) { return []; }
  const there = [...alignWithin(pattern, index, range).subarray(range.p, range.pEnd)].filter((t) => t >= 0 && !map.includes(t));
  return there.length < MOST * (range.pEnd - range.p) ? [] : there;
}

/** Words at an edge that may have been replaced, or put in before the first of a line: more, and it is another sentence. */
const EDGE = 3;

/**
 * Where the passage begins and ends now. Where its outermost words still stand, it begins and ends in or beside them as it did;
 * a few words that replaced them belong to it, and a passage that began a line still does.
 */
export function extentOf(pattern: Pattern, index: TextIndex, map: Int32Array, evidence: MatchFeatures): Span {
  const { start, end } = inOrder(pattern, index, map, evidence);
  const other = reorderedEdges(pattern, index, map, evidence);
  const begin = other.before === undefined ? start : startAt(index, other.before, pattern.edges);
  // One word may stand for both that a passage began and ended within: then nothing is left between.
  return { start: begin, end: Math.max(begin, other.after === undefined ? end : endAt(index, other.after, pattern.edges)) };
}

function inOrder(pattern: Pattern, index: TextIndex, map: Int32Array, { from, to, pFrom, pTo }: MatchFeatures): Span {
  const { text, words: { starts, ends, count } } = index;
  const first = from - Math.max(
    replacedWords(map, pFrom, pattern.first - 1, from, -1),
    pattern.edges.beginsLine ? wordsBackToLine(index, map, from) : 0,
  );
  const last = to + Math.max(
    replacedWords(map, pTo, pattern.last, to, count),
    pattern.edges.endsLine ? wordsOnInLine(pattern, index, map, to) : 0,
  );
  const { headCut, tailCut } = pattern.edges;
  const start = starts[first] as number;
  const end = ends[last] as number;
  return wholeCharacters(text, {
    start: headCut > 0 && first === from ? Math.min(start + headCut, ends[first] as number) : startAt(index, first, pattern.edges),
    end: tailCut > 0 && last === to ? Math.max(end - tailCut, start) : endAt(index, last, pattern.edges),
  });
}

/** Where a passage begins whose first word is the text's word `t`: with what of its lead stands there, or with its line as ever. */
function startAt(index: TextIndex, t: number, { lead, opensLine }: Edges): number {
  const { text, words: { starts, ends } } = index;
  const start = backOver(text, starts[t] as number, ends[t - 1] ?? 0, lead);
  const whole = !opensLine || squeezed(text.slice(start, starts[t])) === squeezed(lead);
  return whole ? start : lineStart(index, t) ?? start;
}

/** Where it ends, whose last word is the text's word `t`: with what of its trail stands there, or with its line as ever. */
function endAt(index: TextIndex, t: number, { trail, closesLine }: Edges): number {
  const { text, words: { starts, ends } } = index;
  const end = onOver(text, ends[t] as number, starts[t + 1] ?? text.length, trail);
  const whole = !closesLine || squeezed(text.slice(ends[t], end)) === squeezed(trail);
  return whole || breaksOff(index, t) ? end : lineEnd(index, t);
}

/** Whether another word follows in the line. */
const breaksOff = (index: TextIndex, t: number): boolean => t + 1 < index.words.count && !breaksLine(index, t, t + 1);

/**
 * How many words took the place of those lost between the outermost that stands (`p`, now `t`) and the passage's neighbour. None
 * when the neighbour has gone as well, for then nothing says where they end.
 */
function replacedWords(map: Int32Array, p: number, neighbour: number, t: number, wall: number): number {
  const lost = Math.abs(neighbour - p) - 1;
  const now = neighbour < 0 || neighbour >= map.length ? wall : map[neighbour] as number;
  if (lost === 0 || lost > EDGE || (now < 0 && now !== wall)) { return 0; }
  const between = Math.abs(now - t) - 1;
  return between <= 2 * lost + 1 ? between : 0;
}

/** Words that nothing explains between this one and the beginning of its line; none when they are many. */
function wordsBackToLine({ text, words }: TextIndex, map: Int32Array, from: number): number {
  for (let back = 0; back <= EDGE; back++) {
    const t = from - back;
    if (back > 0 && map.includes(t)) { return 0; }
    if (t === 0 || text.slice(words.ends[t - 1], words.starts[t]).includes('\n')) { return back; }
  }
  return 0;
}

/**
 * Words that nothing explains between this one and the end of its line, when its sentence goes on there; none when they are more than
 * it has, or when the passage's stop still stands, for then it is another sentence.
 */
function wordsOnInLine({ edges: { trail }, first, last }: Pattern, index: TextIndex, map: Int32Array, to: number): number {
  const { text, words } = index;
  const stop = squeezed(trail);
  if (stop !== '' && squeezed(text.slice(words.ends[to], words.starts[to + 1])).startsWith(stop)) { return 0; }
  for (let on = 0; on <= Math.max(EDGE, last - first); on++) {
    const t = to + on;
    if (on > 0 && (map.includes(t) || STOP.test(text.slice(words.ends[t - 1], words.starts[t])))) { return 0; }
    if (!breaksOff(index, t)) { return on; }
  }
  return 0;
}

/** The end of a sentence with another behind it. */
const STOP = /[.!?]\s/;

/** From `offset` back over as much of `lead` as stands there, white space between aside; never beyond `least`. */
function backOver(text: string, offset: number, least: number, lead: string): number {
  let reached = offset;
  let at = offset;
  for (let i = lead.length - 1; i >= 0; i--) {
    if (isSpace(lead, i)) { continue; }
    while (at > least && isSpace(text, at - 1)) { at--; }
    if (at <= least || text.charCodeAt(at - 1) !== lead.charCodeAt(i)) { return reached; }
    reached = --at;
  }
  for (let i = lead.length - lead.trimStart().length - 1; i >= 0 && reached > least; i--) {
    if (text.charCodeAt(reached - 1) !== lead.charCodeAt(i)) { break; }
    reached--;
  }
  return reached;
}

/** From `offset` on over as much of `trail`; never beyond `most`. */
function onOver(text: string, offset: number, most: number, trail: string): number {
  let reached = offset;
  let at = offset;
  for (let i = 0; i < trail.length; i++) {
    if (isSpace(trail, i)) { continue; }
    while (at < most && isSpace(text, at)) { at++; }
    if (at >= most || text.charCodeAt(at) !== trail.charCodeAt(i)) { return reached; }
    reached = ++at;
  }
  for (let i = trail.trimEnd().length; i < trail.length && reached < most; i++) {
    if (text.charCodeAt(reached) !== trail.charCodeAt(i)) { break; }
    reached++;
  }
  return reached;
}

const isSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at));
