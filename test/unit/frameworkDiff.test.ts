import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Activity, Framework } from '../../src/framework/model/framework';
import { frameworkDiff, parseSnapshot, snapshotOf } from '../../src/framework/model/frameworkDiff';
import { anyFramework } from './anyFramework';
import { frameworkOf } from './arbitraries';

const change = (framework: Framework, id: string, to: (activity: Activity) => Activity | undefined): Framework => ({
  ...framework, version: '2',
  skills: framework.skills.map((skill) => ({ ...skill, activities: skill.activities.flatMap((a) => (a.id === id ? to(a) ?? [] : [a])) })),
});
const before = frameworkOf(2, 2);
const diff = (after: Framework, from = before): ReturnType<typeof frameworkDiff> => frameworkDiff(snapshotOf(from), after);

suite('frameworkDiff', () => {
  test('of a framework with itself is empty, whatever the framework', () => fc.assert(fc.property(anyFramework, (framework) => {
    const { isEmpty, guesses } = frameworkDiff(parseSnapshot(JSON.parse(JSON.stringify(snapshotOf(framework))))!, framework);
    assert.deepEqual([isEmpty, guesses], [true, []]);
  })));

  test('of any two: what was is kept or retired, what is was kept or is added', () => fc.assert(fc.property(anyFramework, anyFramework, (a, b) => {
    const { added, retired, guesses } = frameworkDiff(snapshotOf(a), b);
    const ids = ({ skills }: Framework): string[] => skills.flatMap(({ activities }) => activities.map(({ id }) => id));
    assert.ok(retired.every(({ id }) => ids(a).includes(id) && !ids(b).includes(id)));
    assert.ok(added.every(({ id }) => ids(b).includes(id)));
    assert.equal(new Set(guesses.map(({ to }) => to.id)).size, guesses.length);
    assert.ok(guesses.every(({ from, to }) => retired.some(({ id }) => id === from.id) && added.some(({ id }) => id === to.id)));
  })));

  test('each kind of change is told', () => {
    assert.deepEqual(diff(change(before, 'a0', (a) => ({ ...a, title: 'New title' }))).renamed, [{ from: 'a0', to: 'a0', before: 'Activity 0', after: 'New title' }]);
    assert.deepEqual(diff(change(before, 'a0', (a) => ({ ...a, guidance: 'Otherwise' }))).reworded, [{ id: 'a0', title: 'Activity 0' }]);
    assert.deepEqual(diff(change(before, 'a0', () => undefined)).retired, [{ id: 'a0', title: 'Activity 0' }]);
    const [first, second] = before.skills;
    const moved = { ...before, skills: [{ ...first!, activities: first!.activities.slice(1) }, { ...second!, activities: [first!.activities[0]!, ...second!.activities] }] };
    assert.deepEqual(diff(moved).moved, [{ from: 'a0', to: 'a0', title: 'Activity 0', before: 'Skill 0', after: 'Skill 1' }]);
    assert.equal(diff(moved).retired.length, 0);
    assert.deepEqual(diff({ ...before, version: '2' }).isEmpty, true);
  });

  test('a former id says what an activity was; nothing is guessed then', () => {
    const { retired, added, guesses, isEmpty } = diff(change(before, 'a0', (a) => ({ ...a, id: 'fresh', formerIds: ['a0'] })));
    assert.deepEqual([retired, added, guesses, isEmpty], [[], [], [], true]);
  });

  test('the row of the source list, then the words, say what may have been renamed', () => {
    const named = (id: string, title: string, sourceRow?: number): Framework => change(before, 'a0', (a) => ({ ...a, id, title, sourceRow }));
    const guess = (from: Framework, to: Framework): unknown => diff(to, from).guesses.map((g) => [g.from.id, g.to.id, g.reason]);
    assert.deepEqual(guess(named('old', 'Write user stories'), named('new', 'Write good user stories')), [['old', 'new', 'words']]);
    assert.deepEqual(guess(named('old', 'Write user stories', 7), named('new', 'Stories that users told', 7)), [['old', 'new', 'sourceRow']]);
    assert.deepEqual(guess(named('old', 'Write user stories', 7), named('new', 'Bake bread', 7)), []);
    assert.deepEqual(guess(named('old', 'Write user stories'), named('new', 'Bake bread')), []);
  });

  test('another framework altogether is compared in bounded time', () => {
    const large = frameworkOf(20, 1000);
    const other = { ...large, skills: large.skills.map((s) => ({ ...s, activities: s.activities.map((a) => ({ ...a, id: `b${a.id}` })) })) };
    assert.equal(diff(other, large).retired.length, 20_000);
  });
});

suite('snapshots', () => {
  test('titles of what has gone are kept over versions, and forgotten when it is back', () => {
    const second = change(before, 'a0', () => undefined);
    const gone = snapshotOf(second, snapshotOf(before));
    assert.deepEqual(gone.gone, { a0: 'Activity 0' });
    assert.deepEqual(snapshotOf(change(second, 'a1', () => undefined), gone).gone, { a0: 'Activity 0', a1: 'Activity 1' });
    assert.deepEqual(snapshotOf(before, gone).gone, {});
  });

  test('what is stored is distrusted', () => {
    const good = snapshotOf(before);
    assert.deepEqual(parseSnapshot(good), good);
    for (const bad of [undefined, null, 1, [], {}, { ...good, id: 1 }, { ...good, skills: { s: 1 } }, { ...good, gone: null }, { ...good, activities: { a: { title: 'x' } } }]) {
      assert.equal(parseSnapshot(bad), undefined);
    }
  });
});
