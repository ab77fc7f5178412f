import {
  type ActivityEntry, type Catalog, type Framework, keyOf, type Level, type Role, type SkillEntry, type SkillKey,
} from '../../framework/model/framework';
import type { EntryId, EntryOf } from './logbook';
import type { Progress } from './progress';
import { listAt } from '../../text/lists';

/** One rating as it was logged. It is never merged with another. */
export interface Rating {
  readonly id: EntryId;
  /** When it was logged. ISO 8601, UTC. */
  readonly at: string;
  /** Id of the level, which the framework may not have any more. */
  readonly level: string;
  /** The level as the framework has it now; undefined when it has no such level. */
  readonly known?: RankedLevel;
  /** Who gave it; undefined for one's own. */
  readonly by?: string;
  /** The day a reviewer gave it, as they wrote it. */
  readonly on?: string;
  readonly remark?: string;
}

/** A level and its place among those of its framework, lowest 0. A higher level includes the lower ones: they count as met. */
export interface RankedLevel { readonly level: Level; readonly rank: number }

/** What has been said about one skill. One's own view and that of others stand side by side. */
export interface SkillLevels {
  readonly skill: SkillEntry;
  /** Oldest first. The last is what the person says now. */
  readonly own: readonly Rating[];
  /** Ratings by others, oldest first. */
  readonly reviews: readonly Rating[];
  /** The latest of each reviewer, newest first. */
  readonly latestReviews: readonly Rating[];
}

/** `frameworkId/roleId`: how the logbook names a role. After the slash there is nothing when a role was given up. */
export type RoleKey = string;

export interface RoleEntry {
  readonly key: RoleKey;
  readonly role: Role;
  readonly framework: Framework;
}

export const rolesIn = (framework: Framework): readonly RoleEntry[] =>
  framework.roles.map((role) => ({ key: keyOf(framework, role), role, framework }));

export const roleOf = (catalog: Catalog, key: RoleKey): RoleEntry | undefined =>
  catalog.frameworks.flatMap(rolesIn).find((role) => role.key === key);

/** The role chosen last among those of a framework, if it still has that role. */
export function chosenRole(framework: Framework, { entries }: Progress): RoleEntry | undefined {
  const own = (e: Progress['entries'][number]): e is EntryOf<'role'> => e.type === 'role' && e.role.startsWith(`${framework.id}/`);
  const key = entries.findLast(own)?.role;
  return key === undefined ? undefined : rolesIn(framework).find((role) => role.key === key);
}

/** The role after this one, in the order of the framework: most junior first. */
export const nextRole = ({ framework, role }: RoleEntry): RoleEntry | undefined =>
  rolesIn(framework)[framework.roles.findIndex(({ id }) => id === role.id) + 1];

export function rankedLevel({ levels }: Framework, id: string): RankedLevel | undefined {
  const rank = levels.findIndex((level) => level.id === id);
  return rank < 0 ? undefined : { level: levels[rank]!, rank };
}

/** The level a role asks for in a skill of its framework. */
export function targetOf({ role, framework }: RoleEntry, { skill }: SkillEntry): RankedLevel | undefined {
  const id = Object.hasOwn(role.levels, skill.id) ? role.levels[skill.id] : undefined;
  return id === undefined ? undefined : rankedLevel(framework, id);
}

/** What has been said about each skill, by key. Cost: one pass over the entries. */
export function levelsOf(catalog: Catalog, progress: Progress): ReadonlyMap<SkillKey, SkillLevels> {
  const ratings = new Map<SkillKey, Rating[]>();
  for (const entry of progress.entries) {
    const skill = entry.type === 'rating' ? catalog.skill(entry.skill) : undefined;
    if (entry.type !== 'rating' || !skill) { continue; }
    const rating: Rating = {
      id: entry.id, at: entry.at, level: entry.level, known: rankedLevel(skill.framework, entry.level), by: entry.by, on: entry.on,
      remark: entry.remark,
    };
    listAt(ratings, skill.key).push(rating);
  }
  return new Map(catalog.skills.map((skill) => {
    const all = ratings.get(skill.key) ?? [];
    const reviews = all.filter(({ by }) => by !== undefined);
    const latest = new Map(reviews.map((review) => [review.by, review]));
    const latestReviews = [...latest.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
    return [skill.key, { skill, own: all.filter(({ by }) => by === undefined), reviews, latestReviews }];
  }));
}

/** Why the evidence of an activity is thin. */
export type Thinness = 'doneWithoutEvidence' | 'inProgress' | 'notStarted';
const thinnesses: readonly Thinness[] = ['doneWithoutEvidence', 'inProgress', 'notStarted'];
export interface ThinActivity { readonly activity: ActivityEntry; readonly why: Thinness }

/** Activities of a skill that are not both done and shown, nearest to it first. What is not relevant to the person is left out. */
export function thinIn({ activities }: SkillEntry, progress: Progress): readonly ThinActivity[] {
  const thin = activities.flatMap((activity): ThinActivity[] => {
    const status = progress.status(activity.key);
    if (status === 'notRelevant') { return []; }
    if (status !== 'done') { return [{ activity, why: status }]; }
    return progress.evidenceFor(activity.key).length === 0 ? [{ activity, why: 'doneWithoutEvidence' }] : [];
  });
  return thin.sort((a, b) => thinnesses.indexOf(a.why) - thinnesses.indexOf(b.why));
}

/** A skill in which the person does not say yet that they are where a role asks them to be. */
export interface Gap {
  readonly skill: SkillEntry;
  readonly target: RankedLevel;
  /** What the person says now; undefined when they have not said, or the level is not in the framework any more. */
  readonly own?: RankedLevel;
  readonly thin: readonly ThinActivity[];
}

/** What is missing for a role, widest gap first. Only one's own ratings count here: others' are for talking about. */
export function gapsTo(role: RoleEntry, catalog: Catalog, progress: Progress, levels = levelsOf(catalog, progress)): readonly Gap[] {
  const width = ({ own, target }: Gap): number => target.rank - (own?.rank ?? -1);
  return catalog.skills.filter(({ framework }) => framework === role.framework).flatMap((skill): Gap[] => {
    const target = targetOf(role, skill);
    const own = levels.get(skill.key)?.own.at(-1)?.known;
    return !target || (own && own.rank >= target.rank) ? [] : [{ skill, target, own, thin: thinIn(skill, progress) }];
  }).sort((a, b) => width(b) - width(a));
}
