import type { ActivityKey } from '../../framework/model/framework';
import type { Entry, EntryId, EntryOf } from './logbook';
import type { Evidence, Progress } from './progress';

/** Types that say something of other entries, or of which activities are the same: then everything may be different. */
const backward: ReadonlySet<Entry['type']> = new Set<Entry['type']>(['retract', 'relink', 'link', 'feedback']);
const reachesBack = (entry: Entry): boolean => backward.has(entry.type) || (entry.type === 'evidence' && entry.replaces !== undefined);

/**
 * What `computeProgress` would give with these entries added, without looking at the others again: the cost is that of copying two lists.
 * `undefined` when it cannot be had that way, because an entry is not the newest, says something of another, or is about an activity
 * that is the same as others. `newest` is the newest id there was, of an entry that counts or not. What is before is asked through this,
 * so a long row of extensions wants to be computed anew from time to time.
 */
export function extendProgress(
  before: Progress, newest: EntryId | undefined, added: readonly Entry[], present: (key: ActivityKey) => ActivityKey,
): Progress | undefined {
  const inOrder = added.every(({ id }, i) => id > (i ? added[i - 1]!.id : newest ?? ''));
  if (!inOrder || added.some(reachesBack)) { return undefined; }
  let lastAt = before.evidence.at(-1)?.at ?? '';
  const statuses = new Map<ActivityKey, EntryOf<'status'>>();
  const pieces = new Map<string, Evidence>();
  const byActivity = new Map<ActivityKey, Evidence[]>();
  for (const entry of added) {
    if (entry.type === 'status') { statuses.set(present(entry.activity), entry); }
    if (entry.type !== 'evidence') { continue; }
    const { id, at, source, remark } = entry;
    if (at < lastAt) { return undefined; }
    lastAt = at;
    const piece: Evidence = { id, at, activities: [...new Set(entry.activities.map(present))], source, original: source, remark, private: entry.private };
    pieces.set(id, piece);
    for (const key of piece.activities) {
      const list = byActivity.get(key);
      if (list) { list.push(piece); } else { byActivity.set(key, before.evidenceFor(key).concat([piece])); }
    }
  }
  if ([...statuses.keys(), ...byActivity.keys()].some((key) => before.sameAs(key).length)) { return undefined; }
  const statusEntry = (key: ActivityKey): EntryOf<'status'> | undefined => statuses.get(key) ?? before.statusEntry(key);
  const evidenceFor = (key: ActivityKey): readonly Evidence[] => byActivity.get(key) ?? before.evidenceFor(key);
  let named: ReadonlySet<ActivityKey> | undefined;
  return {
    entries: before.entries.concat(added),
    evidence: before.evidence.concat([...pieces.values()]),
    status: (key) => statusEntry(key)?.status ?? (evidenceFor(key).length ? 'inProgress' : 'notStarted'),
    statusEntry,
    evidenceFor,
    evidenceById: (id) => pieces.get(id) ?? before.evidenceById(id),
    sameAs: (key) => before.sameAs(key),
    get named() { return named ??= new Set([...before.named, ...byActivity.keys(), ...statuses.keys()]); },
  };
}
