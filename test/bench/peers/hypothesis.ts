import search from 'approx-string-match';
import type { Found, Matcher } from '../passages/matcher';
import { exactInContext } from './exactInContext';

interface Selector { exact: string; prefix: string; suffix: string; start: number; end: number }

const MOST_ERRORS = 256;
/** The published weights: of the quote, what stands before it, what stands after it, where it is. */
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };

/** A matcher in the manner of the Hypothesis client, from its described behaviour; ours, and not its code. It has no least score. */
export const hypothesis: Matcher<Selector> = {
  name: 'Hypothesis-style',
  describe: (text, start, end) => ({ ...exactInContext.describe(text, start, end), start, end }),
  locate(selector, text) {
    const { exact, start, end } = selector;
    if (exact === '') { return undefined; }
    if (text.slice(start, end) === exact) { return { start, end, score: 1 }; }
    return matches(text, exact, Math.min(MOST_ERRORS, exact.length / 2))
      .map((match) => ({ start: match.start, end: match.end, score: scoreOf(selector, text, match) }))
      .reduce<Found | undefined>((best, found) => (best === undefined || found.score > best.score ? found : best), undefined);
  },
};

/** The same with the least score that does best on these cases, which the client does not have. */
export const hypothesisWithThreshold: Matcher<Selector> = {
  ...hypothesis,
  name: 'Hypothesis-style, score 0.55 or more',
  locate(selector, text) {
    const found = hypothesis.locate(selector, text);
    return found !== undefined && found.score >= 0.55 ? found : undefined;
  },
};

interface Match { start: number; end: number; errors: number }

function matches(text: string, pattern: string, mostErrors: number): Match[] {
  const exact: Match[] = [];
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
    exact.push({ start: at, end: at + pattern.length, errors: 0 });
  }
  return exact.length > 0 ? exact : search(text, pattern, Math.floor(mostErrors));
}

function scoreOf({ exact, prefix, suffix, start }: Selector, text: string, match: Match): number {
  const parts = {
    quote: 1 - match.errors / exact.length,
    prefix: prefix === '' ? 1 : likeness(text.slice(Math.max(0, match.start - prefix.length), match.start), prefix),
    suffix: suffix === '' ? 1 : likeness(text.slice(match.end, match.end + suffix.length), suffix),
    position: 1 - Math.abs(match.start - start) / text.length,
  };
  const keys = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[];
  return keys.reduce((sum, key) => sum + WEIGHTS[key] * parts[key], 0) / keys.reduce((sum, key) => sum + WEIGHTS[key], 0);
}

function likeness(text: string, pattern: string): number {
  const [best] = text === '' ? [] : matches(text, pattern, pattern.length);
  return best === undefined ? 0 : 1 - best.errors / pattern.length;
}
