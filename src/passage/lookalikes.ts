import { alignWithin } from './align';
import { CODE_MASK, codesOf, lettersOf } from './code';
import type { Evidence } from './evidence';
import { movesOf } from './moves';
import type { Pattern } from './pattern';
import type { Lookalike } from './print';
import type { TextIndex } from './textIndex';

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
  return movesOf(pattern, index, new Int32Array(0))
    .filter(({ evidence }) => evidence.strength >= ALIKE && (evidence.to < covered.from || evidence.from >= covered.to))
    .slice(0, MOST)
    .map(({ evidence: { from, to } }) => ({
      before: lettersOf(hashes.subarray(Math.max(0, from - BESIDE), from)),
      after: lettersOf(hashes.subarray(to + 1, Math.min(count, to + 1 + BESIDE))),
    }));
}

/** Whether a place is one of the look-alikes of old rather than the passage, going by what stands around it. */
export function isLookalike(lookalikes: readonly Lookalike[], index: TextIndex, { from, to, before, after }: Evidence): boolean {
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
