/** Past this many candidates a suggestion costs more than it helps. */
const MAX_CANDIDATES = 5000;

/** Capitals, hyphens, underscores and spaces are what people get wrong without seeing it. */
const plain = (word: string) => word.toLowerCase().replace(/[-_ ]/g, '');

/** The candidate that `word` was most likely meant to be, if one is close: up to one slip in four letters, three at most. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = plain(word);
  let best: string | undefined;
  let least = Math.min(3, Math.max(1, Math.floor(wanted.length / 4))) + 1;
  let left = MAX_CANDIDATES;
  for (const candidate of candidates) {
    if (left-- === 0) { return undefined; }
    const other = plain(candidate);
    if (Math.abs(other.length - wanted.length) >= least) { continue; }
    const distance = editDistance(wanted, other);
    if (distance < least) { least = distance; best = candidate; }
  }
  return best;
}

/** Levenshtein, two neighbours swapped counting as one slip. Cost: the product of the lengths. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) { least = Math.min(least, before[j - 2]! + 1); }
      row.push(least);
    }
    before = above;
    above = row;
  }
  return above[b.length]!;
}
