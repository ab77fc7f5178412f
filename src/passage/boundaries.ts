import type { Span } from './passage';
import type { TextIndex } from './textIndex';

export const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
export const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

export const isInsidePair = (text: string, at: number): boolean =>
  at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));

/** The span, or a unit more on either side where it would cut a surrogate pair; an empty one goes before the pair. */
export function wholeCharacters(text: string, { start, end }: Span): Span {
  const from = isInsidePair(text, start) ? start - 1 : start;
  return { start: from, end: start === end ? from : isInsidePair(text, end) ? end + 1 : end };
}

/** Whether a line of the text ends between its word `t` and a later one. */
export const breaksLine = (index: TextIndex, t: number, later: number): boolean => lineEnd(index, t) < (index.words.starts[later] ?? 0);

/** Where the line of the text's word `t` begins; undefined when it is not the first word there. */
export function lineStart({ text, words }: TextIndex, t: number): number | undefined {
  const start = text.lastIndexOf('\n', words.starts[t]) + 1;
  return start < (words.ends[t - 1] ?? 0) ? undefined : start;
}

/** Where the line of the text's word `t` ends, without the white space there. */
export function lineEnd({ text, words }: TextIndex, t: number): number {
  const after = words.ends[t] as number;
  const end = text.indexOf('\n', after);
  return after + text.slice(after, end < 0 ? text.length : end).trimEnd().length;
}
