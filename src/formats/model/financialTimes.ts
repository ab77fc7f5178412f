import { FrameworkBuilder } from './frameworkBuilder';
import type { SkillBuilder } from './frameworkBuilder';
import type { ImportFile, Importer, ImportOptions } from './importer';
import { ImportTally } from './importTally';
import { asActivities, statementsChoice } from './statements';
import { isYamlObject, yamlField, yamlList, yamlOf, yamlText } from './readYaml';
import type { YamlObject, YamlText, YamlValue } from './readYaml';
import { smallest } from '../../text/lists';

/**
 * Progression frameworks as the Financial Times keeps them: YAML with levels, themes, and competencies that each stand at one level of one
 * theme and have an id of their own. A theme is a skill, a competency is an activity and part of its level.
 */
export const financialTimesImporter: Importer = {
  format: 'financialTimes',
  recognises(files) {
    const scores = files.map((file) => {
      if (!/^["']?competencies["']?[ \t]*:|^[ \t]*(?:-[ \t]*)?(?:theme|domain|area)[ \t]*:/m.test(file.text)) { return 0; }
      const competencies = yamlList(competenciesIn(yamlOf(file).value)).filter(isYamlObject);
      const placed = competencies.filter((one) => one.level !== undefined && first(one, ...THEME) && first(one, ...TEXT));
      return competencies.length ? 0.95 * (placed.length / competencies.length) : 0;
    });
    return scores.length ? smallest(scores) : 0;
  },
  choices: () => [statementsChoice('activities')],
  read(files, options) {
    const tally = new ImportTally('financialTimes', 'item');
    return tally.result(files.map((file) => readFinancialTimes(file, options, tally)));
  },
};

const THEME = ['theme', 'domain', 'area'];
const TEXT = ['summary', 'description', 'name'];

/** Older files are a list of competencies and nothing else. */
const competenciesIn = (value: YamlValue | undefined): YamlValue | undefined => (Array.isArray(value) ? value as readonly YamlValue[] : yamlField(value, 'competencies'));

const first = (object: YamlObject, ...fields: readonly string[]): string => fields.map((field) => yamlText(yamlField(object, field))).find(Boolean) ?? '';
const capital = (id: string): string => id.replace(/[-_]+/g, ' ').trim().replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('en'));

function readFinancialTimes(file: ImportFile, options: ImportOptions, tally: ImportTally): ReturnType<FrameworkBuilder['build']> {
  const yaml = yamlOf(file);
  const { value } = yaml;
  const root: YamlObject = isYamlObject(value) ? value : {};
  const name = first(root, 'name', 'title') || file.name.replace(/\.\w+$/, '');
  const builder = new FrameworkBuilder({ name, code: `${first(root, 'id') || name}-competencies`.toLowerCase().replace(/\s+/g, '-'), description: first(root, 'summary', 'description'), source: { title: name } }, tally);
  for (const line of yaml.mistakes) { tally.repair('syntax', { row: line, file: file.name }); }

  const levels = new Map<string, { id: string; name: string }>();
  for (const [level, place] of objectsOf(yaml, root.levels, file, tally)) {
    const title = first(level, 'name', 'title') || capital(first(level, 'id'));
    const id = tally.take(builder.level({ name: title, code: first(level, 'id'), description: first(level, 'summary', 'description') }, place), place);
    if (id !== undefined) { levels.set(first(level, 'id') || title, { id, name: title }); }
  }
  const skills = new Map<string, SkillBuilder>();
  for (const [theme, place] of objectsOf(yaml, root.themes ?? root.domains, file, tally)) {
    const title = first(theme, 'name', 'title') || capital(first(theme, 'id'));
    const skill = tally.take(builder.skill({ name: title, code: first(theme, 'id'), description: first(theme, 'summary', 'description') }, place), place);
    if (skill) { skills.set(first(theme, 'id') || title, skill); }
  }
  const withActivities = asActivities(options, 'activities');
  for (const [competency, place] of objectsOf(yaml, competenciesIn(value), file, tally)) {
    const [theme, at, summary] = [first(competency, ...THEME), first(competency, 'level'), first(competency, ...TEXT)];
    if (!summary) { tally.drop('noText', place); continue; }
    if (theme && !skills.has(theme)) {
      // Said nowhere else: its id is all there is.
      const taken = builder.skill({ name: capital(theme), code: theme }, place);
      if ('value' in taken) { skills.set(theme, taken.value); tally.repair('named', place, { name: theme }); }
    }
    if (at && !levels.has(at)) {
      const [named, taken] = [capital(at), builder.level({ name: capital(at), code: at })];
      if ('value' in taken) { levels.set(at, { id: taken.value, name: named }); tally.repair('named', place, { name: at }); }
    }
    const skill = skills.get(theme);
    if (!skill) { tally.drop(theme ? 'tooMany' : 'unknownSkill', place, { skill: theme }); continue; }
    const level = levels.get(at);
    tally.map();
    if (level) { skill.level(level.id, summary, place); } else { tally.repair('unknownLevel', place, { level: at }); }
    if (!withActivities && level) { continue; }
    const guidance = [level?.name ?? at, first(competency, 'proficiency'), ...examplesOf(competency)].filter(Boolean).join('\n');
    if ('refused' in skill.activity({ title: summary, code: first(competency, 'id'), guidance }, place)) { tally.repair('leftOut', place, { field: 'activities' }); }
  }
  return builder.build();
}

const examplesOf = (competency: YamlObject): readonly string[] =>
  yamlList(competency.examples).map((example) => yamlText(example) || yamlText(yamlField(example, 'summary'))).filter(Boolean).map((example) => `- ${example}`);

/** Objects of a list with the line each begins on; what is none is dropped. */
function objectsOf(
  yaml: YamlText, list: YamlValue | undefined, file: ImportFile, tally: ImportTally,
): readonly (readonly [YamlObject, { row: number | undefined; file: string }])[] {
  const lines = yaml.itemLinesOf(list ?? '');
  return yamlList(list).flatMap((value, i) => {
    const place = { row: lines[i], file: file.name };
    if (isYamlObject(value)) { return [[value, place] as const]; }
    tally.drop('unreadable', place);
    return [];
  });
}
