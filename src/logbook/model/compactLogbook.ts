import type { Entry } from './logbook';
import type { Logbook } from './parseLogbook';
import { computeProgress } from './progress';
import { withoutFingerprints } from './union';

/** Entries are never changed, so that each is measured once however often a logbook is saved. */
const lengths = new WeakMap<object, number>();
const lengthOf = (item: unknown): number => {
  if (typeof item !== 'object' || item === null) { return JSON.stringify(item)?.length ?? 0; }
  let length = lengths.get(item);
  if (length === undefined) {
    length = JSON.stringify(item).length + 1;
    lengths.set(item, length);
  }
  return length;
};
const stripped = new WeakMap<Entry, Entry>();
const bare = (entry: Entry): Entry => {
  const found = stripped.get(entry) ?? withoutFingerprints(entry);
  stripped.set(entry, found);
  return found;
};

/**
 * The part of a logbook that fits into `most` characters of JSON: all of it if it fits; else what still counts, without the prints of
 * passages; else the newest of that which fit. What is shown computes to the same from the first two. Cost: linear, and little for entries measured before.
 */
export function compactLogbook(logbook: Logbook, most: number): Logbook {
  const sum = (items: readonly unknown[]): number => items.reduce<number>((total, item) => total + lengthOf(item), 0);
  if (sum(logbook.entries) + sum(logbook.unread) <= most) { return logbook; }
  const entries = current(logbook.entries).map(bare);
  const kept: Entry[] = [];
  for (let i = entries.length - 1, room = most; i >= 0; i--) {
    const length = lengthOf(entries[i]);
    if (length > room) { continue; } // a long note must not cost all that is older
    kept.push(entries[i]!);
    room -= length;
  }
  return { entries: kept.reverse(), unread: [] };
}

/** Entries without which something else would be shown: not those taken back, replaced, or followed by a later word on the same thing. */
function current(entries: readonly Entry[]): readonly Entry[] {
  const progress = computeProgress(entries);
  const relinks = new Map(progress.entries.flatMap((e) => (e.type === 'relink' ? [[e.entry, e.id]] : [])));
  return progress.entries.filter((entry) => {
    if (entry.type === 'status') { return progress.statusEntry(entry.activity) === entry; }
    if (entry.type === 'relink') { return relinks.get(entry.entry) === entry.id; }
    return entry.type !== 'import';
  });
}
