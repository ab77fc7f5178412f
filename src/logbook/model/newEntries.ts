import { firstIdOf, horizon, newEntryId } from './entryId';
import type { Entry, Fact } from './logbook';
import { inLoggedOrder } from './undo';

/**
 * The facts of one action as entries: after all others, except those of a clock that is far ahead, lest new ids carry its date for ever; but always
 * after an entry on the same matter, which they would else not outweigh. What was logged just before is named where the ids do not say it.
 * `entries` are sorted by id; `now` is in milliseconds since 1970.
 */
export function entriesOf(facts: readonly Fact[], entries: readonly Entry[], now: number, random: () => number): readonly Entry[] {
  const time = ownTime(entries, now);
  const at = new Date(time).toISOString();
  const until = horizon(now);
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
