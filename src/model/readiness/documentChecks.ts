import type { Check } from '../framework';
import type { Block } from './blocks';
import type { DocumentTest } from './checkNames';
import { saysAmount, saysDate, saysMonth, saysVersion } from './amounts';
import type { Spot } from './finding';
import { gapsOf, withoutGaps } from './gaps';
import { spanOf } from './plain';
import { isWritten, says } from './shape';
import type { Section, Shape } from './shape';

/** A document full of gaps says so often enough. */
const MOST_GAPS = 5;
const MOST_ROWS = 3;

const named = (sections: readonly Section[], { headings }: Check): readonly Section[] =>
  sections.filter(({ name }) => { const lowered = name.toLowerCase(); return headings.some((heading) => says(lowered, heading)); });
const sectionsFor = (shape: Shape, check: Check): readonly Section[] => named(shape.sections, check);

/** What has been written in the sections that a check names, or anywhere when it names none or none is there. */
function written(shape: Shape, check: Check): readonly Block[] {
  const sections = sectionsFor(shape, check);
  const blocks = sections.length ? [...new Set(sections.flatMap(({ blocks: own }) => own))] : shape.blocks;
  return blocks.filter(isProse);
}

const saysOwner = (text: string): boolean => /@\w|\bowner\b|\(\p{Lu}\p{L}+\)|^\p{Lu}\p{L}+:/u.test(text);
const isProse = (block: Block): boolean => block.kind !== 'heading' && isWritten(block);
const saysOne = (text: string, { words }: Check): boolean => { const lowered = text.toLowerCase(); return words.some((word) => says(lowered, word)); };
const saysIn = (blocks: readonly Block[], check: Check): boolean => blocks.some(({ plain }) => saysOne(plain.text, check));
/** Titles of sections and columns say something once something stands under them. */
const titleSays = ({ sections, columns }: Shape, check: Check): boolean =>
  [...sections, ...columns].some(({ name, blocks }) => saysOne(name, check) && !gapsOf(name).length && blocks.some(isWritten));

/** What the properties of a document say of its date: `date: 2024-05-03`, comments and gaps left out. */
const datesOf = (properties: string): string => withoutGaps(
  (properties.match(/^(?:date|created|published|updated|modified|last[-_ ]?\w+)[^\S\n]*:[^\n]*/gim) ?? []).join('\n').replace(/\s#[^\n]*/g, ''),
);

/** Where to lead people for something that is not there: to its section when that is there, else to the title. */
function place(shape: Shape, check: Check): Spot {
  const section = sectionsFor(shape, check)[0];
  const { start, end } = section ?? shape.title;
  return { start, end, kind: section ? 'empty' : 'absent' };
}

/** What each test finds in a document. Linear in it. Text in gaps and headings with nothing under them never pass a test. */
export const documentChecks: Readonly<Record<DocumentTest, (shape: Shape, check: Check) => readonly Spot[]>> = {
  /** A document may say it without a section of its own; `words` are what it says then. */
  hasSection: (shape, check) => {
    const places = [...sectionsFor(shape, check), ...named(shape.columns, check)];
    return places.some(({ blocks }) => blocks.some(isWritten)) || saysIn(shape.blocks.filter(isProse), check) ? [] : [place(shape, check)];
  },
  saysOneOf: (shape, check) => (
    saysIn(written(shape, check), check) || (!check.headings.length && titleSays(shape, check)) ? [] : [place(shape, check)]
  ),
  hasNumber: (shape, check) => {
    const count = written(shape, check).filter(({ plain }) => saysAmount(plain.text)).length;
    return count >= (check.least ?? 1) ? [] : [place(shape, check)];
  },
  /** `words` are what a version may stand behind instead: "Release notes 2.4". A heading may be a version or a month alone. */
  hasDate: (shape, check) => {
    const headings = check.headings.length ? [] : shape.blocks.filter(({ kind, plain }) => kind === 'heading' && !gapsOf(plain.text).length);
    const versions = check.words.length > 0;
    const dated = written(shape, check).some(({ plain }) => saysDate(plain.text) || (versions && saysVersion(plain.text, check.words)))
      || (!sectionsFor(shape, check).length && saysDate(datesOf(shape.properties)))
      || headings.some(({ plain }) => saysDate(plain.text) || saysMonth(plain.text) || (versions && saysVersion(plain.text)));
    return dated ? [] : [place(shape, check)];
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
  hasOwner: (shape, check) => (written(shape, check).some(({ plain }) => saysOwner(plain.text)) ? [] : [place(shape, check)]),
  noPlaceholder: (shape) => {
    const spots = shape.blocks.flatMap(({ plain }): Spot[] => gapsOf(plain.text).flatMap(([from, to]) => {
      const text = plain.text.slice(from, to).trim();
      // In a finished text an angle bracket is code or HTML more often than a gap.
      return text.startsWith('<') ? [] : { ...spanOf(plain, from, to), kind: text.toLowerCase(), facts: { text: text.slice(0, 60) } };
    }));
    return spots.slice(0, MOST_GAPS);
  },
};
