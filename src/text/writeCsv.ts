import { guardFormulas } from './formulas';

/**
 * Rows as CSV after RFC 4180: commas, CRLF, each cell in quotes, quotes doubled. Begins with a byte order mark, because the file is for
 * spreadsheets, and without one Excel reads UTF-8 as something else; parsers of CSV skip it. Cost: linear.
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string => `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

const cell = (text: string): string => `"${guardFormulas(text).replace(/"/g, '""')}"`;
