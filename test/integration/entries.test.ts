import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readArgument, schemas } from '../../src/arguments';
import type { CommandId } from '../../src/commands';
import type { Entry } from '../../src/logbook/model/logbook';
import { parseLogbook, serialiseLogbook } from '../../src/logbook/model/parseLogbook';
import { computeProgress } from '../../src/logbook/model/progress';
import { api, attach, closeAll, fileUri, newFile, run, showAndSelect, sprintGoal, writeStories } from './support';

const entries = async (): Promise<readonly Entry[]> => (await api()).logbook().entries;
const statusOf = async (activity: string): Promise<unknown> => {
  const progress = computeProgress(await entries());
  const { at, on, remark } = progress.statusEntry(activity) ?? {};
  return { status: progress.status(activity), at, on, remark };
};

/** Arguments that log something, into which junk is put. */
const sound = (): Readonly<Partial<Record<CommandId, object>>> => ({
  'craftlog.attachFile': { activity: writeStories, uri: fileUri('roadmap.md') },
  'craftlog.attachSelection': { activity: writeStories, uri: fileUri('roadmap.md'), range: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } } },
  'craftlog.attachLink': { activity: writeStories, url: 'https://example.com/' },
  'craftlog.attachNote': { activity: writeStories, text: 'A note' },
  'craftlog.markDone': { activity: sprintGoal },
  'craftlog.markNotRelevant': { activity: sprintGoal },
  'craftlog.rateSkill': { skill: 'product-manager/user-focus', level: 'working' },
  'craftlog.setStartDate': { date: '2026-01-05' },
  'craftlog.setMilestoneDate': { milestone: 'product-manager/30-days' },
});
const junk: readonly unknown[] = [null, 42, -1, true, '', '2026-13-45', '\ud800', 'a\0b', 'x'.repeat(1_000_000), [], [[]], {}, { toString: 1 }, ['f/a'],
  JSON.parse('{"__proto__":{"length":1}}'), { start: { line: -1, character: 0 }, end: { line: 0, character: 0 } }, { scheme: 'file', path: 5 }];

suite('what enters the logbook', () => {
  suiteTeardown(closeAll);

  test('every wrong field of every command is named, and nothing is logged', async () => {
    const before = (await entries()).length;
    let tried = 0;
    for (const id of Object.keys(schemas) as CommandId[]) {
      const base = sound()[id] ?? {};
      const { entries: fields } = schemas[id].pipe[1] as { readonly entries: object };
      for (const value of [42, 'x', [], [base], true, ...Object.keys(fields).filter((field) => field !== 'ask').flatMap((field) => junk.map((bad) => ({ ...base, [field]: bad })))]) {
        const read = readArgument(id, value);
        if (!('problem' in read)) { continue; }
        tried++;
        const { field } = read.problem;
        await assert.rejects(run(id, value), (error: Error) => error.message.includes(field ? `“${field}”` : 'one object') && !/TypeError|did not work/.test(error.message), `${id} ${field}`);
      }
    }
    assert.ok(tried > 500, `${tried} tried`);
    assert.equal((await entries()).length, before);
  });

  test('what a command logs of junk is read back as it is', async function () {
    this.timeout(120_000);
    for (const [id, base] of Object.entries(sound()) as [CommandId, object][]) {
      for (const field of ['remark', 'title', 'text', 'url', 'level'].filter((name) => name in (schemas[id].pipe[1] as { readonly entries: object }).entries)) {
        for (const bad of ['', '\ud800', 'a\0b', '__proto__', 42]) {
          await run(id, { ...base, [field]: bad }).then(() => undefined, (error: Error) => assert.ok(!/TypeError|did not work/.test(error.message), `${id} ${field}: ${error.message}`));
        }
      }
    }
    const all = await entries();
    assert.deepEqual(parseLogbook(JSON.parse(JSON.stringify(serialiseLogbook({ entries: all, unread: [] })))).logbook, { entries: all, unread: [] });
  });

  test('a range or a file that is not understood is not the selection or the file in front', async () => {
    const uri = await newFile('in-front.md', 'In front\nof me\n');
    await showAndSelect(uri, 'In front');
    const before = (await entries()).length;
    const at = (line: number, character: number): object => ({ line, character });
    for (const range of [null, 'all', [], [at(1, 0), at(0, 0)], [at(0, 0.5), at(1, 0)], [at(-1, 0), at(1, 0)], [at(900, 0), at(901, 0)], [at(0, 500), at(0, 600)], [at(0, 0), at(0, 1e12)]]) {
      await assert.rejects(run('craftlog.attachSelection', { activity: writeStories, range }), /range/, JSON.stringify(range));
    }
    for (const named of [{ uri: null }, { uri: '' }, { uri: 'in-front.md' }, { uris: [] }, { uris: [{}] }]) {
      await assert.rejects(run('craftlog.attachFile', { activity: writeStories, ...named }), /address|list/, JSON.stringify(named));
    }
    assert.equal((await entries()).length, before);
  });

  test('what only looks like a row of the tree is no row', async () => {
    const before = (await entries()).length;
    await assert.rejects(run('craftlog.markDone', { kind: 'activity', id: 'x', key: 42, activity: 7 }), /“activity”/);
    await assert.rejects(run('craftlog.removeEvidence', { kind: 'evidence', id: 'x', entry: 7 }), /“entry”/);
    assert.equal((await entries()).length, before);
  });

  test('an activity named twice is one', async () => {
    const { activities } = await attach('craftlog.attachNote', { activity: writeStories, activities: [writeStories, sprintGoal, writeStories], text: 'Twice' });
    assert.deepEqual(activities, [writeStories, sprintGoal]);
  });

  test('commands run at once are as many undos, and undos at once as many steps', async () => {
    const before = await statusOf(sprintGoal);
    const at = (await entries()).length;
    await Promise.all(Array.from({ length: 20 }, (_, n) => run('craftlog.attachNote', { activity: writeStories, text: `At once ${n}` })));
    const made = (await entries()).slice(at);
    assert.equal(new Set(made.map((e) => e.at)).size, 20);
    assert.equal((await run<Entry[]>('craftlog.undo')).length, 1);
    await Promise.all(Array.from({ length: 19 }, () => run('craftlog.undo')));
    const progress = computeProgress(await entries());
    assert.deepEqual(made.filter(({ id }) => progress.evidenceById(id)), []);
    assert.deepEqual(await statusOf(sprintGoal), before);
  });

  test('a tick that was an accident costs neither remark nor date', async () => {
    await run('craftlog.markInProgress', { activity: sprintGoal, remark: 'With Sam' });
    const begun = await statusOf(sprintGoal);
    const tick = (done: boolean): Promise<unknown> => run('craftlog.toggleDone', { activity: sprintGoal, done });
    await Promise.all([tick(true), tick(false)]);
    assert.deepEqual(await statusOf(sprintGoal), begun);
    await run('craftlog.markDone', { activity: sprintGoal, on: '2025-03-31', remark: 'Shipped' });
    const done = await statusOf(sprintGoal);
    await Promise.all([tick(false), tick(true)]);
    assert.deepEqual(await statusOf(sprintGoal), done);
    await tick(false);
    assert.deepEqual(await statusOf(sprintGoal), begun);
    await Promise.all([tick(true), tick(true)]);
    assert.deepEqual(await statusOf(sprintGoal), done);
    await vscode.commands.executeCommand('craftlog.undo');
  });
});
