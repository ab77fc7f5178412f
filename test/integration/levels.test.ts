import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Entry } from '../../src/logbook/model/logbook';
import { computeProgress } from '../../src/logbook/model/progress';
import { api, attach, closeAll, run, sprintGoal, writeStories } from './support';

const skill = 'product-manager/product-ownership';
const last = async (): Promise<Entry | undefined> => (await api()).logbook().entries.at(-1);

suite('levels and plan', () => {
  test('a rating is one entry, and history stays', async () => {
    const before = (await api()).logbook().entries.length;
    await run('craftlog.rateSkill', { skill, level: 'awareness' });
    const [entry, ...others] = await run<Entry[]>('craftlog.rateSkill', { skill, level: 'working', remark: ' Led a refinement ' });
    assert.equal(others.length, 0);
    assert.deepEqual(entry?.type === 'rating' && [entry.skill, entry.level, entry.by, entry.remark], [skill, 'working', undefined, 'Led a refinement']);
    assert.equal((await api()).logbook().entries.length, before + 2);
  });

  test('a skill or level that is not there is refused with those that are', async () => {
    await assert.rejects(run('craftlog.rateSkill', { skill: 'product-manager/juggling', level: 'working' }), /no skill.*juggling/);
    await assert.rejects(run('craftlog.rateSkill', { skill, level: 'guru' }), /no level “guru”.*awareness, working, practitioner, expert/);
  });

  test('a role is chosen by its key, and taken away', async () => {
    const [entry] = await run<Entry[]>('craftlog.setRole', { role: 'product-manager/associate-product-manager' });
    assert.equal(entry?.type === 'role' && entry.role, 'product-manager/associate-product-manager');
    await assert.rejects(run('craftlog.setRole', { role: 'wizard' }), /no role “wizard”.*product-manager\/head-of-product/);
    assert.equal((await run<Entry[]>('craftlog.setRole', { role: 'product-manager/' })).length, 1);
  });

  test('start and milestones take dates, and nothing else', async () => {
    await run('craftlog.setStartDate', { date: '2026-01-05' });
    const started = await last();
    assert.equal(started?.type === 'start' && started.date, '2026-01-05');
    await assert.rejects(run('craftlog.setStartDate', { date: '5 January' }), /not a date.*2026-03-31/);
    await run('craftlog.setMilestoneDate', { milestone: 'product-manager/30-days', date: '2026-03-01' });
    const moved = await last();
    assert.equal(moved?.type === 'due' && moved.date, '2026-03-01');
    await run('craftlog.setMilestoneDate', { milestone: 'product-manager/30-days' });
    const back = await last();
    assert.equal(back?.type === 'due' && back.date, undefined);
    await assert.rejects(run('craftlog.setMilestoneDate', { milestone: 'product-manager/30-days', date: '2026-02-30' }), /not a date/);
    await assert.rejects(run('craftlog.setMilestoneDate', { milestone: 'product-manager/some-day' }), /no milestone/);
  });

  test('steps of the plan are ticked and unticked', async () => {
    const thing = 'product-manager/meet-people';
    const after = async (argument: { readonly thing: string; readonly done?: boolean }): Promise<unknown> => {
      const [entry] = await run<Entry[]>('craftlog.tickPlan', argument);
      const status = computeProgress((await api()).logbook().entries).status(argument.thing);
      return [entry?.type, status];
    };
    assert.deepEqual(await after({ thing }), ['status', 'done']);
    assert.deepEqual(await after({ thing }), ['retract', 'notStarted']);
    assert.deepEqual(await after({ thing: 'product-manager/have-mentor', done: true }), ['status', 'done']);
    await assert.rejects(run('craftlog.tickPlan', { thing: writeStories }), /nothing called/);
  });
});

suite('check-in', () => {
  teardown(closeAll);
  const note = async (): Promise<string> => {
    const { uri, entries } = await run<{ uri: vscode.Uri; entries: Entry[] }>('craftlog.startCheckIn', { date: '2026-06-01' });
    assert.deepEqual(entries.map((e) => e.type === 'checkIn' && e.date), ['2026-06-01']);
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.uri.toString(), uri.toString());
    assert.deepEqual([document.isUntitled, document.languageId], [true, 'markdown']);
    return document.getText();
  };

  test('the notes have what happened, and the next ones start there', async () => {
    await note(); // what other suites logged
    await attach('craftlog.attachLink', { activity: writeStories, url: 'https://example.com/(board)', title: 'The *board*' });
    await run('craftlog.markDone', { activity: sprintGoal, remark: 'First one' });
    const first = await note();
    assert.ok(first.includes('# Check-in, Jun 1, 2026'), first);
    assert.ok(first.includes('[The \\*board\\*](https://example.com/%28board%29)'), first);
    assert.match(first, /## Done[^#]*Set a sprint goal, .*\. First one/);
    assert.match(first, /## To ask for/);
    await attach('craftlog.attachNote', { activity: writeStories, text: '# One\n[x](command:evil)' });
    const second = await note();
    assert.match(second, /Since the last check-in/);
    assert.ok(!second.includes('board') && !second.includes('First one'), second);
    assert.ok(second.includes('  > \\# One\n  > \\[x\\](command:evil)'), second);
  });

  test('undo takes the check-in back, so that it can be prepared again', async () => {
    await attach('craftlog.attachNote', { activity: writeStories, text: 'Something new' });
    // What needs a look is about files of other tests, which may be looked for meanwhile.
    const withoutNeedsALook = (text: string) => text.replace(/## Needs a look\n[\s\S]*?(?=\n## )/, '');
    const first = withoutNeedsALook(await note());
    assert.ok(first.includes('Something new'), first);
    await run('craftlog.undo');
    assert.equal(withoutNeedsALook(await note()), first);
  });

  test('a date that is none is refused, and nothing is logged', async () => {
    const before = (await api()).logbook().entries.length;
    await assert.rejects(run('craftlog.startCheckIn', { date: 'tomorrow' }), /not a date/);
    assert.equal((await api()).logbook().entries.length, before);
  });
});
