import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Entry } from '../../src/logbook/model/logbook';
import { computeProgress } from '../../src/logbook/model/progress';
import { answering, api, attach, fileUri, newFile, run, sprintGoal, until, writeStories } from './support';

interface Data { readonly copy: string; readonly file?: string; readonly entries: number }
const copyUri = async (...path: string[]): Promise<vscode.Uri> => vscode.Uri.joinPath(vscode.Uri.parse((await run<Data>('craftlog.showData')).copy), ...path);
const textOf = async (uri: vscode.Uri): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
const names = async (folder: vscode.Uri): Promise<string[]> =>
  (await vscode.workspace.fs.readDirectory(folder).then((all) => all, () => [])).map(([name]) => name).filter((name) => !name.endsWith('.part')).sort();
const ids = async (): Promise<string[]> => (await api()).logbook().entries.map(({ id }) => id);
const note = (text: string): Promise<Entry> => attach('craftlog.attachNote', { activity: writeStories, text });

/** The entries of every file of the copy on disk, as an outsider reads them. */
async function onDisk(): Promise<Set<string>> {
  const found = new Set<string>();
  for (const part of ['journal', 'versions']) {
    const folder = await copyUri(part);
    for (const name of await names(folder)) {
      if (!name.endsWith('.json')) { continue; }
      const text = await textOf(vscode.Uri.joinPath(folder, name)).then((t) => t, () => '{"entries":[]}');
      for (const entry of (JSON.parse(text) as { entries: Entry[] }).entries) { found.add(entry.id); }
    }
  }
  return found;
}

/** The newest version once it has an entry. One is written when enough is new, measured by what there is, so more is logged until then. */
const versionWith = (id: string): Promise<string> => until(async () => {
  const name = (await names(await copyUri('versions'))).at(-1);
  if (name && (await textOf(await copyUri('versions', name))).includes(id)) { return name; }
  await note('One more');
  return undefined;
});

/** As a window does that has written something. */
const tellOthers = async (): Promise<void> => {
  const copy = await copyUri();
  await vscode.workspace.fs.writeFile(copy.with({ path: `${copy.path}.changed` }), new TextEncoder().encode(`${Date.now()}`));
};

suite('storage', () => {
  test('an entry is on disk when its command returns', async () => {
    const { id } = await note('On disk at once');
    assert.ok((await onDisk()).has(id));
  });

  test('the journal is folded into a version', async () => {
    const { id } = await note('Folded');
    const version = await versionWith(id);
    const { entries } = JSON.parse(await textOf(await copyUri('versions', version))) as { entries: Entry[] };
    assert.ok(entries.some((e) => e.id === id));
    // A file that was being written as the version took its entries waits for the next one.
    await until(async () => {
      if (!(await names(await copyUri('journal'))).includes(`${id}.json`)) { return true; }
      await note('One more');
      return undefined;
    });
    assert.match(await until(async () => textOf(await copyUri('folder.json')).then((text) => text, () => undefined)), /"uri"/);
  });

  test('what another window logs appears here', async () => {
    const at = new Date().toISOString();
    const other = { id: '01ZZZZZZZABCDEFG', at, type: 'status', activity: sprintGoal, status: 'inProgress' };
    let told = false;
    const subscription = (await api()).onDidChange(() => { told = true; });
    await vscode.workspace.fs.writeFile(await copyUri('written'), new TextEncoder().encode(JSON.stringify({ version: 2, entries: [other] })));
    await vscode.workspace.fs.rename(await copyUri('written'), await copyUri('journal', `${other.id}.json`));
    await tellOthers();
    await until(async () => (await ids()).includes(other.id) && told);
    subscription.dispose();
  });

  test('a damaged file is set aside and costs nothing', async () => {
    const { id } = await note('Stays');
    for (const [name, text] of [['AAAAAAAAAAAAAAAA', ''], ['BBBBBBBBBBBBBBBB', '{"version":2,"entr'], ['CCCCCCCCCCCCCCCC', '[1]']] as const) {
      await vscode.workspace.fs.writeFile(await copyUri('journal', `${name}.json`), new TextEncoder().encode(text));
      await tellOthers();
      await until(async () => (await names(await copyUri('aside'))).includes(`${name}.json`));
      assert.equal(await textOf(await copyUri('aside', `${name}.json`)), text);
    }
    assert.ok((await ids()).includes(id));
  });

  test('exports and imports: what is new comes in, and one undo takes it back', async () => {
    await note('Exported');
    const target = fileUri('exported.json');
    await run('craftlog.exportLogbook', { target });
    const exported = JSON.parse(await textOf(target)) as { version: number; entries: Entry[] };
    assert.deepEqual(exported.entries.map(({ id }) => id), await ids());
    assert.deepEqual(await run('craftlog.importLogbook', { uri: target }), []);

    const stranger = { id: '01HKQZ0000ABCDEF', at: '2024-01-01T00:00:00.000Z', type: 'evidence', activities: [sprintGoal], source: { kind: 'note', text: 'From elsewhere' } };
    const hostile = [
      { ...stranger, id: '01HKQZ0000ABCDEG', source: { kind: 'link', url: 'command:workbench.action.quit' } },
      { ...stranger, id: '01HKQZ0000ABCDEH', source: { kind: 'file', place: { folder: 'a', path: '../../secret' } } },
      { ...stranger, id: '1ZZZZZ0000ABCDEF', at: '2099-01-01T00:00:00.000Z' },
    ];
    const file = await newFile('stranger.json', JSON.stringify({ version: 1, entries: [stranger, ...hostile, 7] }));
    const before = await ids();
    const fresh = await run<Entry[]>('craftlog.importLogbook', { uri: file });
    assert.deepEqual(fresh.map(({ id }) => id), [stranger.id]);
    const progress = async (): Promise<boolean> => computeProgress((await api()).logbook().entries).evidenceById(stranger.id) !== undefined;
    assert.ok(await progress());
    assert.deepEqual(await ids(), [...await ids()].sort());
    await run('craftlog.undo');
    assert.ok(!await progress());
    assert.ok(before.every((id) => id !== stranger.id));
    await assert.rejects(run('craftlog.importLogbook', { uri: await newFile('no-logbook.json', '{"a":1}') }), /not a Craftlog logbook/);
    await assert.rejects(run('craftlog.importLogbook', { uri: await newFile('newer.json', '{"version":99,"entries":[]}') }), /newer version/);
  });

  test('an import that was undone can come again, and undo takes back what it names', async () => {
    const entry = { id: '01HKQZ0000ABCDEX', at: '2024-01-01T00:00:00.000Z', type: 'evidence', activities: [sprintGoal], source: { kind: 'note', text: 'Twice' } };
    const uri = await newFile('twice.json', JSON.stringify({ version: 1, entries: [entry] }));
    const counts = async (): Promise<boolean> => computeProgress((await api()).logbook().entries).evidenceById(entry.id) !== undefined;
    const import_ = async (): Promise<string[]> => (await run<Entry[]>('craftlog.importLogbook', { uri })).map(({ id }) => id);
    assert.deepEqual(await import_(), [entry.id]);
    await run('craftlog.undo');
    assert.ok(!await counts());
    assert.deepEqual(await import_(), [entry.id]);
    assert.ok(await counts());
    assert.deepEqual(await import_(), []);

    const later = await note('Logged after it');
    assert.equal((await run<Entry[]>('craftlog.undo', { entries: [entry.id] })).length, 1);
    assert.ok(!await counts() && computeProgress((await api()).logbook().entries).evidenceById(later.id) !== undefined);
    assert.equal(await run('craftlog.undo', { entries: [entry.id] }), undefined, 'taken back already');
  });

  test('goes back to a backup, and undo comes back from it', async () => {
    await run('craftlog.markDone', { activity: sprintGoal });
    const status = async (): Promise<string> => computeProgress((await api()).logbook().entries).status(sprintGoal);
    const { id } = await note('Before the backup');
    const backup = await versionWith(id);
    await run('craftlog.markNotRelevant', { activity: sprintGoal });
    const added = await run<Entry[]>('craftlog.restoreBackup', { backup, replace: true });
    assert.ok(added.length > 0);
    assert.equal(await status(), 'done');
    await run('craftlog.undo');
    assert.equal(await status(), 'notRelevant');
    assert.deepEqual(await run('craftlog.restoreBackup', { backup }), [], 'nothing is missing');
    await assert.rejects(run('craftlog.restoreBackup', { backup: '../../x' }), /no backup named/);
  });

  test('the portfolio file is kept with the logbook, both ways, and conflicts in it are repaired', async () => {
    const file = fileUri('.craftlog', 'logbook.jsonl');
    const setting = vscode.workspace.getConfiguration('craftlog');
    await setting.update('portfolioFile', true, vscode.ConfigurationTarget.Workspace);
    const { id } = await note('In the portfolio file');
    const text = await until(async () => { const now = await textOf(file).then((t) => t, () => ''); return now.includes(id) ? now : undefined; });
    const lines = text.trim().split('\n');
    assert.deepEqual(lines.map((l) => (JSON.parse(l) as Entry).id), (await ids()).sort());

    const ours = { id: '01HKQZ0000AAAAAA', at: '2024-01-01T00:00:00.000Z', type: 'role', role: 'ours' };
    const theirs = { ...ours, id: '01HKQZ0000BBBBBB', role: 'theirs' };
    const conflict = ['<<<<<<< HEAD', JSON.stringify(ours), '=======', JSON.stringify(theirs), '>>>>>>> other', 'no json', ...lines, ''].join('\n');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(conflict));
    await until(async () => (await ids()).includes(theirs.id));
    assert.ok((await ids()).includes(ours.id));
    const repaired = await until(async () => { const now = await textOf(file).then((t) => t, () => '<<<<'); return now.includes('<<<<') ? undefined : now; });
    assert.ok(repaired.includes(ours.id) && repaired.includes(theirs.id) && repaired.includes('\nno json\n'));
    await setting.update('portfolioFile', undefined, vscode.ConfigurationTarget.Workspace);
    assert.ok((await until(() => textOf(file).then((t) => t, () => undefined))).includes(id), 'turning it off deletes nothing');
    assert.ok((await ids()).includes(id));
  });

  test('the logbook can be read', async () => {
    await note('Readable');
    const uri = await run<vscode.Uri>('craftlog.showLogbook');
    assert.match((await vscode.workspace.openTextDocument(uri)).getText(), /Readable attached to “Write user stories”/);
  });

  test('deletes everything, but only when a person says so, whoever calls it', async () => {
    const { id: kept } = await note('To be deleted');
    await assert.rejects(run('craftlog.deleteData', { confirm: false }), /confirm/);
    const copy = await copyUri();
    const no = await answering(() => undefined, () => run('craftlog.deleteData', { confirm: true }));
    assert.deepEqual([no.result, no.asked.length], [false, 1], 'a link or another extension cannot answer');
    assert.ok((await ids()).includes(kept) && (await onDisk()).has(kept));
    const yes = await answering(([button]) => button, () => run('craftlog.deleteData', { confirm: true, all: false }));
    assert.equal(yes.result, true);
    assert.match(yes.asked[0]!, /This workspace: [^]*cannot be undone/);
    assert.deepEqual(await ids(), []);
    assert.deepEqual(await names(copy), ['forgotten.json'], 'tells other windows');
    const { id } = await note('A new start');
    assert.ok((await onDisk()).has(id));
  });
});
