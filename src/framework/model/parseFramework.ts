import type { InferOutput } from 'valibot';
import { nearest } from '../../text/rank';
import type { Framework } from './framework';
import { type Noun, type Problem, ProblemList } from './frameworkProblem';
import { FrameworkSchema, MAX_ACTIVITIES } from './frameworkSchema';
import { NodeReader } from './parseNode';
import { parseYaml } from './parseYaml';

export interface ParsedFramework {
  /** What could be kept; absent when there is no usable id, version, name or list of skills. */
  readonly framework?: Framework;
  readonly problems: readonly Problem[];
}

/**
 * Reads a framework file, whatever it holds: never throws, and loses no more than what is wrong. Ids are unique in what comes back;
 * references may lead nowhere. Cost: linear, 2 to 3 s for 5 MB and 11,000 activities. It wakes up YAML and the validator, so import it when a file is there.
 */
export function parseFramework(text: string): ParsedFramework {
  const problems = new ProblemList(text.length);
  try {
    const framework = read(text, problems);
    return { framework, problems: problems.toArray() };
  } catch (error) {
    // No text known gets here; one that does must not take the other frameworks with it.
    problems.add('unreadable', [0, 0], { reason: error instanceof Error ? error.message : String(error) });
    return { problems: problems.toArray() };
  }
}

function read(text: string, problems: ProblemList): Framework | undefined {
  const tree = parseYaml(text, problems);
  if (!tree) { return undefined; }
  const reader = new NodeReader(text, tree.aliases, problems);
  const framework = reader.read(FrameworkSchema, tree.root);
  return framework && checkReferences(framework, reader, problems);
}

type SchemaFramework = InferOutput<typeof FrameworkSchema>;
interface Item { id: string }

/**
 * What a schema cannot say. Of several things with one id the first stays; activities are one family in the whole framework.
 * References to what is not there are reported and kept, so that one broken activity changes nothing in the others.
 */
export function checkReferences(framework: SchemaFramework, reader: NodeReader, problems: ProblemList): SchemaFramework {
  const unique = <T extends Item>(items: T[], kind: Noun, ids = new Set<string>()): T[] => items.filter((item) => {
    const first = !ids.has(item.id);
    if (first) { ids.add(item.id); } else { problems.add('duplicateId', reader.spanOf(item, 'id'), { kind, id: item.id }); }
    return first;
  });

  const activityIds = new Set<string>();
  let room = MAX_ACTIVITIES;
  const skills = unique(framework.skills, 'skill').map((skill) => {
    const own = unique(skill.activities, 'activity', activityIds);
    const activities = own.slice(0, room);
    const beyond = own[activities.length];
    if (beyond) { problems.add('tooMany', reader.spanOf(beyond, 'id'), { field: 'activities', limit: MAX_ACTIVITIES, loses: 'item' }); }
    room -= activities.length;
    return { ...skill, activities };
  });
  // The logbook names things to do as it names activities.
  const withThings = <T extends { things?: Item[] }>(item: T): T => (item.things ? { ...item, things: unique(item.things, 'thing', activityIds) } : item);
  const result: SchemaFramework = {
    ...framework, skills, levels: unique(framework.levels, 'level'), roles: unique(framework.roles, 'role'),
    milestones: unique(framework.milestones, 'milestone').map(withThings),
    ...(framework.conditions && { conditions: unique(framework.conditions, 'thing', activityIds) }),
    ...(framework.perspectives && { perspectives: unique(framework.perspectives, 'perspective') }),
    ...(framework.cases && {
      cases: unique(framework.cases, 'case').map((one) => ({ ...one, dimensions: unique(one.dimensions, 'dimension') })),
    }),
    templates: unique(framework.templates, 'template'),
    documents: unique(framework.documents, 'document').map((document) => ({ ...document, checks: unique(document.checks, 'check') })),
  };

  const expect = (kind: Noun, id: string, span: readonly [number, number]): void => {
    const seen = reader.seen.get(kind) ?? new Set<string>();
    if (seen.has(id)) { return; }
    const suggestion = nearest(id, seen);
    problems.add('unknownReference', span, { kind, id, field: id, ...(suggestion && { suggestion }) });
  };
  const expectAll = (kind: Noun, ids: string[]): void => ids.forEach((id, i) => expect(kind, id, reader.spanOf(ids, i)));
  // A framework need not define levels; then any will do.
  const expectLevel = (id: string, span: readonly [number, number]): void => { if (framework.levels.length) { expect('level', id, span); } };

  const former = new Set<string>();
  for (const skill of skills) {
    for (const level of Object.keys(skill.levels)) { expectLevel(level, reader.keySpanOf(skill.levels, level)); }
    for (const activity of skill.activities) {
      expectAll('activity', activity.related);
      activity.formerIds.forEach((id, i) => {
        if (activityIds.has(id) || former.has(id)) { problems.add('formerIdTaken', reader.spanOf(activity.formerIds, i), { id }); }
        former.add(id);
      });
    }
  }
  for (const role of result.roles) {
    for (const [skill, level] of Object.entries(role.levels)) {
      expect('skill', skill, reader.keySpanOf(role.levels, skill));
      expectLevel(level, reader.spanOf(role.levels, skill));
    }
  }
  const dimensions = (result.cases ?? []).flatMap((one) => one.dimensions);
  for (const { activities } of [...result.milestones, ...result.perspectives ?? [], ...dimensions, ...result.documents, ...result.templates]) {
    expectAll('activity', activities);
  }
  return result;
}
