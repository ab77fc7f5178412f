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
