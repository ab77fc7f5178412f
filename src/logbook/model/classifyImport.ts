import { canonicalJson, parseJson, sameJson, isFields } from '../../text/canonicalJson';
import { listAt } from '../../text/lists';
import { latestPlausibleId } from './entryId';
import { isDated, isEntry, isSoundSource, listing, longestEntry } from './entryChecks';
import { readLines, recoverEntries } from './jsonLines';
import type { Entry, EntryId } from './logbook';
import { type Logbook, logbookOf, parseLogbook } from './parseLogbook';
import { retractedIds } from './progress';
import { withoutFingerprints } from './union';

/** Larger than a lifetime's logbook, and small enough to be read at once. Bytes. */
export const largestImport = 64 * 1024 * 1024;
export { longestEntry };

export type ImportProblem = 'notALogbook' | 'newerVersion';

/** What a logbook from elsewhere brings. Only `fresh` and `unknown` are new, and `takenBack` counts again. */
export interface ClassifiedImport {
  readonly problem?: ImportProblem;
  /** The file is torn or was tampered with; this is what could be made out in it. */
  readonly isDamaged?: boolean;
  readonly fresh: readonly Entry[];
  /** Of types this version does not know; carried along, because a later one may. */
  readonly unknown: readonly unknown[];
  /** How many entries are here already. */
  readonly same: number;
  /** Entries that are here, and that only this logbook has taken back; with what took them back, to be taken back itself. */
  readonly takenBack: readonly TakenBack[];
  /** Of entries that are here, those with another print of their passage. */
  readonly prints: readonly Entry[];
  /** Entries that say something else under an id that is here already; one's own stays. */
  readonly differing: readonly Entry[];
  /** Dated more than a day ahead: they would come after everything logged from now on. */
  readonly future: readonly Entry[];
  /** Links that are no web addresses, files outside their folder or on other machines. */
  readonly unsound: readonly Entry[];
  /** Longer than an entry may be that comes from elsewhere. */
  readonly tooLong: readonly unknown[];
  readonly unreadable: readonly unknown[];
}

export interface TakenBack { readonly entry: Entry; readonly by: readonly Entry[] }

const nothing: ClassifiedImport = {
  fresh: [], unknown: [], same: 0, takenBack: [], prints: [], differing: [], future: [], unsound: [], tooLong: [], unreadable: [],
};

/** Reads a logbook of either format from text. Of a JSON file that is torn, each entry that is whole. */
export function readLogbook(text: string): { readonly logbook: Logbook; readonly problem?: ImportProblem; readonly isDamaged?: boolean } {
  const plain = text.replace(/^\uFEFF/, '');
  const parsed = parseJson(plain);
  if (parsed && isFields(parsed.value) && !isEntry(parsed.value)) { return parseLogbook(parsed.value); }
  const logbook = parsed && Array.isArray(parsed.value) ? logbookOf(parsed.value) : readLines(plain);
  if (isLogbook(logbook)) { return { logbook }; }
  const { version, items } = recoverEntries(plain);
  const whole = parseLogbook({ version: version ?? 1, entries: items });
  return isLogbook(whole.logbook) ? { ...whole, isDamaged: true } : { ...whole, problem: 'notALogbook' };
}

const isLogbook = ({ entries, unread }: Logbook): boolean => entries.length > 0 || unread.some(isDated);

/** Sorts what a logbook from elsewhere brings against one's own. Nothing is changed, nothing opened. Never throws. Cost: linear. */
export function classifyImportText(text: string, own: Logbook, now: number): ClassifiedImport {
  const { logbook, problem, isDamaged } = readLogbook(text);
  return problem ? { ...nothing, problem } : { ...classifyImport(logbook, own, now), isDamaged };
}

/** As `incomingFrom`, of a logbook that has been read. */
export function classifyImport(logbook: Logbook, own: Logbook, now: number): ClassifiedImport {
  const byId = new Map(own.entries.map((entry) => [entry.id, entry]));
  const known = new Set(own.unread.map(canonicalJson));
  const last = latestPlausibleId(now);
  const lists = {
    fresh: [] as Entry[], unknown: [] as unknown[], prints: [] as Entry[], differing: [] as Entry[], future: [] as Entry[], unsound: [] as Entry[],
    tooLong: [] as unknown[], unreadable: [] as unknown[],
  };
  const here: Entry[] = [];
  for (const entry of logbook.entries) {
    const mine = byId.get(entry.id);
    if (mine) {
      if (!isSame(mine, entry)) { lists.differing.push(entry); continue; }
      here.push(mine);
      if (!sameJson(mine, entry)) { lists.prints.push(entry); }
    } else if (entry.id > last || Date.parse(entry.at) > now + 24 * 60 * 60_000) {
      lists.future.push(entry);
    } else if ((entry.type === 'evidence' || entry.type === 'relink') && !isSoundSource(entry.source)) {
      lists.unsound.push(entry);
    } else {
      (isShort(entry) || listing.has(entry.type) ? lists.fresh : lists.tooLong).push(entry);
    }
  }
  const ids = new Set(logbook.entries.map(({ id }) => id));
  let same = 0;
  for (const item of logbook.unread) {
    if (known.has(canonicalJson(item)) || (isEntry(item) && isSame(byId.get(item.id), item))) {
      same++;
    } else if (isEntry(item) && ids.has(item.id)) {
      lists.differing.push(item);
    } else if (isDated(item) && item.id <= last && !isKnownType(item)) {
      (isShort(item) ? lists.unknown : lists.tooLong).push(item);
    } else {
      lists.unreadable.push(item);
    }
  }
  const takenBack = takenBackHere(here, logbook.entries, own.entries);
  return { ...lists, takenBack, same: same + here.length - takenBack.length };
}

const isSame = (mine: Entry | undefined, other: Entry): boolean => mine !== undefined && sameJson(withoutFingerprints(mine), withoutFingerprints(other));

/** Of the entries in both logbooks, those that count in the other, and that a retraction of one's own has taken back. */
function takenBackHere(both: readonly Entry[], others: readonly Entry[], own: readonly Entry[]): readonly TakenBack[] {
  const [gone, goneThere] = [retractedIds(own), retractedIds(others)];
  const retractions = new Map<EntryId, Entry[]>();
  for (const e of own) {
    if (e.type !== 'retract' || gone.has(e.id) || e.entry >= e.id) { continue; }
    listAt(retractions, e.entry).push(e);
  }
  return both.flatMap((entry) => {
    const by = goneThere.has(entry.id) || entry.type === 'retract' || entry.type === 'import' ? undefined : retractions.get(entry.id);
    return by ? [{ entry, by }] : [];
  });
}

const isShort = (item: unknown): boolean => JSON.stringify(item).length <= longestEntry;

const types: ReadonlySet<string> = new Set<Entry['type']>([
  'status', 'evidence', 'relink', 'rating', 'request', 'review', 'feedback', 'answer', 'role', 'start', 'due', 'checkIn', 'link', 'import', 'retract',
]);
/** One that cannot be read although its type is known is broken, not new. */
const isKnownType = ({ type }: { readonly type: string }): boolean => types.has(type);
