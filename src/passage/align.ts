import { largest } from '../text/lists';
import type { WordRow } from './pattern';
import type { TextIndex } from './textIndex';
import { CODE_BITS, CODE_MASK, codeOf, GRAM } from './words';

/** A seed that stands in more places than this is boilerplate, which its neighbours will place. */
const MOST_PLACES = 8;

/** A run of so many words, begun where the text has its like nowhere else, is what became of them: no other place need be tried. */
const LONG = 48;

/** Runs that hold four words of the row, found through the index: the rest of the text costs nothing. */
export function runsThroughout(row: WordRow, index: TextIndex, range: Range): Run[] {
  const runs = new RunList(row, index, range);
  for (let p = range.p; p + GRAM <= range.pEnd; p++) {
    const places = index.placesOf(gramAt(row, p), MOST_PLACES);
    for (const t of places) { runs.seed(p, t); }
    const end = places.length === 1 ? runs.endOf(p, places[0] as number) : p;
    if (end - p > LONG) { p = end - GRAM; }
  }
  return runs.list;
}

/** Runs that hold two words of the row, found by reading a stretch of the text. */
export function runsWithin(row: WordRow, index: TextIndex, range: Range): Run[] {
  const heads = new Int32Array(1 << 12).fill(-1);
  const counts = new Uint16Array(1 << 12);
  const nexts = new Int32Array(range.pEnd - range.p);
  for (let p = range.pEnd - 2; p >= range.p; p--) {
    const pair = pairOf(row.codes[p] as number, row.codes[p + 1] as number);
    nexts[p - range.p] = heads[pair] as number;
    heads[pair] = p;
    counts[pair] = (counts[pair] as number) + 1;
  }
  const runs = new RunList(row, index, range);
  const { hashes } = index.words;
  for (let t = range.t; t + 1 < range.tEnd; t++) {
    const pair = pairOf(hashes[t] as number, hashes[t + 1] as number);
    if ((counts[pair] as number) > MOST_PLACES) { continue; }
    for (let p = heads[pair] as number; p >= 0; p = nexts[p - range.p] as number) { runs.seed(p, t); }
  }
  return runs.list;
}

function gramAt(row: WordRow, p: number): number {
  let gram = 0;
  for (let k = 0; k < GRAM; k++) { gram = (gram << 6) | codeOf(row.codes[p + k] as number); }
  return gram;
}

const pairOf = (one: number, other: number): number => (codeOf(one) << 6) | codeOf(other);

/** Runs grown from seeds, each as long as it can be, none twice, none that chance explains. */
class RunList {
  readonly list: Run[] = [];
  /** By how far apart row and text are, where the last run there ends in the row. */
  private readonly reached = new Map<number, number>();
  private readonly chance: number;

  constructor(private readonly row: WordRow, private readonly index: TextIndex, private readonly range: Range) {
    this.chance = chanceOf(range);
  }

  /** Where the run through these two words ends in the row. */
  endOf(p: number, t: number): number {
    return this.reached.get(t - p) ?? p;
  }

  seed(p: number, t: number): void {
    const { row, index, range } = this;
    if ((this.reached.get(t - p) ?? -1) > p || !alike(row, index, p, t)) { return; }
    let back = 0;
    while (p - back > range.p && t - back > range.t && alike(row, index, p - back - 1, t - back - 1)) { back++; }
    let on = 0;
    while (p + on < range.pEnd && t + on < range.tEnd && alike(row, index, p + on, t + on)) { on++; }
    let bits = 0;
    for (let k = -back; k < on; k++) { bits += bitsAt(row, index, p + k, t + k); }
    this.reached.set(t - p, p + on);
    if (bits > this.chance) { this.list.push({ p: p - back, t: t - back, length: back + on, bits }); }
  }
}

/** How many words an edit may replace or put in within a run before the run must pay to begin again. */
const HOP = 3;
/** Bits that going on costs, by words hopped over on either side: nothing for the next word, else log2 of the pairs and one. */
const HOP_BITS = Array.from({ length: HOP * HOP }, (_, k) => (k === 0 ? 0 : Math.log2((Math.floor(k / HOP) + 1) * (k % HOP + 1)) + 1));

const NONE = -1;
const BEGUN = -2;

/**
 * The alignment of a small gap that tells most. A run must pay log2 of the gap's pairs to begin, as anywhere; going on after a small
 * edit costs log2 of the pairs hopped over and one bit; at a corner of the gap the run that ends there goes on. So a lone "the"
 * aligns with nothing across a rewritten sentence, but does beside its old neighbours. Cost: the product of the two sides.
 */
export function fillGap(row: WordRow, index: TextIndex, range: Range, map: Int32Array): void {
  const rows = range.pEnd - range.p;
  const columns = range.tEnd - range.t;
  const width = columns + 1;
  const begin = chanceOf(range);
  const { hashes } = index.words;
  /** The best that ends with a match in this cell, the best up to it, and the cell of the match before. */
  const match = new Float32Array((rows + 1) * width).fill(-Infinity);
  const best = new Float32Array((rows + 1) * width);
  const origin = new Int32Array((rows + 1) * width).fill(NONE);
  if (range.p > 0 && (map[range.p - 1] as number) === range.t - 1) { match[0] = 0; }

  for (let i = 1; i <= rows; i++) {
    const p = range.p + i - 1;
    const code = row.codes[p] as number;
    const mask = row.masks[p] as number;
    for (let j = 1; j <= columns; j++) {
      const cell = i * width + j;
      let value = Math.max(best[cell - width] as number, best[cell - 1] as number);
      if (((code ^ (hashes[range.t + j - 1] as number)) & mask) === 0) {
        const fresh = (best[cell - width - 1] as number) - begin;
        const from = previous(match, width, i, j);
        const onward = from < 0 ? -Infinity : (match[from] as number) - hopBits(cell, from, width);
        const here = bitsAt(row, index, p, range.t + j - 1) + Math.max(fresh, onward);
        match[cell] = here;
        origin[cell] = onward >= fresh ? from : BEGUN;
        value = Math.max(value, here);
      }
      best[cell] = value;
    }
  }
  const corner = rows * width + columns;
  const closed = range.pEnd < map.length && (map[range.pEnd] as number) === range.tEnd;
  const last = closed ? previous(match, width, rows + 1, columns + 1) : NONE;
  const joins = last > 0 && (match[last] as number) - hopBits(corner + width + 1, last, width) + begin > (best[corner] as number);
  writeDown(map, range, width, match, best, origin, joins ? last : corner, joins);
}

/** The cell of the best run to go on from, at most HOP words back on either side; NONE when no run ends there. */
function previous(match: Float32Array, width: number, i: number, j: number): number {
  let score = -Infinity;
  let from = NONE;
  for (let a = 1; a <= HOP && a <= i; a++) {
    for (let b = 1; b <= HOP && b <= j; b++) {
      const cell = (i - a) * width + j - b;
      const value = (match[cell] as number) - (HOP_BITS[(a - 1) * HOP + b - 1] as number);
      if (value > score) { score = value; from = cell; }
    }
  }
  return from;
}

function hopBits(cell: number, from: number, width: number): number {
  const rows = Math.floor(cell / width) - Math.floor(from / width);
  return HOP_BITS[(rows - 1) * HOP + cell - from - rows * width - 1] as number;
}

/** Walks back from `end` and writes the matches on the way into the map. */
function writeDown(
  map: Int32Array, range: Range, width: number, match: Float32Array, best: Float32Array, origin: Int32Array, end: number, joins: boolean,
): void {
  let inRun = joins;
  for (let cell = end; cell >= width && cell % width > 0;) {
    if (!inRun && (match[cell] as number) < (best[cell] as number)) {
      cell = (best[cell - 1] as number) >= (best[cell] as number) ? cell - 1 : cell - width;
      continue;
    }
    map[range.p + Math.floor(cell / width) - 1] = range.t + (cell % width) - 1;
    inRun = (origin[cell] as number) >= 0;
    cell = inRun ? origin[cell] as number : cell - width - 1;
  }
}

/** `length` words of the pattern from `p` that stand in the text from `t`, and what they tell together. */
export interface Run { readonly p: number; readonly t: number; readonly length: number; readonly bits: number }

/** More runs than this come from boilerplate; the heaviest decide. Keeps the square below cheap. */
const MOST_RUNS = 400;

/** The heaviest chain of runs that keeps the order of pattern and text. Runs that tell no more than `chance` are left out. */
export function chainOf(runs: readonly Run[], chance: number): Run[] {
  const kept = runs.filter((run) => run.bits > chance).sort((a, b) => b.bits - a.bits).slice(0, MOST_RUNS)
    .sort((a, b) => a.p - b.p || a.t - b.t);
  const worth = kept.map((run) => run.bits - chance);
  const from = kept.map(() => -1);
  kept.forEach((run, k) => {
    let best = 0;
    for (let l = 0; l < k; l++) {
      const earlier = kept[l] as Run;
      if (earlier.p >= run.p || earlier.t >= run.t) { continue; }
      const lost = overlap(earlier, run) * (run.bits / run.length);
      const gain = (worth[l] as number) - lost;
      if (gain > best && lost < run.bits) { best = gain; from[k] = l; }
    }
    worth[k] = (worth[k] as number) + best;
  });
  const chain: Run[] = [];
  for (let k = worth.indexOf(largest(worth)); k >= 0; k = from[k] as number) { chain.unshift(kept[k] as Run); }
  return trimmed(chain);
}

const overlap = (a: Run, b: Run): number => Math.max(0, a.p + a.length - b.p, a.t + a.length - b.t);

/** Cuts from each run what the one before it holds already. */
function trimmed(chain: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of chain) {
    const before = out.at(-1);
    const cut = before === undefined ? 0 : overlap(before, run);
    if (cut < run.length) {
      out.push({ p: run.p + cut, t: run.t + cut, length: run.length - cut, bits: run.bits * (1 - cut / run.length) });
    }
  }
  return out;
}

/** A stretch of the row and the stretch of the text it is looked for in; ends are exclusive. */
export interface Range { readonly p: number; readonly pEnd: number; readonly t: number; readonly tEnd: number }

/**
 * Which word of the text each word of the row has become, in order; -1 for those that have gone.
 *
 * One law throughout: a run of equal words counts when it tells more than chance would, that is, when the bits of its words
 * exceed log2 of the pairs of places it was looked for in. So "of the" counts between two words that stand, and not in a whole
 * book. The heaviest chain of runs wins; between two runs the same again with shorter seeds, and an exact alignment where
 * the gap is small. Cost: the row's words, the gaps' words, and a bounded square for the chain; nothing for the rest of the text.
 */
export function align(row: WordRow, index: TextIndex): Int32Array {
  const map = unaligned(row);
  const whole = { p: 0, pEnd: row.codes.length, t: 0, tEnd: index.words.count };
  settle(row, index, map, whole, chainOf(runsThroughout(row, index, whole), chanceOf(whole)));
  return map;
}

/** The same for a stretch of the row in a stretch of the text alone. Writes into `map`, and leaves its other words as they are. */
export function alignWithin(row: WordRow, index: TextIndex, range: Range, map: Int32Array = unaligned(row)): Int32Array {
  fill(row, index, map, range);
  return map;
}

const unaligned = (row: WordRow): Int32Array => new Int32Array(row.codes.length).fill(-1);

/** Bits that a run in this range has by chance, once. */
export const chanceOf = (range: Range): number => Math.log2(Math.max(1, (range.pEnd - range.p) * (range.tEnd - range.t)));

export const alike = (row: WordRow, index: TextIndex, p: number, t: number): boolean =>
  ((((row.codes[p] as number) ^ (index.words.hashes[t] as number)) & (row.masks[p] as number)) === 0);

/** What a pair of alike words tells: no more than the text's word does, and no more than was kept of the row's. */
export const bitsAt = (row: WordRow, index: TextIndex, p: number, t: number): number =>
  Math.min(index.bits[t] as number, row.masks[p] === CODE_MASK ? CODE_BITS : 32);

/** Writes the chain down and turns to the gaps between its runs. */
function settle(row: WordRow, index: TextIndex, map: Int32Array, range: Range, chain: readonly Run[]): void {
  for (const run of chain) {
    for (let k = 0; k < run.length; k++) { map[run.p + k] = run.t + k; }
  }
  let { p, t } = range;
  for (const run of [...chain, { p: range.pEnd, t: range.tEnd, length: 0 }]) {
    fill(row, index, map, nearby({ p, pEnd: run.p, t, tEnd: run.t }, row));
    p = run.p + run.length;
    t = run.t + run.length;
  }
}

/** Pairs of words that are aligned exactly. Larger gaps are cut up by runs first; any limit from 1,500 to 40,000 was as accurate. */
const SMALL_GAP = 2_500;

function fill(row: WordRow, index: TextIndex, map: Int32Array, gap: Range): void {
  const pairs = (gap.pEnd - gap.p) * (gap.tEnd - gap.t);
  if (gap.p >= gap.pEnd || gap.t >= gap.tEnd) { return; }
  if (pairs <= SMALL_GAP) { fillGap(row, index, gap, map); return; }
  const chain = chainOf(runsWithin(row, index, gap), chanceOf(gap));
  if (chain.length > 0) { settle(row, index, map, gap, chain); }
}

/** Before the first word that stands and after the last the text may go on for long: what belongs there is near. */
function nearby(gap: Range, row: WordRow): Range {
  const reach = 2 * (gap.pEnd - gap.p) + 64;
  if (gap.p === 0 && gap.pEnd < row.codes.length) { return { ...gap, t: Math.max(gap.t, gap.tEnd - reach) }; }
  if (gap.p > 0 && gap.pEnd === row.codes.length) { return { ...gap, tEnd: Math.min(gap.tEnd, gap.t + reach) }; }
  return gap;
}
