import type { ActivityEntry, Catalog } from '../../framework/model/framework';
import type { Status } from '../../logbook/model/logbook';
import { type Progress, summarise, type Summary } from '../../logbook/model/progress';
import { type Day, daysBetween } from '../../text/day';
import { type ActionLead, type Breakdown, type Lead, shareOf, type StandingLead } from './lead';
import { currentMilestone, type Plan, type PlannedMilestone, type PlannedThing } from '../../logbook/model/plan';

/** What was logged, seen across the skills. */
export interface SharesPart { readonly id: string; readonly title: string; readonly about: string; readonly rows: readonly Breakdown[] }

const kinds = ['tactics', 'strategy'] as const;
type Kind = typeof kinds[number];

export interface SharesWords extends BreakdownWords {
  readonly kinds: Readonly<Record<Kind | 'title' | 'about', string>>;
  readonly perspectives: Readonly<Record<'title' | 'about', string>>;
}

export function sharesParts(catalog: Catalog, progress: Progress, words: SharesWords): readonly SharesPart[] {
  const byKind = kinds.map((kind) => breakdown(
    { key: `kind ${kind}`, name: words.kinds[kind], about: '', all: false }, catalog.activities.filter(({ activity }) => activity.kind === kind), progress, words,
  ));
  const shown = new Set(catalog.activities);
  const perspectives = catalog.frameworks.flatMap((framework) => (framework.perspectives ?? []).map(({ id, name, description, activities }) => breakdown(
    { key: `perspective ${framework.id}/${id}`, name, about: description, all: false },
    activities.flatMap((activity) => catalog.activity(`${framework.id}/${activity}`) ?? []).filter((activity) => shown.has(activity)), progress, words,
  )));
  const part = (id: string, { title, about }: { readonly title: string; readonly about: string }, rows: readonly Breakdown[]): SharesPart[] =>
    (catalog.activities.some(({ activity }) => activity.kind !== undefined) || id !== 'kinds') && rows.length ? [{ id, title, about, rows }] : [];
  return [...part('kinds', words.kinds, byKind), ...part('perspectives', words.perspectives, perspectives)];
}

export interface BreakdownWords {
  counts(summary: Summary): string;
  label(counts: string, name: string): string;
  labelToSkills(text: string, standing: Status): string;
}

/** The Skills view has them all. */
const most = 60;
const order: readonly Status[] = ['inProgress', 'done', 'notStarted', 'notRelevant'];

/** Some activities as one row. `all`: also those of which nothing is logged. */
export function breakdown(
  { key, name, about, all }: { readonly key: string; readonly name: string; readonly about: string; readonly all: boolean },
  activities: readonly ActivityEntry[], progress: Progress, words: BreakdownWords,
): Breakdown {
  const summary = summarise(activities, progress);
  const counts = words.counts(summary);
  const shown = activities.map((activity) => ({ activity, standing: progress.status(activity.key) }))
    .filter(({ standing }) => standing !== 'notRelevant' && (all || standing !== 'notStarted'))
    .sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing)).slice(0, most);
  return {
    key, name, about, share: shareOf(summary), counts, label: words.label(counts, name),
    activities: shown.map(({ activity, standing }): StandingLead => {
      const text = activity.activity.title;
      return {
        key: activity.key, text, standing, label: words.labelToSkills(text, standing), target: { kind: 'activity', activity: activity.key },
      };
    }),
  };
}

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
