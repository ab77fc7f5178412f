import type { ActivityKey } from '../../framework/model/framework';
import type { Entry, EntryId, EntryOf, Fact } from './logbook';
import { retractedIds } from './progress';
import type { Progress } from './progress';

/** A tick that comes back later is another one, of that day. */
const sameTick = 24 * 60 * 60_000;

/**
 * What to log so that an activity is done or is not, as its box is wanted; nothing when it is so already. To untick takes the "done" back, so that
 * what was said before counts again with its date and remark; to tick again within a day takes that back, so that the "done" does. `present` maps a
 * key an entry may carry to the key of today; `now` is in milliseconds since 1970. Cost: linear in the entries.
 */
export function tickFacts(
  key: ActivityKey, done: boolean, progress: Progress, entries: readonly Entry[], present: (key: ActivityKey) => ActivityKey, now: number,
): readonly Fact[] {
  if (done === (progress.status(key) === 'done')) { return []; }
  return done ? tick(key, progress, entries, present, now) : untick(key, progress, present);
}

function untick(key: ActivityKey, progress: Progress, present: (key: ActivityKey) => ActivityKey): readonly Fact[] {
  const same = new Set([key, ...progress.sameAs(key)]);
  const said = progress.entries.filter((e): e is EntryOf<'status'> => e.type === 'status' && same.has(present(e.activity)));
  const own = said.filter((e) => present(e.activity) === key);
  const ticks = own.slice(own.findLastIndex(({ status }) => status !== 'done') + 1);
  const before = own.at(-1 - ticks.length) ?? said.findLast((e) => !ticks.includes(e));
  // Done only because an activity that is the same is: that one stays as it is.
  if (before?.status === 'done') { return [{ type: 'status', activity: key, status: progress.evidenceFor(key).length ? 'inProgress' : 'notStarted' }]; }
  return ticks.map(({ id }): Fact => ({ type: 'retract', entry: id }));
}

function tick(
  key: ActivityKey, progress: Progress, entries: readonly Entry[], present: (key: ActivityKey) => ActivityKey, now: number,
): readonly Fact[] {
  const isOwn = (e: Entry | undefined): boolean => e?.type === 'status' && present(e.activity) === key;
  const last = progress.entries.findLast(isOwn)?.id ?? '';
  const ticks = new Set<EntryId>(entries.flatMap((e) => (e.type === 'status' && e.status === 'done' && isOwn(e) ? [e.id] : [])));
  const gone = retractedIds(entries);
  const unticks = entries.filter((e) => e.type === 'retract' && !e.undo && !gone.has(e.id) && e.id > last && ticks.has(e.entry));
  const latest = unticks.at(-1);
  if (!latest || Math.abs(now - Date.parse(latest.at)) > sameTick) { return [{ type: 'status', activity: key, status: 'done' }]; }
  return unticks.filter(({ at }) => at === latest.at).map(({ id }): Fact => ({ type: 'retract', entry: id }));
}
