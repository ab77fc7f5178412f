import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogOf } from '../../src/framework/model/framework';
import { computeProgress, summarise } from '../../src/logbook/model/progress';
import { filters, groupings, groupsOf } from '../../src/skills/model/skillRows';
import { frameworkOf, logbooks } from './arbitraries';

const catalog = catalogOf([frameworkOf(3, 3)]);
const keysOf = (groups: ReturnType<typeof groupsOf>): string[] => groups.flatMap((g) => g.activities.map(({ key }) => key));

suite('groupsOf', () => {
  test('without a filter every grouping shows every activity once', () => fc.assert(fc.property(logbooks, fc.constantFrom(...groupings), (entries, grouping) => {
    const keys = keysOf(groupsOf(catalog, computeProgress(entries), 'all', grouping));
    assert.deepEqual([...keys].sort(), catalog.activities.map(({ key }) => key).sort());
  })));

  test('a filter shows the same activities however they are grouped, and no empty group', () => fc.assert(fc.property(logbooks, fc.constantFrom(...filters), (entries, filter) => {
    const progress = computeProgress(entries);
    const shown = groupings.map((grouping) => groupsOf(catalog, progress, filter, grouping));
    assert.ok(shown.flat().every((g) => g.activities.length > 0));
    const [first, ...others] = shown.map((groups) => keysOf(groups).sort());
    for (const other of others) { assert.deepEqual(other, first); }
  })));

  test('ids of groups and of rows in them are unique', () => fc.assert(fc.property(logbooks, fc.constantFrom(...groupings), (entries, grouping) => {
    const groups = groupsOf(catalog, computeProgress(entries), 'all', grouping);
    const ids = [...groups.map((g) => g.id), ...groups.flatMap((g) => g.activities.map(({ key }) => `${g.id}>${key}`))];
    assert.equal(new Set(ids).size, ids.length);
  })));

  test('filters mean what they say', () => {
    const at = '2026-01-01T00:00:00.000Z';
    const progress = computeProgress([
      { id: '1', at, type: 'status', activity: 'f/a0', status: 'done' },
      { id: '2', at, type: 'status', activity: 'f/a1', status: 'notRelevant' },
      { id: '3', at, type: 'evidence', activities: ['f/a2'], source: { kind: 'note', text: 'x' } },
    ]);
    const shown = (filter: (typeof filters)[number]): string[] => keysOf(groupsOf(catalog, progress, filter, 'skill'));
    assert.deepEqual(shown('done'), ['f/a0']);
    assert.deepEqual(shown('withEvidence'), ['f/a2']);
    assert.deepEqual(shown('todo'), ['f/a2', 'f/a3', 'f/a4', 'f/a5', 'f/a6', 'f/a7', 'f/a8']);
  });

  test('milestones have their dates once there is a start', () => {
    const entry = { id: '0'.repeat(16), at: '2025-01-01T00:00:00.000Z', type: 'start', date: '2025-01-01' } as const;
    const dates = groupsOf(catalog, computeProgress([entry]), 'all', 'milestone').map((g) => (g.kind === 'milestone' ? g.due : g.kind));
    assert.deepEqual(dates, ['2025-01-31', 'noMilestone']);
  });

  test('milestones come first, then what has none', () => {
    const groups = groupsOf(catalog, computeProgress([]), 'all', 'milestone');
    assert.deepEqual(groups.map((g) => [g.kind, g.activities.length]), [['milestone', 2], ['noMilestone', 7]]);
  });
});

suite('summarise', () => {
  test('the counts add up, and evidence and activities that are the same are counted once', () => fc.assert(fc.property(logbooks, (entries) => {
    const progress = computeProgress(entries);
    const { done, inProgress, notStarted, notRelevant, relevant, evidence } = summarise(catalog.activities, progress);
    const distinct = new Set(catalog.activities.map(({ key }) => progress.sameAs(key)[0] ?? key)).size;
    assert.equal(done + inProgress + notStarted + notRelevant, distinct);
    assert.equal(relevant, distinct - notRelevant);
    assert.equal(evidence, progress.evidence.length);
  })));
});

suite('catalogOf', () => {
  test('finds an activity by a former id, unless another has that id now', () => {
    const framework = frameworkOf(1, 2);
    const [first, second] = framework.skills[0]!.activities;
    const renamed = { ...framework, skills: [{ ...framework.skills[0]!, activities: [{ ...first!, formerIds: ['old', 'a1'] }, second!] }] };
    assert.equal(catalogOf([renamed]).activity('f/old')?.key, 'f/a0');
    assert.equal(catalogOf([renamed]).activity('f/a1')?.key, 'f/a1');
    assert.equal(catalogOf([renamed]).activity('f/none'), undefined);
  });

  test('of two frameworks with one id the first counts', () => {
    assert.equal(catalogOf([frameworkOf(1, 1), { ...frameworkOf(2, 2), name: 'other' }]).frameworks[0]!.name, 'F');
  });
});
