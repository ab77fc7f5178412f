import { type Words, wordsOf } from './words';

/** A text read once, so that many passages can be looked for in it. */
export interface TextIndex {
  readonly text: string;
  readonly words: Words;
}

/** Cost: one pass over the text. Keep it by document version and give it to `locate` for each passage of that text. */
export function indexText(text: string): TextIndex {
  return { text, words: wordsOf(text) };
}
