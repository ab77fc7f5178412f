import type { Framework } from '../../framework/model/framework';
import { oneLine, plainText } from '../../text/plainText';
import { type Extras, extrasOf, withExtras } from './extras';
import { FrameworkBuilder, type SkillBuilder } from './frameworkBuilder';
import { ImportTally } from './importTally';
import type { Importer, ImportFile } from './importer';
import { isObject, type JsonObject, jsonOf, textOf } from './readJson';
import { addOwnParts } from './ownParts';

/** Adds elements of one matrix as activities, and at the end what can only be said when all are there. */
export class MaharaActivities {
  private readonly extras = new Map<string, Extras>();
  /** By the id that the file gives. */
  readonly ids = new Map<string, string>();

  constructor(private readonly builder: FrameworkBuilder, private readonly tally: ImportTally) { }

  /** Without a skill there was no room for it, and there is none for what stands in it. */
  add(skill: SkillBuilder | undefined, elements: readonly MaharaElement[]): void {
    for (const { raw, row, code } of elements) {
      if (!skill) { this.tally.drop('tooMany', { row }); continue; }
      const extras = extrasOf(raw.craftlog);
      const [name, short] = [textOf(raw.name).trim(), textOf(raw.shortname).trim()];
      const id = this.tally.take(skill.activity({
        code: extras.id ?? code, title: extras.title ?? (name || short), guidance: textOf(raw.description),
        aliases: extras.aliases ?? (isName(short, name) ? [short] : []), evidence: extras.evidence, keywords: extras.keywords, files: extras.files,
      }, { row }), { row });
      if (id === undefined) { continue; }
      this.extras.set(id, extras);
      this.ids.set(extras.id ?? id, id);
    }
  }

  finish(): Framework {
    for (const [id, { related = [] }] of this.extras) {
      for (const other of related) { this.builder.relate(id, this.ids.get(other) ?? other); }
    }
    return withExtras(this.builder.build(), this.extras);
  }
}

/** A short name that people write, and not a number or the beginning of the whole name. */
function isName(short: string, name: string): boolean {
  const line = oneLine(plainText(short).text);
  return name !== '' && line.length >= 4 && /\p{L}{3}/u.test(line) && !oneLine(plainText(name).text).toLowerCase().startsWith(line.toLowerCase());
}

/** The states of evidence that say how far someone is, lowest first, as the second form names them and as the first one counts them. */
const STATES = [['incomplete', '1'], ['partialcomplete', '2'], ['completed', '3']] as const;

/**
 * SmartEvidence frameworks of Mahara (`.matrix`): the first form, with elements inside their standards, and the second, with elements in a
 * list of their own. Standards are skills; elements are activities, and one that hangs on another stands after it.
 */
export const maharaImporter: Importer = {
  format: 'mahara',
  recognises(files) {
    const framework = files.length === 1 ? frameworkIn(files[0]!) : undefined;
    return framework ? (framework.standardelements ?? framework.evidencestatuses ?? framework.choices) !== undefined ? 1 : 0.8 : 0;
  },
  read([file]) {
    const framework = file && frameworkIn(file);
    if (!framework) { return { code: 'notRecognised', facts: {} }; }
    const tally = new ImportTally('mahara', 'item');
    const { controls } = jsonOf(file);
    if (controls) { tally.repair('lineBreaks', {}, {}, controls); }
    return tally.result([readMatrix(framework, tally)]);
  },
};

function frameworkIn(file: ImportFile): JsonObject | undefined {
  const { value } = jsonOf(file);
  const framework = isObject(value) && isObject(value.framework) ? value.framework : undefined;
  return framework && Array.isArray(framework.standards) ? framework : undefined;
}

function readMatrix(framework: JsonObject, tally: ImportTally): Framework {
  const own = isObject(framework.craftlog) ? framework.craftlog : {};
  const name = textOf(framework.name).trim() || 'Mahara';
  if (!textOf(framework.name).trim()) { tally.repair('named'); }
  const { id, source } = extrasOf(own);
  // The frameworks that Mahara brings say in their descriptions, as a link, where they are from.
  const links = textOf(framework.description).slice(0, 20_000).match(/<a\s[^<>]*>/gi) ?? [];
  const url = links.map((link) => /\shref\s*=\s*["'](https?:\/\/[^"'\s]+)["']/i.exec(link)?.[1]).find((address) => address !== undefined);
  const from = isObject(source) ? source : url === undefined ? undefined : { title: name, url };
  const builder = new FrameworkBuilder({
    name, description: textOf(framework.description), code: id, version: textOf(own.version),
    ...(from && { source: { title: textOf(from.title), url: textOf(from.url), licence: textOf(from.licence), attribution: textOf(from.attribution) } }),
  }, tally);
  const levels = readLevels(framework, own, builder, tally);
  const activities = new MaharaActivities(builder, tally);
  const skills = new Map<string, string>();
  const standards = framework.standards as readonly unknown[];
  const { inside, loose } = elementsOf(standards, framework.standardelements, tally);
  standards.forEach((standard, index) => {
    const place = { row: index + 1 };
    if (!isObject(standard)) { tally.drop('unreadable', place); return; }
    const extras = extrasOf(standard.craftlog);
    const skill = tally.take(builder.skill({
      code: extras.id, name: textOf(standard.name).trim() || textOf(standard.shortname), description: textOf(standard.description), aliases: extras.aliases,
    }, place), place);
    if (skill) { skills.set(extras.id ?? skill.id, skill.id); }
    activities.add(skill, inside.get(index) ?? []);
    const said = isObject(standard.craftlog) && isObject(standard.craftlog.levels) ? standard.craftlog.levels : {};
    for (const [level, text] of Object.entries(said)) {
      const known = levels.get(level);
      if (skill && known !== undefined) { skill.level(known, textOf(text), place); }
    }
  });
  if (loose.length) {
    const rest = builder.skill({ name });
    tally.repair('moved', {}, { cause: 'unknownParent' }, loose.length);
    activities.add('value' in rest ? rest.value : undefined, loose);
  }
  addOwnParts(own, { skills, levels, activities: activities.ids }, builder, tally);
  return activities.finish();
}

/** Levels by the ids that the file gives them. Craftlog's own are in its own field, as there are only four states. */
function readLevels(framework: JsonObject, own: JsonObject, builder: FrameworkBuilder, tally: ImportTally): ReadonlyMap<string, string> {
  const levels = new Map<string, string>();
  const add = (id: string | undefined, name: string, description = ''): void => {
    const taken = builder.level({ ...(id !== undefined && { code: id }), name, description });
    if ('value' in taken) { levels.set(id ?? taken.value, taken.value); } else { tally.repair('leftOut', {}, { field: 'level' }); }
  };
  if (Array.isArray(own.levels)) {
    for (const level of (own.levels as unknown[]).filter(isObject)) { add(textOf(level.id), textOf(level.name), textOf(level.description)); }
    return levels;
  }
  const statuses = framework.evidencestatuses ?? framework.choices;
  const states = Array.isArray(statuses) ? (statuses as unknown[]).filter(isObject).slice(0, 20) : isObject(statuses) ? [statuses] : [];
  const nameOf = (key: string, number: string): string => states.map((state) => textOf(state[key] ?? state[number]).trim()).find(Boolean) ?? '';
  for (const [key, number] of STATES) {
    const name = nameOf(key, number);
    if (name) { add(undefined, name); }
  }
  if (nameOf('begun', '0')) { tally.repair('leftOut', {}, { field: 'begun' }); }
  return levels;
}

export interface MaharaElement {
  readonly raw: JsonObject;
  /** After the standards, among all elements of the file, from 1. */
  readonly row: number;
  /** Its number, with that of its standard where the number alone is given twice; else what it is called for short, if that is a number. */
  readonly code: string;
}

/**
 * The elements of each standard, by the place of the standard from 0, in their order: who hangs on another comes after it. An element that says
 * the same as one with its number is left out, as copying makes such; `loose` are those whose standard is not there.
 */
export function elementsOf(
  standards: readonly unknown[], list: unknown, tally: ImportTally,
): { readonly inside: ReadonlyMap<number, readonly MaharaElement[]>; readonly loose: readonly MaharaElement[] } {
  const indexOf = new Map<string, number>();
  const found: { raw: unknown; standard: number | undefined }[] = [];
  standards.forEach((standard, index) => {
    if (!isObject(standard)) { return; }
    const id = textOf(standard.standardid).trim() || String(index + 1);
    if (!indexOf.has(id)) { indexOf.set(id, index); }
    for (const elements of [standard.standardelement, standard.standardelements, standard.options]) {
      if (Array.isArray(elements)) { for (const raw of elements as unknown[]) { found.push({ raw, standard: index }); } }
    }
  });
  if (Array.isArray(list)) {
    for (const raw of list as unknown[]) {
      found.push({ raw, standard: isObject(raw) ? indexOf.get(textOf(raw.standardid).trim()) : undefined });
    }
  }
  const owners = new Map<string, Set<number | undefined>>();
  for (const { raw, standard } of found) {
    const id = isObject(raw) ? textOf(raw.elementid).trim() : '';
    if (id) { owners.set(id, (owners.get(id) ?? new Set()).add(standard)); }
  }
  const groups = new Map<number | undefined, MaharaElement[]>();
  const seen = new Set<string>();
  found.forEach(({ raw, standard }, index) => {
    const row = standards.length + index + 1;
    if (!isObject(raw)) { tally.drop('unreadable', { row }); return; }
    const [id, short] = [textOf(raw.elementid).trim(), textOf(raw.shortname).trim()];
    const print = JSON.stringify([standard, id, short, raw.name, raw.description]);
    if (id && seen.has(print)) { tally.drop('duplicate', { row }); return; }
    seen.add(print);
    const code = id ? (owners.get(id)!.size > 1 ? `${standard === undefined ? 'x' : standard + 1}.${id}` : id) : /^[\d.]{1,20}$/.test(short) ? short : '';
    groups.set(standard, groups.get(standard) ?? []).get(standard)!.push({ raw, row, code });
  });
  return {
    inside: new Map([...groups].flatMap(([standard, elements]) => (standard === undefined ? [] : [[standard, inOrder(elements, tally)] as const]))),
    loose: groups.get(undefined) ?? [],
  };
}

/** Parents before what hangs on them, in the order of the file or of the priorities. Who is in a circle stands at the top. */
function inOrder(elements: readonly MaharaElement[], tally: ImportTally): readonly MaharaElement[] {
  const priorities = elements.map(({ raw }) => raw.priority);
  const sorted = priorities.every((priority) => typeof priority === 'number') ? [...elements].sort((a, b) => (a.raw.priority as number) - (b.raw.priority as number)) : elements;
  const byId = new Map(sorted.map((element) => [textOf(element.raw.elementid).trim(), element]));
  const children = new Map<MaharaElement | undefined, MaharaElement[]>();
  for (const element of sorted) {
    // The first form has `parent: true` or false in a place where nothing is meant by it.
    const link = textOf(element.raw.parentelementid ?? element.raw.parentid ?? element.raw.parent).trim();
    const parent = link && link !== '0' ? byId.get(link) : undefined;
    if (link && link !== '0' && (!parent || parent === element)) { tally.repair('moved', { row: element.row }, { cause: parent ? 'circle' : 'unknownParent' }); }
    const above = parent === element ? undefined : parent;
    children.set(above, children.get(above) ?? []).get(above)!.push(element);
  }
  const order = new Set<MaharaElement>();
  const walk = (top: readonly MaharaElement[]): void => {
    const stack = [...top].reverse();
    for (let element = stack.pop(); element; element = stack.pop()) {
      if (order.has(element)) { continue; }
      order.add(element);
      for (const child of [...children.get(element) ?? []].reverse()) { stack.push(child); }
    }
  };
  walk(children.get(undefined) ?? []);
  for (const element of sorted) {
    if (!order.has(element)) { tally.repair('moved', { row: element.row }, { cause: 'circle' }); walk([element]); }
  }
  return [...order];
}
