/**
 * What a template leaves to fill in: `[who needs it]`, `<role>`, `{goal}`, `____`, `...` alone, TBC and its like. Not: links, ticks `[x]`,
 * numbers `[1]`, sources `[Smith 2020]`,
 * pages `[[a page]]`, code `list[index]` and `<b>…</b>`. "TODO list" and "TBC Bank" are names.
 */
export const GAPS = /(?<![\p{L}\p{N}\])[])\[(?!['"“‘])(?!\p{Lu}[^\][]*\s(?:19|20)\d\d[a-z]?\])(?=[^\][\p{L}]*\p{L}[^\][\p{L}]*\p{L})[^\][\n]{1,200}\](?![(:[\]])|<(?=\p{L})(?!https?:|mailto:|(?:details|summary|div|img|table|t[rdh]|ul|ol|li|a|h\d|hr|pre|section|center|font)\b)[^<>\n=@]{1,80}>(?![^\n]{0,200}<\/)|\{\{?(?=\p{L})[^{}\n]{1,80}\}?\}|_{3,}|\b(?:TB[CD](?! \p{Lu}\p{Ll}+(?![\p{L}:]))|TODO(?! (?:list|item|app)s?\b)|FIXME|XXX+)\b|\blorem ipsum\b|^[^\S\r\n\u2028\u2029]*(?:\.{3,}|…)[^\S\r\n\u2028\u2029]*$/gmu;

/** The text with a space for each unit of a gap, so that offsets stay. Cost: linear. */
export const withoutGaps = (text: string): string => text.replace(GAPS, (gap) => ' '.repeat(gap.length));

/** Where the gaps are, each as `[start, end]`. */
export const gapsOf = (text: string): readonly (readonly [number, number])[] =>
  [...text.matchAll(GAPS)].map(({ index, 0: gap }) => [index, index + gap.length] as const);

/** Whether anything is written besides gaps, marks and the words that lead to them. */
export const isFilled = (text: string): boolean => /[\p{L}\p{N}]/u.test(withoutGaps(text));

/** How much of a text is still to be filled in. */
export interface Filled {
  /** Words somebody wrote; headings, labels and code left out. */
  readonly written: number;
  /** Words that ask for others: instructions in comments or in italics, `[name]`, `{{name}}`, `<name>`, "TBC", filler. */
  readonly asked: number;
  /** Headings with nothing under them, labels with nothing after them, table rows with nothing in them. */
  readonly empty: number;
}

/** An empty place weighs as much as an instruction of this many words. */
const EMPTY = 8;
/** A gap within a sentence, however short its name. */
const GAP = 3;
/** Fewer words, and nothing has been written yet. */
const LEAST = 4;
/** Up to this share of placeholders, what somebody wrote is what the document is. */
const MOSTLY = 0.5;

const words = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0;
/**
 * What else is a gap where little else is written: dots within a sentence, which may stand for words left out, anything in brackets or braces,
 * and "XX", which may all be a writer's own.
 */
const slot = new RegExp([
  GAPS.source, String.raw`(?<!\])\[(?![ xX]?\]|\^)[^[\]\n]{1,80}\](?![(:[])|\{\{[^{}\n]{1,80}\}\}|\$\{[^{}\n]{1,80}\}|\bXX\b`,
  String.raw`(?<!\S)(?:\.{3,}|…+)(?![^\s,;.])|\.{5,}`,
].join('|'), GAPS.flags);
const filler = /\blorem ipsum\b/i;
/** What generators of pages want, and no words of anybody's. */
const machinery = /\{:[^{}\n]*\}|<\/?(?:a|br|center|details|div|h[1-6]|img|li|ol|p|section|span|summary|sub|sup|table|t[bdhr]|tbody|thead|ul)\b[^<>\n]*>/gi;
const contents = /^(?:[-*+] )?(?:\[?toc\]?|(?:table of )?contents)$/i;
const fence = /^(`{3,}|~{3,})/;
const bullet = '(?:[-*+]|\\d+[.)])[^\\S\\n]*';
const italics = new RegExp(`^(?:${bullet})?(?:_(?!_)[^\\n]+_|\\*(?!\\*)[^*\\n]+\\*)$`, 'u');
const heading = /^(?:[-*+][^\S\n]+)?#{1,6}[^\S\n]/;
const emptyLabel = new RegExp(`^(?:${bullet})?(?:\\*\\*)?[\\p{L}][^:|\\n]{0,60}:(?:\\*\\*)?$`, 'u');
const emptyItem = new RegExp(`^${bullet}(?:\\[[ ]?\\])?$`, 'u');

/** What of a document is filled in. Code is nobody's words. Cost: linear. */
export function filledIn(text: string): Filled {
  let [written, asked, empty] = [0, 0, 0];
  let closing: string | undefined;
  const lines = text.replace(/\r\n?/g, '\n').replace(/^\uFEFF?---\n(?:[^]*?\n)?---\n/, '').replace(/<!--([^]*?)(?:-->|$)/g, (_, comment: string) => {
    asked += words(comment);
    return ' ';
  }).replace(machinery, ' ').split('\n').map((line) => line.trim()).filter((line) => {
    const mark = fence.exec(line)?.[1];
    const within = closing !== undefined;
    if (mark !== undefined && !within) { closing = mark; } else if (closing !== undefined && mark?.startsWith(closing)) { closing = undefined; }
    return !within && mark === undefined && line !== '' && !contents.test(line);
  });
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    if (heading.test(line)) {
      if (next === undefined || (heading.test(next) && depth(next) <= depth(line))) { empty++; }
    } else if (line.startsWith('|')) {
      if (isEmptyRow(line)) { empty++; } else if (!isRule(line) && !isRule(next ?? '')) { count(line); }
    } else if (italics.test(line) || filler.test(line)) {
      asked += words(line);
    } else if (emptyLabel.test(line) && (next === undefined || heading.test(next) || emptyLabel.test(next))) {
      empty++;
    } else if (emptyItem.test(line)) {
      empty++;
    } else {
      count(line);
    }
  });
  return { written, asked, empty };

  function count(line: string): void {
    const rest = line.replace(slot, (piece) => {
      asked += Math.max(GAP, words(piece));
      return ' ';
    });
    written += words(rest);
  }
}

/** The line under the head of a table. */
const isRule = (line: string): boolean => line.includes('-') && /^[\s|:-]*$/.test(line);

/** Each cell is blank, a dash, or says in italics that there is nothing. */
const isEmptyRow = (line: string): boolean => !isRule(line) && line.length > 1
  && line.split('|').every((cell) => /^[–—-]?$/.test(cell.trim()) || italics.test(cell.trim()));

const depth = (line: string): number => /#+/.exec(line)?.[0].length ?? 0;

/** From 0, all written, to 1, nothing written. An empty text is 1. */
export const placeholderShare = (text: string): number => shareOf(filledIn(text));

function shareOf({ written, asked, empty }: Filled): number {
  const open = asked + EMPTY * empty;
  return written + open ? open / (written + open) : 1;
}

/** By its file's name or its title. */
export function callsItselfTemplate(path: string, text: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const title = /^\uFEFF?(?:---\n[^]*?\n---\n)?\s*(?:#{1,2}[^\S\n]*)?(\S[^\n]*)/.exec(text.slice(0, 4000))?.[1] ?? '';
  return /(?:^|[-_. ])template(?:[-_. ]|$)/i.test(name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '-')) || /\btemplate[\s)\]*_#.]*$|^template\b/i.test(title);
}

/** A form to fill in, by what it calls itself or because most of it is still to be written. */
export function isTemplate(path: string, text: string): boolean {
  if (callsItselfTemplate(path, text)) { return true; }
  const filled = filledIn(text);
  return filled.written < LEAST || shareOf(filled) > MOSTLY;
}
