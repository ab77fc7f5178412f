import { isHigh, isInsidePair, isLow, wholeCharacters } from './boundaries';
import type { Selector, Span } from './passage';
import { patternOf } from './pattern';
import { lookalikesOf, middleLetters, sumOf, writeFingerprint } from './contextFingerprint';
import { indexText, type TextIndex } from './textIndex';
import { lettersOf, wordAfter, type Words, wordsBefore } from './words';

/** Bytes as JSON. A paragraph is kept whole, as people read it in a diff; of a longer passage its two ends are kept. */
const WHOLE = 720;
const HEAD = 480;
const TAIL = 240;
/** Enough to tell most twins apart and to show a person where it was. */
const CONTEXT = 64;
/** Words around a passage in its print, most of them; what one side does not need, near an end of the text, the other may have. */
const AROUND = 1100;

/**
 * Describes a passage so that `locate` finds it again in a later version of the text. Offsets outside the text, or the wrong way
 * round, are put right, and a range never cuts a surrogate pair.
 */
export function describe(text: string, start: number, end: number): Selector {
  return describeAll(text, [{ start, end }])[0] as Selector;
}

/** Describes many passages of one text, reading the text once. */
export function describeAll(text: string, spans: readonly Span[]): Selector[] {
  const index = indexText(text);
  return spans.map((span) => printed(index, spanWithin(text, span)));
}

function printed(index: TextIndex, span: Span): Selector {
  const { words } = index;
  const { selector, cutOut } = quoted(index, span);
  const first = wordAfter(words, span.start);
  const last = Math.max(first, wordsBefore(words, span.end));
  const half = AROUND >> 1;
  const from = Math.max(0, first - AROUND + Math.min(half, words.count - last));
  const to = Math.min(words.count, last + AROUND - Math.min(half, first));
  const print = {
    ordinal: first,
    sum: sumOf(words.hashes.subarray(first, last)),
    before: lettersOf(words.hashes.subarray(from, first)),
    middle: middleLetters(words.hashes.subarray(wordAfter(words, cutOut.start), wordsBefore(words, cutOut.end))),
    after: lettersOf(words.hashes.subarray(last, to)),
    lookalikes: [],
  };
  const lookalikes = lookalikesOf(patternOf(selector, print), index, { from, to });
  return { ...selector, print: writeFingerprint({ ...print, lookalikes }) };
}

/** The W3C part, and what of the passage it had to leave out. */
function quoted({ text, words }: TextIndex, { start, end }: Span): { selector: Selector; cutOut: Span } {
  const passage = text.slice(start, end);
  const whole = jsonBytes(passage) <= WHOLE;
  const head = whole ? end : wordEndBefore(words, start, start + headWithin(passage, HEAD).length);
  const rear = whole ? end : wordStartAfter(words, end - tailWithin(passage, TAIL).length, end);
  const before = tailWithin(text.slice(Math.max(0, start - CONTEXT), start), CONTEXT);
  const after = headWithin(text.slice(end, end + CONTEXT), CONTEXT);
  const selector = {
    exact: text.slice(start, head),
    ...(whole ? {} : { tail: text.slice(rear, end) }),
    prefix: text.slice(wordStartAfter(words, start - before.length, start), start),
    suffix: text.slice(end, wordEndBefore(words, end, end + after.length)),
    start,
    end,
  };
  return { selector, cutOut: { start: head, end: rear } };
}

/** Back to the last end of a word, so that none is cut; `offset` itself when no word ends after `from`. */
function wordEndBefore(words: Words, from: number, offset: number): number {
  const cut = wordAfter(words, offset - 1);
  if (cut === words.count || (words.starts[cut] as number) >= offset || (words.ends[cut] as number) <= offset) { return offset; }
  const end = words.ends[cut - 1] ?? from;
  return end > from ? end : offset;
}

function wordStartAfter(words: Words, offset: number, to: number): number {
  const cut = wordAfter(words, offset);
  if (cut === words.count || (words.starts[cut] as number) >= offset) { return offset; }
  const start = words.starts[cut + 1] ?? to;
  return start < to ? start : offset;
}

function spanWithin(text: string, span: Span): Span {
  const clamp = (offset: number) => Math.min(text.length, Math.max(0, Math.floor(offset) || 0));
  const start = clamp(Math.min(span.start, span.end));
  const end = clamp(Math.max(span.start, span.end));
  return wholeCharacters(text, { start, end });
}

/** Bytes of a string inside JSON in UTF-8, quotes not counted, as JSON.stringify writes it (lone surrogates become `\udxxx`). */
export function jsonBytes(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) { bytes += unitBytes(text, i); }
  return bytes;
}

/** The longest beginning that fits. Never ends within a surrogate pair. */
export function headWithin(text: string, budget: number): string {
  let end = 0;
  for (let left = budget; end < text.length; end++) {
    left -= unitBytes(text, end);
    if (left < 0) { break; }
  }
  return text.slice(0, isInsidePair(text, end) ? end - 1 : end);
}

/** The longest end that fits. Never begins within a surrogate pair. */
export function tailWithin(text: string, budget: number): string {
  let start = text.length;
  for (let left = budget; start > 0; start--) {
    left -= unitBytes(text, start - 1);
    if (left < 0) { break; }
  }
  return text.slice(isInsidePair(text, start) ? start + 1 : start);
}

function unitBytes(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x20) { return unit >= 8 && unit <= 13 && unit !== 11 ? 2 : 6; }
  if (unit < 0x80) { return unit === 0x22 || unit === 0x5c ? 2 : 1; }
  if (unit < 0x800) { return 2; }
  if (isHigh(unit)) { return isInsidePair(text, at + 1) ? 2 : 6; }
  if (isLow(unit)) { return isInsidePair(text, at) ? 2 : 6; }
  return 3;
}
