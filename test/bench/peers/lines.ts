/** Line and column, both from nought, of an offset. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length - 1, column: offset - before.lastIndexOf('\n') - 1 };
}

/** Where a line begins and ends; undefined when the text has fewer. */
export function lineAt(text: string, line: number): { start: number; end: number } | undefined {
  let start = 0;
  for (let k = 0; k < line; k++) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) { return undefined; }
  }
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}
