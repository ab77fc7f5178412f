import { canonicalJson, parseJson, sameJson } from './canonicalJson';
import { horizon } from './entryId';
import { isDated, isEntry, isFields } from './isEntry';
import { isSoundSource } from './isSoundSource';
import { readLines } from './jsonLines';
import type { Entry } from './logbook';
import { logbookOf, parseLogbook } from './parseLogbook';
import type { Logbook } from './parseLogbook';
import { stripPrint } from './stripPrint';

/** Larger than a lifetime's logbook, and small enough to be read at once. Bytes. */
export const largestImport = 64 * 1024 * 1024;
/** An entry of Craftlog's takes 4 KB at most, apart from what a person wrote into it. */
const longestEntry = 100_000;

export type IncomingProblem = 'notALogbook' | 'newerVersion';

/** What a logbook from elsewhere brings. Only `fresh` and `unknown` are taken. */
export interface Incoming {
  readonly problem?: IncomingProblem;
  readonly fresh: readonly Entry[];
  /** Of types this version does not know; carried along, because a later one may. */
  readonly unknown: readonly unknown[];
  /** How many entries are here already. */
  readonly same: number;
  /** Entries that say something else under an id that is here already; one's own stays. */
  readonly differing: readonly Entry[];
  /** Dated more than a day ahead: they would come after everything logged from now on. */
  readonly future: readonly Entry[];
  /** Links that are no web addresses, files outside their folder or on other machines. */
  readonly unsound: readonly Entry[];
  readonly unreadable: readonly unknown[];
}

const nothing: Incoming = { fresh: [], unknown: [], same: 0, differing: [], future: [], unsound: [], unreadable: [] };

/** Reads a logbook of either format from text. */
export function readLogbook(text: string): { readonly logbook: Logbook; readonly problem?: IncomingProblem } {
  const parsed = parseJson(text.replace(/^\uFEFF/, ''));
  if (parsed && isFields(parsed.value) && !isEntry(parsed.value)) { return parseLogbook(parsed.value); }
  const logbook = parsed && Array.isArray(parsed.value) ? logbookOf(parsed.value) : readLines(text);
  return logbook.entries.length || logbook.unread.some(isDated) ? { logbook } : { logbook, problem: 'notALogbook' };
}

/** Sorts what a logbook from elsewhere brings against one's own. Nothing is changed, nothing opened. Never throws. Cost: linear. */
export function incomingFrom(text: string, own: Logbook, now: number): Incoming {
  const { logbook, problem } = readLogbook(text);
  if (problem) { return { ...nothing, problem }; }
  const byId = new Map(own.entries.map((entry) => [entry.id, entry]));
  const known = new Set(own.unread.map(canonicalJson));
  const last = horizon(now);
  const lists = {
    fresh: [] as Entry[], unknown: [] as unknown[], differing: [] as Entry[], future: [] as Entry[], unsound: [] as Entry[], unreadable: [] as unknown[],
  };
  let same = 0;
  for (const entry of logbook.entries) {
    const mine = byId.get(entry.id);
    if (mine) {
      if (sameJson(stripPrint(mine), stripPrint(entry))) { same++; } else { lists.differing.push(entry); }
    } else if (entry.id > last || Date.parse(entry.at) > now + 24 * 60 * 60_000) {
      lists.future.push(entry);
    } else if ((entry.type === 'evidence' || entry.type === 'relink') && !isSoundSource(entry.source)) {
      lists.unsound.push(entry);
    } else {
      (isShort(entry) ? lists.fresh : lists.unreadable).push(entry);
    }
  }
  const ids = new Set(logbook.entries.map(({ id }) => id));
  for (const item of logbook.unread) {
    if (isEntry(item) && ids.has(item.id)) {
      lists.differing.push(item);
    } else if (known.has(canonicalJson(item))) {
      same++;
    } else {
      (isDated(item) && item.id <= last && isShort(item) && !isKnownType(item) ? lists.unknown : lists.unreadable).push(item);
    }
  }
  return { ...lists, same };
}

const isShort = (item: unknown): boolean => JSON.stringify(item).length <= longestEntry;

const types: ReadonlySet<string> = new Set<Entry['type']>([
  'status', 'evidence', 'relink', 'rating', 'request', 'review', 'feedback', 'answer', 'role', 'start', 'due', 'checkIn', 'link', 'import', 'retract',
]);
/** One that cannot be read although its type is known is broken, not new. */
const isKnownType = ({ type }: { readonly type: string }): boolean => types.has(type);
