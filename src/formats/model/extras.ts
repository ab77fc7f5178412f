import type { Activity, Framework } from '../../framework/model/framework';
import { isObject, textOf } from './readJson';
import type { JsonObject } from './readJson';

/**
 * What Craftlog's own exports keep of a framework under the name `craftlog`, where the format has no place for it. Anybody may have written
 * it, so each field is read only if it is what it should be, and the builder checks it like all else.
 */
export interface Extras {
  readonly as?: 'skill' | 'activity';
  readonly id?: string;
  readonly aliases?: readonly string[];
  readonly evidence?: readonly string[];
  readonly keywords?: readonly string[];
  readonly files?: readonly string[];
  readonly related?: readonly string[];
  readonly formerIds?: readonly string[];
  readonly kind?: 'tactics' | 'strategy';
  /** The whole title, where the format cuts it. */
  readonly title?: string;
  /** Ids of levels, in the order in which the levels stand beside them. */
  readonly levels?: readonly string[];
  /** The whole of `source`, or that there is none. */
  readonly source?: JsonObject | 'none';
}

const LISTS = ['aliases', 'evidence', 'keywords', 'files', 'related', 'formerIds', 'levels'] as const;

export function extrasOf(own: unknown): Extras {
  if (!isObject(own)) { return {}; }
  const lists = Object.fromEntries(LISTS.flatMap((name) => (Array.isArray(own[name]) ? [[name, textsIn(own[name])]] : [])));
  return {
    ...lists,
    ...((own.as === 'skill' || own.as === 'activity') && { as: own.as }), ...((own.kind === 'tactics' || own.kind === 'strategy') && { kind: own.kind }),
    ...(typeof own.id === 'string' && { id: own.id }), ...(typeof own.title === 'string' && { title: own.title }), ...((isObject(own.source) || own.source === 'none') && { source: own.source }),
  };
}

/** What is worth keeping of an activity, without what is empty. */
export const extrasOfActivity = ({ id, aliases, evidence, keywords, files, related, formerIds, kind }: Activity): Extras => Object.fromEntries(
  Object.entries({ as: 'activity', id, aliases, evidence, keywords, files, related, formerIds, kind }).filter(([, value]) => value !== undefined && value.length > 0),
);

export const textsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as unknown[]).map(textOf).filter(Boolean) : []);

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** The framework with the kinds and former ids of its activities, by id; a former id that somebody has or had stays with them. */
export function withExtras(framework: Framework, extras: ReadonlyMap<string, Extras>): Framework {
  if (!extras.size) { return framework; }
  const taken = new Set(framework.skills.flatMap(({ activities }) => activities.map(({ id }) => id)));
  const free = (id: string): boolean => ID.test(id) && !(id in {}) && !taken.has(id) && taken.add(id).size > 0;
  return {
    ...framework,
    skills: framework.skills.map((skill) => ({
      ...skill, activities: skill.activities.map((activity) => {
        const { kind, formerIds = [] } = extras.get(activity.id) ?? {};
        return { ...activity, ...(kind && { kind }), formerIds: formerIds.slice(0, 200).filter(free) };
      }),
    })),
  };
}
