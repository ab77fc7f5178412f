import type { Token } from '../../text/fold';
import { fold, foldName } from '../../text/fold';

/** A name in a text, with everything that bears it. `start` and `end` are UTF-16 offsets. */
export interface NameMatch<T> {
  readonly start: number;
  readonly end: number;
  readonly refs: readonly T[];
}

export interface Names<T> {
  /**
   * How far from the offset `at` looks, in UTF-16 code units: the longest name and `MARKUP_ROOM`. A caller with a
   * large text passes `reach + 1` of it on either side of the offset and may cut anywhere, even within a character.
   */
  readonly reach: number;
  /**
   * The longest name that covers the offset or ends at it; of two as long, the one further left. Whole words only;
   * `fold` says what is alike. Cost: bounded by `reach`, whatever the length of the text and the number of names.
   */
  at(text: string, offset: number): NameMatch<T> | undefined;
  /** Every name in the text, also one within another, in the order they start. Cost: linear in the text. */
  all(text: string): Iterable<NameMatch<T>>;
}

/** Room for what a name in a text has and the name alone has not: emphasis, indentation, the address of a link. */
const MARKUP_ROOM = 256;

/** Cost: one pass over the names. One string a name is kept, so 10,000 names take about two megabytes. */
export function buildNames<T>(items: Iterable<{ readonly name: string; readonly ref: T }>): Names<T> {
  const refs = new Map<string, T[]>();
  /** First token of a name to the length of the longest name that starts so. */
  const heads = new Map<string, number>();
  let longest = 0;
  for (const { name, ref } of items) {
    const tokens = foldName(name);
    const head = tokens[0];
    if (head === undefined) { continue; }
    const folded = tokens.join('');
    const same = refs.get(folded);
    if (same) {
      same.push(ref);
    } else {
      refs.set(folded, [ref]);
    }
    heads.set(head, Math.max(heads.get(head) ?? 0, folded.length));
    longest = Math.max(longest, name.length, folded.normalize('NFD').length);
  }
  const reach = longest + MARKUP_ROOM;

  function* startingAt(tokens: readonly Token[], index: number): Generator<NameMatch<T>> {
    const first = tokens[index]!;
    const limit = heads.get(first.text) ?? 0;
    let read = '';
    for (let i = index; i < tokens.length; i++) {
      const token = tokens[i]!;
      read += token.text;
      if (read.length > limit) { return; }
      const found = refs.get(read);
      if (found) { yield { start: first.start, end: token.end, refs: found }; }
    }
  }

  return {
    reach,
    at(text, offset) {
      const from = Math.max(0, offset - reach);
      const to = Math.min(text.length, offset + reach);
      const tokens = fold(text.slice(from, to));
      // What touches a cut may be half a word.
      if (from > 0) { tokens.shift(); }
      if (to < text.length) { tokens.pop(); }
      let best: NameMatch<T> | undefined;
      for (let i = 0; i < tokens.length && from + tokens[i]!.start <= offset; i++) {
        for (const match of startingAt(tokens, i)) {
          const longer = !best || match.end - match.start > best.end - best.start;
          if (longer && from + match.end >= offset) { best = match; }
        }
      }
      return best && { start: from + best.start, end: from + best.end, refs: [...new Set(best.refs)] };
    },
    * all(text) {
      const tokens = fold(text);
      for (let i = 0; i < tokens.length; i++) { yield* startingAt(tokens, i); }
    },
  };
}
