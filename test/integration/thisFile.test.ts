import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DismissedSuggestions } from '../../src/companion/dismissedSuggestions';
import { ReadinessStore } from '../../src/companion/readinessStore';
import type { FileDocument, FileGroup, FileRow } from '../../src/companion/view/group';
import type { ThisFileStores } from '../../src/companion/view/groups';
import { LiveFile, type Reading } from '../../src/companion/view/liveFile';
import { LooksLikeGroup } from '../../src/companion/view/looksLikeGroup';
import type { EvidenceStore } from '../../src/evidence/evidenceStore';
import { FrameworkStore } from '../../src/framework/frameworkStore';
import type { LogbookStore } from '../../src/logbook/logbookStore';
import type { Entry } from '../../src/logbook/model/logbook';
import { computeProgress } from '../../src/logbook/model/progress';
import { closeAll, fileUri, newFile, run, showAndSelect, until, writeStories } from './support';

const story = 'As a visitor, I want to book a time for my repair, so that I do not wait in a queue.';
let count = 0;
const fresh = (text: string): Promise<vscode.Uri> => newFile(`this-file-${Date.now()}-${count++}.md`, text);

/** Remembers as workspace state does, for one test. */
class Memory implements vscode.Memento {
  private readonly values = new Map<string, unknown>();
  keys(): readonly string[] { return [...this.values.keys()]; }
  get<T>(key: string, fallback?: T): T { return (this.values.has(key) ? this.values.get(key) : fallback) as T; }
  update(key: string, value: unknown): Thenable<void> {
    this.values.set(key, JSON.parse(JSON.stringify(value)));
    return Promise.resolve();
  }
}

/** A group that shows nothing and keeps what it was given. */
class Seen implements FileGroup {
  readonly id = 'seen';
  readonly title = 'Seen';
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  readonly documents: FileDocument[] = [];
  read(document: FileDocument): { rows: [] } {
    this.documents.push(document);
    return { rows: [] };
  }
  dispose(): void { this.changed.dispose(); }
}

suite('For This File', () => {
  const disposables: vscode.Disposable[] = [];
  const keep = <T extends vscode.Disposable>(disposable: T): T => { disposables.push(disposable); return disposable; };
  const log = (): vscode.LogOutputChannel => keep(vscode.window.createOutputChannel('Test', { log: true }));

  function follow(...groups: FileGroup[]): { live: LiveFile; readings: (Reading | undefined)[]; last: () => Reading | undefined } {
    const live = keep(new LiveFile(groups, log()));
    const readings: (Reading | undefined)[] = [];
    keep(live.onDidRead((reading) => readings.push(reading)));
    live.start();
    return { live, readings, last: () => readings.at(-1) };
  }

  async function stores(): Promise<ThisFileStores> {
    const extensionUri = vscode.extensions.getExtension('craftlog.craftlog')!.extensionUri;
    const channel = log();
    const frameworks = keep(await FrameworkStore.open(extensionUri, new Memory(), channel));
    const logbook = { progress: computeProgress([]), onDidChange: keep(new vscode.EventEmitter<never>()).event } as unknown as LogbookStore;
    const evidence = { files: { get: () => undefined } } as unknown as EvidenceStore;
    const readiness = keep(new ReadinessStore(frameworks, new Memory()));
    return { frameworks, logbook, evidence, readiness, notThis: keep(new DismissedSuggestions(new Memory())), log: channel } as unknown as ThisFileStores;
  }

  teardown(async () => {
    disposables.splice(0).reverse().forEach((disposable) => { disposable.dispose(); });
    await closeAll();
  });

  test('follows the editor in front and what is typed in it, and other documents not', async () => {
    const [one, two] = [await fresh('# One\n'), await fresh('# Two\n')];
    await showAndSelect(two);
    const editor = await showAndSelect(one);
    const { last } = follow(new Seen());
    await until(() => last()?.document.uri.toString() === one.toString());
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), story));
    await until(() => last()?.document.text.includes(story));
    assert.equal(last()!.document.path, vscode.workspace.asRelativePath(one, false));
    const { range } = last()!.document.placeOf(6, 10);
    assert.equal(editor.document.getText(range), 'As a');
    await showAndSelect(two);
    await until(() => last()?.document.text === '# Two\n');
    await editor.document.save();
  });

  test('an untitled document', async () => {
    const { last } = follow(new Seen());
    const untitled = await vscode.workspace.openTextDocument({ language: 'markdown', content: story });
    await vscode.window.showTextDocument(untitled);
    await until(() => last()?.document.text === story);
  });

  test('the modified side of a diff', async () => {
    const { last } = follow(new Seen());
    const [left, right] = [await fresh('left'), await fresh('right')];
    await run('vscode.diff', left, right);
    await until(() => last()?.document.text === 'right');
  });

  test('a notebook', async function () {
    this.timeout(120_000); // as in evidence.test.ts
    const { last } = follow(new Seen());
    const notebook = await vscode.workspace.openNotebookDocument(fileUri('research', 'analysis.ipynb'));
    await vscode.window.showNotebookDocument(notebook);
    const cell = notebook.getCells().at(-1)!.document;
    await until(() => last()?.document.uri.toString() === notebook.uri.toString());
    const { text } = last()!.document;
    const start = text.lastIndexOf(cell.getText());
    const place = last()!.document.placeOf(start, start + cell.getText().length);
    assert.equal(place.uri.toString(), cell.uri.toString());
    assert.equal(cell.getText(place.range), cell.getText());
  });

  test('nothing is read while it is stopped, and all of what happened when it goes on', async () => {
    const seen = new Seen();
    const editor = await showAndSelect(await fresh('# One\n'));
    const { live, last } = follow(seen);
    await until(() => last());
    live.stop();
    const before = seen.documents.length;
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), 'more'));
    await new Promise((resolve) => { setTimeout(resolve, 1000); });
    assert.equal(seen.documents.length, before);
    live.start();
    await until(() => last()?.document.text === '# One\nmore');
    await editor.document.save();
  });

  test('looks like: the activity with its reason; not this is remembered for the file, and can be taken back', async () => {
    const given = await stores();
    const [one, two] = [await fresh(`# One\n\n${story}\n`), await fresh(`# Two\n\n${story}\n`)];
    await showAndSelect(one);
    const { last } = follow(new LooksLikeGroup(given));
    const rows = (): readonly string[] => (last()?.contents.get('suggestions')?.rows ?? []).map(({ id }) => id);
    await until(() => rows()[0] === writeStories);
    const [row] = last()!.contents.get('suggestions')!.rows;
    assert.match(row!.description!, /I want|User stories/);
    assert.match(row!.said!, /^Write user stories, because of /);
    await given.notThis.add(one, writeStories);
    await until(() => rows().at(-1) === 'aside' && !rows().includes(writeStories));
    await showAndSelect(two);
    await until(() => rows()[0] === writeStories);
    await showAndSelect(one);
    await until(() => rows().at(-1) === 'aside' && !rows().includes(writeStories));
    await given.notThis.takeBack(one, writeStories);
    await until(() => rows()[0] === writeStories);
  });

  test('rows have ids of their own, whatever a group gives', async () => {
    const group = new Seen();
    const row = (children?: FileRow[]): FileRow => ({ id: 'a', label: 'A', contextValue: 'a', ...(children ? { children } : {}) });
    group.read = () => ({ rows: [row(), row([row(), row()])] as unknown as [] });
    await showAndSelect(await fresh('# One\n'));
    const { last } = follow(group);
    await until(() => last());
    const { rows } = last()!.contents.get('seen')!;
    assert.deepEqual(rows.map(({ id, children }) => [id, children?.map((child) => child.id)]), [['a', undefined], ['a.1', ['a', 'a.1']]]);
  });

  test('what was set aside follows its file, and goes with an untitled document', async () => {
    const notThis = keep(new DismissedSuggestions(new Memory()));
    const uri = await fresh('# One\n');
    await notThis.add(uri, writeStories);
    const renamed = uri.with({ path: uri.path.replace('this-file', 'renamed') });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, renamed);
    await vscode.workspace.applyEdit(edit);
    await until(() => notThis.of(renamed)[0] === writeStories);
    assert.deepEqual(notThis.of(uri), []);
    await vscode.workspace.fs.delete(renamed);

    const untitled = await vscode.workspace.openTextDocument({ content: story });
    await vscode.window.showTextDocument(untitled);
    await notThis.add(untitled.uri, writeStories);
    await vscode.languages.setTextDocumentLanguage(untitled, 'markdown');
    assert.deepEqual(notThis.of(untitled.uri), [writeStories]);
    await run('workbench.action.revertAndCloseActiveEditor');
    await until(() => notThis.of(untitled.uri).length === 0);
  });

  test('a kind of document with something written in it offers what it shows, and a template does not', async () => {
    const group = new LooksLikeGroup(await stores());
    const uri = fileUri('x.md');
    const rows = async (text: string): Promise<readonly FileRow[]> => (await group.read(
      { uri, path: 'x.md', languageId: 'markdown', text, placeOf: () => ({ uri, range: new vscode.Range(0, 0, 0, 0) }) }, new vscode.CancellationTokenSource().token,
    )).rows;
    const shown = await rows('# Decision record: where we meet\n\n## Context\n\nTwo offices are full.\n\n## Considered options\n\nOslo rather than Bergen.\n\n## Decision\n\nWe will meet in Oslo.\n\n## Consequences\n\nSome travel.\n');
    assert.ok(shown.some(({ id }) => id === 'product-manager/explain-technology'));
    assert.match(shown[0]!.description!, /Decision record/);
    assert.deepEqual(await rows('# Decision: [what was decided]\n\n## Considered options\n\n[Which]\n'), []);
    group.dispose();
  });

  test('the state of an activity is said beside its name, not as a reason', async () => {
    const given = await stores();
    const progress = { status: () => 'inProgress' };
    await showAndSelect(await fresh(`# One\n\n${story}\n`));
    const { last } = follow(new LooksLikeGroup({ ...given, logbook: { ...given.logbook, progress } } as unknown as ThisFileStores));
    const row = await until(() => last()?.contents.get('suggestions')?.rows[0]);
    assert.match(row.said!, /^Write user stories, In progress, because of .*(?:I want|User stories)/i);
    assert.doesNotMatch(row.said!, /progress$/i);
  });

  test('what was stored is distrusted', async () => {
    const memory = new Memory();
    const uri = fileUri('a.md');
    for (const stored of [1, 'a', null, {}, [1], [['a']], [[1, ['b']]], [['a', 'b']], [[[], []]]]) {
      await memory.update('craftlog.thisFile.notThis', stored);
      assert.deepEqual(keep(new DismissedSuggestions(memory)).of(uri), []);
    }
    const notThis = keep(new DismissedSuggestions(memory));
    await notThis.add(uri, 'f/a');
    await notThis.add(uri, 'f/a');
    assert.deepEqual(new DismissedSuggestions(memory).of(uri), ['f/a']);
  });

  test('the commands: attach takes the selection when there is one, else the file', async () => {
    const uri = await fresh(`# One\n\n${story}\n`);
    await showAndSelect(uri);
    const kinds = async (): Promise<readonly string[]> => (await run<readonly Entry[]>('craftlog.attachSuggestion', { activity: writeStories, uri }))
      .map((entry) => (entry.type === 'evidence' ? entry.source.kind : entry.type));
    assert.deepEqual(await kinds(), ['file']);
    await showAndSelect(uri, story);
    assert.deepEqual(await kinds(), ['passage']);
    assert.deepEqual(await run('craftlog.notThis', { activity: writeStories, uri }), [writeStories]);
    assert.deepEqual(await run('craftlog.suggestAgain', { activity: writeStories, uri: uri.toString() }), [writeStories]);
    await assert.rejects(run('craftlog.notThis', { activity: 'product-manager/none', uri }), /no activity/);
  });
});
