import { newEntryId } from '../../src/logbook/model/entryId';
import type { Entry, Fact } from '../../src/logbook/model/logbook';

const day = 86_400_000;
const key = (id: string): string => `product-manager/${id}`;
const note = (activity: string, text: string): Fact => ({ type: 'evidence', activities: [key(activity)], source: { kind: 'note', text } });
const file = (activity: string, path: string, remark?: string): Fact => ({
  type: 'evidence', activities: [key(activity)], source: { kind: 'file', place: { folder: 'workspace', path } }, ...(remark ? { remark } : {}),
});
const done = (activity: string): Fact => ({ type: 'status', activity: key(activity), status: 'done' });
const rated = (skill: string, level: string, by?: string): Fact => ({ type: 'rating', skill: key(skill), level, ...(by ? { by } : {}) });

/** Days before today, and what was logged on them. */
const work: readonly (readonly [number, ...Fact[]])[] = [
  [150, { type: 'role', role: 'product-manager/product-manager' }],
  [149, note('set-sprint-goal', 'We agreed on one goal for the sprint: a visitor can book a repair.'), rated('agile-working', 'awareness')],
  [141, note('join-research-round', 'I took notes in four interviews with visitors.'), rated('user-focus', 'awareness')],
  [139, file('map-stakeholders', 'stakeholders.md', 'I drew it and asked three people what was missing.'), done('map-stakeholders')],
  [130, note('run-show-and-tell', 'I ran the show and tell and asked for one thing to change.'), done('run-show-and-tell')],
  [122, note('plan-user-research', 'The plan for the second round, with what we want to learn.')],
  [118, file('build-outcome-roadmap', 'roadmap.md', 'I moved two items and said why.'), rated('strategic-ownership', 'awareness')],
  [104, note('own-backlog', 'The backlog in one order, with a reason for each of the first ten.'), rated('product-ownership', 'awareness')],
  [95, done('set-sprint-goal'), note('set-sprint-goal', 'Our third goal: nobody waits in the cold.')],
  [88, file('fail-and-learn', 'post-mortem.md', 'What we changed after the double booking.'), done('fail-and-learn')],
  [74, note('join-research-round', 'Second round: I wrote the findings.'), done('join-research-round'), rated('user-focus', 'working')],
  [61, note('scope-mvp', 'What is in the first release, and what is not.'), done('scope-mvp')],
  [47, note('negotiate-between-teams', 'Who changes the calendar, and when.')],
  [40, rated('user-focus', 'working', 'Sam Coach'), rated('product-ownership', 'working', 'Sam Coach')],
  [33, note('define-user-need', 'A need, with the two interviews it comes from.'), rated('agile-working', 'working')],
  [19, note('set-measurable-goals', 'Repairs finished on the day, from 41 to 60 of 100.'), rated('product-ownership', 'working')],
  [12, done('write-user-stories'), file('write-user-stories', 'user-stories.md', 'The first ten stories, with the fixers.')],
  [6, note('keep-stakeholders-informed', 'A short note every Friday.'), { type: 'status', activity: key('build-outcome-roadmap'), status: 'inProgress' }],
];

/** Half a year of work with the sample workspace, as lines of a portfolio file; `now` in milliseconds. */
export function someMonths(now: number): string {
  const start: Entry = { id: newEntryId(now - 160 * day, () => 0.5), at: new Date(now - 160 * day).toISOString(), type: 'start', date: new Date(now - 160 * day).toISOString().slice(0, 10) };
  const entries: Entry[] = [start];
  for (const [before, ...facts] of work) {
    const time = now - before * day;
    for (const fact of facts) { entries.push({ id: newEntryId(time, () => 0.5, entries.at(-1)!.id), at: new Date(time).toISOString(), ...fact }); }
  }
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}
