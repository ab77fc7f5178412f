import type { Matcher } from '../passages/matcher';

/** Every exact occurrence of the quote; of these the one nearest to the old offset. */
export const exactNearest: Matcher<{ quote: string; start: number }> = {
  name: 'Exact, nearest',
  describe: (text, start, end) => ({ quote: text.slice(start, end), start }),
  locate({ quote, start }, text) {
    const before = text.lastIndexOf(quote, start);
    const after = text.indexOf(quote, start);
    if (before < 0 && after < 0) { return undefined; }
    const at = before < 0 || (after >= 0 && after - start < start - before) ? after : before;
    return { start: at, end: at + quote.length, score: 1 };
  },
};
