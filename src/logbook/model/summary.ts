import type { ActivityEntry, ActivityKey } from '../../framework/model/framework';
import type { Status } from './logbook';
import type { Progress } from './progress';

/** Counts for some activities; those that are said to be the same count as one. `relevant` leaves out what the person said is not relevant to them. */
export interface Summary extends Readonly<Record<Status, number>> {
  readonly relevant: number;
  /** Pieces of evidence, each counted once however many of the activities it shows. */
  readonly evidence: number;
}

/** Of activities that are the same, what is furthest along counts. */
const furthest: readonly Status[] = ['done', 'inProgress', 'notStarted', 'notRelevant'];

export function summarise(activities: readonly ActivityEntry[], progress: Progress): Summary {
  const counts: Record<Status, number> = { notStarted: 0, inProgress: 0, done: 0, notRelevant: 0 };
  const pieces = new Set<string>();
  const same = new Map<readonly ActivityKey[], Status>();
  for (const { key } of activities) {
    const status = progress.status(key);
    const others = progress.sameAs(key);
    const before = others.length ? same.get(others) : undefined;
    if (others.length && (before === undefined || furthest.indexOf(status) < furthest.indexOf(before))) { same.set(others, status); }
    if (!others.length) { counts[status]++; }
    for (const { id } of progress.evidenceFor(key)) { pieces.add(id); }
  }
  same.forEach((status) => { counts[status]++; });
  return { ...counts, relevant: counts.notStarted + counts.inProgress + counts.done, evidence: pieces.size };
}
