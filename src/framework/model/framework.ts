import type { InferOutput } from 'valibot';
import type {
  ActivitySchema, CaseSchema, CheckSchema, DocumentSchema, FrameworkSchema, LevelSchema, MilestoneSchema, PerspectiveSchema, RoleSchema, SkillSchema,
  TemplateSchema, ThingSchema,
} from './frameworkSchema';

type Immutable<T> = T extends (infer U)[] ? readonly Immutable<U>[]
  : T extends object ? { readonly [K in keyof T]: Immutable<T[K]> } : T;

export type Framework = Immutable<InferOutput<typeof FrameworkSchema>>;
export type Skill = Immutable<InferOutput<typeof SkillSchema>>;
export type Activity = Immutable<InferOutput<typeof ActivitySchema>>;
export type Level = Immutable<InferOutput<typeof LevelSchema>>;
export type Role = Immutable<InferOutput<typeof RoleSchema>>;
/** A kind of document. */
export type DocumentKind = Immutable<InferOutput<typeof DocumentSchema>>;
export type Check = Immutable<InferOutput<typeof CheckSchema>>;
/** Of a built-in framework the body is empty here: it is read when used (`src/companion/templateStore.ts`). */
export type Template = Immutable<InferOutput<typeof TemplateSchema>>;
export type Milestone = Immutable<InferOutput<typeof MilestoneSchema>>;
export type Perspective = Immutable<InferOutput<typeof PerspectiveSchema>>;
export type Case = Immutable<InferOutput<typeof CaseSchema>>;
export type Thing = Immutable<InferOutput<typeof ThingSchema>>;

/** `frameworkId/activityId`: how the logbook names an activity. */
export type ActivityKey = string;
/** `frameworkId/skillId`: how the logbook names a skill. */
export type SkillKey = string;

export const keyOf = (framework: { readonly id: string }, item: { readonly id: string }): string => `${framework.id}/${item.id}`;

/** An activity with the skill and framework it stands in. */
export interface ActivityEntry {
  readonly key: ActivityKey;
  readonly activity: Activity;
  readonly skill: SkillEntry;
}

export interface SkillEntry {
  readonly key: SkillKey;
  readonly skill: Skill;
  readonly framework: Framework;
  readonly activities: readonly ActivityEntry[];
}

/** Frameworks indexed by key, in the order people see them. Former ids lead to the present activity. */
export interface Catalog {
  readonly frameworks: readonly Framework[];
  readonly skills: readonly SkillEntry[];
  readonly activities: readonly ActivityEntry[];
  skill(key: SkillKey): SkillEntry | undefined;
  activity(key: ActivityKey): ActivityEntry | undefined;
}

/** Cost: one pass over all activities. Of two frameworks with one id the first wins. */
export function catalogOf(frameworks: readonly Framework[]): Catalog {
  const unique = [...new Map([...frameworks].reverse().map((f) => [f.id, f])).values()].reverse();
  const skills: SkillEntry[] = [];
  const activities = new Map<ActivityKey, ActivityEntry>();
  const former = new Map<ActivityKey, ActivityEntry>();
  for (const framework of unique) {
    for (const skill of framework.skills) {
      const own: ActivityEntry[] = [];
      const skillEntry: SkillEntry = { key: keyOf(framework, skill), skill, framework, activities: own };
      skills.push(skillEntry);
      for (const activity of skill.activities) {
        const entry: ActivityEntry = { key: keyOf(framework, activity), activity, skill: skillEntry };
        own.push(entry);
        activities.set(entry.key, entry);
        for (const old of activity.formerIds) { former.set(`${framework.id}/${old}`, entry); }
      }
    }
  }
  const bySkill = new Map(skills.map((s) => [s.key, s]));
  return {
    frameworks: unique,
    skills,
    activities: [...activities.values()],
    skill: (key) => bySkill.get(key),
    activity: (key) => activities.get(key) ?? former.get(key),
  };
}
