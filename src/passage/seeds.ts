import { alike, type Range } from './align';
import { CODE_MASK } from './code';
import type { Pattern } from './pattern';
import type { TextIndex } from './textIndex';

/** The passage's rarest words are looked for, this many, each in so many places at most. */
const SEEDS = 16;
const MOST_PLACES = 32;
const MOST_WINDOWS = 12;
/** A window with so much less of them than the best has is not worth aligning. */
const LEAST_SHARE = 0.4;

/** Stretches of the text in which the passage's rarest words stand about as far apart as in the passage, the fullest first. */
export function windowsOf(pattern: Pattern, index: TextIndex): Range[] {
  const length = pattern.last - pattern.first;
  const reach = Math.max(4, length >> 1);
  const groups: { from: number; to: number; bits: number }[] = [];
  for (const { at, bits } of startsOf(pattern, index)) {
    const open = groups.at(-1);
    if (open !== undefined && at - open.to <= reach && at - open.from <= 2 * reach) {
      open.to = at;
      open.bits += bits;
    } else { groups.push({ from: at, to: at, bits }); }
  }
  groups.sort((a, b) => b.bits - a.bits || a.from - b.from);
  const least = LEAST_SHARE * (groups[0]?.bits ?? 0);
  return groups.filter(({ bits }) => bits >= least).slice(0, MOST_WINDOWS).map(({ from, to }) => ({
    p: pattern.first, pEnd: pattern.last, t: Math.max(0, from - reach), tEnd: Math.min(index.words.count, to + length + reach),
  }));
}

/** Where the passage would begin, were each of its rarest words in its place; in the order of the text. */
function startsOf(pattern: Pattern, index: TextIndex): { at: number; bits: number }[] {
  const starts: { at: number; bits: number }[] = [];
  let seeds = 0;
  for (const { p, bits } of rarestFirst(pattern, index)) {
    const places = index.placesOfWord(pattern.codes[p] as number, MOST_PLACES).filter((t) => alike(pattern, index, p, t));
    for (const t of places) { starts.push({ at: t - (p - pattern.first), bits }); }
    if (places.length > 0 && ++seeds === SEEDS) { break; }
  }
  return starts.sort((a, b) => a.at - b.at);
}

/** The passage's words that are known whole. */
function rarestFirst({ first, last, codes, masks }: Pattern, index: TextIndex): { p: number; bits: number }[] {
  const words: { p: number; bits: number }[] = [];
  for (let p = first; p < last; p++) {
    if (masks[p] !== CODE_MASK) { words.push({ p, bits: index.bitsOf(codes[p] as number) }); }
  }
  return words.sort((a, b) => b.bits - a.bits || a.p - b.p);
}
