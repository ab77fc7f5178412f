/** The part of a text document that is needed here; `vscode.TextDocument` is one. */
export interface Lines {
  readonly lineCount: number;
  lineAt(line: number): { readonly text: string };
}

/** A piece of a document. `offset` is where in `text` the position asked about is (UTF-16). */
export interface TextAround {
  readonly text: string;
  readonly offset: number;
  /** Where in the document an offset of `text` is. */
  place(offset: number): { line: number; character: number };
}

/**
 * The text around a position, `reach` or a little more UTF-16 code units on either side, up to the end of the
 * paragraph. Lines are joined by `\n` whatever the document has. Cost: bounded by `reach`; never the whole document.
 */
export function textAround(lines: Lines, line: number, character: number, reach: number): TextAround {
  const own = lines.lineAt(line).text;
  const start = Math.max(0, character - reach);
  let before = own.slice(start, character);
  let after = own.slice(character, character + reach);
  let first = line;
  let firstCharacter = start;
  while (before.length < reach && first > 0) {
    const text = lines.lineAt(first - 1).text;
    if (!/\S/u.test(text)) { break; }
    firstCharacter = Math.max(0, text.length - (reach - before.length));
    before = `${text.slice(firstCharacter)}\n${before}`;
    first -= 1;
  }
  for (let next = line + 1; after.length < reach && next < lines.lineCount; next++) {
    const text = lines.lineAt(next).text;
    if (!/\S/u.test(text)) { break; }
    after += `\n${text.slice(0, reach - after.length)}`;
  }
  const text = before + after;
  return {
    text,
    offset: before.length,
    place(offset) {
      const passed = text.slice(0, offset).split('\n');
      const column = passed.at(-1)!.length;
      return { line: first + passed.length - 1, character: passed.length === 1 ? firstCharacter + column : column };
    },
  };
}

/** As VS Code opens a text: where endings are mixed, all become what most of them are. */
export function withOneEnding(text: string): string {
  const endings = text.match(/\r\n?|\n/g) ?? [];
  const returns = endings.filter((ending) => ending !== '\n').length;
  const ending = returns > endings.length / 2 ? '\r\n' : '\n';
  return endings.every((each) => each === ending) ? text : text.replace(/\r\n?|\n/g, ending);
}
