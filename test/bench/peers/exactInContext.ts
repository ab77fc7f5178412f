import type { Matcher } from '../passages/matcher';

const CONTEXT = 32;

/** A TextQuoteSelector taken literally: prefix, quote and suffix side by side, each letter for letter. */
export const exactInContext: Matcher<{ exact: string; prefix: string; suffix: string }> = {
  name: 'Exact, with its context',
  describe: (text, start, end) => ({
    exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - CONTEXT), start), suffix: text.slice(end, end + CONTEXT),
  }),
  locate({ exact, prefix, suffix }, text) {
    const at = text.indexOf(prefix + exact + suffix);
    return at < 0 ? undefined : { start: at + prefix.length, end: at + prefix.length + exact.length, score: 1 };
  },
};
