import type { ActivityEntry, ActivityKey } from '../../framework/model/framework';
import { listAt } from '../../text/lists';
import type { Entry, EntryId, EntryOf, Source, Status } from './logbook';

/** Counts for some activities; those that are said to be the same count as one. `relevant` leaves out what the person said is not relevant to them. */
export interface Summary extends Readonly<Record<Status, number>> {
  readonly relevant: number;
  /** Pieces of evidence, each counted once however many of the activities it shows. */
  readonly evidence: number;
}

/** Of activities that are the same, what is furthest along counts. */
const furthest: readonly Status[] = ['done', 'inProgress', 'notStarted', 'notRelevant'];

export function summarise(activities: readonly ActivityEntry[], progress: Progress): Summary {
  const counts: Record<Status, number> = { notStarted: 0, inProgress: 0, done: 0, notRelevant: 0 };
  const pieces = new Set<string>();
  const same = new Map<readonly ActivityKey[], Status>();
  for (const { key } of activities) {
    const status = progress.status(key);
    const others = progress.sameAs(key);
    const before = others.length ? same.get(others) : undefined;
    if (others.length && (before === undefined || furthest.indexOf(status) < furthest.indexOf(before))) { same.set(others, status); }
    if (!others.length) { counts[status]++; }
    for (const { id } of progress.evidenceFor(key)) { pieces.add(id); }
  }
  same.forEach((status) => { counts[status]++; });
  return { ...counts, relevant: counts.notStarted + counts.inProgress + counts.done, evidence: pieces.size };
}

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
  /**
   * The activities that are said to be the same, this one among them: one list for all of them, empty for an activity that stands alone.
   * Each shows the evidence of all, and the latest status of all until something is said of itself.
   */
  sameAs(activity: ActivityKey): readonly ActivityKey[];
  /** What statuses and evidence name, whether or not a framework has it. */
  readonly named: ReadonlySet<ActivityKey>;
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
  const feedback: EntryOf<'feedback'>[] = [];
  const pieces = new Map<EntryId, Evidence>();
  const statuses = new Map<ActivityKey, EntryOf<'status'>>();
  const shared = new Map<ActivityKey, EntryOf<'status'>>();
  const classes = sameness(active.flatMap((e) => (e.type === 'link' ? [e.activities.map(present)] : [])));
  /** Of activities that are the same, the one that stands for all. */
  const oneOf = (key: ActivityKey): ActivityKey => classes.get(key)?.[0] ?? key;
  for (const entry of active) {
    if (entry.type === 'relink') { relinks.set(entry.entry, entry.source); }
    if (entry.type === 'status') {
      const key = present(entry.activity);
      statuses.set(key, entry);
      if (classes.has(key)) { shared.set(oneOf(key), entry); }
    }
    if (entry.type === 'feedback' && entry.evidence !== undefined) { feedback.push(entry); }
  }
  const logged = active.filter((e) => e.type === 'evidence');
  const { firstOf, ownerOf } = originsOf(logged, byId);
  const said = new Map<EntryId, EntryOf<'feedback'>[]>();
  for (const entry of feedback) {
    const owner = ownerOf.get(entry.evidence!);
    const all = owner === undefined ? undefined : said.get(owner);
    if (all) { all.push(entry); } else if (owner !== undefined) { said.set(owner, [entry]); }
  }
  const evidence = logged.map((entry): Evidence => {
    const first = firstOf.get(entry.id)!;
    const own = said.get(entry.id);
    const piece: Evidence = {
      id: entry.id, at: first.at, activities: [...new Set(entry.activities.map(present))],
      source: relinks.get(entry.id) ?? entry.source, original: first.source, remark: entry.remark, private: entry.private,
      ...(own ? { feedback: own } : {}),
    };
    pieces.set(entry.id, piece);
    return piece;
  }).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
  const byActivity = new Map<ActivityKey, Evidence[]>();
  for (const piece of evidence) {
    for (const key of new Set(piece.activities.map(oneOf))) {
      listAt(byActivity, key).push(piece);
    }
  }
  let named: ReadonlySet<ActivityKey> | undefined;
  const statusEntry = (key: ActivityKey): EntryOf<'status'> | undefined => statuses.get(key) ?? (classes.has(key) ? shared.get(oneOf(key)) : undefined);
  return {
    entries: active,
    evidence,
    status: (key) => statusEntry(key)?.status ?? (byActivity.has(oneOf(key)) ? 'inProgress' : 'notStarted'),
    statusEntry,
    evidenceFor: (key) => byActivity.get(oneOf(key)) ?? [],
    evidenceById: (id) => pieces.get(ownerOf.get(id) ?? id),
    sameAs: (key) => classes.get(key) ?? [],
    get named() { return named ??= new Set([...evidence.flatMap((piece) => piece.activities), ...statuses.keys()]); },
  };
}

/** Each linked activity with all it is linked to, directly or by way of others, sorted. Cost: near linear (union-find). */
function sameness(links: readonly (readonly ActivityKey[])[]): ReadonlyMap<ActivityKey, readonly ActivityKey[]> {
  const parents = new Map<ActivityKey, ActivityKey>();
  const rootOf = (key: ActivityKey): ActivityKey => {
    let root = key;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) { root = next; }
    for (let at = key; at !== root;) {
      const next = parents.get(at)!;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  for (const link of links) {
    for (const key of link) {
      if (!parents.has(key)) { parents.set(key, key); }
      parents.set(rootOf(key), rootOf(link[0]!));
    }
  }
  const classes = new Map<ActivityKey, ActivityKey[]>();
  for (const key of [...parents.keys()].sort()) {
    const root = rootOf(key);
    listAt(classes, root).push(key);
  }
  return new Map([...classes.values()].filter((all) => all.length > 1).flatMap((all) => all.map((key) => [key, all])));
}

/**
 * Follows `replaces` back from each piece of evidence to the entry that first logged it. `ownerOf` is the piece that an entry is part of, be it one
 * that was replaced: where two replaced the same, the newer. A compact copy has not kept what was replaced, but still knows its id. Ids fall at
 * each step, and none is followed twice, so it ends and the cost is linear.
 */
function originsOf(logged: readonly EntryOf<'evidence'>[], byId: ReadonlyMap<EntryId, Entry>): {
  readonly firstOf: ReadonlyMap<EntryId, EntryOf<'evidence'>>; readonly ownerOf: ReadonlyMap<EntryId, EntryId>;
} {
  const firstOf = new Map<EntryId, EntryOf<'evidence'>>();
  const ownerOf = new Map<EntryId, EntryId>();
  for (let i = logged.length - 1; i >= 0; i--) {
    const owner = logged[i]!;
    const chain: EntryOf<'evidence'>[] = [];
    let first: EntryOf<'evidence'> | undefined;
    for (let entry: EntryOf<'evidence'> | undefined = owner; entry && !first;) {
      first = firstOf.get(entry.id);
      if (first) { break; }
      chain.push(entry);
      ownerOf.set(entry.id, owner.id);
      const { replaces, id }: EntryOf<'evidence'> = entry;
      const before: Entry | undefined = replaces === undefined || replaces >= id ? undefined : byId.get(replaces);
      if (replaces !== undefined && replaces < id && !ownerOf.has(replaces)) { ownerOf.set(replaces, owner.id); }
      entry = before?.type === 'evidence' ? before : undefined;
    }
    first ??= chain.at(-1)!;
    for (const entry of chain) { firstOf.set(entry.id, first); }
  }
  return { firstOf, ownerOf };
}

/** Of each relink, what its evidence was before: the last place that had not been taken back by then, else what was attached. Cost: linear. */
export function sourcesBefore(entries: readonly Entry[]): ReadonlyMap<EntryId, Source> {
  const attached = new Map<EntryId, Source>();
  const relinks = new Map<EntryId, EntryOf<'relink'>[]>();
  const targets = new Map<EntryId, EntryId>();
  const before = new Map<EntryId, Source>();
  for (const entry of entries) {
    if (entry.type === 'evidence') { attached.set(entry.id, entry.source); }
    if (entry.type === 'retract') {
      const evidence = targets.get(entry.entry);
      const left = evidence === undefined ? undefined : relinks.get(evidence)?.filter(({ id }) => id !== entry.entry);
      if (evidence !== undefined && left) { relinks.set(evidence, left); }
    }
    if (entry.type !== 'relink') { continue; }
    const so = relinks.get(entry.entry) ?? [];
    const was = so.at(-1)?.source ?? attached.get(entry.entry);
    if (was) { before.set(entry.id, was); }
    targets.set(entry.id, entry.entry);
    if (so.length) { so.push(entry); } else { relinks.set(entry.entry, [entry]); }
  }
  return before;
}
