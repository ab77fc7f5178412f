import type fc from 'fast-check';
import type { Framework } from '../../src/framework/model/framework';
import { oneLine, plainText } from '../../src/text/plainText';
import { anyFramework } from './anyFramework';

/** What an export is given in tests. */
export const context = {
  at: '2026-11-23T03:00:00Z',
  words: { skill: 'Skill', activity: 'Activity', levels: 'Levels', states: ['Begun', 'Not yet', 'Partly', 'There'], scale: ['Not yet', 'Done'] },
} as const;

/** A function's own result until it stays the same: entities may name entities. */
const settled = (change: (text: string) => string) => (text: string): string => {
  for (let before = text; ; before = text) { if ((text = change(before)) === before) { return text; } }
};
const prose = settled((text) => plainText(text).text);
const line = settled((text) => oneLine(plainText(text).text));
const lines = (texts: readonly string[]): string[] => [...new Set(texts.map(line))].filter(Boolean);

/**
 * A framework as all importers leave it. Texts have no markup and no bullets before names; lists say nothing twice; a description that is the
 * name is none; rows of a source are not there, as each importer says which row of its own file something came from.
 */
export function plain(framework: Framework): Framework {
  const described = (name: string, text: string): string => (prose(text) === (line(name) || 'x') ? '' : prose(text));
  const { source } = framework;
  return {
    id: framework.id, version: line(framework.version) || '1.0.0', name: line(framework.name) || 'x', description: described(framework.name, framework.description),
    ...(source && { source: {
      title: line(source.title) || 'x', ...(source.url && { url: source.url }), ...(line(source.licence ?? '') && { licence: line(source.licence!) }),
      ...(line(source.attribution ?? '') && { attribution: line(source.attribution!) }),
    } }),
    levels: framework.levels.map(({ id, name, description }) => ({ id, name: line(name) || 'x', description: described(name, description) })),
    skills: framework.skills.map((skill) => ({
      id: skill.id, name: line(skill.name) || 'x', aliases: lines(skill.aliases), description: described(skill.name, skill.description),
      levels: Object.fromEntries(Object.entries(skill.levels).map(([id, text]) => [id, line(text)] as const).filter(([, text]) => text)),
      activities: skill.activities.map(({ id, title, aliases, guidance, evidence, keywords, files, related, formerIds, kind }) => ({
        id, title: line(title) || 'x', aliases: lines(aliases), guidance: described(title, guidance), evidence: lines(evidence), keywords: lines(keywords), files: lines(files),
        ...(kind && { kind }), related: [...new Set(related)].filter((other) => other !== id), formerIds,
      })),
    })),
    roles: framework.roles.map(({ id, name, description, levels }) => ({ id, name: line(name) || 'x', description: described(name, description), levels })),
    milestones: framework.milestones.map(({ id, name, days, activities }) => ({ id, name: line(name) || 'x', days, activities: [...new Set(activities)] })),
    documents: [], templates: [],
  };
}

export const plainFramework: fc.Arbitrary<Framework> = anyFramework.map(plain);

/** As the importers give it, without the place in the file that each activity came from. */
export const withoutRows = (framework: Framework): Framework => ({
  ...framework, skills: framework.skills.map((skill) => ({ ...skill, activities: skill.activities.map((activity) => {
    const { sourceRow, ...rest } = activity;
    return sourceRow === undefined ? activity : rest;
  }) })),
});
