import { firstIdOf, latestPlausibleId, newEntryId } from './entryId';
import type { Entry, EntryId, Fact } from './logbook';
import { retractedIds } from './progress';

/**
 * The facts of one action as entries: after all others, except those of a clock that is far ahead, lest new ids carry its date for ever; but always
 * after an entry on the same matter, which they would else not outweigh. What was logged just before is named where the ids do not say it.
 * `entries` are sorted by id; `now` is in milliseconds since 1970.
 */
export function entriesOf(facts: readonly Fact[], entries: readonly Entry[], now: number, random: () => number): readonly Entry[] {
  const time = ownTime(entries, now);
  const at = new Date(time).toISOString();
  const until = latestPlausibleId(now);
  const ahead = entries.slice(entries.findLastIndex((e) => e.id <= until) + 1);
  const taken = new Set(ahead.map(({ id }) => id));
  let last = entries[entries.length - ahead.length - 1]?.id;
  let before = ahead.length ? inLoggedOrder(entries).at(-1)?.id : undefined;
  return facts.map((fact): Entry => {
    last = newEntryId(time, random, last);
    const rival = ahead.findLast((e) => concerns(fact, e))?.id;
    let id = rival === undefined || rival < last ? last : newEntryId(time, random, rival);
    while (taken.has(id)) { id = newEntryId(time, random, id); }
    taken.add(id);
    const entry = { id, at, ...(before === undefined ? {} : { after: before }), ...fact };
    if (before !== undefined) { before = id; }
    return entry;
  });
}

/** The first time from now on that no entry has: it is what tells one action from another. */
function ownTime(entries: readonly Entry[], now: number): number {
  const taken = new Set<string>();
  const first = firstIdOf(now);
  for (let i = entries.length - 1; i >= 0 && entries[i]!.id >= first; i--) { taken.add(entries[i]!.at); }
  let time = now;
  while (taken.has(new Date(time).toISOString())) { time++; }
  return time;
}

function concerns(fact: Fact, entry: Entry): boolean {
  if (fact.type === 'retract') { return fact.entry === entry.id; }
  if (fact.type === 'evidence') { return fact.replaces === entry.id; }
  if (fact.type === 'relink') { return fact.entry === entry.id || (entry.type === 'relink' && entry.entry === fact.entry); }
  if (fact.type === 'status') { return entry.type === 'status' && entry.activity === fact.activity; }
  if (fact.type === 'rating') { return entry.type === 'rating' && entry.skill === fact.skill && entry.by === fact.by; }
  if (fact.type === 'answer') { return entry.id === fact.feedback || (entry.type === 'answer' && entry.feedback === fact.feedback); }
  if (fact.type === 'due') { return entry.type === 'due' && entry.milestone === fact.milestone; }
  return fact.type === entry.type;
}

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
