import type { Framework } from '../../framework/model/framework';
import { extrasOf } from './extras';
import { FrameworkBuilder } from './frameworkBuilder';
import type { ImportFile, Importer } from './importer';
import { ImportTally } from './importTally';
import { isObject, jsonOf, textOf } from './jsonOf';
import type { JsonObject } from './jsonOf';
import { MaharaActivities } from './maharaActivities';
import { elementsOf } from './maharaElements';
import { addOwnParts } from './ownParts';

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
