import { alike, bitsAt, chanceOf, type Range } from './align';
import type { Run } from './chain';
import { codeOf, GRAM } from './code';
import type { WordRow } from './pattern';
import type { TextIndex } from './textIndex';

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
