import type { FrameworkBuilder, SkillBuilder } from './frameworkBuilder';
import type { ImportTally } from './importTally';
import { objectsIn, textOf } from './jsonOf';
import type { JsonObject } from './jsonOf';
import { titleOf } from './unidaysRoles';

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
