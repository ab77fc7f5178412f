import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Framework } from '../../src/framework/model/framework';
import type { Entry } from '../../src/logbook/model/logbook';
import { computeProgress } from '../../src/logbook/model/progress';
import type { Progress } from '../../src/logbook/model/progress';
import { api, attach, closeAll, fileUri, newFile, rangeOfText, run, until, writeStories } from './support';

const apmStories = 'associate-product-manager/write-testable-stories';
const garden = '.craftlog/frameworks/garden.yaml';
const gardenUri = (): vscode.Uri => fileUri(...garden.split('/'));

const frameworkNamed = async (id: string): Promise<Framework | undefined> => (await api()).frameworks().find((f) => f.id === id);
const ids = async (): Promise<string[]> => (await api()).frameworks().map(({ id }) => id);
const progress = async (): Promise<Progress> => computeProgress((await api()).logbook().entries);
const choose = (...frameworks: string[]): Promise<string[]> => run('craftlog.chooseFrameworks', { frameworks });
const isShown = (target: object): Promise<boolean> => run('craftlog.revealInSkills', target);
const remove = async (uri: vscode.Uri): Promise<void> => { await vscode.workspace.fs.delete(uri).then(undefined, () => undefined); };
const fileSays = (uri: vscode.Uri, words: RegExp): boolean => vscode.languages.getDiagnostics(uri).some(({ message }) => words.test(message));

const text = (activities: string, name = 'Garden'): string => `id: garden
version: '1'
name: ${name}
skills:
  - id: soil
    name: Knowing the soil
    activities:
${activities}`;
const activity = (id: string, title: string, more = ''): string => `      - id: ${id}\n        title: ${title}\n${more}`;
const write = async (content: string): Promise<void> => { await newFile(garden, content); };
const titles = async (): Promise<string[]> => (await frameworkNamed('garden'))?.skills.flatMap((skill) => skill.activities.map((a) => a.title)) ?? [];

/** The folder for frameworks, each part made after VS Code has told of the one it is in: else, on Linux, it tells of nothing in it. */
async function watchedFolder(): Promise<void> {
  await vscode.workspace.fs.delete(fileUri('.craftlog'), { recursive: true }).then(undefined, () => undefined);
  const made = new Set<string>();
  const watcher = vscode.workspace.createFileSystemWatcher('**/{.craftlog,.craftlog/frameworks}');
  watcher.onDidCreate(({ path }) => made.add(path));
  watcher.onDidChange(({ path }) => made.add(path));
  for (const path of [['.craftlog'], ['.craftlog', 'frameworks']]) {
    await vscode.workspace.fs.createDirectory(fileUri(...path));
    await until(() => made.has(fileUri(...path).path));
  }
  watcher.dispose();
}

suite('frameworks', function () {
  this.timeout(60_000); // editors open, and VS Code gathers changes of files for half a second each time
  suiteSetup(async () => {
    await api();
    await watchedFolder();
    await run('craftlog.filterSkills', { filter: 'all' });
    await run('craftlog.groupSkills', { grouping: 'skill' });
  });
  teardown(async () => {
    await closeAll();
    await remove(gardenUri());
    await until(async () => !(await ids()).includes('garden'));
    await choose('product-manager');
  });

  test('several at once; one that is switched off hides what was logged, and has it all when it is on again', async () => {
    assert.deepEqual(await choose('product-manager', 'associate-product-manager'), ['product-manager', 'associate-product-manager']);
    assert.deepEqual(await ids(), ['product-manager', 'associate-product-manager']);
    const { id } = await attach('craftlog.attachNote', { activity: apmStories, text: 'Wrote three stories with criteria' });
    assert.equal(await isShown({ entry: id }), true);
    assert.equal(await isShown({ activity: writeStories }), true);
    await choose('product-manager');
    assert.deepEqual(await ids(), ['product-manager']);
    assert.equal(await isShown({ activity: apmStories }), false);
    assert.ok((await progress()).evidenceById(id));
    await choose('associate-product-manager');
    assert.equal(await isShown({ entry: id }), true);
    assert.equal(await isShown({ activity: writeStories }), false);
  });

  test('a framework that is not there is refused, with what was meant', async () => {
    await assert.rejects(choose('asociate-product-manager'), /no framework “asociate-product-manager”.*“associate-product-manager”/);
    assert.deepEqual(await ids(), ['product-manager']);
  });

  test('one\'s own framework comes, changes and goes with its file', async () => {
    await write(text(activity('dig', 'Dig a test pit')));
    await until(async () => (await titles()).join() === 'Dig a test pit');
    const { id } = await attach('craftlog.attachNote', { activity: 'garden/dig', text: 'Clay below the first spade' });
    await write(text(activity('dig', 'Dig two test pits') + activity('sow', 'Sow')));
    await until(async () => (await titles()).join() === 'Dig two test pits,Sow');
    assert.equal(await isShown({ entry: id }), true);
    await remove(gardenUri());
    await until(async () => !(await ids()).includes('garden'));
    assert.equal(await until(() => isShown({ entry: id })), true, 'under Retired');
  });

  test('while its file is broken, a framework is as it was, and the file says so', async () => {
    await write(text(activity('dig', 'Dig a test pit')));
    await until(async () => (await titles()).length === 1);
    await write(`${text(activity('dig', 'Dig a test pit'))}      - id: [`);
    await until(() => fileSays(gardenUri(), /as it was before/));
    assert.deepEqual(await titles(), ['Dig a test pit']);
    await write(text(activity('dig', 'Dig again')));
    await until(async () => (await titles()).join() === 'Dig again');
    await until(() => !fileSays(gardenUri(), /./));
  });

  test('a new framework is in use as it stands, with nothing to put right', async () => {
    const { uri, id } = await run<{ uri: vscode.Uri; id: string }>('craftlog.newFramework', { name: 'Über: "gardening" #1' });
    try {
      assert.equal(id, 'uber-gardening-1');
      assert.equal((await frameworkNamed(id))?.name, 'Über: "gardening" #1');
      assert.equal(await isShown({ activity: `${id}/first-activity` }), true);
      assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
      const again = await run<{ uri: vscode.Uri; id: string }>('craftlog.newFramework', { name: 'Über: "gardening" #1' });
      assert.equal(again.id, 'uber-gardening-1-2');
      await remove(again.uri);
    } finally {
      await closeAll();
      await remove(uri);
      await until(async () => (await ids()).length === 1);
    }
  });

  test('what has no place any more is retired, told of, and kept with what the person says it is', async () => {
    await write(text(activity('prune', 'Prune an old tree') + activity('sow', 'Sow in time')));
    await until(async () => (await titles()).length === 2);
    const { id } = await attach('craftlog.attachNote', { activity: 'garden/prune', text: 'Pruned it' });
    await run('craftlog.markDone', { activity: 'garden/prune' });
    await run('craftlog.showFrameworkChanges'); // seen as it is
    await closeAll();

    await write(text(activity('cut', 'Prune one old tree') + activity('sow', 'Sow in time')));
    await until(async () => (await titles())[0] === 'Prune one old tree');
    assert.equal(await isShown({ activity: 'garden/prune' }), true, 'under Retired');
    assert.equal(await isShown({ entry: id }), true);
    const uri = await run<vscode.Uri>('craftlog.showFrameworkChanges');
    const document = await vscode.workspace.openTextDocument(uri);
    await until(() => /Prune an old tree → Prune one old tree/.test(document.getText()));
    assert.match(document.getText(), /## Retired[^]*Prune an old tree[^]*Pruned it/);
    const lenses = await until(async () => {
      const all = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
      return all.length ? all : undefined;
    });
    const keep = lenses.find(({ command }) => /Keep My Evidence With “Prune one old tree”/.test(command?.title ?? ''))!.command!;
    await run(keep.command, ...(keep.arguments as unknown[]));

    assert.equal(await isShown({ activity: 'garden/prune' }), false, 'no longer retired');
    assert.equal(await isShown({ entry: id }), true);
    const now = await progress();
    assert.deepEqual([now.status('garden/cut'), now.evidenceFor('garden/cut').map((piece) => piece.id)], ['done', [id]]);
    await until(() => /kept together/.test(document.getText()));
    await run('craftlog.undo');
    assert.equal(await isShown({ activity: 'garden/prune' }), true);
  });

  test('an id is renamed with its evidence, from the code action on it', async () => {
    await write(text(activity('turn', 'Turn the heap') + activity('sow', 'Sow in time', '        related: [turn]\n')));
    await until(async () => (await titles()).length === 2);
    const { id } = await attach('craftlog.attachNote', { activity: 'garden/turn', text: 'Turned it' });
    const document = await vscode.workspace.openTextDocument(gardenUri());
    const actions = await run<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, rangeOfText(document, 'id: turn'));
    const action = actions.find(({ command }) => command?.command === 'craftlog.renameActivityId')!;
    assert.deepEqual((action.command!.arguments![0] as { id: string }).id, 'turn');
    await run('craftlog.renameActivityId', { uri: document.uri, id: 'turn', to: 'turn-heap' });
    await document.save();
    await until(async () => (await frameworkNamed('garden'))?.skills[0]?.activities[0]?.id === 'turn-heap');
    const [first, second] = (await frameworkNamed('garden'))!.skills[0]!.activities;
    assert.deepEqual([first!.formerIds, second!.related], [['turn'], ['turn-heap']]);
    assert.equal(await isShown({ activity: 'garden/turn-heap' }), true);
    assert.equal(await isShown({ entry: id }), true);
    await assert.rejects(run('craftlog.renameActivityId', { uri: document.uri, id: 'turn-heap', to: 'sow' }), /is or was another activity/);
  });

  test('completion and hover while a file is written', async () => {
    await write(text(`${activity('dig', 'Dig a test pit')}        `));
    const document = await vscode.workspace.openTextDocument(gardenUri());
    await until(() => document.getText().endsWith(' '));
    const end = document.positionAt(document.getText().length);
    const { items } = await run<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, end);
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('guidance') && !labels.includes('title'), labels.join());
    const hovers = await run<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, rangeOfText(document, 'title').start);
    assert.match(hovers.flatMap(({ contents }) => contents).map((c) => (c as vscode.MarkdownString).value).join('\n'), /\*\*title\*\* — What to do/);
  });

  test('one piece of evidence shows in both of two activities that are the same, counted once, until they are not', async () => {
    await choose('product-manager', 'associate-product-manager');
    const { id } = await attach('craftlog.attachNote', { activity: apmStories, text: 'Shown twice' });
    const count = (await progress()).evidence.length;
    const added = await run<Entry[]>('craftlog.linkActivities', { activities: [apmStories, writeStories] });
    assert.deepEqual(added.map(({ type }) => type), ['link']);
    const linked = await progress();
    assert.ok(linked.evidenceFor(writeStories).some((piece) => piece.id === id));
    assert.equal(linked.evidence.length, count);
    assert.deepEqual(await run('craftlog.linkActivities', { activities: [apmStories, writeStories] }), [], 'said already');
    await run('craftlog.unlinkActivities', { activity: writeStories });
    assert.ok(!(await progress()).evidenceFor(writeStories).some((piece) => piece.id === id));
    await assert.rejects(run('craftlog.unlinkActivities', { activity: writeStories }), /not linked/);
    await assert.rejects(run('craftlog.linkActivities', { activities: [apmStories, 'nowhere/nothing'] }), /no activity “nowhere\/nothing”/);
  });
});
