import type { FrameworkBuilder } from './frameworkBuilder';
import type { ImportTally } from './importTally';
import { isObject, objectsIn, textOf } from './jsonOf';
import type { JsonObject } from './jsonOf';
import type { UnidaysSkills } from './unidaysSkills';

/** One level of one role: a job to have. */
export interface Grade {
  readonly name: string;
  readonly summary: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** Departments may hold departments; a file that nests deeper holds something else. */
const DEPTH = 20;

/** All levels of all roles, in the order of the file. */
export function rolesIn(department: JsonObject, depth = 0): readonly Grade[] {
  const own = objectsIn(department.roles).flatMap((role) => objectsIn(role.levels).map((level): Grade => {
    const wanted = isObject(level.competencies) ? level.competencies : {};
    return {
      name: titleOf(level) || titleOf(role), summary: [textOf(level.summary), textOf(role.summary)].find(Boolean) ?? '',
      required: texts(wanted.required), optional: [...texts(wanted.optional), ...texts(level.optional)],
    };
  }));
  return depth > DEPTH ? own : [...own, ...objectsIn(department.departments).flatMap((inner) => rolesIn(inner, depth + 1))];
}

export const hasRoles = (root: JsonObject): boolean => (Array.isArray(root.departments) || Array.isArray(root.roles))
  && rolesIn(root).some(({ required }) => required.some((reference) => reference.includes('/')));

/** Titles begin with a picture. */
export const titleOf = (thing: JsonObject): string => {
  const title = textOf(thing.title).trim();
  return title.replace(/^[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f\s]+/u, '').trim() || title;
};

const texts = (list: unknown): readonly string[] => (Array.isArray(list) ? (list as unknown[]).map((item) => textOf(item).trim()).filter(Boolean) : []);

/** Each level of a role is an item, and each thing it requires. What is optional is told in the description: a target is what is required. */
export function addRoles(grades: readonly Grade[], file: string, builder: FrameworkBuilder, skills: UnidaysSkills, tally: ImportTally): void {
  let item = 0;
  for (const { name, summary, required, optional } of grades) {
    const place = { row: ++item, file };
    const description = [summary, optional.length ? `Optional: ${optional.join(', ')}` : ''].filter(Boolean).join('\n\n');
    const role = tally.take(builder.role({ name, description }, place), place);
    for (const reference of required) {
      const at = { row: ++item, file };
      const found = skills.find(reference, at);
      if (!role || !found) { tally.drop(role ? 'unknownSkill' : 'tooMany', at, role ? { skill: reference } : {}); continue; }
      role.level(found.skill.id, found.level.id);
      tally.map();
    }
  }
}
