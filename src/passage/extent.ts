import type { Span } from './passage';
import type { Evidence } from './evidence';
import { breaksLine, lineEnd, lineStart } from './lines';
import type { Edges, Pattern } from './pattern';
import { squeezed } from './sameness';
import { wholeCharacters } from './surrogates';
import { swapped } from './swapped';
import type { TextIndex } from './textIndex';

/** Words at an edge that may have been replaced, or put in before the first of a line: more, and it is another sentence. */
const EDGE = 3;

/**
 * Where the passage begins and ends now. Where its outermost words still stand, it begins and ends in or beside them as it did;
 * a few words that replaced them belong to it, and a passage that began a line still does.
 */
export function extentOf(pattern: Pattern, index: TextIndex, map: Int32Array, evidence: Evidence): Span {
  const { start, end } = inOrder(pattern, index, map, evidence);
  const other = swapped(pattern, index, map, evidence);
  const begin = other.before === undefined ? start : startAt(index, other.before, pattern.edges);
  // One word may stand for both that a passage began and ended within: then nothing is left between.
  return { start: begin, end: Math.max(begin, other.after === undefined ? end : endAt(index, other.after, pattern.edges)) };
}

function inOrder(pattern: Pattern, index: TextIndex, map: Int32Array, { from, to, pFrom, pTo }: Evidence): Span {
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
