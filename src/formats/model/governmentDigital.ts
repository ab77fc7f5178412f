import { csvOf, type CsvRow, headingOf } from './readCsv';
import { FrameworkBuilder, type RoleBuilder, type SkillBuilder } from './frameworkBuilder';
import { ImportTally } from './importTally';
import type { Choice, Importer, ImportFile, ImportOptions, ImportResult } from './importer';
import { addLevel, asActivities, statementsChoice } from './statements';

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

/** What a row says, by the headings of the download. All are text as it stands in the cell. */
export interface RoleRow {
  readonly place: { readonly row: number; readonly file: string };
  readonly family: string;
  readonly role: string;
  readonly roleText: string;
  readonly grade: string;
  readonly gradeText: string;
  readonly skill: string;
  readonly skillText: string;
  readonly level: string;
  readonly levelText: string;
}

export interface SkillRow {
  readonly place: { readonly row: number; readonly file: string };
  readonly skill: string;
  readonly skillText: string;
  readonly levels: ReadonlyMap<string, string>;
  readonly roles: string;
}

export interface GovernmentDigital {
  readonly roles: readonly RoleRow[];
  readonly skills: readonly SkillRow[];
  /** Levels in the order of the columns of skills.csv. */
  readonly levels: readonly string[];
  /** Rows beyond what is kept. */
  readonly more: number;
}

const ROLE_HEADINGS = ['role', 'role level', 'skill name', 'skill level'];
const SKILL_HEADINGS = ['skill name', 'skill description'];
const ROLES_COLUMN = 'roles that require skill';
/** Levels of the framework since 2017, lowest first: roles.csv alone has them in no order. */
const KNOWN_LEVELS = ['Awareness', 'Working', 'Practitioner', 'Expert'];

/** Which of the two downloads a file is; by its head. */
export function kindOf(file: ImportFile): 'roles' | 'skills' | undefined {
  const head = csvOf(file).rows[0]?.cells.map(headingOf) ?? [];
  if (ROLE_HEADINGS.every((heading) => head.includes(heading))) { return 'roles'; }
  const known = KNOWN_LEVELS.filter((level) => head.includes(level.toLowerCase())).length;
  return SKILL_HEADINGS.every((heading) => head.includes(heading)) && (head.includes(ROLES_COLUMN) || known > 2) ? 'skills' : undefined;
}

/** The rows of all files, whichever of the two each is. */
export function governmentDigitalOf(files: readonly ImportFile[]): GovernmentDigital {
  const roles: RoleRow[] = [];
  const skills: SkillRow[] = [];
  const levels = new Set<string>();
  let more = 0;
  for (const file of files) {
    const { rows: [head, ...rows], count } = csvOf(file);
    if (!head) { continue; }
    more += Math.max(0, count - rows.length - 1);
    const column = new Map(head.cells.map((cell, i) => [headingOf(cell), i] as const).reverse());
    const cell = ({ cells }: CsvRow, name: string): string => cells[column.get(name) ?? -1] ?? '';
    const placeOf = ({ row }: CsvRow) => ({ row, file: file.name });
    if (kindOf(file) === 'skills') {
      const columns = head.cells.flatMap((name, i) => ([...SKILL_HEADINGS, ROLES_COLUMN, ''].includes(headingOf(name)) ? [] : [[name, i] as const]));
      for (const [name] of columns) { levels.add(name); }
      for (const row of rows) {
        const texts = new Map(columns.map(([name, i]) => [name, row.cells[i] ?? '']));
        skills.push({ place: placeOf(row), skill: cell(row, 'skill name'), skillText: cell(row, 'skill description'), levels: texts, roles: cell(row, ROLES_COLUMN) });
      }
    } else {
      for (const row of rows) {
        roles.push({
          place: placeOf(row), family: cell(row, 'role family'), role: cell(row, 'role'), roleText: cell(row, 'role description'),
          grade: cell(row, 'role level'), gradeText: cell(row, 'role level description'), skill: cell(row, 'skill name'),
          skillText: cell(row, 'skill description'), level: cell(row, 'skill level'), levelText: cell(row, 'skill level description'),
        });
      }
    }
  }
  for (const level of KNOWN_LEVELS) { if (roles.some((row) => row.level === level)) { levels.add(level); } }
  for (const { level } of roles) { if (isInUse(level)) { levels.add(level); } }
  return { roles, skills, levels: [...levels], more };
}

/** Where a role has no levels, the download says so in these words. */
export const isInUse = (text: string): boolean => text !== '' && !/^not in use\.?$/i.test(text);

/** Roles a skill of skills.csv is for. */
export const rolesOf = ({ roles }: SkillRow): readonly string[] => roles.split(/,\s*/).map((role) => role.trim()).filter(Boolean);

/**
 * The UK Government Digital and Data Profession Capability Framework, as its service offers it for download: roles.csv (a row for each skill
 * of each level of each role), skills.csv (a row for each skill, a column for each level), or both. Neither has ids.
 */
export const governmentDigitalImporter: Importer = {
  format: 'governmentDigital',
  recognises: (files) => (files.length > 0 && files.every((file) => kindOf(file) !== undefined) ? 0.97 : 0),
  choices: (files) => [rolesChoice(governmentDigitalOf(files)), statementsChoice('levels')],
  read: (files, options) => readGovernmentDigital(governmentDigitalOf(files), options),
};

function rolesChoice({ roles, skills }: GovernmentDigital): Choice {
  const found = new Map<string, { family: string; skills: Set<string> }>();
  const add = (role: string, family: string, skill: string): void => {
    if (!role) { return; }
    const one = found.get(role) ?? { family, skills: new Set() };
    found.set(role, one);
    one.skills.add(skill);
  };
  for (const row of roles) { add(row.role, row.family, row.skill); }
  if (!roles.length) { for (const row of skills) { for (const role of rolesOf(row)) { add(role, '', row.skill); } } }
  const items = [...found].map(([id, { family }]) => ({ id, name: id, ...(family && { detail: family }) }));
  return { id: 'roles', many: true, items, chosen: items.map(({ id }) => id) };
}
