import type { ActivityKey } from './framework';
import type { Entry, EntryId, EntryOf, Source, Status } from './logbook';

/** A piece of evidence as it stands now: relinks and moves applied, retracted ones left out. */
export interface Evidence {
  /** The id of the evidence entry. */
  readonly id: EntryId;
  /** When it was first logged, also after it was moved to another activity. ISO 8601, UTC. */
  readonly at: string;
  readonly activities: readonly ActivityKey[];
  readonly source: Source;
  /** What was first attached: the original quote is kept for good. */
  readonly original: Source;
  readonly remark?: string;
  readonly private?: boolean;
  /** What reviewers said about it, oldest first; left out when there is nothing. */
  readonly feedback?: readonly EntryOf<'feedback'>[];
}

/** Everything that is computed from the entries. Keys are present activity keys. */
export interface Progress {
  /** Entries that count, oldest first: retracted, replaced and retracting entries left out. */
  readonly entries: readonly Entry[];
  /** All evidence, in the order it was first logged. */
  readonly evidence: readonly Evidence[];
  status(activity: ActivityKey): Status;
  /** The entry that set the status, if one did; evidence alone makes an activity "in progress". */
  statusEntry(activity: ActivityKey): EntryOf<'status'> | undefined;
  evidenceFor(activity: ActivityKey): readonly Evidence[];
  /** Also by the id of an entry that this evidence has replaced: requests and answers name it by the id it had. */
  evidenceById(id: EntryId): Evidence | undefined;
}

/**
 * Ids of entries that no longer count. A retraction counts only for an older entry, so that cycles cannot be written; reading
 * from the newest, each is decided before what it retracts. An entry that replaces another retracts it.
 */
export function retractedIds(entries: readonly Entry[]): ReadonlySet<EntryId> {
  const gone = new Set<EntryId>();
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i]!;
    if (gone.has(entry.id)) { continue; }
    const target = entry.type === 'retract' ? entry.entry : entry.type === 'evidence' ? entry.replaces : undefined;
    if (target !== undefined && target < entry.id) { gone.add(target); }
  }
  return gone;
}

/** `entries` sorted by id. `present` maps a key an entry may carry to the key the framework has now. Cost: linear. */
export function computeProgress(entries: readonly Entry[], present: (key: ActivityKey) => ActivityKey = (key) => key): Progress {
  const gone = retractedIds(entries);
  const active = entries.filter((e) => e.type !== 'retract' && !gone.has(e.id));
  const byId = new Map(entries.map((e) => [e.id, e]));
  const relinks = new Map<EntryId, Source>();
  const feedback = new Map<EntryId, readonly EntryOf<'feedback'>[]>();
  const pieces = new Map<EntryId, Evidence>();
  const statuses = new Map<ActivityKey, EntryOf<'status'>>();
  for (const entry of active) {
    if (entry.type === 'relink') { relinks.set(entry.entry, entry.source); }
    if (entry.type === 'feedback' && entry.evidence !== undefined) { feedback.set(entry.evidence, [...(feedback.get(entry.evidence) ?? []), entry]); }
    if (entry.type === 'status') { statuses.set(present(entry.activity), entry); }
  }
  const evidence = active.filter((e) => e.type === 'evidence').map((entry): Evidence => {
    const chain = chainOf(entry, byId);
    const first = chain.at(-1)!;
    // A compact copy has not kept what was replaced, but still knows its id.
    const ids = [...chain.map(({ id }) => id), ...(first.replaces !== undefined && first.replaces < first.id ? [first.replaces] : [])];
    const said = feedback.size ? ids.flatMap((id) => feedback.get(id) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1)) : [];
    const piece: Evidence = {
      id: entry.id, at: first.at, activities: [...new Set(entry.activities.map(present))],
      source: relinks.get(entry.id) ?? entry.source, original: first.source, remark: entry.remark, private: entry.private,
      ...(said.length ? { feedback: said } : {}),
    };
    ids.forEach((id) => pieces.set(id, piece));
    return piece;
  }).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
  const byActivity = new Map<ActivityKey, Evidence[]>();
  for (const piece of evidence) {
    for (const key of piece.activities) {
      const list = byActivity.get(key);
      if (list) { list.push(piece); } else { byActivity.set(key, [piece]); }
    }
  }
  return {
    entries: active,
    evidence,
    status: (key) => statuses.get(key)?.status ?? (byActivity.has(key) ? 'inProgress' : 'notStarted'),
    statusEntry: (key) => statuses.get(key),
    evidenceFor: (key) => byActivity.get(key) ?? [],
    evidenceById: (id) => pieces.get(id),
  };
}

/** Follows `replaces` back to the entry that first logged the evidence, newest first. Ids fall at each step, so it ends. */
function chainOf(entry: EntryOf<'evidence'>, byId: ReadonlyMap<EntryId, Entry>): readonly EntryOf<'evidence'>[] {
  const chain = [entry];
  for (let last = entry; ;) {
    const before = last.replaces === undefined || last.replaces >= last.id ? undefined : byId.get(last.replaces);
    if (before?.type !== 'evidence') { return chain; }
    chain.push(last = before);
  }
}

/**
 * What "Undo" takes back: the entries of the latest action (they share one `at`) that still count, newest first. Of an import, also what it
 * brought. A removal can be undone, an undo cannot, so that undoing again goes one step further back. An entry that is dated after `until`,
 * by a clock that was wrong, is not the latest for that.
 */
export function lastAction(entries: readonly Entry[], until?: EntryId): readonly Entry[] {
  const gone = retractedIds(entries);
  const candidates = entries.filter((e) => !gone.has(e.id) && !(e.type === 'retract' && e.undo));
  const last = candidates.findLast((e) => until === undefined || e.id <= until) ?? candidates.at(-1);
  if (!last) { return []; }
  const brought = new Set(candidates.flatMap((e) => (e.at === last.at && e.type === 'import' ? e.entries : [])));
  return candidates.filter((e) => e.at === last.at || brought.has(e.id)).reverse();
}
