/** A piece of text as people read it, with where each of its UTF-16 units stands in the source: `at[i]` is the offset of `text[i]`. */
export interface Plain {
  readonly text: string;
  readonly at: readonly number[];
}

export interface Span { readonly start: number; readonly end: number }

/** Where a part of it stands in the source, from the first of its units to the last; what was left out between them is inside. */
export function spanOf({ at }: Plain, from = 0, to = at.length): Span {
  if (from >= to) { return { start: at[from] ?? at.at(-1) ?? 0, end: at[from] ?? at.at(-1) ?? 0 }; }
  return { start: at[from]!, end: at[to - 1]! + 1 };
}

export const slice = ({ text, at }: Plain, from: number, to = text.length): Plain => ({ text: text.slice(from, to), at: at.slice(from, to) });

export const join = (first: Plain, second: Plain): Plain => (
  { text: `${first.text} ${second.text}`, at: [...first.at, (first.at.at(-1) ?? 0), ...second.at] }
);

/** Marks of emphasis, code, links and HTML, which nobody reads. Square and angle brackets that hold a gap to fill in stay. */
const MARKUP = /\*+|~~+|`+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|\\(?=[!-/:-@[-`{-~])|!?\[(?=[^\][\n]{0,500}\]\()|\]\([^()\s]{0,1000}\)|<\/?(?:b|i|em|strong|u|p|span|sub|sup|small|code|kbd|br)\b[^<>\n]{0,200}>|[\u200B-\u200D\u2060\uFEFF]/gu;

/** A part of the source without its markup; runs of white space are one space, none at either end. Cost: linear. */
export function plainOf(source: string, start: number, end: number): Plain {
  const raw = source.slice(start, end);
  const skip = new Uint8Array(raw.length);
  for (const { index, 0: mark } of raw.matchAll(MARKUP)) { skip.fill(/^<br/i.test(mark) ? 2 : 1, index, index + mark.length); }
  let text = '';
  const at: number[] = [];
  let space = false;
  for (let i = 0; i < raw.length; i++) {
    const unit = raw[i]!;
    if (skip[i] === 2 || (!skip[i] && /\s/.test(unit))) { space = text !== ''; continue; }
    if (skip[i]) { continue; }
    if (space) { text += ' '; at.push(start + i - 1); space = false; }
    text += unit;
    at.push(start + i);
  }
  return { text, at };
}
