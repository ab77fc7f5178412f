import DiffMatchPatch from 'diff-match-patch';
import type { Matcher } from '../passages/matcher';

const dmp = new DiffMatchPatch.diff_match_patch();
/** The longest pattern it can look for. */
const BITS = 32;

/** `match_main` at its defaults; longer passages by their first and last 32 characters, as `patch_apply` does. */
export const diffMatchPatch: Matcher<{ quote: string; start: number }> = {
  name: 'diff-match-patch',
  describe: (text, start, end) => ({ quote: text.slice(start, end), start }),
  locate({ quote, start }, text) {
    const head = dmp.match_main(text, quote.slice(0, BITS), start);
    if (head < 0) { return undefined; }
    if (quote.length <= BITS) { return { start: head, end: Math.min(text.length, head + quote.length), score: 1 }; }
    const tail = dmp.match_main(text, quote.slice(-BITS), start + quote.length - BITS);
    return tail <= head ? undefined : { start: head, end: Math.min(text.length, tail + BITS), score: 1 };
  },
};
