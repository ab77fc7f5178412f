import { daysBetween } from '../../text/day';
import type { Day } from '../../text/day';
import { currentMilestone } from './plan';
import type { Plan, PlannedMilestone, PlannedThing } from './plan';
import type { Progress } from '../../logbook/model/progress';
import { breakdown } from './breakdown';
import type { BreakdownWords } from './breakdown';
import type { ActionLead, Breakdown, Lead } from './lead';

export interface ThingRow { readonly key: string; readonly text: string; readonly done: boolean }

export interface MilestoneRow extends Breakdown {
  /** By when; leads to where it is changed. */
  readonly due: Lead;
  /** Said of the milestone to work towards; empty for the others. */
  readonly now: string;
  readonly things: readonly ThingRow[];
}

export interface PlanPart {
  readonly title: string;
  readonly about: string;
  readonly start: ActionLead;
  readonly milestones: readonly MilestoneRow[];
  readonly thingsTitle: string;
  readonly conditionsTitle: string;
  readonly conditions: readonly ThingRow[];
}

export interface PlanWords extends BreakdownWords {
  readonly title: string;
  readonly thingsTitle: string;
  readonly conditionsTitle: string;
  readonly setStart: string;
  readonly changeStart: string;
  readonly now: string;
  /** With the days since the start, or without a start. */
  about(start: Day | undefined, days: number): string;
  due(milestone: PlannedMilestone): string;
  labelToMove(text: string, name: string): string;
  withThings(counts: string, done: number, all: number): string;
}

/** Undefined where no framework has milestones or conditions. */
export function planPart(plan: Plan, progress: Progress, today: Day, words: PlanWords): PlanPart | undefined {
  if (plan.milestones.length + plan.conditions.length === 0) { return undefined; }
  const current = currentMilestone(plan, today);
  const thing = ({ key, thing: { title }, done }: PlannedThing): ThingRow => ({ key, text: title, done });
  return {
    title: words.title, thingsTitle: words.thingsTitle, conditionsTitle: words.conditionsTitle,
    about: words.about(plan.start, plan.start === undefined ? 0 : daysBetween(plan.start, today)),
    start: { text: plan.start === undefined ? words.setStart : words.changeStart, action: 'setStartDate' },
    milestones: plan.milestones.map((milestone): MilestoneRow => {
      const { key, milestone: { name }, activities, things } = milestone;
      const row = breakdown({ key, name, about: '', all: true }, activities, progress, words);
      const counts = things.length ? words.withThings(row.counts, things.filter(({ done }) => done).length, things.length) : row.counts;
      const due = words.due(milestone);
      return {
        ...row, counts, label: words.label(counts, name), now: milestone === current ? words.now : '',
        due: { text: due, label: words.labelToMove(due, name), target: { kind: 'milestone', milestone: key } },
        things: things.map(thing),
      };
    }),
    conditions: plan.conditions.map(thing),
  };
}
