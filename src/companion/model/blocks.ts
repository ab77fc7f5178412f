import { runToEnd } from '../../text/cooperative';
import { criteriaLabel } from './criteria';
import { join, type Plain, plainOf, slice } from './plain';

interface Common {
  readonly plain: Plain;
  /** Columns before its first character: an item that stands deeper than another belongs to it. */
  readonly indent: number;
}
export type Block =
  | Common & { readonly kind: 'heading'; readonly level: number }
  | Common & { readonly kind: 'paragraph' }
  | Common & { readonly kind: 'item' }
  | Common & { readonly kind: 'row'; readonly cells: readonly Plain[]; readonly header: readonly string[] };

/** What begins a block of its own even without a blank line before it: a list of stories has one on each line. */
const BEGINS_WITH = new RegExp([
  String.raw`(?:[\p{L}]{0,10}[-#]?\d[\d.]{0,6}[:.)]?\s+)?(?:As\s+(?:an?\s|the\s|\S+(?:\s+\S+){0,5}\s+I\s)|In order (?:to|that)\s)`,
  String.raw`(?:Feature|Rule|Background|Scenario(?: Outline)?|Examples?|User stor(?:y|ies))\b[^.]{0,60}:`,
  String.raw`(?:Given|When|Then|And|But|GIVEN|WHEN|THEN|AND|BUT)\s`,
].join('|').replace(/^/, '^(?:').replace(/$/, ')'), 'u');
/** A story that does not begin in capitals; one that has its wish already cannot go on like this. */
const NEXT_STORY = /^as an?\s[^.!?]{1,60}?,?\s(?:I|we)(?:['’]d|\s+would)?\s+(?:want|need|like|can)\b/iu;
const HAS_WISH = /\b(?:I|we)(?:['’]d|\s+would)?\s+(?:want|need|like|can)\s+\S/iu;
const STEP = /^(?:Given|When|Then|And|But|GIVEN|WHEN|THEN|AND|BUT|Scenario|Background)\b/;
const ITEM = /^(?:[-*+•–]|\d{1,4}[.)]|[a-z][.)])(?:\s+|$)(?:\[[ xX]\]\s+)?/;
/** A paragraph longer than this is cut, which keeps the cost of joining lines linear. No story is as long. */
const LONG = 4000;
/** Each row asks for its columns by their names; no table of stories has as many. */
const MOST_COLUMNS = 100;
const FENCE = /^(`{3,}|~{3,})\s*(\S*)/;
/** Fences longer than this are taken to be alike. */
const LONGEST_FENCE = 20;
/** A backslash at the end of a line breaks it. */
const HARD_BREAK = /(?<!\\)\\$/;
/** Properties before the text are read this far (UTF-16 units). */
const FRONT_MATTER = 10_000;
/** A line between properties that is none means that nothing closes them: what looks like their end is a rule in the text. */
const PROPERTY = /^(?:\s|$|#|-(?:\s|$)|[\]}]|["']?[\w$.-][^:]{0,60}:(?:\s|$))/;
const DIVIDER = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*(?:\|\s*)?$/;

/**
 * Headings, paragraphs, list items and table rows of Markdown, plain text or a feature file, in the order of the text. Code is left out,
 * unless it is Gherkin; so are comments and what stands before the text between lines of `---`. What nothing closes is text. Cost: linear.
 */
export const blocksOf = (source: string): readonly Block[] => runToEnd(blockSteps(source));

/** Some milliseconds of work. */
const LINES_A_STEP = 400;

/** As `blocksOf`, in steps. */
export function* blockSteps(source: string): Generator<void, readonly Block[]> {
  const text = withoutComments(source);
  const blocks: Block[] = [];
  let open: { kind: 'paragraph' | 'item'; plain: Plain; indent: number } | undefined;
  let header: readonly string[] | undefined;
  let code: string | undefined;
  const close = (): void => {
    if (open && open.plain.text) { blocks.push(open); }
    open = undefined;
  };
  const lines = linesOf(text);
  const closes = fencesBelow(lines);
  for (let i = frontMatter(lines); i < lines.length; i++) {
    if (i % LINES_A_STEP === 0) { yield; }
    const { start, end, text: line } = lines[i]!;
    const lead = /^[\s>]*/.exec(line)![0].length;
    const rest = line.slice(lead);
    const indent = columns(line.slice(0, lead));
    const fence = FENCE.exec(rest);
    if (code !== undefined) { if (fence?.[1]!.startsWith(code)) { code = undefined; close(); } continue; }
    if (fence) {
      close();
      header = undefined;
      if (closes(fence[1]!, i) && !/^(?:gherkin|feature|cucumber)$/i.test(fence[2]!) && !(fence[2] === '' && gherkinFollows(lines, i))) { code = fence[1]!.slice(0, LONGEST_FENCE); }
      continue;
    }
    if (rest === '') { close(); header = undefined; continue; }
    const heading = /^(#{1,6})(?:\s+|$)/.exec(rest);
    if (heading) {
      close();
      header = undefined;
      blocks.push({ kind: 'heading', level: heading[1]!.length, plain: withoutHashes(plainOf(text, start + lead + heading[0].length, end)), indent });
      continue;
    }
    const under = open?.kind === 'paragraph' ? /^(=+|-{2,})\s*$/.exec(rest) : undefined;
    if (under && open) {
      blocks.push({ kind: 'heading', level: under[1]!.startsWith('=') ? 1 : 2, plain: open.plain, indent: open.indent });
      open = undefined;
      continue;
    }
    if (header && rest.includes('|')) {
      close();
      const cells = cellsOf(text, start + lead, end);
      blocks.push({ kind: 'row', cells, header, plain: plainOf(text, start + lead, end), indent });
      continue;
    }
    // A line without cells is a broken row: those below it are still rows.
    if (header && ITEM.test(rest)) { header = undefined; }
    const next = lines[i + 1]?.text;
    if (rest.includes('|') && next?.includes('|') && DIVIDER.test(next.replace(/^[\s>]*/, ''))) {
      close();
      header = cellsOf(text, start + lead, end).slice(0, MOST_COLUMNS).map((cell) => cell.text);
      i++;
      continue;
    }
    if (/^(?:[-*_]\s*){3,}$/.test(rest)) { close(); continue; }
    const item = ITEM.exec(rest);
    const plain = plainOf(text, start + lead + (item?.[0].length ?? 0), HARD_BREAK.test(rest) ? end - 1 : end);
    if (item) {
      close();
      open = { kind: 'item', plain, indent };
    } else if (open && !begins(plain.text, open.plain.text) && open.plain.text.length < LONG) {
      open.plain = open.plain.text ? join(open.plain, plain) : plain;
    } else {
      close();
      open = { kind: 'paragraph', plain, indent };
    }
  }
  close();
  return blocks;
}

/** Blanks in the place of comments, so that all else stands where it stood. */
function withoutComments(source: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let open = source.indexOf('<!--'); open >= 0; open = source.indexOf('<!--', from)) {
    const close = source.indexOf('-->', open + 4);
    if (close < 0) { break; }
    parts.push(source.slice(from, open), source.slice(open, close + 3).replace(/[^\r\n]/g, ' '));
    from = close + 3;
  }
  return parts.join('') + source.slice(from);
}

/** Tells whether a fence on a line has one below that closes it. */
function fencesBelow(lines: readonly Line[]): (fence: string, line: number) => boolean {
  const last = new Map<string, number>();
  lines.forEach(({ text }, i) => {
    const fence = FENCE.exec(text.replace(/^[\s>]*/, ''))?.[1];
    if (fence) { for (let length = 3; length <= Math.min(fence.length, LONGEST_FENCE); length++) { last.set(fence.slice(0, length), i); } }
  });
  return (fence, line) => (last.get(fence.slice(0, LONGEST_FENCE)) ?? -1) > line;
}

/** Whether a line is a block of its own behind `open` rather than more of it. */
const begins = (line: string, open: string): boolean => open.endsWith(':')
  || (BEGINS_WITH.test(line) && (!/^(?:And|But)\s/i.test(line) || STEP.test(open)))
  || (NEXT_STORY.test(line) && HAS_WISH.test(open)) || criteriaLabel(line) !== undefined;

const columns = (space: string): number => [...space].reduce((sum, each) => sum + (each === '\t' ? 4 - (sum % 4) : each === '>' ? 0 : 1), 0);

const withoutHashes = (plain: Plain): Plain => slice(plain, 0, plain.text.replace(/(?<!#)#+$/, '').trimEnd().length);

function frontMatter(lines: readonly Line[]): number {
  if (lines[0]?.text.trim() !== '---') { return 0; }
  const end = lines.findIndex(({ text }, i) => i > 0 && /^(?:---|\.\.\.)\s*$/.test(text));
  return end > 0 && end < 100 && lines.slice(1, end).every(({ text }) => PROPERTY.test(text)) ? end + 1 : 0;
}

/** What stands before the text between lines of `---`, as properties of the document. */
export function frontMatterOf(text: string): string {
  const lines = linesOf(text.slice(0, FRONT_MATTER));
  return lines.slice(1, Math.max(1, frontMatter(lines) - 1)).map((line) => line.text).join('\n');
}

const gherkinFollows = (lines: readonly Line[], fence: number): boolean =>
  /^\s*(?:Feature:|Scenario|Given\b|As an?\b)/.test(lines[fence + 1]?.text ?? '');

function cellsOf(text: string, start: number, end: number): Plain[] {
  const cells: Plain[] = [];
  let from = text[start] === '|' ? start + 1 : start;
  for (let i = from; i <= end; i++) {
    if (i === end ? text.slice(from, end).trim() !== '' : text[i] === '|' && text[i - 1] !== '\\') {
      cells.push(plainOf(text, from, i));
      from = i + 1;
    }
  }
  return cells;
}

/** A line without its end. `start` and `end` are UTF-16 offsets. */
export interface Line { readonly start: number; readonly end: number; readonly text: string }

/** Lines end in LF, CRLF or CR. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { index, 0: ending } of text.matchAll(/\r\n?|\n/g)) {
    lines.push({ start, end: index, text: text.slice(start, index) });
    start = index + ending.length;
  }
  lines.push({ start, end: text.length, text: text.slice(start) });
  return lines;
}
