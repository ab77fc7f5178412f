import type { InferOutput } from 'valibot';
import type { Noun } from './frameworkProblem';
import { MAX_ACTIVITIES } from './frameworkFields';
import type { FrameworkSchema } from './frameworkSchema';
import { nearest } from '../../text/nearest';
import type { NodeReader } from './parseNode';
import type { ProblemList } from './problemList';

type Framework = InferOutput<typeof FrameworkSchema>;
interface Item { id: string }

/**
 * What a schema cannot say. Of several things with one id the first stays; activities are one family in the whole framework.
 * References to what is not there are reported and kept, so that one broken activity changes nothing in the others.
 */
export function checkReferences(framework: Framework, reader: NodeReader, problems: ProblemList): Framework {
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
  const result: Framework = {
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
