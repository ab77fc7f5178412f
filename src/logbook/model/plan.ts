import { addDays, isDay } from '../../text/day';
import type { Day } from '../../text/day';
import { keyOf } from '../../framework/model/framework';
import type { ActivityEntry, ActivityKey, Catalog, Framework, Milestone, Thing } from '../../framework/model/framework';
import type { EntryId } from './logbook';
import type { Progress } from './progress';

/** `frameworkId/milestoneId`: how the logbook names a milestone. */
export type MilestoneKey = string;

export interface MilestoneEntry {
  readonly key: MilestoneKey;
  readonly milestone: Milestone;
  readonly framework: Framework;
}

/** A thing to do or settle. The logbook ticks it as it does an activity, under `frameworkId/thingId`. */
export interface PlannedThing {
  readonly key: ActivityKey;
  readonly thing: Thing;
  readonly done: boolean;
}

export interface PlannedMilestone extends MilestoneEntry {
  /** Undefined until there is a start date or a date of one's own. */
  readonly due?: Day;
  /** The person chose the date themselves. */
  readonly changed: boolean;
  /** Those that are relevant to the person. */
  readonly activities: readonly ActivityEntry[];
  readonly left: readonly ActivityEntry[];
  readonly things: readonly PlannedThing[];
}

export interface Plan {
  readonly start?: Day;
  /** In the order of their dates; those without one last, as the framework has them. */
  readonly milestones: readonly PlannedMilestone[];
  /** What is to be settled with the manager. */
  readonly conditions: readonly PlannedThing[];
}

export const milestonesIn = ({ frameworks }: Catalog): readonly MilestoneEntry[] => frameworks.flatMap((framework) =>
  framework.milestones.map((milestone) => ({ key: keyOf(framework, milestone), milestone, framework })));

const thingsIn = ({ frameworks }: Catalog): readonly (readonly [ActivityKey, Thing])[] => frameworks.flatMap((framework) =>
  [...framework.milestones.flatMap(({ things = [] }) => things), ...framework.conditions ?? []]
    .map((thing) => [keyOf(framework, thing), thing] as const));

/** The thing to do or condition that a key names. */
export const thingOf = (catalog: Catalog, key: ActivityKey): Thing | undefined => thingsIn(catalog).find(([k]) => k === key)?.[1];

/** When the person started: the date set last. A text in the logbook that is no date counts for nothing. */
export function startOf({ entries }: Progress): Day | undefined {
  const date = entries.findLast((e) => e.type === 'start')?.date;
  return date !== undefined && isDay(date) ? date : undefined;
}

/** The dates of all milestones that have one. Cost: one pass over the entries. */
export function dueDates(catalog: Catalog, progress: Progress): ReadonlyMap<MilestoneKey, { readonly due: Day; readonly changed: boolean }> {
  const start = startOf(progress);
  const own = new Map<MilestoneKey, Day | undefined>();
  for (const entry of progress.entries) {
    if (entry.type === 'due') { own.set(entry.milestone, entry.date !== undefined && isDay(entry.date) ? entry.date : undefined); }
  }
  return new Map(milestonesIn(catalog).flatMap(({ key, milestone }) => {
    const chosen = own.get(key);
    const due = chosen ?? (start === undefined ? undefined : addDays(start, milestone.days));
    return due === undefined ? [] : [[key, { due, changed: chosen !== undefined }] as const];
  }));
}

export function planOf(catalog: Catalog, progress: Progress): Plan {
  const dates = dueDates(catalog, progress);
  const planned = (framework: Framework) => (thing: Thing): PlannedThing => {
    const key = keyOf(framework, thing);
    return { key, thing, done: progress.status(key) === 'done' };
  };
  const milestones = milestonesIn(catalog).map((entry): PlannedMilestone => {
    const { key, milestone, framework } = entry;
    const activities = milestone.activities.flatMap((id) => catalog.activity(`${framework.id}/${id}`) ?? [])
      .filter((activity) => progress.status(activity.key) !== 'notRelevant');
    return {
      ...entry, due: dates.get(key)?.due, changed: dates.get(key)?.changed ?? false, activities,
      left: activities.filter((activity) => progress.status(activity.key) !== 'done'),
      things: (milestone.things ?? []).map(planned(framework)),
    };
  });
  const last = '\uffff';
  return {
    start: startOf(progress),
    milestones: milestones.sort((a, b) => ((a.due ?? last) < (b.due ?? last) ? -1 : (a.due ?? last) > (b.due ?? last) ? 1 : 0)),
    conditions: catalog.frameworks.flatMap((framework) => (framework.conditions ?? []).map(planned(framework))),
  };
}

export const isFinished = ({ left, things }: PlannedMilestone): boolean => left.length === 0 && things.every(({ done }) => done);

/**
 * The milestone to work towards: the first that is not over and has something left, else the last that has. Undefined without dates, or
 * when all is done. One that is over is no debt: it only comes up when nothing lies ahead.
 */
export function currentMilestone({ milestones }: Plan, today: Day): PlannedMilestone | undefined {
  const open = milestones.filter((milestone) => milestone.due !== undefined && !isFinished(milestone));
  return open.find(({ due }) => due! >= today) ?? open.at(-1);
}

/** The last check-in: where the next one starts. */
export function lastCheckIn({ entries }: Progress): { readonly id: EntryId; readonly at: string; readonly date: string } | undefined {
  return entries.findLast((e) => e.type === 'checkIn');
}
