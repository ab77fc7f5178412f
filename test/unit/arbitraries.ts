import fc from 'fast-check';
import type { Activity, Framework } from '../../src/framework/model/framework';
import type { Entry, Fact, Source, Status } from '../../src/logbook/model/logbook';
import { newEntryId } from '../../src/logbook/model/entryId';

/** A framework of `skills` skills with `activities` activities each; ids are s0, s1 ... and a0, a1 ... */
export function frameworkOf(skills: number, activities: number): Framework {
  let next = 0;
  const activity = (): Activity => ({
    id: `a${next}`, title: `Activity ${next++}`, aliases: [], guidance: '', evidence: [], keywords: [], files: [], related: [], formerIds: [], kind: undefined,
    sourceRow: undefined,
  });
  return {
    id: 'f', version: '1', name: 'F', description: '', levels: [], roles: [], documents: [], templates: [], source: undefined,
    milestones: [{ id: 'm', name: 'M', days: 30, activities: ['a0', 'a2'] }],
    skills: Array.from({ length: skills }, (_, i) => ({
      id: `s${i}`, name: `Skill ${i}`, aliases: [], description: '', levels: {}, activities: Array.from({ length: activities }, activity),
    })),
  };
}

const activityKey = fc.integer({ min: 0, max: 7 }).map((n) => `f/a${n}`);
const status = fc.constantFrom<Status>('notStarted', 'inProgress', 'done', 'notRelevant');
const source: fc.Arbitrary<Source> = fc.oneof(
  fc.record({ kind: fc.constant('note' as const), text: fc.string() }),
  fc.record({ kind: fc.constant('link' as const), url: fc.webUrl() }),
  fc.record({ kind: fc.constant('file' as const), place: fc.record({ folder: fc.string(), path: fc.string() }) }),
  fc.record({
    kind: fc.constant('passage' as const), place: fc.record({ uri: fc.webUrl() }),
    selector: fc.string({ minLength: 1 }).map((exact) => ({ exact, prefix: '', suffix: '', start: 0, end: exact.length })),
  }),
);

/** An action: some facts logged at once. `target` picks an earlier entry for facts that speak of one. */
type Step = { readonly facts: readonly ((ids: readonly string[]) => Fact | undefined)[]; readonly clock: number };

const fact: fc.Arbitrary<(ids: readonly string[]) => Fact | undefined> = fc.oneof(
  fc.tuple(activityKey, status).map(([activity, to]) => (): Fact => ({ type: 'status', activity, status: to })),
  fc.tuple(fc.uniqueArray(activityKey, { minLength: 1, maxLength: 3 }), source).map(([activities, from]) => (): Fact => ({ type: 'evidence', activities, source: from })),
  fc.uniqueArray(activityKey, { minLength: 2, maxLength: 3 }).map((activities) => (): Fact => ({ type: 'link', activities })),
  fc.tuple(fc.nat(), fc.boolean()).map(([n, undo]) => (ids: readonly string[]): Fact | undefined =>
    (ids.length ? { type: 'retract', entry: ids[n % ids.length]!, ...(undo ? { undo } : {}) } : undefined)),
  fc.tuple(fc.nat(), source).map(([n, to]) => (ids: readonly string[]): Fact | undefined =>
    (ids.length ? { type: 'relink', entry: ids[n % ids.length]!, source: to } : undefined)),
);

/** Logbooks as the store writes them: ids rise although the clock may go back, and facts speak of older entries. */
export const logbooks: fc.Arbitrary<readonly Entry[]> = fc.array(
  fc.record<Step>({ facts: fc.array(fact, { minLength: 1, maxLength: 3 }), clock: fc.integer({ min: 1_700_000_000_000, max: 1_700_000_100_000 }) }), { maxLength: 12 },
).map((steps) => {
  const entries: Entry[] = [];
  let seed = 0;
  for (const { facts, clock } of steps) {
    for (const make of facts) {
      const made = make(entries.map(({ id }) => id));
      if (made) { entries.push({ id: newEntryId(clock, () => (seed++ % 97) / 97, entries.at(-1)?.id), at: new Date(clock).toISOString(), ...made }); }
    }
  }
  return entries;
});
