import type { Case, Data } from './cases';
import type { Matcher } from './matcher';
import { measure } from './outcome';
import { spreadOf } from './summary';

const SIZES = [25_000, 100_000, 400_000, 1_600_000];
const CASES = 24;

/** The same edits inside ever larger documents: texts of other repositories are put round both revisions. */
export function growth(matcher: Matcher, data: Data) {
  const some = everyNth(data.cases.filter((one) => one.class !== 'whitespace' && data.text(one.new).length < 20_000), CASES);
  return SIZES.map((size) => {
    const rows = some.map((one, i) => {
      const { before, after } = padding(data, one, size - data.text(one.new).length, i);
      const inside = (text: string) => before + text + after;
      return measure(matcher, inside(data.text(one.old)), inside(data.text(one.new)), shifted(one, before.length));
    });
    return {
      size, n: rows.length, accuracy: rows.filter((row) => row.outcome === 'right').length / Math.max(1, rows.length),
      locateMs: spreadOf(rows.map((row) => row.locateMs)), describeMs: spreadOf(rows.map((row) => row.describeMs)),
    };
  });
}

export function everyNth<T>(list: readonly T[], count: number): T[] {
  return list.filter((_, i) => Math.floor(i * count / list.length) !== Math.floor((i - 1) * count / list.length));
}

function padding(data: Data, one: Case, room: number, seed: number): { before: string; after: string } {
  const foreign = [...new Set(data.cases.filter(({ repo }) => repo !== one.repo).map(({ old }) => old))].sort();
  const pool = foreign.length > 0 ? foreign : [...new Set(data.cases.map(({ old }) => old))].filter((old) => old !== one.old);
  const sides = ['', ''] as [string, string];
  for (let k = seed * 7; pool.length > 0 && sides[0].length + sides[1].length < room; k++) {
    sides[k % 2] += `${data.text(pool[k % pool.length] as string)}\n\n`;
  }
  return { before: sides[0], after: `\n\n${sides[1]}` };
}

function shifted(one: Case, by: number): Case {
  const { truth } = one;
  const move = <S extends { start: number; end: number }>(span: S): S => ({ ...span, start: span.start + by, end: span.end + by });
  return {
    ...one, start: one.start + by, end: one.end + by,
    truth: truth.present ? { ...move(truth), ...(truth.alt === undefined ? {} : { alt: move(truth.alt) }) } : truth,
  };
}
