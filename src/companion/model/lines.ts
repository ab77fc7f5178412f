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
