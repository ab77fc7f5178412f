import { newEntryId } from '../../../src/logbook/model/entryId';
import type { Framework } from '../../../src/framework/model/framework';
import type { Entry, Fact, Source } from '../../../src/logbook/model/logbook';

const passage = (path: string, exact: string): Source => (
  { kind: 'passage', place: { folder: 'learning', path }, selector: { exact, prefix: '', suffix: '', start: 0, end: exact.length } }
);

const sources: readonly Source[] = [
  passage('stories/checkout.md', 'As a first-time buyer, I want to see delivery costs before I sign in, so that I can decide to go on.'),
  { kind: 'file', place: { folder: 'learning', path: 'roadmap.md' } },
  passage('research/interviews.md', 'Four of six people looked for the total first.'),
  { kind: 'link', url: 'https://example.org/board/42', title: 'Sprint 12 board' },
  passage('decisions/0003-payments.md', 'We will take cards only in the first release.'),
  { kind: 'note', text: 'Shadowed the service desk for a morning and wrote up the three questions that came back most often.' },
  { kind: 'file', place: { uri: 'file:///elsewhere/post-mortem.md' } },
];

const dayLength = 86_400_000;
const between = 2.3 * dayLength;

/** Levels a person and two others have said, by the place of the skill in the framework: own ratings in order, then reviewers'. */
const ratings: readonly (readonly [skill: number, level: number, by?: string])[] = [
  [0, 0], [1, 0], [3, 1], [4, 0], [6, 1], [4, 1], [9, 0], [0, 1], [5, 2], [0, 1, 'Sam Okoro'], [4, 2, 'Sam Okoro'], [6, 0, 'Ada'], [5, 1, 'Ada'],
];

/** Some months of a person's log up to `end`: for each activity in turn nothing, evidence, evidence and done, or not relevant; and their levels. */
export function sampleEntries(framework: Framework, end = Date.UTC(2025, 6, 1)): readonly Entry[] {
  const facts: Fact[] = framework.skills.flatMap((skill, s) => skill.activities.flatMap((activity, a): Fact[] => {
    const key = `${framework.id}/${activity.id}`;
    const evidence: Fact = { type: 'evidence', activities: [key], source: sources[(s * 3 + a) % sources.length]! };
    const score = (s * 5 + a * 3) % 8;
    if (s === 8 || score > 5) { return []; }
    if (score === 5) { return a % 2 ? [{ type: 'status', activity: key, status: 'notRelevant', remark: 'We have no hardware.' }] : []; }
    return score < 3 ? [evidence, { type: 'status', activity: key, status: 'done', ...(a === 0 ? { on: '2025-01-31' } : {}) }] : [evidence];
  }));
  const key = (id: string): string => `${framework.id}/${id}`;
  const said = ratings.map(([skill, level, by]): Fact => (
    { type: 'rating', skill: key(framework.skills[skill]!.id), level: framework.levels[level]!.id, ...(by ? { by, on: '2025-06-12' } : {}) }
  ));
  const begun = new Date(end - 70 * dayLength).toISOString().slice(0, 10);
  const plan: Fact[] = [
    { type: 'role', role: key(framework.roles[0]!.id) }, { type: 'start', date: begun },
    ...(framework.conditions ?? []).slice(0, 2).map(({ id }): Fact => ({ type: 'status', activity: key(id), status: 'done' })),
    ...(framework.milestones[0]?.things ?? []).slice(0, 4).map(({ id }): Fact => ({ type: 'status', activity: key(id), status: 'done' })),
  ];
  // Ratings and plans fall between the others; the last entries are evidence and what is done.
  const all = [...plan, ...said.slice(0, 6), ...facts.slice(0, 30), ...said.slice(6), ...facts.slice(30)];
  return all.map((fact, i) => {
    const at = end - (all.length - i) * between + (i % 5) * dayLength / 6;
    return { id: newEntryId(at, () => 0.5), at: new Date(at).toISOString(), ...fact };
  }).sort((a, b) => (a.id < b.id ? -1 : 1));
}
