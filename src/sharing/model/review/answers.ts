import type { Entry, EntryId, EntryOf } from '../../../logbook/model/logbook';

/** What the person said last to each piece of feedback, by the id of the feedback. `entries`: those that count. Cost: linear. */
export const answersTo = (entries: readonly Entry[]): ReadonlyMap<EntryId, EntryOf<'answer'>> =>
  new Map(entries.flatMap((e) => (e.type === 'answer' ? [[e.feedback, e]] : [])));
