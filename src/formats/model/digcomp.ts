import type { Framework } from '../../framework/model/framework';
import { FrameworkBuilder } from './frameworkBuilder';
import type { SkillBuilder } from './frameworkBuilder';
import type { ImportFile, Importer } from './importer';
import { ImportTally } from './importTally';
import { isObject, jsonOf, textOf } from './readJson';
import type { JsonObject } from './readJson';
import { oneLine, plainText } from '../../text/plainText';

const KINDS = ['CompetenceArea', 'Competence', 'ProficiencyLevel', 'CompetenceStatement', 'LearningOutcome', 'Other'] as const;
type Kind = (typeof KINDS)[number];

interface Node {
  readonly raw: JsonObject;
  /** In the graph, from 1. */
  readonly row: number;
}

type Graph = Readonly<Record<Kind, readonly Node[]>>;

/**
 * The European Digital Competence Framework as JSON-LD. Competences are skills; what its statements say of a level describes the level; its
 * learning outcomes are activities. A file without outcomes has its statements as activities too.
 */
export const digcompImporter: Importer = {
  format: 'digcomp',
  recognises(files) {
    const graph = files.length === 1 ? graphIn(files[0]!) : undefined;
    if (!graph?.some(({ raw }) => kindOf(raw) === 'Competence')) { return 0; }
    return graph.some(({ raw }) => ['CompetenceArea', 'CompetenceStatement', 'LearningOutcome'].includes(kindOf(raw))) ? 1 : 0.4;
  },
  read([file]) {
    const nodes = file && graphIn(file);
    if (!nodes) { return { code: 'notRecognised', facts: {} }; }
    const tally = new ImportTally('digcomp', 'item');
    const graph = Object.fromEntries(KINDS.map((kind) => [kind, [] as Node[]])) as Record<Kind, Node[]>;
    for (const node of nodes) { graph[kindOf(node.raw)].push(node); }
    const version = /digcomp[\s_-]*(\d(?:\.\d)?)(?!\d)/i.exec(file.name)?.[1];
    return tally.result([readGraph(graph, version, tally)]);
  },
};

function graphIn(file: ImportFile): readonly Node[] | undefined {
  const { value } = jsonOf(file);
  const list = isObject(value) ? value['@graph'] : value;
  return Array.isArray(list) ? (list as unknown[]).map((raw, index) => ({ raw: isObject(raw) ? raw : {}, row: index + 1 })) : undefined;
}

function kindOf(raw: JsonObject): Kind {
  const types = Array.isArray(raw['@type']) ? raw['@type'] as unknown[] : [raw['@type']];
  return KINDS.find((kind) => types.some((type) => tailOf(type) === kind)) ?? 'Other';
}

/** The last part of an IRI: `LO1.1.01` of `LearningOutcome/LO1.1.01`. A reference may be an object with an `@id`. */
const tailOf = (value: unknown): string => textOf(isObject(value) ? value['@id'] : value).trim().replace(/^.*[/#:]/, '');

/** Text, or that of a JSON-LD value, or the first of several. */
function wordsOf(value: unknown): string {
  const first: unknown = Array.isArray(value) ? (value as unknown[])[0] : value;
  return textOf(isObject(first) ? first['@value'] ?? Object.values(first)[0] : first).trim();
}

function readGraph(graph: Graph, version: string | undefined, tally: ImportTally): Framework {
  const name = ['DigComp', version].filter(Boolean).join(' ');
  tally.repair('named');
  const builder = new FrameworkBuilder({ name, code: 'digcomp', version }, tally);
  const levels = readLevels(graph.ProficiencyLevel, builder, tally);
  const areas = new Map(graph.CompetenceArea.map(({ raw }) => [tailOf(raw['@id']), wordsOf(raw.name)]));
  const used = new Set<string>();
  const skills = new Map<string, SkillBuilder>();
  for (const { raw, row } of graph.Competence) {
    const [code, area] = [tailOf(raw['@id']), tailOf(raw.competence_area_id)];
    const skill = tally.take(builder.skill({
      code, name: [code, wordsOf(raw.name)].join(' '), description: [areas.get(area) ?? '', wordsOf(raw.description)].filter(Boolean).join('\n\n'),
      aliases: wordsOf(raw.name) ? [wordsOf(raw.name)] : [],
    }, { row }), { row });
    if (skill && !skills.has(code)) { skills.set(code, skill); used.add(area); }
  }
  for (const { raw, row } of graph.CompetenceArea) {
    if (used.has(tailOf(raw['@id']))) { tally.map(); } else { tally.drop('notUsed', { row }, { kind: 'CompetenceArea' }); }
    if (wordsOf(raw.description)) { tally.repair('leftOut', { row }, { field: 'description' }); }
  }
  for (const { raw, row } of graph.CompetenceStatement) {
    const skill = skillFor(raw, row, skills, tally);
    if (!skill) { continue; }
    const [level, text] = [levels.get(tailOf(raw.four_levels_proficiency_name)), wordsOf(raw.description)];
    if (!text) { tally.drop('noText', { row }); continue; }
    if (level !== undefined) { skill.level(level, text, { row }); }
    if (!graph.LearningOutcome.length) { addActivity(skill, raw, row, tally); }
    else if (level !== undefined) { tally.map(); } else { tally.drop('notUsed', { row }, { kind: 'CompetenceStatement' }); }
  }
  for (const { raw, row } of graph.LearningOutcome) {
    const skill = skillFor(raw, row, skills, tally);
    if (skill) { addActivity(skill, raw, row, tally); }
  }
  for (const { raw, row } of graph.Other) { tally.drop('notUsed', { row }, { kind: textOf(raw['@type']) }); }
  return builder.build();
}

function skillFor(raw: JsonObject, row: number, skills: ReadonlyMap<string, SkillBuilder>, tally: ImportTally): SkillBuilder | undefined {
  const skill = skills.get(tailOf(raw.competence_id));
  if (!skill) { tally.drop('unknownSkill', { row }); }
  return skill;
}

/** The guidance says the level and what is learnt, which is all the file adds to an outcome. */
function addActivity(skill: SkillBuilder, raw: JsonObject, row: number, tally: ImportTally): void {
  const facts = [tailOf(raw.four_levels_proficiency_name), wordsOf(raw.type), wordsOf(raw.ai_label)].filter(Boolean);
  tally.take(skill.activity({ code: tailOf(raw['@id']), title: wordsOf(raw.description), guidance: facts.join(' · ') }, { row }), { row });
}

/** Four levels, each of which two of the eight are parts of. By the name that statements call a level by. */
function readLevels(nodes: readonly Node[], builder: FrameworkBuilder, tally: ImportTally): ReadonlyMap<string, string> {
  const groups = new Map<string, Node[]>();
  const sorted = [...nodes].sort((a, b) => Number(a.raw.eight_levels_mapping) - Number(b.raw.eight_levels_mapping) || 0);
  for (const node of sorted) {
    const name = wordsOf(node.raw.four_levels_name) || wordsOf(node.raw.name);
    groups.set(name, groups.get(name) ?? []).get(name)!.push(node);
  }
  const levels = new Map<string, string>();
  for (const [name, parts] of groups) {
    const lines = parts.flatMap(({ raw }) => [
      wordsOf(raw.four_levels_description), [raw.eight_levels_mapping, raw.eight_levels_description].map(wordsOf).filter(Boolean).join(': '),
    ]);
    const taken = builder.level({ name, description: [...new Set(lines.map((line) => oneLine(plainText(line).text)))].filter(Boolean).join('\n') }, { row: parts[0]!.row });
    if ('refused' in taken) {
      for (const { row } of parts) { tally.drop(taken.refused, { row }); }
      continue;
    }
    tally.map(parts.length);
    if (parts.length > 1) { tally.repair('joined', { row: parts[0]!.row }, { name }, parts.length); }
    levels.set(name, taken.value);
    for (const { raw } of parts) { levels.set(tailOf(raw['@id']).replace(/[_-]?(?<!\d)\d+$/, ''), taken.value); }
  }
  return levels;
}
