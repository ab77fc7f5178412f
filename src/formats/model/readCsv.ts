import Papa from 'papaparse';
import type { ImportFile } from './importer';
import { largest } from '../../text/lists';

export interface CsvRow {
  /** As a spreadsheet numbers it: a cell may hold line breaks, and empty lines count. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface Csv {
  /** Rows that hold something, in order, at most MAX_ROWS. */
  readonly rows: readonly CsvRow[];
  /** Rows that hold something, all of them. */
  readonly count: number;
  /** Where a quote opens that nothing closes, or only another quote far below: rows that were read line by line, quotes being text where they are odd. */
  readonly openQuotes: readonly { readonly row: number; readonly last: number }[];
}

/** Beyond, rows are counted and not kept. */
const MAX_ROWS = 100_000;
/** Of one row, and of one cell in UTF-16 units. A table of skills has 10 columns; a cell this long is a quote that nobody closed. */
const [MAX_CELLS, MAX_CELL] = [500, 200_000];
const SEPARATORS = [',', ';', '\t', '|'];
/** Looked at to find the separator, in UTF-16 units. */
const SAMPLE = 50_000;

const parsed = new WeakMap<ImportFile, Csv>();

/** A file's text as a table, parsed once for all who ask. What has no two columns has no rows; never throws. Cost: linear. */
export function csvOf(file: ImportFile): Csv {
  let csv = parsed.get(file);
  if (!csv) {
    csv = read(file.text);
    parsed.set(file, csv);
  }
  return csv;
}

function read(text: string): Csv {
  // Excel says the separator in a line before the head.
  const said = /^sep=(.)\r?\n/.exec(text.slice(0, 10))?.[1];
  const delimiter = said ?? separatorOf(text.slice(0, SAMPLE));
  if (delimiter === undefined || /^\s*[{<]/.test(text.slice(0, 1000))) { return { rows: [], count: 0, openQuotes: [] }; }
  const newline = newlineOf(text);
  const rows: CsvRow[] = [];
  const openQuotes: { row: number; last: number }[] = [];
  let [row, count, width, start] = [0, 0, 0, 0];
  const add = (cells: readonly string[]): void => {
    row++;
    if (!cells.some((cell) => cell.trim()) || (said !== undefined && row === 1)) { return; }
    count++;
    width ||= cells.length;
    if (rows.length < MAX_ROWS) { rows.push({ row, cells: cells.slice(0, MAX_CELLS).map((cell) => cell.slice(0, MAX_CELL).trim()) }); }
  };
  Papa.parse<string[]>(text, {
    delimiter, newline, step: ({ data, errors, meta }) => {
      const lines = errors.some(({ type }) => type === 'Quotes') ? text.slice(start, meta.cursor).split(newline) : [];
      start = meta.cursor;
      if (lines.at(-1) === '') { lines.pop(); }
      const isOpen = errors.some(({ code }) => code === 'MissingQuotes')
        || (lines.length > 1 && (data.length !== width || lineOf(lines[0]!, delimiter).length === width));
      if (!isOpen) { add(data); return; }
      openQuotes.push({ row: row + 1, last: row + lines.length });
      for (const line of lines) { add(lineOf(line, delimiter)); }
    },
  });
  return { rows, count, openQuotes };
}

/** A line on its own. Quotes that open and never close are text. */
function lineOf(line: string, delimiter: string): readonly string[] {
  const { data: [cells = []], errors } = Papa.parse<string[]>(line, { delimiter, newline: '\n' });
  return errors.some(({ type }) => type === 'Quotes') ? line.split(delimiter) : cells;
}

/** Old Macs end lines with a carriage return alone. Cells may hold other line ends than the table. */
const newlineOf = (text: string): '\r\n' | '\n' | '\r' => {
  const sample = text.slice(0, SAMPLE).replace(/"[^"]*"/g, '');
  return sample.includes('\r\n') ? '\r\n' : sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r';
};

/** The one that gives most cells in rows of one length; none when no row has two. */
function separatorOf(sample: string): string | undefined {
  const scores = SEPARATORS.map((separator) => {
    const { data } = Papa.parse<string[]>(sample, { delimiter: separator, preview: 30 });
    const lengths = data.filter((row) => row.some((cell) => cell.trim())).map((row) => row.length);
    const counts = new Map<number, number>();
    for (const length of lengths) { if (length > 1) { counts.set(length, (counts.get(length) ?? 0) + 1); } }
    return largest([...counts].map(([length, count]) => count * Math.sqrt(length)), 0);
  });
  const best = largest(scores);
  return best > 0 ? SEPARATORS[scores.indexOf(best)] : undefined;
}

/** The words of a heading: small letters and digits, whatever stands between them. */
export const headingOf = (cell: string): string => cell.slice(0, 200).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
