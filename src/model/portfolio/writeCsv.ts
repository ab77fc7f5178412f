/** First signs of a cell that a spreadsheet would run as a formula, in the widths it takes them. */
const formula = /^[\s\p{Cc}\p{Cf}\ufeff]*[=+\-@\uff0b\uff1d\uff20\uff0d\t\r\n]/u;

/**
 * Rows as CSV after RFC 4180: commas, CRLF, quotes doubled. Begins with a byte order mark, because the file is for spreadsheets, and
 * without one Excel reads UTF-8 as something else; parsers of CSV skip it. A cell that a spreadsheet would take for a formula gets an
 * apostrophe in front, as OWASP advises.
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string => `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
