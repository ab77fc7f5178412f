import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Activity, catalogOf, type Framework, type Skill } from '../../src/framework/model/framework';
import { frameworkDiff, snapshotOf } from '../../src/framework/model/frameworkDiff';
import { newEntryId } from '../../src/logbook/model/entryId';
import type { Entry, Fact } from '../../src/logbook/model/logbook';
import { computeProgress, type Progress } from '../../src/logbook/model/progress';
import { type Known, retiredActivities } from '../../src/logbook/model/retired';
import { groupsOf } from '../../src/skills/model/skillRows';
import { frameworkOf, logbooks } from './arbitraries';

const nothingOff: Known = { isOff: () => false, titleOf: () => undefined };
const progressOf = (frameworks: readonly Framework[], entries: readonly Entry[]): Progress => {
  const catalog = catalogOf(frameworks);
  return computeProgress(entries, (key) => catalog.activity(key)?.key ?? key);
};

/** Ids of the evidence under every row of the Skills view, whatever framework it is in. */
function shown(frameworks: readonly Framework[], entries: readonly Entry[], known: Known = nothingOff): Set<string> {
  const catalog = catalogOf(frameworks);
  const progress = progressOf(frameworks, entries);
  const groups = groupsOf(catalog, progress, 'all', 'skill', retiredActivities(catalog, progress, known));
  return new Set(groups.flatMap(({ activities }) => activities.flatMap(({ key }) => progress.evidenceFor(key).map(({ id }) => id))));
}

const changeSkill = (framework: Framework, n: number, change: (skill: Skill) => Skill | undefined): Framework => ({
  ...framework, skills: framework.skills.flatMap((skill, i) => (i === n % Math.max(1, framework.skills.length) ? change(skill) ?? [] : [skill])),
});
const changeActivity = (framework: Framework, n: number, change: (activity: Activity) => Activity | undefined): Framework => {
  const all = framework.skills.flatMap(({ activities }) => activities);
  const chosen = all[n % Math.max(1, all.length)];
  return { ...framework, skills: framework.skills.map((skill) => ({ ...skill, activities: skill.activities.flatMap((a) => (a === chosen ? change(a) ?? [] : [a])) })) };
};

type Edit = (framework: Framework) => Framework;
/** What people and new versions do to a framework, sound or not. */
const edit: fc.Arbitrary<Edit> = fc.tuple(fc.nat(40), fc.nat(9), fc.integer({ min: 0, max: 8 })).map(([n, name, kind]) => (framework) => {
  switch (kind) {
    case 0: return changeActivity(framework, n, () => undefined);
    case 1: return changeActivity(framework, n, (a) => ({ ...a, title: `Title ${name}` }));
    case 2: return changeActivity(framework, n, (a) => ({ ...a, id: `a${name}`, formerIds: [...a.formerIds, a.id] }));
    case 3: return changeActivity(framework, n, (a) => ({ ...a, id: `new${name}` }));
    case 4: return changeActivity(framework, n, (a) => ({ ...a, formerIds: [`a${name}`] }));
    case 5: return changeSkill(framework, n, () => undefined);
    case 6: return changeSkill(framework, n, (skill) => ({ ...skill, id: `s${name}`, activities: [...skill.activities].reverse() }));
    case 7: return changeSkill(framework, n, (skill) => ({ ...skill, activities: [...skill.activities, { ...frameworkOf(1, 1).skills[0]!.activities[0]!, id: `a${name}` }] }));
    default: return { ...framework, id: name % 2 ? 'f' : 'other' };
  }
});

/** Entries after what is confirmed of a diff: one link for each guess. */
function confirmed(before: Framework, after: Framework, entries: readonly Entry[]): readonly Entry[] {
  const added: Entry[] = [];
  for (const { from, to } of frameworkDiff(snapshotOf(before), after).guesses) {
    const fact: Fact = { type: 'link', activities: [`${before.id}/${from.id}`, `${after.id}/${to.id}`] };
    added.push({ id: newEntryId(1_800_000_000_000, () => 0.5, added.at(-1)?.id ?? entries.at(-1)?.id), at: '2027-01-15T08:00:00.000Z', ...fact });
  }
  return [...entries, ...added];
}

suite('retired', () => {
  test('no sequence of edits to a framework changes what evidence is shown, confirmed guesses included', () => fc.assert(fc.property(
    logbooks, fc.array(edit, { maxLength: 8 }), (entries, edits) => {
      const all = new Set(computeProgress(entries).evidence.map(({ id }) => id));
      let framework = frameworkOf(3, 3);
      let log = entries;
      for (const change of edits) {
        const next = change(framework);
        if (next.id === framework.id) { log = confirmed(framework, next, log); }
        framework = next;
        assert.deepEqual(shown([framework], log), all);
      }
      assert.deepEqual(shown([], log), all);
    },
  )));

  test('every row shows each piece once, and each status that was said stays in the view', () => fc.assert(fc.property(
    logbooks, fc.array(edit, { maxLength: 5 }), (entries, edits) => {
      const framework = edits.reduce((now, change) => change(now), frameworkOf(3, 3));
      const catalog = catalogOf([framework]);
      const progress = progressOf([framework], entries);
      const retired = retiredActivities(catalog, progress, nothingOff);
      const rows = new Set([...catalog.activities, ...retired].map(({ key }) => key));
      for (const key of progress.named) {
        const hasPlace = rows.has(key) || progress.sameAs(key).some((same) => rows.has(same));
        assert.ok(hasPlace || (progress.status(key) === 'notStarted' && !progress.evidenceFor(key).length), key);
      }
      for (const key of rows) {
        const ids = progress.evidenceFor(key).map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length);
      }
    },
  )));

  test('what is switched off is hidden, not retired, and all there when it is on again', () => fc.assert(fc.property(logbooks, (entries) => {
    const all = shown([frameworkOf(3, 3)], entries);
    assert.deepEqual(retiredActivities(catalogOf([]), computeProgress(entries), { ...nothingOff, isOff: (id) => id === 'f' }), []);
    assert.deepEqual(shown([frameworkOf(3, 3)], entries), all);
  })));

  test('a title is what it was, or else the key', () => {
    const entries: Entry[] = [
      { id: '1', at: '2026-01-01T00:00:00.000Z', type: 'evidence', activities: ['f/b', 'f/a'], source: { kind: 'note', text: 'x' } },
      { id: '2', at: '2026-01-01T00:00:00.000Z', type: 'status', activity: 'f/c', status: 'notStarted' },
    ];
    const known: Known = { ...nothingOff, titleOf: (key) => (key === 'f/b' ? 'Bake bread' : undefined) };
    assert.deepEqual(retiredActivities(catalogOf([]), computeProgress(entries), known).map(({ key, activity }) => [key, activity.title]), [['f/b', 'Bake bread'], ['f/a', 'f/a']]);
  });

  test('what is said to be the same as an activity that is there has its place with that', () => {
    const at = '2026-01-01T00:00:00.000Z';
    const entries: Entry[] = [
      { id: '1', at, type: 'evidence', activities: ['f/gone'], source: { kind: 'note', text: 'x' } },
      { id: '2', at, type: 'status', activity: 'f/gone', status: 'done' },
      { id: '3', at, type: 'link', activities: ['f/gone', 'f/a0'] },
    ];
    const progress = computeProgress(entries);
    assert.deepEqual(retiredActivities(catalogOf([frameworkOf(1, 1)]), progress, nothingOff), []);
    assert.deepEqual([progress.status('f/a0'), progress.evidenceFor('f/a0').length], ['done', 1]);
  });
});
