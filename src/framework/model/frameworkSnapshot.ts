import type { Activity, Framework } from './framework';
import { isFields } from '../../logbook/model/isEntry';

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
