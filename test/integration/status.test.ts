import * as assert from 'node:assert/strict';
import type { Entry } from '../../src/logbook/model/logbook';
import { computeProgress } from '../../src/logbook/model/progress';
import type { Progress } from '../../src/logbook/model/progress';
import { api, attach, newFile, run, sprintGoal, writeStories } from './support';

const progress = async (): Promise<Progress> => computeProgress((await api()).logbook().entries);

suite('status', () => {
  for (const [command, status] of [['markDone', 'done'], ['markInProgress', 'inProgress'], ['markNotStarted', 'notStarted'], ['markNotRelevant', 'notRelevant']] as const) {
    test(`${command} logs one entry`, async () => {
      const [entry, ...others] = await run<Entry[]>(`craftlog.${command}`, { activity: sprintGoal, remark: 'With Sam' });
      assert.equal(others.length, 0);
      assert.equal(entry?.type === 'status' && entry.status, status);
      assert.equal(entry?.type === 'status' && entry.remark, 'With Sam');
      assert.equal((await progress()).status(sprintGoal), status);
    });
  }

  test('a date can be given, and one that is none is refused', async () => {
    const [entry] = await run<Entry[]>('craftlog.markDone', { activity: sprintGoal, on: '2026-02-14' });
    assert.equal(entry?.type === 'status' && entry.on, '2026-02-14');
    await assert.rejects(run('craftlog.markDone', { activity: sprintGoal, on: 'last week' }), /not a date.*2026-03-31/);
  });

  test('undo takes back the last action, then the one before', async () => {
    const before = (await progress()).status(writeStories);
    await run('craftlog.markDone', { activity: writeStories });
    await run('craftlog.markNotRelevant', { activity: writeStories });
    await run('craftlog.undo');
    assert.equal((await progress()).status(writeStories), 'done');
    await run('craftlog.undo');
    assert.equal((await progress()).status(writeStories), before);
  });

  test('removed evidence is retracted, not deleted, and undo brings it back', async () => {
    const { id } = await attach('craftlog.attachNote', { activity: writeStories, text: 'Removed and back' });
    await run('craftlog.removeEvidence', { entry: id });
    assert.equal((await progress()).evidenceById(id), undefined);
    assert.ok((await api()).logbook().entries.some((e) => e.id === id));
    await run('craftlog.undo');
    assert.ok((await progress()).evidenceById(id));
    await assert.rejects(run('craftlog.removeEvidence', { entry: 'no such entry' }), /no longer in the logbook/);
  });

  test('evidence moves from one activity to another and keeps its date', async () => {
    const { id, at } = await attach('craftlog.attachNote', { activity: writeStories, text: 'Moves' });
    await run('craftlog.moveEvidence', { evidence: [{ entry: id, from: writeStories }], activity: sprintGoal });
    const moved = (await progress()).evidenceFor(sprintGoal).at(-1);
    assert.deepEqual(moved?.source, { kind: 'note', text: 'Moves' });
    assert.equal(moved?.at, at);
    assert.ok(!(await progress()).evidenceFor(writeStories).some((e) => e.id === id));
  });

  test('what an activity has already is not there twice after a move', async () => {
    const uri = await newFile('moves.md', 'text');
    const here = await attach('craftlog.attachFile', { activity: writeStories, uri });
    const there = await attach('craftlog.attachFile', { activity: sprintGoal, uri });
    assert.notEqual(here.id, there.id);
    await run('craftlog.moveEvidence', { evidence: [{ entry: here.id, from: writeStories }], activity: sprintGoal });
    const pieces = (await progress()).evidence.filter(({ source }) => JSON.stringify(source) === JSON.stringify(here.source));
    assert.deepEqual(pieces.map(({ id, activities }) => [id, activities]), [[there.id, [sprintGoal]]]);
  });

  test('showing progress and rows', async () => {
    assert.deepEqual(await run('craftlog.showProgress', { skill: 'product-manager/user-focus' }), { skill: 'product-manager/user-focus' });
    await assert.rejects(run('craftlog.showProgress', { skill: 'product-manager/juggling' }), /no skill/);
    assert.equal(await run('craftlog.revealInSkills', { activity: writeStories }), true);
    assert.equal(await run('craftlog.revealInSkills', { activity: 'product-manager/none' }), false);
    assert.equal(await run('craftlog.filterSkills', { filter: 'done' }), 'done');
    assert.equal(await run('craftlog.revealInSkills', { activity: 'product-manager/scope-mvp' }), true, 'a filter does not hide what is asked for');
    assert.equal(await run('craftlog.groupSkills', { grouping: 'milestone' }), 'milestone');
    assert.equal(await run('craftlog.revealInSkills', { skill: 'product-manager/user-focus' }), true, 'nor does a grouping');
  });
});
