import type { Framework } from '../../framework/model/framework';
import type { DropCode, FormatId, ImportReport, ImportResult, Note, NoteCode, NoteFacts, RepairCode } from './importer';

/** Notes that differ, in each list; further ones are counted together. More than anybody reads. */
export const MAX_NOTES = 500;
/** Rows named in one note. */
export const MAX_ROWS = 200;
/** Of a text from the source in a fact, UTF-16 units. */
const FACT_LENGTH = 80;

/** What a builder did with something: the value it became, or why it could not take it. */
export type Taken<T> = { readonly value: T } | { readonly refused: DropCode };

/** Where in the source something stands. */
export interface Place {
  readonly row?: number;
  readonly file?: string;
}

interface OpenNote<C extends NoteCode> { code: C; count: number; rows: number[]; file?: string; facts: NoteFacts }

class Notes<C extends NoteCode> {
  private readonly notes = new Map<string, OpenNote<C>>();

  add(code: C, { row, file }: Place, given: NoteFacts, count: number): void {
    const facts = Object.fromEntries(Object.entries(given).map(([name, fact]) => [name, typeof fact === 'string' ? cut(fact) : fact]));
    const exact = JSON.stringify([code, file, facts]);
    const key = this.notes.has(exact) || this.notes.size < MAX_NOTES ? exact : code;
    let note = this.notes.get(key);
    if (!note) {
      note = { code, count: 0, rows: [], ...(file !== undefined && key === exact && { file }), facts: key === exact ? facts : {} };
      this.notes.set(key, note);
    }
    note.count += count;
    if (row !== undefined && note.rows.length < MAX_ROWS && note.rows.at(-1) !== row) { note.rows.push(row); }
  }

  toArray(): readonly Note<C>[] {
    return [...this.notes.values()];
  }
}

/** Counts what an import reads and does. Every item is told of once, by `take`, `map` or `drop`; repairs come on top. */
export class ImportTally {
  private mapped = 0;
  private dropped = 0;
  private readonly drops = new Notes<DropCode>();
  private readonly repairs = new Notes<RepairCode>();

  constructor(private readonly format: FormatId, private readonly unit: ImportReport['unit']) { }

  /** Counts one item, mapped or dropped as the builder says. What it became, if anything. */
  take<T>(taken: Taken<T>, place: Place = {}, facts: NoteFacts = {}): T | undefined {
    if ('refused' in taken) {
      this.drop(taken.refused, place, facts);
      return undefined;
    }
    this.map();
    return taken.value;
  }

  map(count = 1): void {
    this.mapped += count;
  }

  drop(code: DropCode, place: Place = {}, facts: NoteFacts = {}, count = 1): void {
    this.dropped += count;
    this.drops.add(code, place, facts, count);
  }

  repair(code: RepairCode, place: Place = {}, facts: NoteFacts = {}, count = 1): void {
    this.repairs.add(code, place, facts, count);
  }

  /** What the import came to, with what the frameworks hold. */
  result(frameworks: readonly Framework[]): ImportResult {
    const sum = (of: (framework: Framework) => number): number => frameworks.reduce((all, framework) => all + of(framework), 0);
    return {
      frameworks,
      report: {
        format: this.format, unit: this.unit, read: this.mapped + this.dropped, mapped: this.mapped,
        repaired: this.repairs.toArray(), dropped: this.drops.toArray(),
        made: {
          levels: sum(({ levels }) => levels.length), skills: sum(({ skills }) => skills.length),
          activities: sum(({ skills }) => skills.reduce((all, { activities }) => all + activities.length, 0)),
          roles: sum(({ roles }) => roles.length), milestones: sum(({ milestones }) => milestones.length),
        },
      },
    };
  }
}

const cut = (text: string): string => {
  const line = text.slice(0, FACT_LENGTH * 4).replace(/\s+/g, ' ').trim();
  return line.length > FACT_LENGTH ? `${line.slice(0, FACT_LENGTH - 1)}…` : line;
};
