import { keyOf } from '../../framework/model/framework';
import type { ActivityEntry, Catalog, Framework, Milestone, SkillEntry } from '../../framework/model/framework';
import type { Status } from '../../logbook/model/logbook';
import { dueDates } from '../../logbook/model/plan';
import type { Progress } from '../../logbook/model/progress';

export const filters = ['all', 'todo', 'withEvidence', 'done'] as const;
export type Filter = typeof filters[number];
export const groupings = ['skill', 'milestone', 'status'] as const;
export type Grouping = typeof groupings[number];

/** A top row of the Skills view with the activities under it. `id` is stable across changes. */
export type Group = { readonly id: string; readonly activities: readonly ActivityEntry[] } & (
  | { readonly kind: 'skill'; readonly skill: SkillEntry }
  /** `due` is a calendar date, where there is a start date or one of the person's own. */
  | { readonly kind: 'milestone'; readonly framework: Framework; readonly milestone: Milestone; readonly due?: string }
  | { readonly kind: 'noMilestone' }
  | { readonly kind: 'status'; readonly status: Status }
  | { readonly kind: 'retired' });

const passes: Readonly<Record<Filter, (activity: ActivityEntry, progress: Progress) => boolean>> = {
  all: () => true,
  todo: ({ key }, progress) => progress.status(key) === 'notStarted' || progress.status(key) === 'inProgress',
  withEvidence: ({ key }, progress) => progress.evidenceFor(key).length > 0,
  done: ({ key }, progress) => progress.status(key) === 'done',
};

const statusOrder: readonly Status[] = ['inProgress', 'notStarted', 'done', 'notRelevant'];

const groupers: Readonly<Record<Grouping, (catalog: Catalog, progress: Progress) => readonly Group[]>> = {
  skill: ({ skills }) => skills.map((skill) => ({ kind: 'skill', id: `skill:${skill.key}`, skill, activities: skill.activities })),
  milestone: (catalog, progress) => {
    const dates = dueDates(catalog, progress);
    const placed = new Set<string>();
    const groups = catalog.frameworks.flatMap((framework) => framework.milestones.map((milestone): Group => {
      const activities = milestone.activities.flatMap((id) => catalog.activity(`${framework.id}/${id}`) ?? []);
      activities.forEach(({ key }) => placed.add(key));
      const key = keyOf(framework, milestone);
      return { kind: 'milestone', id: `milestone:${key}`, framework, milestone, due: dates.get(key)?.due, activities };
    }));
    return [...groups, { kind: 'noMilestone', id: 'noMilestone', activities: catalog.activities.filter(({ key }) => !placed.has(key)) }];
  },
  status: ({ activities }, progress) => statusOrder.map((status) => ({
    kind: 'status', id: `status:${status}`, status, activities: activities.filter(({ key }) => progress.status(key) === status),
  })),
};

/** The groups that have something to show, in the order people see them; last what is `retired`, of which nothing is to do. */
export function groupsOf(
  catalog: Catalog, progress: Progress, filter: Filter, grouping: Grouping, retired: readonly ActivityEntry[] = [],
): readonly Group[] {
  const last: readonly Group[] = filter === 'todo' ? [] : [{ kind: 'retired', id: 'retired', activities: retired }];
  return [...groupers[grouping](catalog, progress), ...last]
    .map((group) => ({ ...group, activities: group.activities.filter((activity) => passes[filter](activity, progress)) }))
    .filter((group) => group.activities.length > 0);
}
