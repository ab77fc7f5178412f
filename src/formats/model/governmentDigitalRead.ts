import { FrameworkBuilder } from './frameworkBuilder';
import type { RoleBuilder, SkillBuilder } from './frameworkBuilder';
import { isInUse, rolesOf } from './governmentDigitalRows';
import type { GovernmentDigital, RoleRow } from './governmentDigitalRows';
import type { ImportOptions, ImportResult } from './importer';
import { ImportTally } from './importTally';
import { addLevel, asActivities } from './levelStatements';

/** As the service and its licence have it. */
const NAME = 'Government Digital and Data Profession Capability Framework';
const SOURCE = {
  title: NAME, url: 'https://ddat-capability-framework.service.gov.uk/', licence: 'Open Government Licence v3.0',
  attribution: 'Contains public sector information licensed under the Open Government Licence v3.0.',
};

interface OpenSkill {
  readonly skill: SkillBuilder;
  readonly levels: Set<string>;
  readonly activities: Set<string> | undefined;
}

/**
 * A skill for each skill of the roles picked, a role for each level of each of them ("Senior product manager") with the level it asks for
 * in each skill. A role without levels of its own is kept, and names its skills.
 */
export function readGovernmentDigital(data: GovernmentDigital, options: ImportOptions): ImportResult {
  const tally = new ImportTally('governmentDigital', 'row');
  const picked = pickedOf(data, options);
  const one = options.roles && picked.size === 1 ? [...picked][0] : undefined;
  const builder = new FrameworkBuilder({ name: one ? `${one} (${NAME})` : NAME, code: one ? undefined : 'government-digital-and-data', source: SOURCE }, tally);
  const levels = new Map<string, { id: string; name: string }>();
  for (const name of data.levels) {
    const taken = builder.level({ name });
    if ('value' in taken) { levels.set(name, { id: taken.value, name }); } else { tally.repair('leftOut', {}, { field: 'levels' }); }
  }
  const skills = new Map<string, OpenSkill | undefined>();
  const withActivities = asActivities(options, 'levels');
  const open = (name: string, description: string, place: RoleRow['place'], code?: string): OpenSkill | undefined => {
    if (!skills.has(name)) {
      const taken = builder.skill({ name, description, code }, place);
      skills.set(name, 'value' in taken ? { skill: taken.value, levels: new Set(), activities: withActivities ? new Set() : undefined } : undefined);
    }
    return skills.get(name);
  };
  const say = ({ skill, levels: said, activities }: OpenSkill, name: string, text: string, place: RoleRow['place']): void => {
    const level = levels.get(name);
    if (!level || !isInUse(text) || said.has(name)) { return; }
    said.add(name);
    addLevel(skill, level, text, place, tally, activities);
  };

  const wanted = new Set(data.roles.filter(({ role }) => picked.has(role)).map(({ skill }) => skill));
  const isWanted = (row: GovernmentDigital['skills'][number]): boolean =>
    !options.roles || wanted.has(row.skill) || (!data.roles.length && rolesOf(row).some((role) => picked.has(role)));
  for (const row of data.skills) {
    if (!row.skill) { tally.drop('noName', row.place); continue; }
    if (!isWanted(row)) { tally.drop('notChosen', row.place); continue; }
    if (skills.get(row.skill)) { tally.drop('duplicate', row.place); continue; }
    const skill = open(row.skill, row.skillText, row.place);
    if (!skill) { tally.drop('tooMany', row.place); continue; }
    tally.map();
    for (const [level, text] of row.levels) { say(skill, level, text, row.place); }
  }

  const roles = rolesIn(data.roles.filter(({ role }) => picked.has(role)), data, builder);
  const seen = new Set<string>();
  for (const row of data.roles) {
    if (!picked.has(row.role)) { tally.drop(row.role ? 'notChosen' : 'noName', row.place); continue; }
    if (!row.skill) { tally.drop('noName', row.place); continue; }
    const key = JSON.stringify([row.role, row.grade, row.skill, row.level, row.levelText]);
    if (seen.has(key)) { tally.drop('duplicate', row.place); continue; }
    seen.add(key);
    const [skill, role, level] = [open(row.skill, row.skillText, row.place), roles.get(roleKey(row)), levels.get(row.level)];
    if (!skill || !role) { tally.drop('tooMany', row.place); continue; }
    tally.map();
    if (level) {
      role.level(skill.skill.id, level.id);
      say(skill, row.level, row.levelText, row.place);
    } else { tally.repair(isInUse(row.level) ? 'unknownLevel' : 'notInUse', row.place); }
  }
  if (data.more) { tally.drop('tooMany', {}, {}, data.more); }
  return tally.result([builder.build()]);
}

const pickedOf = ({ roles, skills }: GovernmentDigital, options: ImportOptions): ReadonlySet<string> => {
  const all = roles.length ? roles.map(({ role }) => role) : skills.flatMap((row) => rolesOf(row));
  const chosen = options.roles && new Set(options.roles);
  return new Set(all.filter((role) => role && (!chosen || chosen.has(role))));
};

/** A role without levels is one. */
const roleKey = ({ role, grade }: RoleRow): string => JSON.stringify([role, isInUse(grade) ? grade : '']);

/** In the order of the roles; levels of one role by what they ask for, lowest first: the download has them by the alphabet. */
function rolesIn(rows: readonly RoleRow[], data: GovernmentDigital, builder: FrameworkBuilder): Map<string, RoleBuilder> {
  const families = new Map<string, Map<string, RoleRow[]>>();
  for (const row of rows) {
    const family = families.get(row.role) ?? new Map<string, RoleRow[]>();
    families.set(row.role, family);
    const group = family.get(roleKey(row)) ?? [];
    family.set(roleKey(row), group);
    group.push(row);
  }
  const height = (group: readonly RoleRow[]): number => group.reduce((sum, { level }) => sum + data.levels.indexOf(level), 0) / group.length;
  const groups = [...families.values()].flatMap((family) => [...family].sort(([, one], [, other]) => height(one) - height(other)));
  const roles = new Map<string, RoleBuilder>();
  for (const [key, group] of groups) {
    const row = group[0]!;
    const graded = isInUse(row.grade);
    const skills = graded ? '' : `Skills: ${[...new Set(group.map(({ skill }) => skill))].join(', ')}`;
    const description = [graded ? row.gradeText : row.roleText, skills].filter(Boolean).join('\n\n');
    const taken = builder.role({ name: graded ? row.grade : row.role, description }, row.place);
    if ('value' in taken) { roles.set(key, taken.value); }
  }
  return roles;
}
