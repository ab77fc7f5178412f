/** Signs that begin a formula in a spreadsheet, in the widths it takes them. */
const sign = '[=+\\-@\uff0b\uff0d\uff1d\uff20]';
/** What a spreadsheet may pass over before them: blanks, marks nobody sees, and quotation marks. Nothing that parts cells. */
const passed = '(?:(?![;,|\\t\\r\\n\\v\\f\\u0085\\u2028\\u2029])[\\s\\p{Cc}\\p{Cf}"])*';
/** Where a cell may begin, whichever sign parts cells in the settings of who opens the table: rows are parted by ends of lines. */
const beginning = '(?<=^|[;,|\\t\\r\\n\\v\\f\\u0085\\u2028\\u2029])';

const open = new RegExp(`${beginning}(?='*${passed}${sign})|^(?='*[\\t\\r\\n])`, 'gu');
const guarded = new RegExp(`${beginning}'(?='*${passed}${sign})|^'(?='*[\\t\\r\\n])`, 'gu');

/**
 * The text of a cell so that no spreadsheet takes it, or a part of it, for a formula, whether it parts cells by commas, semicolons, tabs or
 * bars: an apostrophe stands before each place at which one could begin, as OWASP advises. `withoutGuards` takes them off. Cost: linear.
 */
export const guardFormulas = (cell: string): string => cell.replace(open, '\'');

/** The text that `guardFormulas` was given. Cost: linear. */
export const withoutGuards = (cell: string): string => cell.replace(guarded, '');

/**
 * Rows as CSV after RFC 4180: commas, CRLF, each cell in quotes, quotes doubled. Begins with a byte order mark, because the file is for
 * spreadsheets, and without one Excel reads UTF-8 as something else; parsers of CSV skip it. Cost: linear.
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string => `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

const cell = (text: string): string => `"${guardFormulas(text).replace(/"/g, '""')}"`;
