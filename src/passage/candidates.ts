import { alignWithin, alike, type Range } from './align';
import { type MatchFeatures, featuresOf } from './matchFeatures';
import type { Pattern } from './pattern';
import type { TextIndex } from './textIndex';
import { CODE_MASK } from './words';

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

/** A place that may be the passage: which of its words stand there, and what speaks for it. */
export interface Candidate {
  readonly map: Int32Array;
  readonly evidence: MatchFeatures;
}

/** Words on either side that are aligned along, to tell twins apart, and in how many of the text's. */
const NEIGHBOURS = 30;
const CLOSE_BY = 60;
/** A place that the surroundings explain this well, compared with the passage, is theirs. */
const EXPLAINED = 0.75;

/**
 * Places anywhere that have words of the passage, strongest first. Text that the alignment `inPlace` has explained as some other old
 * text is not taken for the passage, unless the passage explains it better.
 */
export function candidatesOf(pattern: Pattern, index: TextIndex, inPlace: Int32Array): Candidate[] {
  const { first, last } = pattern;
  const others = new Set(inPlace.filter((t, p) => t >= 0 && (p < first || p >= last)));
  const found = new Map<number, Candidate>();
  for (const window of windowsOf(pattern, index)) {
    const map = alignWithin(pattern, index, window);
    alignNeighbours(pattern, index, map);
    const evidence = featuresOf(pattern, index, map);
    if (evidence.from < 0 || explainedShare(pattern, index, map, evidence, others) >= EXPLAINED) { continue; }
    const known = found.get(evidence.from);
    if (known === undefined || known.evidence.strength < evidence.strength) { found.set(evidence.from, { map, evidence }); }
  }
  return [...found.values()].sort((a, b) => b.evidence.strength - a.evidence.strength || a.evidence.from - b.evidence.from);
}

/** The passage word for word at the text's word `t`, with what stands beside it. */
export function candidateAt(pattern: Pattern, index: TextIndex, t: number): Candidate {
  const map = new Int32Array(pattern.codes.length).fill(-1);
  for (let p = pattern.first; p < pattern.last; p++) { map[p] = t + p - pattern.first; }
  alignNeighbours(pattern, index, map);
  return { map, evidence: featuresOf(pattern, index, map) };
}

/** The passage was aligned first and alone, so that neighbours which stayed behind could not pull it apart; now what stands beside it. */
function alignNeighbours(pattern: Pattern, index: TextIndex, map: Int32Array): void {
  const { first, last, codes } = pattern;
  const own = map.subarray(first, last).filter((t) => t >= 0);
  const from = own.at(0);
  const to = own.at(-1);
  if (from === undefined || to === undefined) { return; }
  const before = { p: Math.max(0, first - NEIGHBOURS), pEnd: first, t: Math.max(0, from - CLOSE_BY), tEnd: from };
  const after = {
    p: last, pEnd: Math.min(codes.length, last + NEIGHBOURS), t: to + 1, tEnd: Math.min(index.words.count, to + 1 + CLOSE_BY),
  };
  alignWithin(pattern, index, before, map);
  alignWithin(pattern, index, after, map);
}

/** Bits of the place that the surroundings have, for each bit that the passage has there. */
function explainedShare(
  { first, last }: Pattern, index: TextIndex, map: Int32Array, { from, to }: MatchFeatures, others: ReadonlySet<number>,
): number {
  let theirs = 0;
  for (let t = from; t <= to; t++) {
    if (others.has(t)) { theirs += index.bits[t] as number; }
  }
  let ours = 0;
  for (const t of map.subarray(first, last)) {
    if (t >= 0) { ours += index.bits[t] as number; }
  }
  return ours === 0 ? 1 : theirs / ours;
}
