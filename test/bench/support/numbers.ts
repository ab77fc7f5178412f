export interface Spread { readonly median: number; readonly least: number; readonly most: number }

/** `NaN` throughout when there is nothing to measure. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = !sorted.length ? NaN : sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { median, least: sorted[0] ?? NaN, most: sorted.at(-1) ?? NaN };
}

/** Three figures at least: 1234, 123, 12.3, 1.23, 0.0123. */
export function short(value: number): string {
  if (!Number.isFinite(value)) { return '–'; }
  const size = Math.abs(value);
  if (size >= 100 || Number.isInteger(value)) { return value.toFixed(0); }
  return size >= 10 ? value.toFixed(1) : size >= 0.1 ? value.toFixed(2) : value.toPrecision(2);
}

/** The median, with the range it comes from: `12.3 (11.9–15.0)`. */
export const withRange = ({ median, least, most }: Spread): string =>
  (Number.isFinite(median) ? `${short(median)} (${short(least)}–${short(most)})` : '–');

/** What happened side by side, divided round by round, so that a slow moment of the machine touches both. */
export const ratios = (ours: readonly number[], theirs: readonly number[]): Spread =>
  spreadOf(ours.map((value, round) => value / (theirs[round] ?? NaN)));

/** A Markdown table; the first column is left aligned, numbers to the right. */
export function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i ? '---:' : ':---'))), ...rows.map(line)].join('\n');
}

/** Long enough for the clock. */
const leastMs = 4;

/** Milliseconds for one call: what is short is called often enough to be timed. */
export function perCall(work: () => unknown): number {
  let [calls, spent] = [0, 0];
  const start = performance.now();
  do {
    work();
    calls++;
    spent = performance.now() - start;
  } while (spent < leastMs);
  return spent / calls;
}

/** Times every case once a round, one after the other, after a round that warms up. Milliseconds a call, a list for each case. */
export function sideBySide<K extends string>(
  rounds: number, cases: Readonly<Record<K, () => unknown>>,
): Readonly<Record<K, readonly number[]>> {
  const names = Object.keys(cases) as K[];
  const times = Object.fromEntries(names.map((name): [K, number[]] => [name, []])) as Record<K, number[]>;
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const ms = perCall(cases[name]);
      if (round >= 0) { times[name].push(ms); }
    }
  }
  return times;
}
