import { alignWithin } from './align';
import { type Evidence, evidenceOf } from './evidence';
import type { Pattern } from './pattern';
import { windowsOf } from './seeds';
import type { TextIndex } from './textIndex';

/** A place that may be the passage: which of its words stand there, and what speaks for it. */
export interface Candidate {
  readonly map: Int32Array;
  readonly evidence: Evidence;
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
export function movesOf(pattern: Pattern, index: TextIndex, inPlace: Int32Array): Candidate[] {
  const { first, last } = pattern;
  const others = new Set(inPlace.filter((t, p) => t >= 0 && (p < first || p >= last)));
  const found = new Map<number, Candidate>();
  for (const window of windowsOf(pattern, index)) {
    const map = alignWithin(pattern, index, window);
    alignNeighbours(pattern, index, map);
    const evidence = evidenceOf(pattern, index, map);
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
  return { map, evidence: evidenceOf(pattern, index, map) };
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
  { first, last }: Pattern, index: TextIndex, map: Int32Array, { from, to }: Evidence, others: ReadonlySet<number>,
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
