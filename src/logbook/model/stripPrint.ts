import type { Entry } from './logbook';
import { withoutPrint } from '../../passage/withoutPrint';

/** The entry without the print of its passage, which is bulky and can be done without. Itself when it has none. */
export function stripPrint(entry: Entry): Entry {
  if (entry.type !== 'evidence' && entry.type !== 'relink') { return entry; }
  const { source } = entry;
  if (source.kind !== 'passage' || source.selector.print === undefined) { return entry; }
  return { ...entry, source: { ...source, selector: withoutPrint(source.selector) } };
}
