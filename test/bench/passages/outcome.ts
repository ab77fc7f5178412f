import type { Span } from '../../../src/passage/passage';
import type { Case, Data } from './cases';
import type { Found, Matcher } from './matcher';

/** `phantom`: a place for a passage that has gone. `misplaced`: the wrong place. `orphan`: none, though it is there. */
export type Outcome = 'right' | 'misplaced' | 'orphan' | 'phantom';

export interface Row {
  readonly case: Case;
  readonly outcome: Outcome;
  readonly found: Found | undefined;
  readonly bytes: number;
  readonly describeMs: number;
  readonly locateMs: number;
}

/** Half of the characters, white space aside, that either has are in both. */
const ENOUGH = 0.5;

export function run<S>(matcher: Matcher<S>, data: Data, one: Case): Row {
  return measure(matcher, data.text(one.old), data.text(one.new), one);
}

export function measure<S>(matcher: Matcher<S>, before: string, after: string, one: Case): Row {
  const began = performance.now();
  const selector = matcher.describe(before, one.start, one.end);
  const described = performance.now();
  const json = JSON.stringify(selector);
  const stored = JSON.parse(json) as S;
  const asked = performance.now();
  const found = matcher.locate(stored, after);
  const answered = performance.now();
  return {
    case: one, outcome: outcomeOf(one, found, after), found, bytes: Buffer.byteLength(json),
    describeMs: described - began, locateMs: answered - asked,
  };
}

export function outcomeOf({ truth }: Case, found: Span | undefined, text: string): Outcome {
  if (!truth.present) { return found === undefined ? 'right' : 'phantom'; }
  if (found === undefined) { return 'orphan'; }
  if (found.start < 0 || found.end > text.length || found.start > found.end) { return 'misplaced'; }
  const share = Math.max(overlap(text, found, truth), truth.alt === undefined ? 0 : overlap(text, found, truth.alt));
  return share >= ENOUGH ? 'right' : 'misplaced';
}

/** Characters that are in both spans, over those that are in either; white space does not count. */
function overlap(text: string, a: Span, b: Span): number {
  const both = ink(text, Math.max(a.start, b.start), Math.min(a.end, b.end));
  return both === 0 ? 0 : both / (ink(text, a.start, a.end) + ink(text, b.start, b.end) - both);
}

function ink(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 32 && unit !== 160) { count++; }
  }
  return count;
}
