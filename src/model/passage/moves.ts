import { alignWithin, alike, type Range } from './align';
import { CODE_MASK } from './code';
import { type Evidence, evidenceOf } from './evidence';
import type { Pattern } from './pattern';
import type { TextIndex } from './textIndex';

/** A place where the passage may have gone to. */
export interface Candidate {
  readonly map: Int32Array;
  readonly evidence: Evidence;
}

/** The passage's rarest words are looked for, this many, each in so many places at most. */
const SEEDS = 16;
const MOST_PLACES = 32;
const MOST_CANDIDATES = 12;
/** A place with so much less of them than the best place has is not worth aligning. */
const LEAST_SHARE = 0.4;
/** Words on either side that are aligned along, to tell twins apart. */
const NEIGHBOURS = 30;
/** A place that the surroundings explain this well, compared with the passage, is theirs. */
const EXPLAINED = 0.75;

/**
 * Other places that have the passage's words, likeliest first. What the alignment has explained as some other old text is not taken
 * for the passage, unless the passage explains it better.
 */
export function movesOf(pattern: Pattern, index: TextIndex, inPlace: Int32Array): Candidate[] {
  const others = new Set<number>();
  inPlace.forEach((t, p) => { if (t >= 0 && (p < pattern.first || p >= pattern.last)) { others.add(t); } });
  const found = new Map<number, Candidate>();
  for (const window of windowsOf(pattern, index)) {
    const map = withNeighbours(pattern, index, alignWithin(pattern, index, window));
    const evidence = evidenceOf(pattern, index, map);
    if (evidence.from < 0 || explainedShare(index, others, map, evidence, pattern) >= EXPLAINED) { continue; }
    const known = found.get(evidence.from);
    if (known === undefined || known.evidence.strength < evidence.strength) { found.set(evidence.from, { map, evidence }); }
  }
  return [...found.values()].sort((a, b) => b.evidence.strength - a.evidence.strength || a.evidence.from - b.evidence.from);
}

/** The passage is aligned first and alone, so that neighbours which stayed behind cannot pull it apart; then what stands beside it. */
function withNeighbours(pattern: Pattern, index: TextIndex, map: Int32Array): Int32Array {
  const { first, last, codes } = pattern;
  const own = map.subarray(first, last).filter((t) => t >= 0);
  if (own.length === 0) { return map; }
  const from = own[0] as number;
  const to = own[own.length - 1] as number;
  alignWithin(pattern, index, { p: Math.max(0, first - NEIGHBOURS), pEnd: first, t: Math.max(0, from - 2 * NEIGHBOURS), tEnd: from }, map);
  alignWithin(pattern, index, { p: last, pEnd: Math.min(codes.length, last + NEIGHBOURS), t: to + 1, tEnd: Math.min(index.words.count, to + 1 + 2 * NEIGHBOURS) }, map);
  return map;
}

function explainedShare(index: TextIndex, others: ReadonlySet<number>, map: Int32Array, evidence: Evidence, pattern: Pattern): number {
  let theirs = 0;
  for (let t = evidence.from; t <= evidence.to; t++) { if (others.has(t)) { theirs += index.bits[t] as number; } }
  let ours = 0;
  for (let p = pattern.first; p < pattern.last; p++) { if ((map[p] as number) >= 0) { ours += index.bits[map[p] as number] as number; } }
  return theirs / Math.max(1e-9, ours);
}

/** Stretches of text in which the passage's rarest words stand about as far apart as in the passage. */
function windowsOf(pattern: Pattern, index: TextIndex): Range[] {
  const { first, last } = pattern;
  const starts = startsOf(pattern, index);
  const reach = Math.max(4, (last - first) >> 1);
  const groups: { at: number; end: number; bits: number }[] = [];
  for (const { at, bits } of starts) {
    const open = groups.at(-1);
    if (open !== undefined && at - open.end <= reach && at - open.at <= 2 * reach) { open.end = at; open.bits += bits; } else { groups.push({ at, end: at, bits }); }
  }
  groups.sort((a, b) => b.bits - a.bits || a.at - b.at);
  return groups.filter(({ bits }) => bits >= LEAST_SHARE * (groups[0]?.bits ?? 0)).slice(0, MOST_CANDIDATES).map(({ at, end }) => ({
    p: first, pEnd: last, t: Math.max(0, at - reach), tEnd: Math.min(index.words.count, end + (last - first) + reach),
  }));
}

/** Where the passage would begin, were each of its rarest words in its place. */
function startsOf(pattern: Pattern, index: TextIndex): { at: number; bits: number }[] {
  const { first, last, codes } = pattern;
  const seeds: { p: number; bits: number }[] = [];
  for (let p = first; p < last; p++) {
    if (pattern.masks[p] !== CODE_MASK) { seeds.push({ p, bits: index.bitsOf(codes[p] as number) }); }
  }
  seeds.sort((a, b) => b.bits - a.bits || a.p - b.p);
  const starts: { at: number; bits: number }[] = [];
  let used = 0;
  for (const { p, bits } of seeds) {
    const places = index.placesOfWord(codes[p] as number, MOST_PLACES).filter((t) => alike(pattern, index, p, t));
    if (places.length > 0) { used++; }
    for (const t of places) { starts.push({ at: t - (p - first), bits }); }
    if (used === SEEDS) { break; }
  }
  return starts.sort((a, b) => a.at - b.at);
}
