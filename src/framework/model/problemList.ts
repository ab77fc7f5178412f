import { SEVERITIES } from './frameworkProblem';
import type { Facts, Problem, ProblemCode } from './frameworkProblem';

/** More than anyone reads, few enough to show; a broken 5 MB file would otherwise have hundreds of thousands. */
export const MAX_PROBLEMS = 1000;

/** Problems of one text, in the order of the text. The same problem at the same place counts once: aliases visit a place often. */
export class ProblemList {
  private readonly found = new Map<string, Problem>();
  private more = 0;

  /** `length` is that of the text, in UTF-16 units: offsets are held within it. */
  constructor(private readonly length: number) { }

  add(code: ProblemCode, [start, end]: readonly [number, number], facts: Facts = {}): void {
    const from = this.within(start);
    const key = `${code} ${from} ${facts.field ?? ''}`;
    if (this.found.has(key)) { return; }
    if (this.found.size >= MAX_PROBLEMS) { this.more++; return; }
    this.found.set(key, { code, severity: SEVERITIES[code], start: from, end: Math.max(from, this.within(end)), facts });
  }

  toArray(): Problem[] {
    const sorted = [...this.found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
    if (this.more > 0) { sorted.push({ code: 'moreProblems', severity: SEVERITIES.moreProblems, start: 0, end: 0, facts: { count: this.more } }); }
    return sorted;
  }

  private within(offset: number): number {
    return Math.min(Math.max(0, offset), this.length);
  }
}
