/**
 * A piece of text as people read it, with where it stands in the source. A run begins at `at` in the text and at `source` in the source, and
 * reaches to the next run; within it both go on in step.
 */
export interface Plain {
  readonly text: string;
  readonly runs: readonly Run[];
}
interface Run { readonly at: number; readonly source: number }

export interface Span { readonly start: number; readonly end: number }

/** Where the unit at `index` of the text stands in the source. */
function sourceOf({ runs }: Plain, index: number): number {
  let [low, high] = [0, runs.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (runs[middle]!.at > index) { high = middle - 1; } else { low = middle; }
  }
  const run = runs[low];
  return run ? run.source + index - run.at : 0;
}

/** Where a part of it stands in the source, from the first of its units to the last; what was left out between them is inside. */
export function spanOf(plain: Plain, from = 0, to = plain.text.length): Span {
  const start = sourceOf(plain, from);
  return { start, end: from < to ? sourceOf(plain, to - 1) + 1 : start };
}

export function slice(plain: Plain, from: number, to = plain.text.length): Plain {
  if (from <= 0 && to >= plain.text.length) { return plain; }
  const text = plain.text.slice(from, to);
  const inside = plain.runs.filter(({ at }) => at > from && at < to).map(({ at, source }) => ({ at: at - from, source }));
  return { text, runs: [{ at: 0, source: sourceOf(plain, from) }, ...inside] };
}

/** One behind the other, with a space between them that stands behind the first. */
export function join(first: Plain, second: Plain): Plain {
  const { length } = first.text;
  const space = { at: length, source: spanOf(first).end };
  return { text: `${first.text} ${second.text}`, runs: [...first.runs, space, ...second.runs.map(({ at, source }) => ({ at: at + length + 1, source }))] };
}

/** Marks of emphasis, code, links and HTML, which nobody reads. Square and angle brackets that hold a gap to fill in stay. */
const MARKUP = /\*+|~~+|`+|(?<![\p{L}\p{N}])_+|_(?![\p{L}\p{N}])|\\(?=[!-/:-@[-`{-~])|!?\[(?=[^\][\n]{0,500}\]\()|\]\([^()\s]{0,1000}\)|<\/?(?:b|i|em|strong|u|p|span|sub|sup|small|code|kbd)\b[^<>\n]{0,200}>|[\u200B-\u200D\u2060\uFEFF]/u.source;
/** What is not read as it stands: markup, and white space other than one space between two words. */
const OTHER = new RegExp(`(${MARKUP})|(?:\\s|<br\\b[^<>\\n]{0,20}>)+`, 'gu');
/** Text in which a look for one of these finds nothing is read as it stands. */
const SUSPECT = /[*~`_\\[\]<\u200B-\u200D\u2060\uFEFF]|\s\s|[^\S ]/u;

/** A part of the source without its markup; runs of white space are one space, none at either end. Cost: linear. */
export function plainOf(source: string, start: number, end: number): Plain {
  const raw = source.slice(start, end);
  if (!SUSPECT.test(raw)) {
    const text = raw.trim();
    return { text, runs: [{ at: 0, source: start + raw.length - raw.trimStart().length }] };
  }
  let text = '';
  const runs: Run[] = [];
  let space = -1;
  const add = (from: number, to: number): void => {
    if (from === to) { return; }
    if (space >= 0 && text) { begin(space); text += ' '; }
    space = -1;
    begin(from);
    text += raw.slice(from, to);
  };
  const begin = (at: number): void => {
    const last = runs.at(-1);
    if (!last || last.source + text.length - last.at !== start + at) { runs.push({ at: text.length, source: start + at }); }
  };
  let from = 0;
  for (const { index, 0: other, 1: markup } of raw.matchAll(OTHER)) {
    add(from, index);
    from = index + other.length;
    if (markup === undefined) { space = from - 1; }
  }
  add(from, raw.length);
  return { text, runs: runs.length ? runs : [{ at: 0, source: start }] };
}
