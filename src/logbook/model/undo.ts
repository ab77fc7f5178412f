import type { Entry, EntryId } from './logbook';
import { retractedIds } from './progress';

/**
 * Entries in the order in which they were logged, which after a clock that was ahead is not that of their ids: an entry that says what it was
 * logged after comes right after that, and those of two windows that were logged after the same come by id. Cost: linear; the list itself when no
 * entry says so.
 */
export function inLoggedOrder(entries: readonly Entry[]): readonly Entry[] {
  if (!entries.some(({ after }) => after !== undefined)) { return entries; }
  const ids = new Set(entries.map(({ id }) => id));
  const followers = new Map<EntryId, Entry[]>();
  for (const entry of entries) {
    if (entry.after === undefined || !ids.has(entry.after)) { continue; }
    const all = followers.get(entry.after);
    if (all) { all.push(entry); } else { followers.set(entry.after, [entry]); }
  }
  const ordered = new Set<Entry>();
  const place = (root: Entry): void => {
    for (const stack = [root]; stack.length;) {
      const entry = stack.pop()!;
      if (ordered.has(entry)) { continue; }
      ordered.add(entry);
      for (const follower of (followers.get(entry.id) ?? []).toReversed()) { stack.push(follower); }
    }
  };
  entries.filter(({ after }) => after === undefined || !ids.has(after)).forEach(place);
  entries.forEach(place); // a ring, which only a stranger writes, begins nowhere
  return [...ordered];
}

/**
 * What "Undo" takes back: the entries of the action that was logged last (they share one `at`) that still count, newest first. Of an import, also
 * what it brought. A removal can be undone, an undo cannot, so that undoing again goes one step further back.
 */
export function lastAction(entries: readonly Entry[]): readonly Entry[] {
  const candidates = undoable(inLoggedOrder(entries), entries);
  const last = candidates.at(-1);
  return last ? withBrought(candidates, (e) => e.at === last.at) : [];
}

/** Of these entries, those that still count and can be undone, newest first. Of an import, also what it brought. */
export function stillCounting(entries: readonly Entry[], ids: readonly EntryId[]): readonly Entry[] {
  const asked = new Set(ids);
  return withBrought(undoable(inLoggedOrder(entries), entries), ({ id }) => asked.has(id));
}

/** `byId`: the same entries, sorted by id. */
function undoable(entries: readonly Entry[], byId: readonly Entry[]): readonly Entry[] {
  const gone = retractedIds(byId);
  return entries.filter((e) => !gone.has(e.id) && !(e.type === 'retract' && e.undo));
}

function withBrought(candidates: readonly Entry[], isMeant: (entry: Entry) => boolean): readonly Entry[] {
  const brought = new Set(candidates.flatMap((e) => (isMeant(e) && e.type === 'import' ? e.entries : [])));
  return candidates.filter((e) => isMeant(e) || brought.has(e.id)).reverse();
}
