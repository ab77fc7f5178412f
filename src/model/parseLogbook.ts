import type { Entry, Fact } from './logbook';
import { parseSelector } from './passage';

/** The version this Craftlog writes. */
export const logbookVersion = 1;

/** A logbook as it was read. `unread` holds entries this version cannot read; they are written back as they are. */
export interface Logbook {
  /** Sorted by id, each id once. Fields this version does not know are still on the entries. */
  readonly entries: readonly Entry[];
  readonly unread: readonly unknown[];
}

export type LogbookProblem = 'notALogbook' | 'newerVersion';

export const emptyLogbook: Logbook = { entries: [], unread: [] };

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isText);
const optional = (value: unknown, check: (value: unknown) => boolean): boolean => value === undefined || check(value);
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isDate = (value: unknown): boolean => isText(value) && !Number.isNaN(Date.parse(value));

const isPlace = (value: unknown): boolean => isFields(value)
  && (isText(value.folder) ? isText(value.path) : isText(value.uri));

const sources: Readonly<Record<string, (source: Fields) => boolean>> = {
  file: (s) => isPlace(s.place),
  passage: (s) => isPlace(s.place) && parseSelector(s.selector) !== undefined && optional(s.cell, Number.isInteger),
  link: (s) => isText(s.url) && optional(s.title, isText),
  note: (s) => isText(s.text),
};
const isSource = (value: unknown): boolean => isFields(value) && isText(value.kind)
  && Object.hasOwn(sources, value.kind) && sources[value.kind]!(value);

const statuses: readonly unknown[] = ['notStarted', 'inProgress', 'done', 'notRelevant'];

const facts: Readonly<Record<Fact['type'], (entry: Fields) => boolean>> = {
  status: (e) => isText(e.activity) && statuses.includes(e.status) && optional(e.on, isText) && optional(e.remark, isText),
  evidence: (e) => isTexts(e.activities) && isSource(e.source) && optional(e.remark, isText)
    && optional(e.private, isFlag) && optional(e.replaces, isText),
  relink: (e) => isText(e.entry) && isSource(e.source),
  rating: (e) => isText(e.skill) && isText(e.level) && optional(e.by, isText) && optional(e.remark, isText),
  role: (e) => isText(e.role),
  start: (e) => isText(e.date),
  checkIn: (e) => isText(e.date) && optional(e.remark, isText),
  link: (e) => isTexts(e.activities),
  retract: (e) => isText(e.entry) && optional(e.undo, isFlag),
};

/** Ids and dates are short; a stranger's that are not would be carried into every view. */
const isShort = (value: unknown): boolean => isText(value) && value !== '' && value.length <= 100;

const isEntry = (value: unknown): value is Entry => isFields(value) && isShort(value.id) && isShort(value.at) && isDate(value.at)
  && isText(value.type) && Object.hasOwn(facts, value.type) && facts[value.type as Fact['type']](value);

/**
 * The one door into the logbook. Never throws. `undefined` is a logbook not yet begun. What is not a logbook at all, or was written by a
 * newer Craftlog, comes back as a problem, and must then not be written over.
 */
export function parseLogbook(value: unknown): { readonly logbook: Logbook; readonly problem?: LogbookProblem } {
  if (value === undefined) { return { logbook: emptyLogbook }; }
  if (!isFields(value) || !Array.isArray(value.entries)) { return { logbook: emptyLogbook, problem: 'notALogbook' }; }
  if (typeof value.version !== 'number' || value.version > logbookVersion) { return { logbook: emptyLogbook, problem: 'newerVersion' }; }
  const byId = new Map<string, Entry>();
  const unread: unknown[] = [];
  for (const item of value.entries as readonly unknown[]) {
    if (isEntry(item) && !byId.has(item.id)) { byId.set(item.id, item); } else { unread.push(item); }
  }
  const entries = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { logbook: { entries, unread } };
}

/** What is stored: plain JSON that `parseLogbook` reads back as the same logbook. */
export function serialiseLogbook({ entries, unread }: Logbook): { readonly version: number; readonly entries: readonly unknown[] } {
  return { version: logbookVersion, entries: [...entries, ...unread] };
}
