import { isEntryId, timeOf } from './entryId';

/** One version of the durable copy, as the name of its file says. */
export interface Version {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly entries: number;
}

/** `stamp` is made like the id of an entry, so that names sort by time and two windows never make the same. */
export const versionName = (stamp: string, entries: number): string => `${stamp}-${entries}.json`;

export function parseVersionName(name: string): Version | undefined {
  const [, stamp, entries] = /^([0-9A-Z]{16})-(\d{1,9})\.json$/.exec(name) ?? [];
  if (stamp === undefined || !isEntryId(stamp)) { return undefined; }
  return { name, time: timeOf(stamp)!, entries: Number(entries) };
}

const newest = 20;
const days = 30;
const day = 24 * 60 * 60_000;

/** Versions that may go: not the newest 20, nor the last of each of 30 days. Days are those of UTC. */
export function versionsToPrune(versions: readonly Version[], now: number): readonly Version[] {
  const sorted = [...versions].sort((a, b) => (a.name < b.name ? 1 : -1));
  const seen = new Set<number>();
  return sorted.filter(({ time }, i) => {
    const date = Math.floor(time / day);
    const isLastOfDay = !seen.has(date) && Math.floor(now / day) - date < days;
    seen.add(date);
    return i >= newest && !isLastOfDay;
  });
}
