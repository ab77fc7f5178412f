import type { Selector, Span } from '../passage';
import { headWithin, isInsidePair, jsonBytes, tailWithin } from './jsonBytes';

/** Bytes as JSON. A paragraph is kept whole, as people read it in a diff; of a longer passage its two ends are kept. */
const WHOLE = 720;
const HEAD = 480;
const TAIL = 240;
/** Enough to tell most twins apart and to show a person where it was. */
const CONTEXT = 64;

/**
 * Describes a passage so that `locate` finds it again in a later version of the text. Offsets outside the text, or the wrong way
 * round, are put right, and a range never cuts a surrogate pair.
 */
export function describe(text: string, start: number, end: number): Selector {
  return describeAll(text, [{ start, end }])[0] as Selector;
}

/** Describes many passages of one text, reading the text once. */
export function describeAll(text: string, spans: readonly Span[]): Selector[] {
  return spans.map((span) => quote(text, spanWithin(text, span)));
}

/** The W3C part alone, for where room is scarce. */
export function withoutPrint({ print: _, ...rest }: Selector): Selector {
  return rest;
}

function quote(text: string, { start, end }: Span): Selector {
  const passage = text.slice(start, end);
  const whole = jsonBytes(passage) <= WHOLE;
  return {
    exact: whole ? passage : headWithin(passage, HEAD),
    ...(whole ? {} : { tail: tailWithin(passage, TAIL) }),
    prefix: tailWithin(text.slice(Math.max(0, start - CONTEXT), start), CONTEXT),
    suffix: headWithin(text.slice(end, end + CONTEXT), CONTEXT),
    start,
    end,
  };
}

function spanWithin(text: string, span: Span): Span {
  const clamp = (offset: number) => Math.min(text.length, Math.max(0, Math.floor(offset) || 0));
  const start = clamp(Math.min(span.start, span.end));
  const end = clamp(Math.max(span.start, span.end));
  return { start: isInsidePair(text, start) ? start - 1 : start, end: isInsidePair(text, end) ? end + 1 : end };
}
