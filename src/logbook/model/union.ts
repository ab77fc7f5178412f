import { withoutFingerprint } from '../../passage/selector';
import { canonicalJson, sameJson } from '../../text/canonicalJson';
import { listAt } from '../../text/lists';
import { isEntry } from './entryChecks';
import type { Entry, EntryId } from './logbook';
import type { Logbook } from './parseLogbook';

/**
 * Both logbooks in one: commutative, associative and idempotent, so that copies may be unioned in any order and any number of times.
 * Nothing is dropped. Of two different entries with one id the one with the longer canonical JSON counts, of equally long ones the first in
 * code unit order; the others stay in `unread`. An entry that only lacks the print of its passage is not different. Cost: linear.
 */
export function union(a: Logbook, b: Logbook): Logbook {
  if (!a.unread.length && !b.unread.length) {
    if (isBefore(a, b)) { return b.entries.length ? { entries: a.entries.concat(b.entries), unread: [] } : a; }
    if (isBefore(b, a)) { return a.entries.length ? { entries: b.entries.concat(a.entries), unread: [] } : b; }
  }
  const variants = new Map<EntryId, Entry[]>();
  const set = (entry: Entry): void => {
    listAt(variants, entry.id).push(entry);
  };
  const aside = new Map<string, unknown>();
  for (const item of [...a.unread, ...b.unread]) {
    if (isEntry(item)) { set(item); } else { aside.set(canonicalJson(item), item); }
  }
  const entries: Entry[] = [];
  for (let i = 0, j = 0; i < a.entries.length || j < b.entries.length;) {
    const [x, y] = [a.entries[i], b.entries[j]];
    if (x && (!y || x.id < y.id)) {
      entries.push(x);
      i++;
    } else if (y && (!x || y.id < x.id)) {
      entries.push(y);
      j++;
    } else if (x && y) {
      if (!sameJson(x, y)) { set(x); set(y); }
      entries.push(x);
      i++;
      j++;
    }
  }
  if (variants.size) {
    const left = new Set(variants.keys());
    entries.forEach((entry, i) => {
      if (!left.delete(entry.id)) { return; }
      const [counts, ...others] = resolveDuplicates([entry, ...variants.get(entry.id)!]);
      entries[i] = counts!;
      others.forEach((other) => aside.set(canonicalJson(other), other));
    });
    for (const id of left) { variants.get(id)!.forEach((entry) => aside.set(canonicalJson(entry), entry)); }
  }
  return { entries, unread: [...aside].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, item]) => item) };
}

/** Nothing to compare: as when one entry is added, which then costs no more than to copy a list. */
const isBefore = ({ entries: a }: Logbook, { entries: b }: Logbook): boolean => !a.length || !b.length || a.at(-1)!.id < b[0]!.id;

/** Different entries that share an id: first the one that counts. See `union`. */
export function resolveDuplicates(all: readonly Entry[]): readonly Entry[] {
  const texts = new Map(all.map((entry) => [canonicalJson(entry), entry]));
  const withoutPrints = new Set([...texts].flatMap(([text, entry]) => {
    const bare = canonicalJson(withoutFingerprints(entry));
    return bare === text ? [] : [bare];
  }));
  return [...texts].filter(([text]) => !withoutPrints.has(text))
    .sort(([x], [y]) => y.length - x.length || (x < y ? -1 : 1))
    .map(([, entry]) => entry);
}

/** The entry without the print of its passage, which is bulky and can be done without. Itself when it has none. */
export function withoutFingerprints(entry: Entry): Entry {
  if (entry.type !== 'evidence' && entry.type !== 'relink') { return entry; }
  const { source } = entry;
  if (source.kind !== 'passage' || source.selector.print === undefined) { return entry; }
  return { ...entry, source: { ...source, selector: withoutFingerprint(source.selector) } };
}
