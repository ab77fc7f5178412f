import type { Entry, EntryId, EntryOf, Source } from './logbook';

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
