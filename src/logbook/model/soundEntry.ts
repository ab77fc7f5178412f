import { parseJson, sameJson } from '../../text/canonicalJson';
import { isDay } from '../../text/day';
import { isEntry, isFields, wrongIn } from './isEntry';
import type { Wrong } from './isEntry';
import type { Entry } from './logbook';

/** UTF-16 code units of JSON. An entry of Craftlog's takes 4 KB at most, apart from what a person wrote into it. */
export const longestEntry = 100_000;

/** Of these the lists grow with the logbook they are about. */
const listing: ReadonlySet<string> = new Set<Entry['type']>(['import', 'request']);

/**
 * The one door into the logbook: an entry as it will be read back from any copy, or what is wrong with it. What `isEntry` takes from older versions
 * and other people is more: a date of a new entry is a day that exists, and no entry is longer than one from elsewhere may be.
 */
export function soundEntry(made: Entry): Entry | Wrong {
  const wrong = wrongIn(made);
  if (wrong) { return wrong; }
  for (const field of ['on', 'date'] as const) {
    const day = (made as { readonly on?: string; readonly date?: string })[field];
    if (day !== undefined && !isDay(day)) { return { field, takes: 'day' }; }
  }
  const json = JSON.stringify(made);
  if (json.length > longestEntry && !listing.has(made.type)) { return { field: longestField(made), takes: 'shorter' }; }
  const read = parseJson(json)?.value;
  const changed = Object.entries(made).find(([field, value]) => value !== undefined && !(isFields(read) && sameJson(read[field], value)))?.[0];
  return isEntry(read) && changed === undefined ? read : { field: changed ?? longestField(made), takes: 'text' };
}

export const isWrong = (made: Entry | Wrong): made is Wrong => 'takes' in made;

const longestField = (entry: Entry): string => Object.entries(entry).map(([field, value]) => [field, JSON.stringify(value)?.length ?? 0] as const)
  .reduce((most, next) => (next[1] > most[1] ? next : most))[0];
