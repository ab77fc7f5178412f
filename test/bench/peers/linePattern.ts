import type { Matcher } from '../passages/matcher';
import { lineAndColumn, lineAt } from './lines';

type Selector = { pattern?: string; line: number; span: number };

/** As CodeTour records a step by pattern: the first line, when no other is like it; else the line's number. */
export const linePattern: Matcher<Selector> = {
  name: "CodeTour's line pattern",
  describe(text, start, end) {
    const { line } = lineAndColumn(text, start);
    const span = lineAndColumn(text, end).line - line;
    const where = lineAt(text, line) ?? { start, end };
    const content = text.slice(where.start, where.end).trim();
    const pattern = `^[^\\S\\n]*${content.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`;
    return content !== '' && text.match(new RegExp(pattern, 'gm'))?.length === 1 ? { pattern, line, span } : { line, span };
  },
  locate({ pattern, line, span }, text) {
    const match = pattern === undefined ? undefined : new RegExp(pattern, 'm').exec(text);
    if (match === null) { return undefined; }
    const first = match === undefined ? line : lineAndColumn(text, match.index).line;
    const from = lineAt(text, first);
    return from === undefined ? undefined : { start: from.start, end: lineAt(text, first + span)?.end ?? text.length, score: 1 };
  },
};
