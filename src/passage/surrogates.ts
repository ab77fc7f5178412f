import type { Span } from './passage';

export const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
export const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

export const isInsidePair = (text: string, at: number): boolean =>
  at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));

/** The span, or a unit more on either side where it would cut a surrogate pair; an empty one goes before the pair. */
export function wholeCharacters(text: string, { start, end }: Span): Span {
  const from = isInsidePair(text, start) ? start - 1 : start;
  return { start: from, end: start === end ? from : isInsidePair(text, end) ? end + 1 : end };
}
