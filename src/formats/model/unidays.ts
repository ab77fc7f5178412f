import { FrameworkBuilder } from './frameworkBuilder';
import type { ImportFile, Importer } from './importer';
import { ImportTally } from './importTally';
import { isObject, jsonOf, objectsIn, textOf } from './jsonOf';
import type { JsonObject } from './jsonOf';
import { asActivities, statementsChoice } from './levelStatements';
import { addRoles, hasRoles, rolesIn, titleOf } from './unidaysRoles';
import { UnidaysSkills } from './unidaysSkills';
import { smallest } from '../../text/largest';

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
