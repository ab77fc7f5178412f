import type { TextIndex } from './textIndex';

/** Whether a line of the text ends between its word `t` and a later one, or its end, when it has none. */
export const breaksLine = ({ text, words }: TextIndex, t: number, later: number): boolean => {
  const end = text.indexOf('\n', words.ends[t] ?? 0);
  return end >= 0 && end < (words.starts[later] ?? text.length);
};
