import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ReadinessStore } from '../../src/companion/readinessStore';
import type { FrameworkStore } from '../../src/framework/frameworkStore';
import { catalogOf } from '../../src/framework/model/framework';
import type { Dismissible } from '../../src/companion/model/dismissed';
import { ReadyGroup } from '../../src/companion/view/readyGroup';
import type { FileDocument, FileRow } from '../../src/companion/view/group';
import type { ThisFileStores } from '../../src/companion/view/groups';
import { api, closeAll, newFile, run, until } from './support';

/** A memento like VS Code's, for one test. */
const memento = (): vscode.Memento => {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: <T>(key: string, fallback?: T) => (kept.has(key) ? kept.get(key) as T : fallback) as T,
    update: (key: string, value: unknown) => { kept.set(key, JSON.parse(JSON.stringify(value))); return Promise.resolve(); },
  };
};

const documentOf = async (uri: vscode.Uri): Promise<FileDocument> => {
  const document = await vscode.workspace.openTextDocument(uri);
  return {
    uri, path: vscode.workspace.asRelativePath(uri, false), languageId: document.languageId, text: document.getText(),
    placeOf: (start, end) => ({ uri, range: new vscode.Range(document.positionAt(start), document.positionAt(end)) }),
  };
};

async function groupWith(state: vscode.Memento): Promise<{ readonly group: ReadyGroup; readonly store: ReadinessStore; readonly shown: (uri: vscode.Uri) => Promise<readonly string[]>; readonly rows: (uri: vscode.Uri) => Promise<readonly FileRow[]>;
}> {
  const catalog = catalogOf((await api()).frameworks());
  const frameworks = { catalog, onDidChange: new vscode.EventEmitter<void>().event } as unknown as FrameworkStore;
  const store = new ReadinessStore(frameworks, state);
  const group = new ReadyGroup({ readiness: store } as unknown as ThisFileStores);
  const rows = async (uri: vscode.Uri): Promise<readonly FileRow[]> =>
    (await group.read(await documentOf(uri), new vscode.CancellationTokenSource().token)).rows;
  const lines = (row: FileRow, depth: number): string[] => [`${' '.repeat(depth)}${row.label} · ${row.description ?? ''}`, ...(row.children ?? []).flatMap((child) => lines(child, depth + 1))];
  return { group, store, rows, shown: async (uri) => (await rows(uri)).flatMap((row) => lines(row, 0)) };
}

const stories = [
  '# User stories', '', 'As a visitor, I want to book a time, so that I do not queue.', '', 'Acceptance criteria:', '',
  '- Given a free time, when I choose it, then I see it.', '- Given a time is taken already, when I choose it, then I am told.', '',
  'As a host, I want to find people quickly.', '', 'Acceptance criteria:', '', '- The name is not found: I am told.', '',
].join('\n');

suite('is it ready', () => {
  teardown(closeAll);

  test('a row for each story, with its state in words, and its hints below', async () => {
    const { shown } = await groupWith(memento());
    const uri = await newFile('ready-stories.md', stories);
    assert.deepEqual(await shown(uri), [
      'book a time · ready',
      'find people quickly · 2 hints',
      ' It does not say why. A reason lets others find a better way. · INVEST: valuable',
      ' “quickly” can mean different things. What would you see? · Quality User Story: unambiguous',
      'Says when it is done · ready',
    ]);
  });

  test('a hint leads to its place', async () => {
    const { rows } = await groupWith(memento());
    const uri = await newFile('ready-lead.md', stories);
    const hint = (await rows(uri))[1]!.children![1]!;
    await run(hint.command!.command, ...hint.command!.arguments as unknown[]);
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.getText(editor.selection), 'quickly');
  });

  test('a dismissed hint stays dismissed with its reason, after edits elsewhere and in another window, until it is taken back', async () => {
    const state = memento();
    const before = await groupWith(state);
    const uri = await newFile('ready-dismiss.md', stories);
    const why = (await before.rows(uri))[1]!.children![0]!;
    let told = 0;
    before.group.onDidChange(() => told++);
    const finding = why.subject!.finding as Dismissible;
    await before.store.dismissals.add(finding, 'Everybody\n knows');
    assert.equal(told, 1);
    assert.deepEqual((await before.rows(uri))[1]!.children!.map(({ contextValue }) => contextValue), ['finding.dismissed', 'finding']);

    const after = await groupWith(state);
    const edited = await newFile('ready-renamed.md', `# Something else\n\nAs a fixer, I need tea, so that I last.\n\n${stories.split('\n').slice(9).join('\n')}`);
    const row = (await after.rows(edited)).find(({ label }) => label === 'find people quickly')!;
    assert.equal(row.description, '1 hint');
    assert.equal(row.children![0]!.description, 'dismissed: Everybody knows');
    await after.store.dismissals.takeBack(finding);
    assert.equal((await after.rows(edited)).find(({ label }) => label === 'find people quickly')!.description, '2 hints');
  });

  test('what is stored is distrusted', async () => {
    const state = memento();
    await state.update('craftlog.readiness.dismissed', [['a', 'fine', '2026-01-01'], ['b'], 7, null, ['c', 1, 2], ['d', 'odd', '2026-01-01', { place: 7, story: null }]]);
    const { store } = await groupWith(state);
    assert.deepEqual(store.dismissals.all.map(({ print, reason }) => [print, reason]), [['a', 'fine'], ['d', 'odd']]);
    await state.update('craftlog.readiness.dismissed', 'text');
    assert.deepEqual((await groupWith(state)).store.dismissals.all, []);
  });

  test('a hint of a document is dismissed in its file, and follows the file', async () => {
    const { rows, store } = await groupWith(memento());
    const [one, two] = [await newFile(`ready-one-${Date.now()}.md`, '# Roadmap\n\n## Now\n\n- Dark mode\n'), await newFile('ready-two.md', '# Roadmap\n\n## Now\n\n- Sound\n')];
    const kindOf = async (uri: vscode.Uri): Promise<string | undefined> => (await rows(uri)).find(({ id }) => id === 'check outcomes')?.children?.[0]?.contextValue;
    const hint = (await rows(one)).find(({ id }) => id === 'check outcomes')!.children![0]!;
    await store.dismissals.add(hint.subject!.finding as Dismissible, '');
    assert.deepEqual([await kindOf(one), await kindOf(two)], ['finding.dismissed', 'finding']);
    const renamed = one.with({ path: one.path.replace('ready-one', 'ready-renamed') });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(one, renamed);
    await vscode.workspace.applyEdit(edit);
    await until(async () => await kindOf(renamed) === 'finding.dismissed');
    await store.dismissals.takeBack(hint.subject!.finding as Dismissible);
    await vscode.workspace.fs.delete(renamed);
  });

  test('what is shown is of the text, whatever version of which document it is', async () => {
    const uri = await newFile('ready-again.md', stories);
    const document = await documentOf(uri);
    const { group } = await groupWith(memento());
    const read = async (text: string): Promise<string> => (await group.read({ ...document, text }, new vscode.CancellationTokenSource().token)).rows[0]!.label;
    assert.equal(await read(stories), 'book a time');
    assert.equal(await read(stories.replace('book a time', 'see the list')), 'see the list');
  });

  test('rows of equal hints are each there', async () => {
    const { rows } = await groupWith(memento());
    const text = 'As a nurse, I want to swap shifts, so that I rest.\n\nAcceptance criteria:\n\n- The list loads quickly\n- The swap is saved quickly\n- Nothing fails\n';
    const ids = (await rows(await newFile('ready-equal.md', text)))[0]!.children!.map(({ id }) => id);
    assert.equal(ids.length, 2);
    assert.equal(new Set(ids).size, 2);
  });

  test('a document has a row for each check, and a text of no kind has none', async () => {
    const { shown, rows } = await groupWith(memento());
    const roadmap = await shown(await newFile('ready-roadmap.md', '# Roadmap\n\n## Now\n\n- Dark mode\n- [What else]\n'));
    assert.ok(roadmap.includes('Says what changes for people · 1 hint'), roadmap.join('\n'));
    assert.ok(roadmap.includes(' [What else] is still to fill in. · '), roadmap.join('\n'));
    assert.deepEqual(await rows(await newFile('ready-nothing.md', '# Shopping\n\nTea and milk.\n')), []);
  });

  test('commands dismiss and take back by the print of a hint', async () => {
    assert.deepEqual(await run('craftlog.dismissFinding', { finding: 'test-print', reason: 'It is right' }), ['test-print']);
    assert.deepEqual(await run('craftlog.restoreFinding', { finding: 'test-print' }), ['test-print']);
    await assert.rejects(run('craftlog.dismissFinding', { finding: '' }), /Choose a hint/);
  });
});

suite('hints in the editor', () => {
  const setting = (value: boolean | undefined): Thenable<void> => vscode.workspace.getConfiguration().update('craftlog.readiness.inEditor', value, vscode.ConfigurationTarget.Workspace);
  const hints = (uri: vscode.Uri): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri).filter(({ source }) => source?.startsWith('Craftlog'));
  teardown(async () => { await setting(undefined); await closeAll(); });

  test('off unless asked for; then hints, each with an action that dismisses it', async () => {
    const uri = await newFile('hints.md', stories.replace('host', 'hints host'));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    assert.deepEqual(hints(uri), []);
    await setting(true);
    const shown = await until(() => (hints(uri).length === 2 ? hints(uri) : undefined));
    const quickly = shown.find(({ range }) => document.getText(range) === 'quickly')!;
    assert.equal(quickly.severity, vscode.DiagnosticSeverity.Hint);
    assert.equal(quickly.source, 'Craftlog, Quality User Story: unambiguous');

    const actions = await run<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, quickly.range);
    const action = actions.find(({ title }) => title.startsWith('Dismiss hint: “quickly”'))!;
    assert.equal(action.command?.command, 'craftlog.dismissFinding');
    const [{ finding }] = action.command.arguments as [{ finding: Dismissible }];
    await run('craftlog.dismissFinding', { finding, reason: 'Everybody here knows' });
    await until(() => hints(uri).length === 1);
    await run('craftlog.restoreFinding', { finding });
    await until(() => hints(uri).length === 2);

    const editor = vscode.window.activeTextEditor!;
    const at = document.positionAt(document.getText().indexOf(' quickly'));
    await editor.edit((edit) => edit.delete(new vscode.Range(at, at.translate(0, ' quickly'.length))));
    await until(() => hints(uri).length === 1);
    await setting(false);
    await until(() => hints(uri).length === 0);
    await run('workbench.action.files.revert');
  });
});
