/** A word, a symbol or a gap of a text, as it compares with others. `start` and `end` are UTF-16 offsets in that text. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a gap with a blank line folds to. No name holds it, so no name reaches over a paragraph's end. */
const PARAGRAPH = '\n\n';

const skipped = String.raw`\]\((?:[^\s()]|\([^\s()]*\))*\)|\\(?=[!-\/:-@\[-\x60\{-~])|[\p{Cf}\p{VS}]`;
const lineBreak = String.raw`[^\S\r\n]*(?:\r\n?|\n)(?:[^\S\r\n]|>)*`;
const gap = String.raw`[^\S\r\n]+`;
const markup = String.raw`[*_\x60]+|~~+|\[(?=\S)|(?<=\S)\]`;
const word = String.raw`[\p{L}\p{N}\p{M}]+`;
const dash = String.raw`[\p{Pd}\u2212]+`;
const symbol = String.raw`[^]\p{M}*`;
/** A gap that is no line break is taken whole by the next choice, so none is read more than twice: the cost is linear. */
// eslint-disable-next-line regexp/no-super-linear-move
const PIECE = new RegExp(`(${skipped})|(${lineBreak})|(${gap})|(${markup})|(${word})|(${dash})|${symbol}`, 'gu');

/**
 * Cuts a text into the tokens by which names compare. Alike are: upper and lower case (without a locale, and so that
 * "ß" is "SS"), composed and decomposed marks, straight and typographic quotes, all dashes, and all white space, with
 * one line break and the next line's indentation or quote marks. Left out are Markdown's emphasis, code and link
 * marks, a link's address, and invisible characters, as nobody reads them: `**Fo**cus` is one word.
 * Cost: linear.
 */
export function fold(text: string): Token[] {
  const tokens: { kind: 'word' | 'gap' | 'break' | 'symbol'; text: string; start: number; end: number }[] = [];
  for (const match of text.matchAll(PIECE)) {
    const [piece, skip, broken, space, mark, letters, dashes] = match;
    const start = match.index;
    const end = start + piece.length;
    if (skip !== undefined || (mark !== undefined && !standsAlone(text, start, end))) { continue; }
    const last = tokens.at(-1);
    if (letters !== undefined) {
      if (last?.kind === 'word') {
        last.text += piece;
        last.end = end;
      } else {
        tokens.push({ kind: 'word', text: piece, start, end });
      }
    } else if (broken !== undefined || space !== undefined) {
      const kind = broken === undefined ? 'gap' : 'break';
      if (last?.kind === 'gap' || last?.kind === 'break') {
        if (kind === 'break') {
          last.text = last.kind === 'break' ? PARAGRAPH : ' ';
          last.kind = 'break';
        }
        last.end = end;
      } else {
        tokens.push({ kind, text: ' ', start, end });
      }
    } else {
      tokens.push({ kind: 'symbol', text: dashes === undefined ? plainQuotes(piece) : '-', start, end });
    }
  }
  // A word is folded when it is whole: a Greek sigma looks different at a word's end.
  return tokens.map((token) => ({ text: foldCase(token.text), start: token.start, end: token.end }));
}

/** A name on its own, folded: two names are the same when their tokens joined are. Empty when there is nothing to read. */
export function foldName(name: string): readonly string[] {
  const tokens = fold(name.replace(/\s+/gu, ' ').trim()).map((token) => token.text);
  const isGap = (token: string | undefined): boolean => token === ' ';
  return tokens.slice(isGap(tokens[0]) ? 1 : 0, isGap(tokens.at(-1)) ? -1 : undefined);
}

/** A `*` with white space on both sides is a bullet or a product, not emphasis. */
const standsAlone = (text: string, start: number, end: number): boolean =>
  !/\S/u.test(text.charAt(start - 1)) && !/\S/u.test(text.charAt(end));

const plainQuotes = (symbol: string): string =>
  symbol.normalize('NFC').replace(/[‘’‚‛′´‹›]/u, '\'').replace(/[“”„‟″«»]/u, '"');

const ASCII = /^[\x00-\x7f]*$/;

/** By way of upper case, which unites letters that lower case keeps apart (ß and ss, ς and σ); lower first, for ẞ. */
const foldCase = (text: string): string => ASCII.test(text)
  ? text.toLowerCase()
  : text.normalize('NFD').toLowerCase().toUpperCase().toLowerCase().replace(/\p{VS}/gu, '');
