/** How much of a text is still to be filled in. */
export interface Filled {
  /** Words somebody wrote, headings and labels left out. */
  readonly written: number;
  /** Words that ask for others: instructions in comments or in italics, `[name]`, `{{name}}`, `<name>`, "TBC", filler. */
  readonly asked: number;
  /** Headings with nothing under them, labels with nothing after them, table rows with nothing in them. */
  readonly empty: number;
}

/** An empty place weighs as much as an instruction of this many words. */
const EMPTY = 8;
/** Up to this share of placeholders, what somebody wrote is what the document is. */
const MOSTLY = 0.5;

const words = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0;
const slot = /(?<!\])\[(?![ xX]?\]|\^)[^[\]\n]{1,80}\](?![(:[])|\{\{[^{}\n]{1,80}\}\}|\$\{[^{}\n]{1,80}\}|<(?!\/|https?:|mailto:|!)[\p{Lu}\p{Ll}][^<>\n=]{1,60}>(?![^\n]*<\/)|\b(?:TBC|TBD|TODO|XX+)\b|_{4,}|\.{4,}|…{2,}|lorem ipsum/gu;
const italics = /^[^\S\n]*(?:[-*+]|\d+[.)])?[^\S\n]*(?:_(?!_)[^\n]+_|\*(?!\*)[^*\n]+\*)[^\S\n]*$/u;
const heading = /^[^\S\n]*(?:[-*+][^\S\n]+)?#{1,6}[^\S\n]/;
const emptyLabel = /^[^\S\n]*(?:[-*+]|\d+[.)])?[^\S\n]*(?:\*\*)?[\p{L}][^:|\n]{0,60}:(?:\*\*)?[^\S\n]*$/u;

/** What of a document is filled in. Cost: linear. */
export function filledIn(text: string): Filled {
  let [written, asked, empty] = [0, 0, 0];
  const lines = text.replace(/\r\n?/g, '\n').replace(/^\uFEFF?---\n(?:[^]*?\n)?---\n/, '').replace(/<!--([^]*?)(?:-->|$)/g, (_, comment: string) => {
    asked += words(comment);
    return ' ';
  }).split('\n').filter((line) => /\S/u.test(line));
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    if (heading.test(line)) {
      if (next === undefined || (heading.test(next) && depth(next) <= depth(line))) { empty++; }
    } else if (/^[^\S\n]*\|/.test(line)) {
      if (/^[\s|]*$/.test(line)) { empty++; } else if (!/^[\s|:-]*$/.test(line) && !/^[\s|:-]*-[\s|:-]*$/.test(next ?? '')) { count(line); }
    } else if (italics.test(line)) {
      asked += words(line);
    } else if (emptyLabel.test(line) && (next === undefined || heading.test(next) || emptyLabel.test(next))) {
      empty++;
    } else if (/^[^\S\n]*(?:[-*+]|\d+[.)])(?:[^\S\n]+\[[ ]?\])?[^\S\n]*$/.test(line)) {
      empty++;
    } else {
      count(line);
    }
  });
  return { written, asked, empty };

  function count(line: string): void {
    const rest = line.replace(slot, (piece) => {
      asked += Math.max(1, words(piece));
      return ' ';
    });
    written += words(rest);
  }
}

const depth = (line: string): number => /#+/.exec(line)?.[0].length ?? 0;

/** From 0, all written, to 1, nothing written. An empty text is 1. */
export function placeholderShare(text: string): number {
  const { written, asked, empty } = filledIn(text);
  const open = asked + EMPTY * empty;
  return written + open ? open / (written + open) : 1;
}

/** A form to fill in, by what it calls itself or because most of it is still to be written. */
export function isTemplate(path: string, text: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const title = /^\uFEFF?(?:---\n[^]*?\n---\n)?\s*#{0,2}[^\S\n]*(\S[^\n]*)/.exec(text.slice(0, 4000))?.[1] ?? '';
  if (/(?:^|[-_. ])template(?:[-_. ]|$)/i.test(name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '-')) || /\btemplate[\s)\]*_#.]*$/i.test(title)) { return true; }
  return placeholderShare(text) > MOSTLY;
}
