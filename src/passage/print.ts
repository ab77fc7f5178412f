import { lettersOf } from './code';

/**
 * The fingerprint of a passage and the words around it: `1.ORDINAL.SUM.BEFORE.MIDDLE.AFTER`, then `.BEFORE.AFTER` for each look-alike.
 * ORDINAL is how many words stand before the passage, SUM a checksum of all its words, both in base 36. The rest is a character
 * a word: the words before it, those of it that the quote had to leave out, the words after it. Six bits a word tell whether a
 * known word may have stood there; they cannot be read back.
 */
export interface Print {
  readonly ordinal: number;
  readonly sum: number;
  readonly before: string;
  readonly middle: string;
  readonly after: string;
  readonly lookalikes: readonly Lookalike[];
}

/** The words around a place that was like the passage already when it was described, but too far away to be in the print. */
export interface Lookalike { readonly before: string; readonly after: string }

const VERSION = '1';

export function writePrint({ ordinal, sum, before, middle, after, lookalikes }: Print): string {
  const others = lookalikes.flatMap((other) => [other.before, other.after]);
  return [VERSION, ordinal.toString(36), sum.toString(36), before, middle, after, ...others].join('.');
}

/** Undefined for what is no print of this version; then `locate` makes do without. */
export function readPrint(print: string | undefined): Print | undefined {
  const [version, ordinal, sum, before, middle, after, ...rest] = (print ?? '').split('.');
  if (version !== VERSION || !ordinal || !sum || before === undefined || middle === undefined || after === undefined) { return undefined; }
  const lookalikes: Lookalike[] = [];
  for (let i = 0; i + 1 < rest.length; i += 2) { lookalikes.push({ before: rest[i] as string, after: rest[i + 1] as string }); }
  return { ordinal: parseInt(ordinal, 36), sum: parseInt(sum, 36), before, middle, after, lookalikes };
}

/** Words kept of a long passage beyond its quote: the first and the last of them. */
export const MIDDLE = 400;

export function middleLetters(hashes: Uint32Array): string {
  return hashes.length <= MIDDLE ? lettersOf(hashes) : lettersOf(hashes.subarray(0, MIDDLE / 2)) + lettersOf(hashes.subarray(-MIDDLE / 2));
}

/** A checksum of words in their order: whether a long passage, of which not every word was kept, is the same to the word. */
export const sumOf = (hashes: Uint32Array): number => hashes.reduce((sum, hash) => (Math.imul(sum, 31) + hash) >>> 0, 0);
