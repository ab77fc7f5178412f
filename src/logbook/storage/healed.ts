import type { Logbook, ParsedLogbook } from '../model/parseLogbook';
import type { Found } from './durableCopy';

/** What was found amiss when the copies of a logbook were read. */
export interface Healed {
  /** The logbook in workspace state. */
  state?: 'missing' | 'damaged';
  /** The copy on disk. */
  disk?: 'missing';
  /** A newer Craftlog has written one of the copies. */
  newer?: boolean;
  /** Files on disk that could not be read, and were set aside. */
  damaged: readonly string[];
  /** How many entries no copy has. */
  missing: number;
}

/** Whether there is anything to tell. */
export const isAmiss = ({ damaged, missing, ...rest }: Healed): boolean => damaged.length > 0 || missing > 0 || Object.values(rest).some(Boolean);

/** What is amiss between workspace state and the disk. `current`: the logbook once all has been read; `isKnown`: a copy names this folder. */
export function healedBy(state: ParsedLogbook, { logbook: onDisk, damaged, isNewer }: Found, current: Logbook, isKnown: boolean): Healed {
  if (isNewer || state.problem === 'newerVersion') { return { damaged, missing: 0, newer: true }; }
  if (state.problem === 'notALogbook') { return { damaged, missing: 0, state: 'damaged' }; }
  const { id, logbook, total = 0 } = state;
  const missing = Math.max(0, total - current.entries.length);
  // A window that was closed at once may not have come to describe the folder, nor to write workspace state: nothing is amiss.
  if (!id && isKnown && !logbook.entries.length && onDisk.entries.length) { return { damaged, missing, state: 'missing' }; }
  return { damaged, missing, ...(total && !onDisk.entries.length ? { disk: 'missing' } : {}) };
}
