import type { Activity, ActivityEntry, ActivityKey, Catalog, Framework } from '../../framework/model/framework';
import type { Progress } from './progress';

/** What is known of frameworks beside the catalog. */
export interface Known {
  /** Whether a framework is only switched off: then what was logged for it waits, and is not retired. */
  readonly isOff: (framework: string) => boolean;
  /** The title an activity had, where it is remembered. */
  readonly titleOf: (key: ActivityKey) => string | undefined;
}

export const frameworkIdOf = (key: ActivityKey): string => key.slice(0, Math.max(0, key.indexOf('/')));

/**
 * Activities that something was logged for and that no framework has any more, sorted by title. One that is said to be the same as an activity
 * that is there has its place with that. So every piece of evidence is shown with an activity of the catalog, or here, or belongs to a
 * framework that is switched off. Cost: linear in the activities that something was logged for.
 */
export function retiredActivities(catalog: Catalog, progress: Progress, { isOff, titleOf }: Known): readonly ActivityEntry[] {
  const keys: ActivityKey[] = [];
  for (const key of progress.named) {
    if (catalog.activity(key) || isOff(frameworkIdOf(key)) || progress.sameAs(key).some((same) => catalog.activity(same))) { continue; }
    if (progress.evidenceFor(key).length || progress.status(key) !== 'notStarted') { keys.push(key); }
  }
  return keys.map((key) => entryOf(key, titleOf(key) ?? key))
    .sort((a, b) => a.activity.title.localeCompare(b.activity.title, 'en') || (a.key < b.key ? -1 : 1));
}

/** It stands in no skill, so that nothing counts it. */
function entryOf(key: ActivityKey, title: string): ActivityEntry {
  const activity: Activity = {
    id: key, title, aliases: [], guidance: '', evidence: [], keywords: [], files: [], related: [], formerIds: [], kind: undefined, sourceRow: undefined,
  };
  const framework: Framework = {
    id: frameworkIdOf(key), version: '', name: frameworkIdOf(key), description: '', source: undefined, levels: [], skills: [], roles: [], milestones: [],
    documents: [], templates: [],
  };
  const skill = { id: '', name: '', aliases: [], description: '', levels: {}, activities: [] };
  return { key, activity, skill: { key: '', skill, framework, activities: [] } };
}
