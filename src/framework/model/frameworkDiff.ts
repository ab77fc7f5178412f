import { isFields } from '../../text/canonicalJson';
import { similarityAmong } from '../../text/similarity';
import type { Activity, Framework } from './framework';

/** An activity as it was when the person last looked: enough to see what became of it. */
export interface SeenActivity {
  readonly title: string;
  /** Id of its skill. */
  readonly skill: string;
  readonly formerIds: readonly string[];
  readonly sourceRow?: number;
  /** Stands for its other words: they changed if this did. */
  readonly words: string;
}

/** What is remembered of a framework, by id. Small: some 150 bytes an activity. */
export interface Snapshot {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  /** Name of each skill. */
  readonly skills: Readonly<Record<string, string>>;
  readonly activities: Readonly<Record<string, SeenActivity>>;
  /** Titles of activities it had before that. */
  readonly gone: Readonly<Record<string, string>>;
}

/** Titles of what has gone are kept for this many activities. */
const mostGone = 20_000;

/** 64 bits in base 36 (FNV-1a with two offsets): alike for like texts, and by chance for one other in 10^19. */
export function printOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b) + 0x27d4eb2f | 0;
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}

const wordsOf = ({ aliases, guidance, evidence, keywords, files, kind, related }: Activity): string =>
  printOf(JSON.stringify([aliases, guidance, evidence, keywords, files, kind, related]));

/** What to remember of a framework from now on; `before` is what was remembered of it. */
export function snapshotOf(framework: Framework, before?: Snapshot): Snapshot {
  const activities = Object.fromEntries(framework.skills.flatMap((skill) => skill.activities.map((activity): [string, SeenActivity] => [activity.id, {
    title: activity.title, skill: skill.id, formerIds: activity.formerIds, words: wordsOf(activity),
    ...(activity.sourceRow === undefined ? {} : { sourceRow: activity.sourceRow }),
  }])));
  const titles = Object.entries(before?.activities ?? {}).map(([id, { title }]): [string, string] => [id, title]);
  const gone = [...titles, ...Object.entries(before?.gone ?? {})].filter(([id]) => !Object.hasOwn(activities, id));
  return {
    id: framework.id, version: framework.version, name: framework.name,
    skills: Object.fromEntries(framework.skills.map(({ id, name }) => [id, name])), activities, gone: Object.fromEntries(gone.slice(0, mostGone)),
  };
}

/** `undefined` for what is no snapshot. */
export function parseSnapshot(value: unknown): Snapshot | undefined {
  if (!isFields(value) || typeof value.id !== 'string' || typeof value.version !== 'string' || typeof value.name !== 'string') { return undefined; }
  if (!isFields(value.skills) || !isFields(value.activities) || !isFields(value.gone)) { return undefined; }
  const isText = (text: unknown): boolean => typeof text === 'string';
  const isSeen = (seen: unknown): boolean => isFields(seen) && isText(seen.title) && isText(seen.skill) && isText(seen.words)
    && Array.isArray(seen.formerIds) && seen.formerIds.every(isText) && (seen.sourceRow === undefined || typeof seen.sourceRow === 'number');
  const sound = Object.values(value.skills).every(isText) && Object.values(value.gone).every(isText) && Object.values(value.activities).every(isSeen);
  return sound ? (value as unknown as Snapshot) : undefined;
}

/** An activity before and after. `from` is the id it had, `to` the one it has. */
export interface Changed { readonly from: string; readonly to: string; readonly before: string; readonly after: string }
export interface Named { readonly id: string; readonly title: string }

/** Why an activity that has gone may be another that is new: the same row of the source list, or much the same words. */
export type Reason = 'sourceRow' | 'words';
export interface Guess { readonly from: Named; readonly to: Named; readonly reason: Reason; readonly score: number }

/**
 * What became of a framework since it was last seen. Activities are the same by id and by former id, and keep their evidence by that; each
 * `guess` is for the person to confirm. `retired` holds all that have gone, those with a guess too.
 */
export interface FrameworkDiff {
  readonly id: string;
  readonly name: string;
  readonly versions: readonly [string, string];
  readonly added: readonly Named[];
  readonly renamed: readonly Changed[];
  /** To another skill; `before` and `after` are names of skills. */
  readonly moved: readonly (Changed & { readonly title: string })[];
  readonly reworded: readonly Named[];
  readonly retired: readonly Named[];
  readonly guesses: readonly Guess[];
  readonly isEmpty: boolean;
}

/** Titles of other activities in one framework are seldom as near as this. */
const LIKELY = 0.45;
/** A row of the source list may have been filled anew; then nothing in the title is as it was. */
const SAME_ROW = 0.1;

/** Of each, that many are compared: 200 ms' worth. More have gone only when it is another framework altogether. */
const mostCompared = 1000;

/** Cost: linear, and the product of what has gone and what is new for the guesses. */
export function frameworkDiff(before: Snapshot, framework: Framework): FrameworkDiff {
  const after = snapshotOf(framework);
  const skillName = (seen: Snapshot, { skill }: SeenActivity): string => seen.skills[skill] ?? skill;
  const heirs = new Map(Object.entries(after.activities).flatMap(([id, { formerIds }]) => formerIds.map((old) => [old, id])));
  const heirOf = (id: string): string | undefined => (Object.hasOwn(after.activities, id) ? id : heirs.get(id));
  const kept = new Set<string>();
  const renamed: Changed[] = [];
  const moved: (Changed & { title: string })[] = [];
  const reworded: Named[] = [];
  const retired: Named[] = [];
  for (const [from, was] of Object.entries(before.activities)) {
    const to = heirOf(from);
    if (to === undefined) {
      retired.push({ id: from, title: was.title });
      continue;
    }
    kept.add(to);
    const is = after.activities[to]!;
    if (is.title !== was.title) { renamed.push({ from, to, before: was.title, after: is.title }); }
    if (is.skill !== was.skill) { moved.push({ from, to, title: is.title, before: skillName(before, was), after: skillName(after, is) }); }
    if (is.words !== was.words) { reworded.push({ id: to, title: is.title }); }
  }
  const added = framework.skills.flatMap(({ activities }) => activities).filter(({ id }) => !kept.has(id));
  const news = added.map(({ id, title }) => ({ id, title }));
  return {
    id: framework.id, name: framework.name, versions: [before.version, after.version],
    added: news, renamed, moved, reworded, retired, guesses: guess(retired, before, added),
    isEmpty: !(news.length || renamed.length || moved.length || reworded.length || retired.length),
  };
}

/** Each that has gone with the new one it is most like; each new one is given away once, the likeliest first. */
function guess(retired: readonly Named[], before: Snapshot, added: readonly Activity[]): readonly Guess[] {
  const { bag, likeness } = similarityAmong([...retired, ...added].map(({ title }) => [[title, 1]]));
  const [gone, fresh] = [retired.slice(0, mostCompared), added.slice(0, mostCompared)];
  const bags = new Map([...gone, ...fresh].map((one) => [one, bag([[one.title, 1]])]));
  const all = gone.flatMap((from) => fresh.flatMap((to): Guess[] => {
    const score = likeness(bags.get(from)!, bags.get(to)!);
    const row = before.activities[from.id]!.sourceRow;
    const reason: Reason | undefined = row !== undefined && row === to.sourceRow && score >= SAME_ROW ? 'sourceRow' : score >= LIKELY ? 'words' : undefined;
    return reason ? [{ from, to: { id: to.id, title: to.title }, reason, score: reason === 'sourceRow' ? 1 + score : score }] : [];
  })).sort((a, b) => b.score - a.score);
  const taken = new Set<string>();
  return all.filter(({ from, to }) => {
    const free = !taken.has(`-${from.id}`) && !taken.has(`+${to.id}`);
    if (free) { taken.add(`-${from.id}`).add(`+${to.id}`); }
    return free;
  });
}
