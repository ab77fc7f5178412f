import { alignWithin } from './align';
import type { MatchFeatures } from './matchFeatures';
import { candidatesOf } from './candidates';
import type { Pattern } from './pattern';
import type { TextIndex } from './textIndex';
import { CODE_MASK, codesOf, lettersOf } from './words';

/** Notes taken, most of them, and words kept on either side of each. */
const MOST = 6;
const BESIDE = 10;
/** Bits beyond chance from which a place is worth a note: well below those at which it would be taken for the passage. */
const ALIKE = 6;
/** How much better its own old neighbours must fit a place than the passage's do. */
const BETTER = 0.15;

/** Looks through the text for places like the passage, beyond the words from `covered.from` to `covered.to` that the print holds anyway. */
export function lookalikesOf(pattern: Pattern, index: TextIndex, covered: { from: number; to: number }): Lookalike[] {
  if (covered.from === 0 && covered.to === index.words.count) { return []; }
  const { count, hashes } = index.words;
  return candidatesOf(pattern, index, new Int32Array(0))
    .filter(({ evidence }) => evidence.strength >= ALIKE && (evidence.to < covered.from || evidence.from >= covered.to))
    .slice(0, MOST)
    .map(({ evidence: { from, to } }) => ({
      before: lettersOf(hashes.subarray(Math.max(0, from - BESIDE), from)),
      after: lettersOf(hashes.subarray(to + 1, Math.min(count, to + 1 + BESIDE))),
    }));
}

/** Whether a place is one of the look-alikes of old rather than the passage, going by what stands around it. */
export function isLookalike(lookalikes: readonly Lookalike[], index: TextIndex, { from, to, before, after }: MatchFeatures): boolean {
  const own = (before + after) / 2;
  return lookalikes.some((other) => {
    const left = standing(index, other.before, from - 2 * BESIDE, from);
    const right = standing(index, other.after, to + 1, to + 1 + 2 * BESIDE);
    return (left + right) / Math.max(1, other.before.length + other.after.length) > own + BETTER;
  });
}

/** How many of these words stand in that stretch of the text. */
function standing(index: TextIndex, letters: string, t: number, tEnd: number): number {
  const codes = codesOf(letters);
  const row = { codes, masks: codes.map(() => CODE_MASK) };
  const map = alignWithin(row, index, { p: 0, pEnd: codes.length, t: Math.max(0, t), tEnd: Math.min(index.words.count, tEnd) });
  return map.reduce((sum, at) => sum + (at >= 0 ? 1 : 0), 0);
}

/**
 * The fingerprint of a passage and the words around it: `1.ORDINAL.SUM.BEFORE.MIDDLE.AFTER`, then `.BEFORE.AFTER` for each look-alike.
 * ORDINAL is how many words stand before the passage, SUM a checksum of all its words, both in base 36. The rest is a character
 * a word: the words before it, those of it that the quote had to leave out, the words after it. Six bits a word tell whether a
 * known word may have stood there; they cannot be read back.
 */
export interface ContextFingerprint {
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

export function writeFingerprint({ ordinal, sum, before, middle, after, lookalikes }: ContextFingerprint): string {
  const others = lookalikes.flatMap((other) => [other.before, other.after]);
  return [VERSION, ordinal.toString(36), sum.toString(36), before, middle, after, ...others].join('.');
}

/** Undefined for what is no print of this version; then `locate` makes do without. */
export function readFingerprint(print: string | undefined): ContextFingerprint | undefined {
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
