import { daysBetween } from '../../text/day';
import type { Day } from '../../text/day';
import type { ActivityEntry, ActivityKey, Catalog, SkillEntry } from '../../framework/model/framework';
import { chosenRole, gapsTo, nextRole, thinIn } from '../../logbook/model/levels';
import type { RankedLevel, RoleEntry, Thinness } from '../../logbook/model/levels';
import { currentMilestone } from '../../logbook/model/plan';
import type { Plan, PlannedMilestone } from '../../logbook/model/plan';
import type { Evidence, Progress } from '../../logbook/model/progress';
import { largest } from '../../text/lists';

/** Something worth doing next, with the reason it is offered. Words are chosen where people read it. */
export type Next =
  | { readonly reason: 'look'; readonly evidence: Evidence }
  | { readonly reason: 'milestone'; readonly activity: ActivityEntry; readonly milestone: PlannedMilestone }
  | {
    readonly reason: 'gap'; readonly activity: ActivityEntry; readonly why: Thinness; readonly role: RoleEntry; readonly target: RankedLevel;
    readonly own?: RankedLevel;
  }
  | { readonly reason: 'thin'; readonly activity: ActivityEntry; readonly why: Thinness; readonly evidence: number }
  /** `since` is undefined when nothing on strategy has been logged yet. */
  | { readonly reason: 'strategy'; readonly activity: ActivityEntry; readonly since?: Day };

export interface NextFacts {
  readonly catalog: Catalog;
  readonly progress: Progress;
  readonly plan: Plan;
  /** Evidence that has changed, is in several places or is gone. */
  readonly needingReview: readonly Evidence[];
  readonly today: Day;
  /** The day an instant falls on where the person is. */
  readonly dayOf: (at: string) => Day;
}

/** The source of the strategy activities asks for a review at least once a month. */
const monthDays = 30;
/** More would be a list of duties. */
const most = 4;

/**
 * What is offered next: a little of each reason in turn, each activity once. Nothing is offered for an empty logbook, which has a first
 * step of its own, and nothing is ever late.
 */
export function nextSteps(facts: NextFacts): readonly Next[] {
  const { progress, needingReview } = facts;
  if (progress.entries.length === 0) { return []; }
  const reasons: readonly (readonly Next[])[] = [
    needingReview.map((evidence) => ({ reason: 'look', evidence })), milestoneSteps(facts), strategySteps(facts), skillSteps(facts),
  ];
  const offered = new Set<ActivityKey>();
  const result: Next[] = [];
  const longest = largest(reasons.map(({ length }) => length));
  for (let turn = 0; turn < longest; turn++) {
    for (const list of reasons) {
      const next = list[turn];
      if (!next || result.length === most) { continue; }
      if (next.reason !== 'look') {
        if (offered.has(next.activity.key)) { continue; }
        offered.add(next.activity.key);
      }
      result.push(next);
    }
  }
  return result;
}

function milestoneSteps({ plan, today, progress }: NextFacts): readonly Next[] {
  const milestone = currentMilestone(plan, today);
  // What was begun comes first: it is nearest to done.
  const begun = (activity: ActivityEntry): number => (progress.status(activity.key) === 'inProgress' ? 0 : 1);
  return (milestone?.left ?? []).toSorted((a, b) => begun(a) - begun(b)).map((activity) => ({ reason: 'milestone', activity, milestone: milestone! }));
}

function strategySteps({ catalog, progress, today, dayOf, plan }: NextFacts): readonly Next[] {
  const strategy = catalog.activities.filter(({ key, activity }) => activity.kind === 'strategy' && progress.status(key) !== 'notRelevant');
  let latest: { readonly activity: ActivityEntry; readonly at: string } | undefined;
  for (const activity of strategy) {
    const at = lastTouched(activity.key, progress);
    if (at !== undefined && (latest === undefined || at > latest.at)) { latest = { activity, at }; }
  }
  const since = dayOf(latest?.at ?? progress.entries[0]!.at);
  if (strategy.length === 0 || !(daysBetween(since, today) >= monthDays)) { return []; }
  if (latest) { return [{ reason: 'strategy', activity: latest.activity, since }]; }
  const planned = plan.milestones.flatMap(({ left }) => left).find(({ activity }) => activity.kind === 'strategy');
  return [{ reason: 'strategy', activity: planned ?? strategy[0]! }];
}

/** When anything was last logged for an activity. ISO 8601; undefined for never. */
function lastTouched(key: ActivityKey, progress: Progress): string | undefined {
  const evidence = progress.evidenceFor(key).at(-1)?.at;
  const status = progress.statusEntry(key)?.at;
  return evidence === undefined || (status !== undefined && status > evidence) ? status : evidence;
}

/** With a role: towards it, or the next once it is reached. Without: the skills with least evidence for what is in them. */
function skillSteps({ catalog, progress }: NextFacts): readonly Next[] {
  const towards = catalog.frameworks.flatMap((framework): Next[] => {
    const chosen = chosenRole(framework, progress);
    const roles = [chosen, chosen && nextRole(chosen)].filter((role) => role !== undefined);
    const found = roles.map((role) => ({ role, gaps: gapsTo(role, catalog, progress) })).find(({ gaps }) => gaps.some(({ thin }) => thin.length));
    return found ? found.gaps.flatMap(({ thin: [first], target, own }) => (first ? [{ reason: 'gap', ...first, role: found.role, target, own }] : [])) : [];
  });
  if (towards.length || catalog.frameworks.some((framework) => chosenRole(framework, progress))) { return towards; }
  const evidence = ({ activities }: SkillEntry): number => new Set(activities.flatMap(({ key }) => progress.evidenceFor(key).map(({ id }) => id))).size;
  return catalog.skills.map((skill) => ({ skill, count: evidence(skill), thin: thinIn(skill, progress) }))
    .filter(({ thin }) => thin.length > 0)
    .sort((a, b) => a.count / a.skill.activities.length - b.count / b.skill.activities.length)
    .map(({ count, thin: [first] }) => ({ reason: 'thin', ...first!, evidence: count }));
}
