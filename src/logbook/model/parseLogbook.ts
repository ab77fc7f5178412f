import { isFields } from '../../text/canonicalJson';
import { isEntry } from './entryChecks';
import type { Entry, EntryId } from './logbook';
import { resolveDuplicates } from './union';

type Fields = Readonly<Record<string, unknown>>;

interface Upgrade {
  readonly to: number;
  readonly what: string;
  readonly step: (logbook: Fields) => Fields;
}

/** In order, each from the version before. A step never drops what it does not know. */
const upgrades: readonly Upgrade[] = [
  {
    to: 2,
    what: 'A logbook has an id, and its copy in workspace state may hold a part of it only, so an older Craftlog must not write it.',
    step: (logbook) => logbook,
  },
];

/** The version this Craftlog writes. */
export const logbookVersion = upgrades.at(-1)!.to;

/** Brings a stored logbook of an older version up to date. */
export const upgrade = (logbook: Fields, from: number): Fields =>
  upgrades.filter(({ to }) => to > from).reduce((before, { to, step }) => ({ ...step(before), version: to }), logbook);


/** A logbook as it was read. `unread` holds entries this version cannot read; they are written back as they are. */
export interface Logbook {
  /** Sorted by id, each id once. Fields this version does not know are still on the entries. */
  readonly entries: readonly Entry[];
  /** Also what lost to another entry with the same id (see `union.ts`). */
  readonly unread: readonly unknown[];
}

export type LogbookProblem = 'notALogbook' | 'newerVersion';

export const emptyLogbook: Logbook = { entries: [], unread: [] };

export const isEmpty = ({ entries, unread }: Logbook): boolean => !entries.length && !unread.length;

export interface ParsedLogbook {
  readonly logbook: Logbook;
  /** Which logbook it is a copy of; safe as the name of a folder. */
  readonly id?: string;
  /** How many entries the whole logbook had when this copy, which may hold a part of it, was written. */
  readonly total?: number;
  readonly problem?: LogbookProblem;
}

export const isLogbookId = (id: unknown): id is string => typeof id === 'string' && /^[a-z0-9][a-z0-9-]{0,79}$/.test(id);

/**
 * The one door into the logbook. Never throws. `undefined` is a logbook not yet begun. What is not a logbook at all, or was written by a
 * newer Craftlog, comes back as a problem, and must then not be written over; of the latter, what this version understands is there to read.
 */
export function parseLogbook(value: unknown): ParsedLogbook {
  if (value === undefined) { return { logbook: emptyLogbook }; }
  if (!isFields(value) || !Array.isArray(value.entries) || typeof value.version !== 'number') { return { logbook: emptyLogbook, problem: 'notALogbook' }; }
  const { id, total, entries } = upgrade(value, value.version) as { id?: unknown; total?: unknown; entries: readonly unknown[] };
  return {
    logbook: logbookOf(entries),
    ...(isLogbookId(id) ? { id } : {}),
    ...(typeof total === 'number' ? { total } : {}),
    ...(value.version > logbookVersion ? { problem: 'newerVersion' } : {}),
  };
}

/** Sorts what can be read from what cannot. */
export function logbookOf(items: readonly unknown[]): Logbook {
  const byId = new Map<EntryId, Entry>();
  const variants = new Map<EntryId, Entry[]>();
  const unread: unknown[] = [];
  for (const item of items) {
    if (!isEntry(item)) { unread.push(item); continue; }
    const same = byId.get(item.id);
    if (same === undefined) { byId.set(item.id, item); continue; }
    const all = variants.get(item.id);
    if (all) { all.push(item); } else { variants.set(item.id, [same, item]); }
  }
  for (const [id, all] of variants) {
    const [counts, ...others] = resolveDuplicates(all);
    byId.set(id, counts!);
    for (const other of others) { unread.push(other); }
  }
  return { entries: [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), unread };
}

/** What is stored: plain JSON that `parseLogbook` reads back as the same logbook. */
export function serialiseLogbook(
  { entries, unread }: Logbook, id?: string,
): { readonly version: number; readonly id?: string; readonly entries: readonly unknown[] } {
  return { version: logbookVersion, ...(id === undefined ? {} : { id }), entries: [...entries, ...unread] };
}
