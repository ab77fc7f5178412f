import { newEntryId } from '../../src/logbook/model/entryId';
import type { Entry, Fact } from '../../src/logbook/model/logbook';

const dayLength = 86_400_000;

/** Entries a day apart, the first on 1 May 2025 at noon UTC. `undefined` is a day without an entry. */
export const logOf = (facts: readonly (Fact | undefined)[], start = Date.UTC(2025, 4, 1, 12)): Entry[] => facts.flatMap((fact, i) => {
  const at = start + i * dayLength;
  return fact ? [{ id: newEntryId(at, () => 0), at: new Date(at).toISOString(), ...fact }] : [];
});
