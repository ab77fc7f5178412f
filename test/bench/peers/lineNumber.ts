import type { Matcher } from '../passages/matcher';
import { lineAndColumn, lineAt } from './lines';

type Place = { line: number; column: number };

/** Line and column, as bookmark extensions keep them when a file changes outside the editor. */
export const lineNumber: Matcher<{ from: Place; to: Place }> = {
  name: 'Line number',
  describe: (text, start, end) => ({ from: lineAndColumn(text, start), to: lineAndColumn(text, end) }),
  locate({ from, to }, text) {
    const offset = ({ line, column }: Place) => {
      const where = lineAt(text, line);
      return where === undefined ? undefined : Math.min(where.start + column, where.end);
    };
    const start = offset(from);
    return start === undefined ? undefined : { start, end: Math.max(start, offset(to) ?? text.length), score: 1 };
  },
};
