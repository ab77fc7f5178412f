import type { Check } from '../framework';
import type { Block } from './blocks';
import type { DocumentTest } from './checkNames';
import type { Spot } from './finding';
import { gapsOf } from './gaps';
import { spanOf } from './plain';
import { isWritten, says } from './shape';
import type { Section, Shape } from './shape';

/** A number that says how much: with a unit, a currency or something that is counted. Not a year, a date or a version. */
const NUMBER = /[£$€¥]\s?\d|(?<![\p{L}\p{N}.:/-])(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)*\s?(?:%|per ?cent\b|(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\b)\p{L}{2,}\b)|\b(?:half|a third|a quarter|one in|two in|three in|nine in|twice|double)\b|\bfrom\s+\d+(?:[.,]\d+)*\s+to\s+\d|(?<=\s|^)[<>≥≤]=?\s?\d/iu;
const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*`;
const DATE = new RegExp(
  String.raw`\b(?:19|20)\d\d-\d\d?-\d\d?\b|\b\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\s+${MONTH}|\b${MONTH}\s+(?:\d{1,2}(?:st|nd|rd|th)?\b|(?:19|20)\d\d\b)|\bQ[1-4]\b`, 'iu',
);
/** A document full of gaps says so often enough. */
const MOST_GAPS = 5;
const MOST_ROWS = 3;

const sectionsFor = (shape: Shape, { headings }: Check): readonly Section[] =>
  shape.sections.filter(({ name }) => { const lowered = name.toLowerCase(); return headings.some((heading) => says(lowered, heading)); });

/** What has been written in the sections that a check names, or anywhere when it names none or none is there. */
function written(shape: Shape, check: Check): readonly Block[] {
  const sections = sectionsFor(shape, check);
  const blocks = sections.length ? [...new Set(sections.flatMap(({ blocks: own }) => own))] : shape.blocks;
  return blocks.filter(isProse);
}

const isProse = (block: Block): boolean => block.kind !== 'heading' && isWritten(block);
const saysIn = (blocks: readonly Block[], { words }: Check): boolean => blocks.some(({ plain }) => {
  const lowered = plain.text.toLowerCase();
  return words.some((word) => says(lowered, word));
});

/** Where to lead people for something that is not there: to its section when that is there, else to the title. */
function place(shape: Shape, check: Check): Spot {
  const section = sectionsFor(shape, check)[0];
  const { start, end } = section ?? shape.title;
  return { start, end, kind: section ? 'empty' : 'absent' };
}

/** What each test finds in a document. Linear in the document. Text in gaps and headings alone never pass a test, dates in headings apart. */
export const documentChecks: Readonly<Record<DocumentTest, (shape: Shape, check: Check) => readonly Spot[]>> = {
  /** A document may say it without a section of its own; `words` are what it says then. */
  hasSection: (shape, check) => (
    sectionsFor(shape, check).some(({ blocks }) => blocks.some(isWritten)) || saysIn(shape.blocks.filter(isProse), check) ? [] : [place(shape, check)]
  ),
  saysOneOf: (shape, check) => (saysIn(written(shape, check), check) ? [] : [place(shape, check)]),
  hasNumber: (shape, check) => {
    const count = written(shape, check).filter(({ plain }) => NUMBER.test(plain.text)).length;
    return count >= (check.least ?? 1) ? [] : [place(shape, check)];
  },
  hasDate: (shape, check) => {
    const headings = check.headings.length ? [] : shape.blocks.filter(({ kind, plain }) => kind === 'heading' && !gapsOf(plain.text).length);
    return [...written(shape, check), ...headings].some(({ plain }) => DATE.test(plain.text)) ? [] : [place(shape, check)];
  },
  hasList: (shape, check) => {
    const count = written(shape, check).filter(({ kind }) => kind === 'item' || kind === 'row').length;
    const least = check.least ?? 1;
    return count >= least ? [] : [{ ...place(shape, check), facts: { count, least } }];
  },
  columnFilled: (shape, check) => {
    const open: Spot[] = [];
    let filled = 0;
    for (const row of shape.blocks) {
      if (row.kind !== 'row') { continue; }
      const column = row.header.findIndex((title) => check.words.some((word) => says(title.toLowerCase(), word)));
      if (column < 0) { continue; }
      const cell = row.cells[column];
      if (cell && /[\p{L}\p{N}]/u.test(cell.text) && !gapsOf(cell.text).length) { filled++; continue; }
      const { start, end } = spanOf(row.plain);
      open.push({ start, end, kind: `row ${row.cells[0]?.text.toLowerCase() ?? ''}`.slice(0, 60), facts: { column: row.header[column]!, row: row.cells[0]?.text.slice(0, 60) ?? '' } });
    }
    return open.length || filled ? open.slice(0, MOST_ROWS) : [place(shape, check)];
  },
  noPlaceholder: (shape) => {
    const spots = shape.blocks.flatMap(({ plain }): Spot[] => gapsOf(plain.text).flatMap(([from, to]) => {
      const text = plain.text.slice(from, to).trim();
      // In a finished text an angle bracket is code or HTML more often than a gap.
      return text.startsWith('<') ? [] : { ...spanOf(plain, from, to), kind: text.toLowerCase(), facts: { text: text.slice(0, 60) } };
    }));
    return spots.slice(0, MOST_GAPS);
  },
};
