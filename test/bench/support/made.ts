import { newEntryId } from '../../../src/logbook/model/entryId';
import type { Activity, ActivityKey, Framework } from '../../../src/framework/model/framework';
import type { Entry, Fact, Place, Source, Status } from '../../../src/logbook/model/logbook';
import { describeAll } from '../../../src/passage/passage';
import type { Selector } from '../../../src/passage/passage';

// A framework, files and a logbook of any size: made up, always the same, and about as long as what people write.

const words = ('customer roadmap metric interview scope story decision risk launch team goal outcome backlog survey price signal cohort '
  + 'experiment draft review plan release support cost market brief value feedback owner deadline').split(' ');
const fileCount = 50;
const passagesInFile = 40;
/** 2026-01-05, 09:00 UTC. */
const start = Date.UTC(2026, 0, 5, 9);
const minutesBetween = 17;

/** The same numbers in [0, 1) every time (mulberry32), so that runs compare. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const sentence = (random: () => number, count: number): string => {
  const text = Array.from({ length: count }, () => words[Math.floor(random() * words.length)]!).join(' ');
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
};

export function frameworkOf(skills: number, activitiesEach: number): Framework {
  const random = generator(1);
  let next = 0;
  const activity = (): Activity => ({
    id: `a${next++}`, title: sentence(random, 4).slice(0, -1), aliases: [], guidance: sentence(random, 24),
    evidence: [sentence(random, 5), sentence(random, 5)], keywords: Array.from({ length: 5 }, () => sentence(random, 2).slice(0, -1)),
    files: [], related: [], formerIds: [], kind: next % 3 ? 'tactics' : 'strategy', sourceRow: undefined,
  });
  return {
    id: 'made', version: '1.0.0', name: 'Made up', description: sentence(random, 12), source: undefined, levels: [], roles: [], documents: [], templates: [],
    milestones: [{ id: 'm30', name: 'First 30 days', days: 30, activities: Array.from({ length: activitiesEach }, (_, i) => `a${i}`) }],
    skills: Array.from({ length: skills }, (_, i) => ({
      id: `s${i}`, name: `${sentence(random, 2).slice(0, -1)} ${i}`, aliases: [], description: sentence(random, 20), levels: {},
      activities: Array.from({ length: activitiesEach }, activity),
    })),
  };
}

export const keysOf = ({ id, skills }: Framework): readonly ActivityKey[] =>
  skills.flatMap((skill) => skill.activities.map((a) => `${id}/${a.id}`));

export interface MadePassage { readonly path: string; readonly selector: Selector }

/** Files by their path in the workspace, and passages that are in them. */
export function filesOf(): { readonly files: Readonly<Record<string, string>>; readonly passages: readonly MadePassage[] } {
  const random = generator(2);
  const files: Record<string, string> = {};
  const passages = Array.from({ length: fileCount }, (_, i) => {
    const path = `notes/note-${i}.md`;
    const paragraphs = Array.from({ length: passagesInFile }, () => sentence(random, 30));
    const text = paragraphs.join('\n\n');
    files[path] = text;
    let at = 0;
    const spans = paragraphs.map((paragraph) => {
      const span = { start: at, end: at + paragraph.length };
      at = span.end + 2;
      return span;
    });
    return describeAll(text, spans).map((selector) => ({ path, selector }));
  }).flat();
  return { files, passages };
}

const statuses: readonly Status[] = ['inProgress', 'done', 'done', 'notRelevant'];

/**
 * A logbook as years of use leave it: of 20 entries 8 are passages, 7 statuses, 2 files, one a link, one a note and one takes an
 * earlier one back. Evidence is spread over the activities and over `filesOf()`.
 */
export function entriesOf(count: number, keys: readonly ActivityKey[], passages: readonly MadePassage[]): readonly Entry[] {
  const random = generator(3);
  const entries: Entry[] = [];
  const evidence = (source: Source): Fact => ({ type: 'evidence', activities: [keys[Math.floor(random() * keys.length)]!], source });
  const place = (path: string): Place => ({ folder: 'workspace', path });
  for (let i = 0; i < count; i++) {
    const kind = i % 20;
    const passage = passages[i % passages.length]!;
    const fact: Fact = kind < 8 ? evidence({ kind: 'passage', place: place(passage.path), selector: passage.selector })
      : kind < 15 ? { type: 'status', activity: keys[Math.floor(random() * keys.length)]!, status: statuses[i % statuses.length]! }
        : kind < 17 ? evidence({ kind: 'file', place: place(passage.path) })
          : kind === 17 ? evidence({ kind: 'link', url: `https://example.com/${i}`, title: sentence(random, 4) })
            : kind === 18 ? evidence({ kind: 'note', text: sentence(random, 20) })
              : { type: 'retract', entry: entries[Math.floor(random() * entries.length)]!.id };
    const now = start + i * minutesBetween * 60_000;
    entries.push({ id: newEntryId(now, random, entries.at(-1)?.id), at: new Date(now).toISOString(), ...fact });
  }
  return entries;
}

const storyWords = 'repair visitor time list photo host Saturday queue kettle early'.split(' ');

/** A document of user stories with their criteria, of about so many words. */
export function storiesOf(count: number): string {
  const random = generator(5);
  const some = (length: number): string => Array.from({ length }, () => storyWords[Math.floor(random() * storyWords.length)]!).join(' ');
  const story = (): string => `## ${some(3)}\n\nAs a ${some(1)}, I want to ${some(6)}, so that ${some(5)}.\n\nAcceptance criteria:\n\n- ${some(12)}\n- ${some(12)}\n`;
  return Array.from({ length: Math.ceil(count / 51) }, story).join('\n');
}

/** Prose of about so many words, in long paragraphs of short lines. */
export function proseOf(count: number): string {
  const random = generator(6);
  const paragraph = (): string => Array.from({ length: 200 }, () => storyWords[Math.floor(random() * storyWords.length)]!).join(' ').replace(/((?:\S+ ){12})/g, '$1\n');
  return Array.from({ length: Math.ceil(count / 200) }, paragraph).join('\n\n');
}
