import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Entry, EntryOf } from '../../src/logbook/model/logbook';
import { api, attach, closeAll, fileUri, newFile, rangeOfText, run, showAndSelect, sprintGoal, until, writeStories } from './support';

const quoteOf = ({ source }: EntryOf<'evidence'>): string => (source.kind === 'passage' ? source.selector.exact : '');

suite('attach', () => {
  teardown(closeAll);

  test('a file, by its folder and path', async () => {
    const { source, activities, remark } = await attach('craftlog.attachFile', { activity: writeStories, uri: fileUri('user-stories.md'), remark: 'My first' });
    assert.deepEqual(source, { kind: 'file', place: { folder: vscode.workspace.workspaceFolders![0]!.name, path: 'user-stories.md' } });
    assert.deepEqual(activities, [writeStories]);
    assert.equal(remark, 'My first');
  });

  test('one file for several activities is one entry', async () => {
    const { activities } = await attach('craftlog.attachFile', { activities: [writeStories, sprintGoal], uri: fileUri('roadmap.md') });
    assert.deepEqual(activities, [writeStories, sprintGoal]);
  });

  test('all that a menu says is selected, though it is said with other objects each time; what else a menu says is left alone', async () => {
    const [a, b, c] = [await newFile('several-a.md', 'a'), await newFile('several-b.md', 'b'), await newFile('several-c.md', 'c')];
    const again = (uri: vscode.Uri): vscode.Uri => vscode.Uri.parse(uri.toString());
    const attached = async (...given: readonly unknown[]): Promise<readonly string[]> => {
      // Nobody picks here: who asks is a person, so the list says in its title how many there are. It is closed, and nothing is logged.
      const before = (await api()).logbook().entries.length;
      const asking = run<readonly Entry[] | undefined>('craftlog.attachFile', ...given);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const added = await asking ?? [];
      assert.equal((await api()).logbook().entries.length - before, added.length);
      return added.flatMap((e) => (e.type === 'evidence' && e.source.kind === 'file' && 'path' in e.source.place ? [e.source.place.path] : []));
    };
    assert.deepEqual(await attached(a, [again(a), again(b)]), ['several-a.md', 'several-b.md']);
    assert.deepEqual(await attached(c, [again(a), again(b)]), ['several-c.md'], 'a selection without what was clicked is about something else');
    const [d, e] = [await newFile('several-d.md', 'd'), await newFile('several-e.md', 'e')];
    assert.deepEqual(await attached({ resourceUri: d }, { resourceUri: e }), ['several-d.md', 'several-e.md'], 'changed files of the source control view');
    const f = await newFile('several-f.md', 'f');
    assert.deepEqual(await attached(f, { groupId: 0, editorIndex: 1 }), ['several-f.md'], 'the tab of an editor');
  });

  test('nothing is attached to one activity twice: the entry that is there comes back', async () => {
    const uri = await newFile('once.md', 'One line above.\n\nThis is the passage.\n');
    const count = async (): Promise<number> => (await api()).logbook().entries.length;
    const file = await attach('craftlog.attachFile', { activity: writeStories, uri });
    const before = await count();
    assert.equal((await attach('craftlog.attachFile', { activity: writeStories, uri: uri.toString() })).id, file.id);
    assert.equal((await attach('craftlog.attachFile', { activity: writeStories, uris: [uri, uri] })).id, file.id);
    assert.equal(await count(), before);
    assert.deepEqual((await attach('craftlog.attachFile', { activities: [writeStories, sprintGoal], uri })).activities, [sprintGoal], 'the other activity is new');

    const document = await vscode.workspace.openTextDocument(uri);
    const passage = (): Promise<EntryOf<'evidence'>> =>
      attach('craftlog.attachSelection', { activity: writeStories, uri, range: rangeOfText(document, 'This is the passage.') });
    const first = await passage();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), 'Something new.\n\n');
    await vscode.workspace.applyEdit(edit);
    assert.equal((await passage()).id, first.id, 'wherever it stands now');
    await document.save();

    const link = (url: string): Promise<EntryOf<'evidence'>> => attach('craftlog.attachLink', { activity: writeStories, url });
    assert.equal((await link('https://example.com')).id, (await link('https://EXAMPLE.com/')).id);
    const note = (): Promise<EntryOf<'evidence'>> => attach('craftlog.attachNote', { activity: writeStories, text: 'Ran the retrospective' });
    assert.notEqual((await note()).id, (await note()).id, 'one may do a thing twice');
  });

  test('attaching at once in several places is attaching once, and a new remark is kept', async () => {
    const uri = await newFile('at-once.md', 'text');
    const all = await Promise.all([1, 2, 3, 4].map(() => attach('craftlog.attachFile', { activity: writeStories, uri })));
    assert.equal(new Set(all.map(({ id }) => id)).size, 1);
    const remarked = await attach('craftlog.attachFile', { activity: writeStories, uri, remark: 'I led this.' });
    assert.equal(remarked.remark, 'I led this.');
    assert.equal(remarked.replaces, all[0]!.id);
  });

  test('an image', async () => {
    const { source } = await attach('craftlog.attachFile', { activity: writeStories, uri: fileUri('sketch.png') });
    assert.equal(source.kind, 'file');
  });

  test('the selection of the editor in front', async () => {
    await showAndSelect(fileUri('user-stories.md'), 'As a visitor, I want to book a time for my repair');
    const entry = await attach('craftlog.attachSelection', { activity: writeStories });
    assert.equal(quoteOf(entry), 'As a visitor, I want to book a time for my repair');
  });

  test('a range given as JSON, of a file that is not open', async () => {
    const uri = await newFile('ranges.md', 'one two three\nfour five six\n');
    const range = { start: { line: 0, character: 4 }, end: { line: 1, character: 4 } };
    const { source } = await attach('craftlog.attachSelection', { activity: writeStories, uri: uri.toString(), range });
    assert.equal(source.kind === 'passage' && source.selector.exact, 'two three\nfour');
    assert.deepEqual(source.kind === 'passage' && [source.selector.start, source.selector.end], [4, 18]);
  });

  test('several selections are one piece of evidence each', async () => {
    await showAndSelect(fileUri('user-stories.md'), 'Book a time', 'Say what is broken');
    const added = await run<readonly Entry[]>('craftlog.attachSelection', { activity: writeStories });
    assert.deepEqual(added.map((e) => e.type === 'evidence' && quoteOf(e)), ['Book a time', 'Say what is broken']);
    assert.equal(new Set(added.map(({ at }) => at)).size, 1);
  });

  test('white space around a selection is left out', async () => {
    const uri = await newFile('spaces.md', '  one two  \n\n');
    const entry = await attach('craftlog.attachSelection', { activity: writeStories, uri, range: new vscode.Range(0, 0, 2, 0) });
    assert.equal(quoteOf(entry), 'one two');
  });

  test('an empty selection means its line; an empty line is refused with what to do', async () => {
    const uri = await newFile('lines.md', 'first line\n\n   \nlast line');
    const at = (line: number): object => ({ activity: writeStories, uri, range: new vscode.Range(line, 0, line, 0) });
    assert.equal(quoteOf(await attach('craftlog.attachSelection', at(0))), 'first line');
    await assert.rejects(run('craftlog.attachSelection', at(1)), /line is empty. Select the passage/);
    await assert.rejects(run('craftlog.attachSelection', at(2)), /line is empty/);
  });

  test('an unsaved document is attached with its unsaved text', async () => {
    const uri = await newFile('dirty.md', 'saved\n');
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), 'not saved yet'));
    const entry = await attach('craftlog.attachSelection', { activity: writeStories, uri, range: new vscode.Range(1, 0, 1, 3) });
    assert.equal(quoteOf(entry), 'not');
    await run('workbench.action.files.revert');
  });

  test('an untitled document is not attached without being saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'As a user' });
    await vscode.window.showTextDocument(document);
    await assert.rejects(run('craftlog.attachSelection', { activity: writeStories, range: new vscode.Range(0, 0, 0, 4) }), /Save this document first/);
    await assert.rejects(run('craftlog.attachFile', { activity: writeStories, uri: document.uri }), /Save this document first/);
    await run('workbench.action.revertAndCloseActiveEditor');
  });

  test('a file outside every folder is kept by its address', async () => {
    const outside = vscode.Uri.joinPath(fileUri(), '..', `outside-${Date.now()}.md`);
    await vscode.workspace.fs.writeFile(outside, new TextEncoder().encode('outside text'));
    const { source } = await attach('craftlog.attachSelection', { activity: writeStories, uri: outside, range: new vscode.Range(0, 0, 0, 7) });
    assert.deepEqual(source.kind === 'passage' && source.place, { uri: outside.toString() });
    await vscode.workspace.fs.delete(outside);
  });

  test('a notebook cell is kept as its notebook and the cell it is in', async () => {
    const notebook = await vscode.workspace.openNotebookDocument(fileUri('research', 'analysis.ipynb'));
    const [cell] = notebook.getCells();
    const text = cell!.document.lineAt(0).text;
    const entry = await attach('craftlog.attachSelection', { activity: writeStories, uri: cell!.document.uri, range: new vscode.Range(0, 0, 0, text.length) });
    assert.equal(entry.source.kind === 'passage' && entry.source.cell, 0);
    assert.ok(entry.source.kind === 'passage' && 'path' in entry.source.place && entry.source.place.path === 'research/analysis.ipynb');
    assert.ok(quoteOf(entry).length > 0);
    const shown = await run<vscode.Uri>('craftlog.openEvidence', { entry: entry.id });
    assert.ok(shown.path.endsWith('analysis.ipynb'));
  });

  test('another version of a file stands for the file', async () => {
    const uri = await newFile('versions.md', 'kept line\nnew line\n');
    const provider = vscode.workspace.registerTextDocumentContentProvider('oldversion', { provideTextDocumentContent: () => 'dropped line\nkept line\n' });
    const old = uri.with({ scheme: 'oldversion', query: 'ref=HEAD' });
    const file = await attach('craftlog.attachFile', { activity: writeStories, uri: old });
    assert.deepEqual(file.source.kind === 'file' && 'path' in file.source.place && file.source.place.path, 'versions.md');
    const passage = await attach('craftlog.attachSelection', { activity: writeStories, uri: old, range: new vscode.Range(1, 0, 1, 9) });
    assert.deepEqual(passage.source.kind === 'passage' && passage.source.selector.start, 0);
    await assert.rejects(run('craftlog.attachSelection', { activity: writeStories, uri: old, range: new vscode.Range(0, 0, 0, 12) }), /not in versions.md as it is now/);
    provider.dispose();
  });

  test('what is not a file is refused with what to do', async () => {
    await assert.rejects(run('craftlog.attachFile', { activity: writeStories, uri: fileUri('no-such-file.md') }), /Save it as a file/);
    await assert.rejects(run('craftlog.attachFile', { activity: writeStories, uri: fileUri('research') }), /is a folder. Attach the files in it/);
    await assert.rejects(run('craftlog.attachSelection', { activity: writeStories, uri: fileUri('sketch.png'), range: new vscode.Range(0, 0, 0, 1) }), /Attach the whole file/);
  });

  test('a virtual file system', async () => {
    const emitter = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
    const text = new TextEncoder().encode('from far away');
    const refuse = (): never => { throw vscode.FileSystemError.NoPermissions(); };
    const registered = vscode.workspace.registerFileSystemProvider('craftfs', {
      onDidChangeFile: emitter.event, watch: () => ({ dispose: () => undefined }),
      stat: (uri) => { if (uri.path !== '/far.md') { throw vscode.FileSystemError.FileNotFound(uri); } return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: text.length }; },
      readFile: () => text, readDirectory: () => [], createDirectory: refuse, writeFile: refuse, delete: refuse, rename: refuse,
    }, { isReadonly: true });
    const uri = vscode.Uri.parse('craftfs:/far.md');
    const entry = await attach('craftlog.attachSelection', { activity: writeStories, uri, range: new vscode.Range(0, 5, 0, 8) });
    assert.equal(quoteOf(entry), 'far');
    assert.equal((await run<vscode.Uri>('craftlog.openEvidence', { entry: entry.id })).toString(), uri.toString());
    registered.dispose();
  });

  test('a link must be a web address', async () => {
    const { source } = await attach('craftlog.attachLink', { activity: writeStories, url: 'https://example.com/a?b=1', title: 'A talk' });
    assert.deepEqual(source, { kind: 'link', url: 'https://example.com/a?b=1', title: 'A talk' });
    for (const url of ['javascript:alert(1)', 'command:workbench.action.quit', 'file:///etc/passwd', 'nonsense']) {
      await assert.rejects(run('craftlog.attachLink', { activity: writeStories, url }), /begins with https/);
    }
  });

  test('a note must say something', async () => {
    const { source } = await attach('craftlog.attachNote', { activity: writeStories, text: ' Ran the session. ' });
    assert.deepEqual(source, { kind: 'note', text: 'Ran the session.' });
    await assert.rejects(run('craftlog.attachNote', { activity: writeStories, text: '  ' }), /note is empty/);
    await assert.rejects(run('craftlog.attachNote', { activity: writeStories, text: 'x'.repeat(20_000) }), /16,?000 characters/);
  });

  test('opening evidence selects the passage where it is now', async () => {
    const uri = await newFile('moving.md', 'alpha\nthe very passage\nomega\n');
    const entry = await attach('craftlog.attachSelection', { activity: writeStories, uri, range: new vscode.Range(1, 0, 1, 16) });
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('new first line\nsecond\nalpha\nthe very passage\nomega\n'));
    const document = await vscode.workspace.openTextDocument(uri);
    await until(() => document.getText().startsWith('new'));
    await run('craftlog.openEvidence', { entry: entry.id });
    const editor = await until(() => vscode.window.activeTextEditor);
    assert.equal(editor.document.uri.toString(), uri.toString());
    assert.deepEqual(editor.selection.start, rangeOfText(editor.document, 'the very passage').start);
    assert.equal(editor.document.getText(editor.selection), 'the very passage');
  });

  test('evidence of a file that has gone says so and is kept', async () => {
    const uri = await newFile('goes.md', 'soon gone');
    const entry = await attach('craftlog.attachFile', { activity: writeStories, uri });
    await vscode.workspace.fs.delete(uri);
    await assert.rejects(run('craftlog.openEvidence', { entry: entry.id }), /not where it was/);
  });
});
