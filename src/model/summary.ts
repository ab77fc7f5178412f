import type { ActivityEntry } from './framework';
import type { Status } from './logbook';
import type { Progress } from './progress';

/** Counts for some activities. `relevant` leaves out what the person said is not relevant to them. */
export interface Summary extends Readonly<Record<Status, number>> {
  readonly relevant: number;
  /** Pieces of evidence, each counted once however many of the activities it shows. */
  readonly evidence: number;
}

export function summarise(activities: readonly ActivityEntry[], progress: Progress): Summary {
  const counts: Record<Status, number> = { notStarted: 0, inProgress: 0, done: 0, notRelevant: 0 };
  const pieces = new Set<string>();
  for (const { key } of activities) {
    counts[progress.status(key)]++;
    for (const { id } of progress.evidenceFor(key)) { pieces.add(id); }
  }
  return { ...counts, relevant: activities.length - counts.notRelevant, evidence: pieces.size };
}
