import { smallest } from '../../text/lists';
import { FrameworkBuilder, type SkillBuilder } from './frameworkBuilder';
import { ImportTally } from './importTally';
import type { Importer, ImportFile } from './importer';
import { isObject, type JsonObject, jsonOf, objectsIn, textOf } from './readJson';
import { asActivities, statementsChoice } from './statements';

interface LevelName { readonly id: string; readonly name: string }

/** The skills and levels of one framework, found by the paths that roles name them by. */
export class UnidaysSkills {
  private readonly levels = new Map<string, LevelName>();
  private readonly skills = new Map<string, SkillBuilder>();
  private item = 0;

  /** `levels` are all levels of all topics, `references` what roles require: the levels they name are there too. */
  constructor(
    private readonly builder: FrameworkBuilder, private readonly tally: ImportTally, private readonly activities: boolean,
    levels: readonly JsonObject[], references: readonly string[],
  ) {
    const names = new Map<string, string>();
    for (const level of levels) { if (!names.has(pathOf(level))) { names.set(pathOf(level), titleOf(level) || pathOf(level)); } }
    for (const { level } of references.map(partsOf)) { if (!names.has(level)) { names.set(level, /^\d/.test(level) ? `Level ${level}` : level); } }
    names.delete('');
    // Numbers first, in their order; what has a name of its own keeps the order of the file.
    const height = (path: string): number => (isNumber(path) ? Number(path) : Infinity);
    const paths = [...names.keys()].sort((one, other) => (height(one) === height(other) ? 0 : height(one) - height(other)));
    for (const path of paths) {
      const taken = builder.level({ name: names.get(path)!, code: /^\d/.test(path) ? `level-${path}` : path });
      if ('value' in taken) { this.levels.set(path, { id: taken.value, name: names.get(path)! }); } else { tally.repair('leftOut', {}, { field: 'levels', name: path }); }
    }
  }

  /** Topics, levels and criteria of one file: each is an item, counted from 1 in the file. */
  add(root: JsonObject, file: string): void {
    this.item = 0;
    for (const topic of objectsIn(root.topics)) {
      const place = { row: ++this.item, file };
      const code = textOf(topic.path);
      const skill = this.tally.take(this.builder.skill({ name: titleOf(topic) || code, code, description: textOf(topic.summary) }, place), place);
      if (skill) { this.skills.set(`${textOf(root.path)}/${code}`, skill); }
      for (const level of objectsIn(topic.levels)) { this.addLevel(skill, level, file); }
    }
  }

  /** The skill and level that a role names; a skill that no file describes is known by its path alone. */
  find(reference: string, place: { readonly row: number; readonly file: string }): { readonly skill: SkillBuilder; readonly level: LevelName } | undefined {
    const { path, name, level: at } = partsOf(reference);
    let skill = this.skills.get(path);
    if (!skill && name) {
      const title = name.replace(/[-_]+/g, ' ').replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('en'));
      const taken = this.builder.skill({ name: title, code: name }, place);
      if (!('value' in taken)) { return undefined; }
      skill = taken.value;
      this.skills.set(path, skill);
      this.tally.repair('named', place, { name: path });
    }
    const level = this.levels.get(at);
    return skill && level && { skill, level };
  }

  private addLevel(skill: SkillBuilder | undefined, content: JsonObject, file: string): void {
    const place = { row: ++this.item, file };
    const level = this.levels.get(pathOf(content));
    if (!skill || !level) { this.tally.drop('tooMany', place); } else { this.tally.map(); }
    const summary = textOf(content.summary).trim();
    if (skill && level && summary) { skill.level(level.id, summary, place); }
    for (const criterion of Array.isArray(content.criteria) ? content.criteria as unknown[] : []) {
      const at = { row: ++this.item, file };
      const text = textOf(criterion).trim();
      if (!skill || !level || !text) { this.tally.drop(text ? 'tooMany' : 'noText', at); continue; }
      this.tally.map();
      skill.level(level.id, text, at);
      if (this.activities && 'refused' in skill.activity({ title: text, guidance: level.name }, at)) { this.tally.repair('leftOut', at, { field: 'activities' }); }
    }
  }
}

const isNumber = (path: string): boolean => /^\d{1,4}$/.test(path);
const pathOf = (level: JsonObject): string => textOf(level.path).trim() || textOf(level.title).trim();

/** `product-competencies/execution/3` */
function partsOf(reference: string): { readonly path: string; readonly name: string; readonly level: string } {
  const parts = reference.split('/').map((part) => part.trim());
  return { path: parts.slice(0, -1).join('/'), name: parts.at(-2) ?? '', level: parts.length > 1 ? parts.at(-1)! : '' };
}

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

/**
 * Competency frameworks as UNiDAYS publishes them, in one file or several: competencies (topics with levels and criteria) and roles (departments
 * with the levels of each role, which name what they require as `competencies/topic/level`). All files make one framework.
 */
export const unidaysImporter: Importer = {
  format: 'unidays',
  recognises(files) {
    const scores = files.map((file) => {
      const { value } = jsonOf(file);
      return !isObject(value) ? 0 : hasCompetencies(value) || hasRoles(value) ? 0.95 : 0;
    });
    return scores.length ? smallest(scores) : 0;
  },
  choices: (files) => [
    ...(files.some((file) => isObject(jsonOf(file).value) && hasCompetencies(jsonOf(file).value as JsonObject)) ? [statementsChoice('activities')] : []),
  ],
  read(files, options) {
    const tally = new ImportTally('unidays', 'item');
    const roots = files.flatMap((file) => {
      const { value, controls } = jsonOf(file);
      if (controls) { tally.repair('lineBreaks', { file: file.name }, {}, controls); }
      return isObject(value) ? [{ root: value, file }] : [];
    });
    const competencies = roots.filter(({ root }) => hasCompetencies(root));
    const roles = roots.filter(({ root }) => hasRoles(root));
    const named = competencies[0] ?? roots[0];
    if (!named) { return { code: 'notRecognised', facts: {} }; }
    const name = titleOf(named.root) || nameOf(named.file);
    const draft = { name, code: textOf(named.root.path) || undefined, description: textOf(named.root.summary), source: { title: name } };
    const builder = new FrameworkBuilder(draft, tally);
    const grades = roles.map(({ root, file }) => ({ file: file.name, grades: rolesIn(root) }));
    const levels = competencies.flatMap(({ root }) => objectsIn(root.topics).flatMap((topic) => objectsIn(topic.levels)));
    const references = grades.flatMap((one) => one.grades.flatMap(({ required }) => required));
    const skills = new UnidaysSkills(builder, tally, asActivities(options, 'activities'), levels, references);
    for (const { root, file } of competencies) { skills.add(root, file.name); }
    for (const one of grades) { addRoles(one.grades, one.file, builder, skills, tally); }
    return tally.result([builder.build()]);
  },
};

const hasCompetencies = (root: JsonObject): boolean => objectsIn(root.topics).some((topic) => objectsIn(topic.levels).some((level) => Array.isArray(level.criteria) || typeof level.path === 'string'));

const nameOf = (file: ImportFile): string => file.name.replace(/^.*[/\\]/, '').replace(/\.\w+$/, '') || 'UNiDAYS';
