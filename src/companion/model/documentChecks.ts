import type { Check } from '../../framework/model/framework';
import { gapsOf, withoutGaps } from '../../suggest/templates';
import type { Block } from './blocks';
import type { DocumentTest } from '../../framework/model/checkNames';
import type { Spot } from './finding';
import { spanOf } from './plain';
import { isWritten, says, type Section, type Shape } from './shape';

const MONTH = '(?:[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|[Mm]ar(?:ch)?|[Aa]pr(?:il)?|[Mm]ay|[Jj]une?|[Jj]uly?|[Aa]ug(?:ust)?|[Ss]ept?(?:ember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?)(?!\\p{L})\\.?';
/** "March" and "May" are words too: alone, a month is one by the word before it, and in a heading. */
const MONTH_ALONE = '(?:January|February|March|April|May|June|July|August|September|October|November|December)(?!\\p{L})';
const SEASON = '(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)';
const YEAR = String.raw`(?:19|20)\d\d`;
const DATE = [
  String.raw`\b${YEAR}[-/.]\d\d?(?:[-/.]\d\d?)?\b`, String.raw`\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b`,
  String.raw`\b\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}`, String.raw`\b${MONTH}\s(?:\d{1,2}(?:st|nd|rd|th)?(?![\d%]|[.,]\d|\p{L})|${YEAR}\b|['’]\d\d\b)`,
  String.raw`\b[QH][1-4]\b`, String.raw`\b${SEASON}(?: of)?,? ${YEAR}\b`,
].join('|');
const ANY_DATE = new RegExp(DATE, 'u');
const IN_MONTH = new RegExp(String.raw`\b(?:in|by|of|since|until|till|from|before|after|during|early|late|mid|end of|for)[ -]${MONTH_ALONE}`, 'u');
const MONTH_NAME = new RegExp(String.raw`\b${MONTH_ALONE}`, 'u');

/** Numbers that say which, not how much: dates, versions, years, times, references ("step 2", "#12", "US-12", "[1]"). */
const WHICH = new RegExp([
  DATE, String.raw`\bv\.?\s?\d[\d.]*`, String.raw`\b\d+\.\d+\.\d[\w.-]*`, String.raw`(?<![\p{L}\p{N}.,])(?:199\d|20[1-4]\d)(?![\p{L}\p{N}%]|[.,]\d)`, String.raw`\b\d{1,2}:\d\d\b`,
  String.raw`\b(?:[Vv]ersion|[Rr]elease|[Pp]hase|[Ss]tep|[Oo]ption|[Ss]ection|[Cc]hapter|[Ss]tory|[Ff]igure|[Tt]able|[Aa]ppendix|[Ss]print|[Pp]age|[Pp]art|[Tt]ier|[Ii]ssue|[Tt]icket|[Ii]teration|[Mm]ilestone|[Qq]uestion|[Rr]ow|[Nn]o\.)s?\s#?\d[\d.]*`,
  String.raw`#\d+|\b\p{Lu}+-\d+|\[\d+\]|^\s*\d+(?:\.\d+)*[.)]?\s(?=\p{Lu})`,
].join('|'), 'gu');
const DIGITS = /[£$€¥]\s?\d|(?<![\p{L}\p{N}])\d/u;
const WORDS = /(?<![\p{L}\p{N}])(?:half|a third|a quarter|one in|twice|double|dozens?|hundreds?|thousands?|millions?|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)(?= \p{L}))(?![\p{L}\p{N}])/iu;

/** Whether a text says how much or how many, in digits or in words. Linear in it. */
export const saysAmount = (text: string): boolean => DIGITS.test(text.replace(WHICH, ' ')) || WORDS.test(text);

export const saysDate = (text: string): boolean => ANY_DATE.test(text) || IN_MONTH.test(text);

/** For headings, in which a month stands alone. */
export const saysMonth = (text: string): boolean => MONTH_NAME.test(text);

/** A version: with two dots or a "v", or a number behind one of the words; without words, any number with a dot in it. */
export function saysVersion(text: string, words?: readonly string[]): boolean {
  if (/\bv\d|\b\d+\.\d+\.\d/i.test(text) || (!words && /(?<![\p{L}\p{N}.])\d+\.\d+(?![\p{L}\p{N}%])/u.test(text))) { return true; }
  const lowered = text.toLowerCase();
  return (words ?? []).some((word) => {
    const at = lowered.indexOf(word.toLowerCase());
    return at >= 0 && /^\s?v?\d/.test(lowered.slice(at + word.length));
  });
}

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

/** Somebody is named: "@kim", "Owner: Kim", "(Kim)" or "- Kim" at an end of a line, "Kim will", "assigned to Kim". */
const OWNER = new RegExp([
  String.raw`(?<![\p{L}\p{N}.])@[\p{L}\d]`,
  String.raw`\b(?:[Oo]wners?|[Aa]ssignees?|[Aa]ssigned to|[Rr]esponsible|[Ll]ead|[Aa]uthors?|[Cc]ontact|[Pp]repared by|[Ww]ritten by|[Ss]ponsor)\b:?\s\S`,
  String.raw`\((?:\p{Lu}[\p{L}.]+(?:[ ,&]+|(?=\)))){1,4}\)\s*$`, String.raw`[-–—]\s?\p{Lu}\p{Ll}+\s*$`,
  String.raw`\b\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)? (?:will|is going to) \p{Ll}`, String.raw`\bteam (?:will|is going to) \p{Ll}`,
].join('|'), 'u');
const OWNERS = /\b(?:owner|who|assignee|assigned|responsible|lead|by whom)\b/iu;
/** A row whose column of owners is filled says it too. */
const saysOwner = (block: Block): boolean => OWNER.test(block.plain.text)
  || (block.kind === 'row' && block.header.some((title, i) => OWNERS.test(title) && /\p{L}/u.test(block.cells[i]?.text ?? '') && !gapsOf(block.cells[i]!.text).length));
const NOT_DONE = String.raw`(?:forgot|failed to|neglected|did(?: not|n['’]t) (?:check|test|read|follow|notice|tell|look|ask))\b[^.]{0,40}`;
/** Puts it down to somebody: "human error", "Kim forgot", "the developer did not check". */
const BLAME = new RegExp([
  String.raw`\b(?:[Hh]uman error|[Oo]perator error|[Uu]ser error|careless(?:ness|ly)?|negligen(?:ce|t)|(?:his|her|their) fault|should have known better)\b`,
  String.raw`\b(?!The|This|That|It|We|They|Our|No|And|But|When|There|Then|Which|What|Nobody|System|Service|Server)\p{Lu}\p{Ll}{2,} ${NOT_DONE}`,
  String.raw`\b(?:he|she|He|She|[Tt]he (?:developer|engineer|operator|intern|contractor|admin|administrator|tester|manager|designer)) ${NOT_DONE}`,
].join('|'), 'u');
/** A question that says what to answer. */
const LEADING = new RegExp(String.raw`\b(?:${[
  "(?:do|would|is|are|wo)n['’]t (?:you|it)", 'isn[\'’]t (?:it|this|that)', '(?:do|would) you agree', 'how much (?:do|did|would) you (?:like|love|enjoy|prefer)',
  'how (?:easy|useful|helpful|great|good|nice) (?:is|was|would|did|do)', 'why do you (?:like|love|prefer)', 'would you (?:like|use|buy|pay|want)',
].join('|')})\b[^?]{0,120}\?`, 'iu');
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

/** Where a text says it, a few times at most. */
const wordsIn = ({ blocks }: Shape, said: RegExp): readonly Spot[] => blocks.flatMap(({ plain }): Spot[] => {
  const found = said.exec(plain.text);
  if (!found) { return []; }
  const text = found[0].trim();
  return [{ ...spanOf(plain, found.index, found.index + text.length), kind: text.toLowerCase().slice(0, 60), facts: { text: text.slice(0, 60) } }];
}).slice(0, MOST_ROWS);

/** "[Epic] Faster search" has a prefix, "{doc}`page`" is code, and TODO in a column of states is one of them. */
const isNoGap = (block: Block, from: number, to: number): boolean => {
  const { text } = block.plain;
  const gap = text.slice(from, to);
  // A note of GitHub's, a class of characters, and what somebody took out on purpose.
  if (/^\[(?:!|[0-9a-z]-[0-9a-z])|\b(?:removed|redacted|deleted|withheld|sic)\]$/i.test(gap)) { return true; }
  if (/^\[\p{Lu}[\p{L}-]*(?: [\p{L}-]+)?\]$/u.test(gap) && from === 0 && /[\p{L}\p{N}]/u.test(text.slice(to))) { return true; }
  if (/^\{(?!\{)/.test(gap)) { return /^[\p{L}\p{N}(./]/u.test(text.slice(to)) || /[("'=:,./\p{L}\p{N}]$/u.test(text.slice(0, from)) || /[.,:()'"]/u.test(gap); }
  return block.kind === 'row' && /^(?:TODO|TBD|TBC)$/.test(gap)
    && block.header.some((title, i) => /\b(?:status|state|progress|done)\b/i.test(title) && block.cells[i]?.text.trim() === gap);
};

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
  /** With `words`, a number counts in its section or where one of them stands beside it, and nowhere else. */
  hasNumber: (shape, check) => {
    const inSections = sectionsFor(shape, check).flatMap(({ blocks }) => blocks).filter(isProse);
    const beside = (): Block[] => shape.blocks.filter((block) => isProse(block) && saysOne(block.plain.text, check));
    const blocks = check.words.length ? [...new Set([...inSections, ...beside()])] : written(shape, check);
    const count = blocks.filter(({ plain }) => saysAmount(plain.text)).length;
    return count >= (check.least ?? 1) ? [] : [place(shape, check)];
  },
  /** `words` are what a version may stand behind instead: "Release notes 2.4". A heading may be a version or a month alone. */
  hasDate: (shape, check) => {
    const headings = check.headings.length ? [] : shape.blocks.filter(({ kind, plain }) => kind === 'heading' && !gapsOf(plain.text).length);
    const versions = check.words.length > 0;
    if (check.headings.length && !sectionsFor(shape, check).length) { return [place(shape, check)]; }
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
  /** In its sections; without any named, of the whole document, of which a date says as much. */
  hasOwner: (shape, check) => {
    const blocks = check.headings.length ? sectionsFor(shape, check).flatMap((section) => section.blocks).filter(isProse) : shape.blocks;
    const dated = !check.headings.length && (/^(?:authors?|owners?|contact|maintainers?):/im.test(shape.properties) || !documentChecks.hasDate(shape, check).length);
    return dated || blocks.some(saysOwner) ? [] : [place(shape, check)];
  },
  noBlame: (shape) => wordsIn(shape, BLAME),
  noLeading: (shape) => wordsIn(shape, LEADING),
  noPlaceholder: (shape) => {
    const spots = shape.blocks.flatMap((block): Spot[] => gapsOf(block.plain.text).flatMap(([from, to]) => {
      const { plain } = block;
      const text = plain.text.slice(from, to).trim();
      // In a finished text an angle bracket is code or HTML more often than a gap.
      return text.startsWith('<') || isNoGap(block, from, to) ? [] : { ...spanOf(plain, from, to), kind: text.toLowerCase(), facts: { text: text.slice(0, 60) } };
    }));
    return spots.slice(0, MOST_GAPS);
  },
};
