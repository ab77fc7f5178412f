import { bitsAt, chanceOf, type Range } from './align';
import type { WordRow } from './pattern';
import type { TextIndex } from './textIndex';

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
