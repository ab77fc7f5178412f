import type { Row } from './outcome';

export interface Summary {
  readonly n: number;
  readonly accuracy: number;
  /** Of passages that are there: given no place, given the wrong one. */
  readonly falseOrphan: number | null;
  readonly misplaced: number | null;
  /** Of passages that have gone: given a place. */
  readonly phantom: number | null;
  /** Of the places given, the right ones. */
  readonly pointsRight: number | null;
  readonly locateMs: Spread;
}

export interface Spread { readonly median: number; readonly p99: number; readonly max: number }

export function summaryOf(rows: readonly Row[]): Summary {
  const present = rows.filter((row) => row.case.truth.present);
  const gone = rows.filter((row) => !row.case.truth.present);
  const placed = rows.filter((row) => row.found !== undefined);
  const share = (of: readonly Row[], outcome: Row['outcome']) =>
    (of.length === 0 ? null : of.filter((row) => row.outcome === outcome).length / of.length);
  return {
    n: rows.length,
    accuracy: share(rows, 'right') ?? 0,
    falseOrphan: share(present, 'orphan'),
    misplaced: share(present, 'misplaced'),
    phantom: share(gone, 'phantom'),
    pointsRight: share(placed, 'right'),
    locateMs: spreadOf(rows.map((row) => row.locateMs)),
  };
}

/** All classes count alike. */
export function macroOf(byClass: Record<string, Summary>): number {
  const each = Object.values(byClass);
  return each.reduce((sum, { accuracy }) => sum + accuracy, 0) / Math.max(1, each.length);
}

export function summariesBy(rows: readonly Row[], keyOf: (row: Row) => string): Record<string, Summary> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) { groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]); }
  return Object.fromEntries([...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, group]) => [key, summaryOf(group)]));
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p99: at(0.99), max: at(1) };
}

/** Whether a score keeps its word: by score, how many answers there were and how many were right. `sure` is a score of 0.9 and more. */
export function calibrationOf(rows: readonly Row[]) {
  const placed = rows.filter((row) => row.found !== undefined);
  const between = (low: number, high: number) => {
    const some = placed.filter(({ found }) => (found?.score ?? 0) >= low && (found?.score ?? 0) < high);
    return { from: low, n: some.length, right: some.filter((row) => row.outcome === 'right').length / Math.max(1, some.length) };
  };
  const sure = between(0.9, Infinity);
  const edges = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, Infinity];
  return {
    sure: { right: sure.right, share: sure.n / Math.max(1, placed.length) },
    bins: edges.slice(0, -1).map((low, i) => between(low, edges[i + 1] as number)).filter(({ n }) => n > 0),
  };
}
