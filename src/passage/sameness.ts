import type { Selector, Span } from './passage';
import type { Evidence } from './evidence';
import type { Pattern } from './pattern';
import { type Print, sumOf } from './print';
import { isInsidePair } from './surrogates';
import type { TextIndex } from './textIndex';

/** Whether a place holds the passage unchanged: line endings, white space and normal form aside. Of a long one the words are compared. */
export function isSame(
  selector: Selector, print: Print | undefined, pattern: Pattern, index: TextIndex, evidence: Evidence, span: Span,
): boolean {
  const { exact, tail } = selector;
  if (evidence.pFrom !== pattern.first || evidence.pTo !== pattern.last - 1) { return false; }
  const now = index.text.slice(span.start, span.end);
  if (tail === undefined) { return now === exact || squeezed(now) === squeezed(exact); }
  const ends = [now.slice(0, 2 * exact.length), now.slice(-2 * tail.length)].map(squeezed) as [string, string];
  if (!ends[0].startsWith(squeezed(exact)) || !ends[1].endsWith(squeezed(tail))) { return false; }
  return print === undefined ? now.length === selector.end - selector.start
    : sumOf(index.words.hashes.subarray(evidence.from, evidence.to + 1)) === print.sum;
}

/**
 * Whether the passage stands where it stood, letter for letter, between the same letters: enough even where words say nothing, as in
 * "a a a".
 */
export function standsUntouched({ exact, tail, prefix, suffix, start, end }: Selector, text: string): boolean {
  return end <= text.length && end - start >= exact.length && text.startsWith(exact, start) && text.endsWith(tail ?? exact, end)
    && text.endsWith(prefix, start) && text.startsWith(suffix, end) && !isInsidePair(text, start) && !isInsidePair(text, end);
}

/** A text without its white space, in normal form C. */
export const squeezed = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');
