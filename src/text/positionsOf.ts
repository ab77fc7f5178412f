/** Zero-based line and UTF-16 character of each offset (UTF-16) of a text, as an editor counts them: a line ends with CRLF, LF or CR. */
export function positionsOf(text: string, offsets: readonly number[]): readonly { readonly line: number; readonly character: number }[] {
  const starts = [0];
  for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) { starts.push(index + ending.length); }
  return offsets.map((offset) => {
    let [line, above] = [0, starts.length];
    while (above - line > 1) {
      const middle = (line + above) >> 1;
      if (starts[middle]! <= offset) { line = middle; } else { above = middle; }
    }
    return { line, character: offset - starts[line]! };
  });
}
