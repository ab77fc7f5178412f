import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EvidenceStore } from '../../src/evidence/evidenceStore';
import type { LogbookStore } from '../../src/logbook/logbookStore';
import { findRelocated } from '../../src/evidence/relocation';
import { evidencePresentation } from '../../src/evidence/evidencePresentation';
import type { Entry, EntryOf, PassageSource } from '../../src/logbook/model/logbook';
import { withoutFingerprint } from '../../src/passage/passage';
import { computeProgress } from '../../src/logbook/model/progress';
import type { Evidence } from '../../src/logbook/model/progress';
import { DismissedSuggestions } from '../../src/companion/dismissedSuggestions';
import { placeOf, rememberFolders, uriOf } from '../../src/platform/places';
import { api, attach, closeAll, fileUri, newFile, rangeOfText, run, showAndSelect, sprintGoal, until, writeStories } from './support';

const story = 'As a visitor, I want to book a time for my repair, so that I do not wait in the cold.';
const around = (passage: string): string => `# Notes\n\nThe team met on Monday and talked about the café.\n\n${passage}\n\nThen everybody went home by bicycle.\n`;
let count = 0;
const fresh = (text: string, ending = 'md'): Promise<vscode.Uri> => newFile(`evidence-${Date.now()}-${count++}.${ending}`, text);
const pathOf = (uri: vscode.Uri): string => vscode.workspace.asRelativePath(uri, false);

const write = async (uri: vscode.Uri, text: string): Promise<void> => {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  // An open document follows its file after a moment.
  await until(() => vscode.workspace.textDocuments.every((d) => d.uri.toString() !== uri.toString() || d.getText() === text));
};
async function attachText(uri: vscode.Uri, text: string): Promise<EntryOf<'evidence'>> {
  const document = await vscode.workspace.openTextDocument(uri);
  return attach('craftlog.attachSelection', { activity: writeStories, uri, range: rangeOfText(document, text) });
}
const relinks = async (entry: string): Promise<EntryOf<'relink'>[]> =>
  (await api()).logbook().entries.filter((e): e is EntryOf<'relink'> => e.type === 'relink' && e.entry === entry);
const sourceOf = (added: readonly Entry[]): { exact?: string; path?: string; start?: number; cell?: number; kind: string } => {
  const [entry] = added;
  if (added.length !== 1 || entry?.type !== 'relink') { throw new Error(`Expected one relink, got ${JSON.stringify(added)}`); }
  const { source } = entry;
  const path = 'place' in source && 'path' in source.place ? source.place.path : undefined;
  return source.kind === 'passage' ? { kind: source.kind, exact: source.selector.exact, path, start: source.selector.start, cell: source.cell } : { kind: source.kind, path };
};
const shownText = async (uri: vscode.Uri): Promise<string> => (await vscode.workspace.openTextDocument(uri)).getText();

/** A store of its own over these entries, which may become others. */
async function withStore(entries: readonly Entry[], use: (store: EvidenceStore, become: (entries: readonly Entry[]) => void) => Promise<void>): Promise<void> {
  const log = vscode.window.createOutputChannel('Craftlog evidence test', { log: true });
  const kept = { keys: () => [], get: (_: string, fallback?: unknown) => fallback, update: () => Promise.resolve() } as unknown as vscode.Memento;
  const change = new vscode.EventEmitter<{ added: readonly Entry[] }>();
  const logbook = { entries, progress: computeProgress(entries), onDidChange: change.event, ready: Promise.resolve() };
  const store = new EvidenceStore(logbook as unknown as LogbookStore, kept, log);
  const become = (added: readonly Entry[]): void => {
    Object.assign(logbook, { entries: added, progress: computeProgress(added) });
    change.fire({ added });
  };
  try {
    await use(store, become);
  } finally { [store, change, log].forEach((each) => { each.dispose(); }); }
}

suite('evidence that survives', () => {
  teardown(closeAll);

  test('a changed passage: opened where it is, compared with its quote, updated on request, its first quote kept', async () => {
    const uri = await fresh(around(story));
    const { id } = await attachText(uri, story);
    const edited = story.replace('book a time', 'choose a time and a day');
    await write(uri, around(edited));
    await run('craftlog.openEvidence', { entry: id });
    const editor = await until(() => vscode.window.activeTextEditor);
    assert.equal(editor.document.getText(editor.selection), edited);
    assert.deepEqual(await relinks(id), [], 'nothing is rewritten silently');

    const now = await run<vscode.Uri>('craftlog.compareEvidence', { entry: id });
    const tab = await until(() => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff ? input : undefined;
    });
    assert.equal(tab.modified.toString(), now.toString());
    assert.deepEqual([await shownText(tab.original), await shownText(tab.modified)], [story, edited]);

    assert.equal(sourceOf(await run('craftlog.relinkEvidence', { entry: id })).exact, edited);
    const kept = await shownText(await run<vscode.Uri>('craftlog.showQuote', { entry: id }));
    assert.ok(kept.includes(story) && kept.includes(edited), kept);
    assert.deepEqual(await run('craftlog.updateEvidence', { entry: id }), [], 'there is nothing left to update');
  });

  test('a file that goes before anybody has looked at it is lost all the same', async () => {
    const uri = await fresh(around(story));
    const entries = [await attachText(uri, story)];
    const log = vscode.window.createOutputChannel('Craftlog evidence test', { log: true });
    const kept = { keys: () => [], get: (_: string, fallback?: unknown) => fallback, update: () => Promise.resolve() } as unknown as vscode.Memento;
    const change = new vscode.EventEmitter<never>();
    const store = new EvidenceStore({ entries, progress: computeProgress(entries), onDidChange: change.event } as unknown as LogbookStore, kept, log);
    const lost: string[] = [];
    store.onDidLose((file) => lost.push(file.uri.toString()));
    await vscode.workspace.fs.delete(uri);
    await until(() => lost.length > 0);
    assert.deepEqual(lost, [uri.toString()]);
    [store, change, log].forEach((each) => { each.dispose(); });
  });

  test('text above moves a passage: update takes its new offset', async () => {
    const uri = await fresh(around(story));
    const { id, source } = await attachText(uri, story);
    await write(uri, `One line more.\n\n${around(story)}`);
    const { start, exact } = sourceOf(await run('craftlog.updateEvidence', { entry: id }));
    assert.equal(exact, story);
    assert.equal(start, (source.kind === 'passage' ? source.selector.start : 0) + 'One line more.\n\n'.length);
  });

  test('a passage that has gone: no comparison, the quote is kept, a range relinks it', async () => {
    const uri = await fresh(around(story));
    const { id } = await attachText(uri, story);
    await write(uri, '# Nothing of it is left\n\nA new beginning.\n');
    await assert.rejects(run('craftlog.compareEvidence', { entry: id }), /nothing to compare. The quote is kept/);
    await assert.rejects(run('craftlog.relinkEvidence', { entry: id }), /not sure where this evidence is/);
    await assert.rejects(run('craftlog.relinkEvidence', { entry: id, uri }), /did not find the passage/);
    assert.match(await shownText(await run<vscode.Uri>('craftlog.showQuote', { entry: id })), /book a time for my repair/);
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 15 } };
    assert.equal(sourceOf(await run('craftlog.relinkEvidence', { entry: id, range })).exact, 'A new beginning');
  });

  test('a file that has gone: the quote is kept, another file that holds the passage can be named', async () => {
    const uri = await fresh(around(story));
    const { id } = await attachText(uri, story);
    await closeAll();
    await vscode.workspace.fs.delete(uri);
    await assert.rejects(run('craftlog.openEvidence', { entry: id }), /not where it was/);
    assert.match(await shownText(await run<vscode.Uri>('craftlog.showQuote', { entry: id })), /book a time for my repair/);
    const other = await fresh(`Elsewhere.\n\n${around(story)}`);
    const { path, exact } = sourceOf(await run('craftlog.relinkEvidence', { entry: id, uri: other.toString() }));
    assert.deepEqual([path, exact], [pathOf(other), story]);
    assert.equal((await run<vscode.Uri>('craftlog.openEvidence', { entry: id })).toString(), other.toString());
  });

  test('a file that cannot be read is not one that has gone; once it can be read its evidence is found', async () => {
    let readable = true;
    const bytes = new TextEncoder().encode(around(story));
    const none = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
    const guard = (): void => { if (!readable) { throw vscode.FileSystemError.NoPermissions(); } };
    const provider = vscode.workspace.registerFileSystemProvider('guarded', {
      onDidChangeFile: none.event, watch: () => new vscode.Disposable(() => undefined),
      stat: () => { guard(); return { type: vscode.FileType.File, ctime: 1, mtime: 1, size: bytes.length }; },
      readFile: () => { guard(); return bytes; },
      readDirectory: () => [], createDirectory: () => undefined, writeFile: () => undefined, delete: () => undefined, rename: () => undefined,
    }, { isReadonly: true });
    try {
      const uri = vscode.Uri.parse('guarded:/notes.md');
      const { id } = await attachText(uri, story);
      await closeAll();
      readable = false;
      await assert.rejects(run('craftlog.openEvidence', { entry: id }), /cannot be read now/);
      assert.deepEqual(await relinks(id), []);
      readable = true;
      assert.equal((await run<vscode.Uri>('craftlog.openEvidence', { entry: id })).toString(), uri.toString());
    } finally { await closeAll(); provider.dispose(); none.dispose(); }
  });

  test('a print that is read later counts: what was found with less is looked at again', async () => {
    const uri = await fresh(around(story.replace('book a time', 'choose a day')));
    const whole = await attachText(await fresh(around(story)), story);
    const place = { uri: uri.toString() };
    const source = { ...(whole.source as PassageSource), place };
    const full: Entry = { ...whole, source };
    const bare: Entry = { ...whole, source: { ...source, selector: withoutFingerprint(source.selector) } };
    await withStore([bare], async (store, become) => {
      const [piece] = computeProgress([bare]).evidence;
      await store.refresh(uri);
      assert.equal(store.stateOf(piece!), 'gone', 'one like it would look the same');
      become([full]);
      assert.equal(store.stateOf(piece!), 'unknown');
      await until(() => store.stateOf(piece!) === 'changed');
    });
  });

  test('a device, a pipe, a file without end or one that is too large is not read, and is not asked for again and again', async () => {
    const asked: string[] = [];
    const bytes = new TextEncoder().encode(around(story));
    const never = new Promise<Uint8Array>(() => undefined);
    const { File, SymbolicLink, Unknown } = vscode.FileType;
    const kinds: Record<string, { type: vscode.FileType; size: number; read: () => Uint8Array | Promise<Uint8Array> }> = {
      '/good.md': { type: File, size: bytes.length, read: () => bytes },
      '/linked.md': { type: File | SymbolicLink, size: bytes.length, read: () => bytes },
      '/zero.md': { type: Unknown | SymbolicLink, size: 0, read: () => never },
      '/pipe.md': { type: Unknown, size: 0, read: () => never },
      '/huge.md': { type: File, size: 200_000_000, read: () => never },
      '/endless.md': { type: File, size: 12, read: () => never },
    };
    const none = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
    const provider = vscode.workspace.registerFileSystemProvider('hostile', {
      onDidChangeFile: none.event, watch: () => new vscode.Disposable(() => undefined),
      stat: ({ path }) => { const { type, size } = kinds[path]!; return { type, size, ctime: 1, mtime: 1 }; },
      readFile: ({ path }) => { asked.push(path); return kinds[path]!.read(); },
      readDirectory: () => [], createDirectory: () => undefined, writeFile: () => undefined, delete: () => undefined, rename: () => undefined,
    }, { isReadonly: true });
    const { id, source } = await attachText(await fresh(around(story)), story);
    const entries = Object.keys(kinds).map((path): Entry => ({
      id: `${id}${path}`, at: new Date().toISOString(), type: 'evidence', activities: [writeStories],
      source: { ...(source as PassageSource), place: { uri: `hostile:${path}` } },
    }));
    try {
      await withStore(entries, async (store) => {
        const pieces = computeProgress(entries).evidence;
        const states = (): Record<string, string> => Object.fromEntries(pieces.map((piece) => [piece.id.slice(id.length), store.stateOf(piece)]));
        await store.checkAll();
        assert.deepEqual([...new Set(Object.values(states()))], ['unasked'], 'outside the folders nothing is asked unbidden');
        assert.deepEqual(asked, []);
        for (const piece of pieces) { await store.open(piece); }
        const unreadable = 'unreadable';
        assert.deepEqual(states(), { '/good.md': 'found', '/linked.md': 'found', '/zero.md': unreadable, '/pipe.md': unreadable, '/huge.md': unreadable, '/endless.md': unreadable });
        await store.checkAll();
        await store.checkAll();
        assert.deepEqual([...asked].sort(), ['/endless.md', '/good.md', '/linked.md']);
      });
    } finally { provider.dispose(); none.dispose(); }
  });

  test('evidence of a folder that has left is not looked for in the one that stays', async () => {
    const [stays] = vscode.workspace.workspaceFolders!;
    const uri = await fresh(around(story));
    const { id, source } = await attachText(uri, story);
    const at = 'place' in source && 'path' in source.place ? source.place.path : '';
    const values = new Map<string, unknown>([['craftlog.places.folders', [[stays!.name, [stays!.uri.toString()]], ['left', ['file:///somewhere/left']]]]]);
    const memento = { keys: () => [], get: (key: string) => values.get(key), update: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)) };
    const remembering = rememberFolders(memento);
    try {
      assert.equal(uriOf({ folder: 'left', path: at }), undefined);
      assert.equal(uriOf({ folder: 'a name never seen', path: at })?.toString(), uri.toString(), 'a clone under another name');
      assert.equal(uriOf({ folder: stays!.name, path: at })?.toString(), uri.toString());
      assert.deepEqual(placeOf(uri), { folder: stays!.name, path: at });
      const entries: Entry[] = [{ id, at: new Date().toISOString(), type: 'evidence', activities: [writeStories], source: { ...(source as PassageSource), place: { folder: 'left', path: at } } }];
      await withStore(entries, async (store) => {
        await store.checkAll();
        assert.equal(store.stateOf(computeProgress(entries).evidence[0]!), 'unknown');
        assert.equal(store.files.get(uri), undefined, 'no mark, no badge, and no rename takes it along');
      });
    } finally { remembering.dispose(); }
  });

  test('what Craftlog wrote is not where a passage went, and a search that ends at its bounds says so', async () => {
    const uri = await fresh(around(story));
    const { id, source, activities, at } = await attachText(uri, story);
    await closeAll();
    await vscode.workspace.fs.delete(uri);
    const piece: Evidence = { id, at, activities, source, original: source };
    const exported = await fresh(`# Portfolio\n\n${around(story)}\n[//]: # (Made with Craftlog)\n`);
    const log = vscode.window.createOutputChannel('Craftlog search test', { log: true });
    const search = async (): Promise<{ found: string[]; isPartial: boolean }> => {
      const { candidates, isPartial } = await findRelocated([{ uri, evidence: [piece] }], log);
      return { found: candidates.get(uri.toString())!.filter(({ held }) => held.size).map((each) => each.uri.toString()), isPartial };
    };
    const before = await search();
    assert.ok(!before.found.includes(exported.toString()));
    const moved = await fresh(around(story));
    assert.ok((await search()).found.includes(moved.toString()));
    await Promise.all([exported, moved].map((file) => vscode.workspace.fs.delete(file)));
    const large = await fresh('Nothing of it. '.repeat(150_000));
    try {
      assert.deepEqual([before.isPartial, (await search()).isPartial], [false, true]);
    } finally { await vscode.workspace.fs.delete(large); log.dispose(); }
  });

  test('“Not this” follows an untitled document to the file it is saved as', async () => {
    const values = new Map<string, unknown>();
    const memento = { keys: () => [], get: (key: string) => values.get(key), update: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)) };
    const notThis = new DismissedSuggestions(memento);
    const untitled = async (text: string): Promise<vscode.TextDocument> => {
      await run('workbench.action.files.newUntitledFile');
      const editor = await until(() => (vscode.window.activeTextEditor?.document.isUntitled && !vscode.window.activeTextEditor.document.getText() ? vscode.window.activeTextEditor : undefined));
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
      await notThis.add(editor.document.uri, writeStories);
      return editor.document;
    };
    const discarded = await untitled('Something else.');
    await run('workbench.action.revertAndCloseActiveEditor');
    await until(() => !notThis.of(discarded.uri).length);
    const document = await untitled(around(story));
    // As VS Code does it: the file is written with its text, and the untitled document goes.
    const file = await fresh('');
    const editor = await showAndSelect(file);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `${around(story)}\n`));
    await editor.document.save();
    await vscode.window.showTextDocument(document);
    await run('workbench.action.revertAndCloseActiveEditor');
    await until(() => notThis.of(file).length > 0);
    assert.deepEqual([notThis.of(file), notThis.of(document.uri)], [[writeStories], []]);
    notThis.dispose();
  });

  test('the quote of a passage stays within reach when it becomes a whole file', async () => {
    const uri = await fresh(around(story));
    const { id } = await attachText(uri, story);
    const logbook = (await api()).logbook();
    const passage = logbook.entries.find((e): e is EntryOf<'evidence'> => e.id === id)!;
    const asFile: Evidence = { ...passage, original: passage.source, source: { kind: 'file', place: { uri: uri.toString() } } };
    assert.match(evidencePresentation(asFile, 'found', false).contextValue, /^evidence\.file\.found\.quote\b/);
    assert.doesNotMatch(evidencePresentation({ ...asFile, original: asFile.source }, 'found', false).contextValue, /quote/);
  });

  test('undo takes a relink back, and the evidence is looked for where it was', async () => {
    const uri = await fresh(around(story));
    const other = await fresh(around(story));
    const { id } = await attachText(uri, story);
    await run('craftlog.relinkEvidence', { entry: id, uri: other });
    assert.equal((await run<vscode.Uri>('craftlog.openEvidence', { entry: id })).toString(), other.toString());
    await run('craftlog.undo');
    assert.equal((await run<vscode.Uri>('craftlog.openEvidence', { entry: id })).toString(), uri.toString());
  });

  test('a rename in VS Code is followed, of a folder too, as one action', async () => {
    const name = `folder-${Date.now()}`;
    await vscode.workspace.fs.createDirectory(fileUri(name));
    const [a, b] = [await newFile(`${name}/a.md`, around(story)), await newFile(`${name}/deep/b.md`, around(story))];
    const first = await attachText(a, story);
    const second = await attach('craftlog.attachFile', { activity: sprintGoal, uri: b });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(fileUri(name), fileUri(`${name}-renamed`));
    assert.ok(await vscode.workspace.applyEdit(edit));
    const [one, two] = [await until(async () => (await relinks(first.id))[0]), await until(async () => (await relinks(second.id))[0])];
    assert.deepEqual([sourceOf([one]).path, sourceOf([two]).path], [`${name}-renamed/a.md`, `${name}-renamed/deep/b.md`]);
    assert.equal(one.at, two.at);
    assert.equal(sourceOf([one]).exact, story);
    assert.ok((await run<vscode.Uri>('craftlog.openEvidence', { entry: first.id })).path.endsWith('-renamed/a.md'));
  });

  test('links, notes and evidence that is no longer there are refused with a reason', async () => {
    const link = await attach('craftlog.attachLink', { activity: writeStories, url: 'https://example.com/' });
    await assert.rejects(run('craftlog.relinkEvidence', { entry: link.id }), /Only a file or a passage/);
    await assert.rejects(run('craftlog.compareEvidence', { entry: link.id }), /Only a passage has a quote/);
    await run('craftlog.removeEvidence', { entry: link.id });
    await assert.rejects(run('craftlog.relinkEvidence', { entry: link.id }), /no longer in the logbook/);
  });

  test('a whole file is relinked to another', async () => {
    const { id } = await attach('craftlog.attachFile', { activity: writeStories, uri: fileUri('roadmap.md') });
    assert.deepEqual(await run('craftlog.relinkEvidence', { entry: id }), []);
    const { kind, path } = sourceOf(await run('craftlog.relinkEvidence', { entry: id, uri: fileUri('stakeholders.md') }));
    assert.deepEqual([kind, path], ['file', 'stakeholders.md']);
  });
});

suite('export of evidence', () => {
  test('Web Annotations: passages with their present place, files and links; notes are left out', async () => {
    const uri = await fresh(`# 👩‍👩‍👧 Notes\n\n${around(story)}`);
    const { id } = await attachText(uri, story);
    await write(uri, `🎉 New.\n\n# 👩‍👩‍👧 Notes\n\n${around(story)}`);
    const note = await attach('craftlog.attachNote', { activity: writeStories, text: 'Ran the session.' });
    const target = fileUri(`evidence-${Date.now()}.jsonld`);
    assert.equal((await run<vscode.Uri>('craftlog.exportPortfolio', { format: 'annotations', target })).toString(), target.toString());
    const json = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(target))) as {
      total: number; first: { items: { id: string; target: { source: string; selector: { exact: string; start: number; end: number }[] } }[] };
    };
    assert.equal(json.total, json.first.items.length);
    assert.equal(json.first.items.find((item) => item.id.endsWith(note.id)), undefined);
    const { source, selector: [quote, position] } = json.first.items.find((item) => item.id.endsWith(id))!.target;
    assert.equal(source, pathOf(uri));
    assert.equal(quote!.exact, story);
    const points = [...`🎉 New.\n\n# 👩‍👩‍👧 Notes\n\n${around(story)}`];
    assert.equal(points.slice(position!.start, position!.end).join(''), story);
  });
});

suite('marks of evidence', () => {
  teardown(closeAll);
  const hovers = async (uri: vscode.Uri, position: vscode.Position): Promise<string> => {
    const all = await run<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
    return all.flatMap(({ contents }) => contents.map((c) => (typeof c === 'string' ? c : c.value))).join('\n');
  };

  test('a hover on a passage says for what, with its remark, and lists overlapping evidence; elsewhere there is none', async () => {
    const uri = await fresh(around(story), 'txt');
    const document = await vscode.workspace.openTextDocument(uri);
    const range = rangeOfText(document, 'I want to book a time');
    await attachText(uri, story);
    await attach('craftlog.attachSelection', { activity: sprintGoal, uri, range, remark: 'With *the* team' });
    const both = await hovers(uri, range.start.translate(0, 3));
    assert.match(both, /Evidence for.*\*\*Write user stories\*\*/);
    assert.match(both, /Evidence for.*\*\*Set a sprint goal\*\*/);
    assert.ok(both.includes('I want to book a time”') && both.includes('“As a visitor'), `each by its quote: ${both}`);
    assert.match(both, /With \\\*the\\\* team/, 'a remark is text, not Markdown');
    assert.match(both, /command:craftlog.revealInSkills/);
    const one = await hovers(uri, range.start.translate(0, -4));
    assert.ok(!one.includes('“As a visitor'), 'one alone needs no quote');
    assert.ok(one.includes('Write user stories') && !one.includes('Set a sprint goal'), one);
    assert.equal(await hovers(uri, new vscode.Position(0, 3)), '');
  });

  test('a hover follows edits that are not saved, and a changed passage offers the comparison', async () => {
    const uri = await fresh(around(story), 'txt');
    await attachText(uri, story);
    const editor = await showAndSelect(uri, 'The team');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'A line above.\n\n'));
    await editor.edit((edit) => edit.replace(rangeOfText(editor.document, 'book a time'), 'choose a day'));
    const text = await hovers(uri, rangeOfText(editor.document, 'choose a day').start);
    assert.match(text, /changed[^]*craftlog.compareEvidence[^]*craftlog.updateEvidence/);
    await run('workbench.action.files.revert');
  });

  test('a line above each passage, only when the setting says so; one a line however many begin there', async () => {
    const uri = await fresh(around(story), 'txt');
    await attachText(uri, story);
    await attach('craftlog.attachSelection', { activity: sprintGoal, uri, range: rangeOfText(await vscode.workspace.openTextDocument(uri), 'As a visitor') });
    const lenses = async (): Promise<string[]> =>
      (await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri)).map(({ command, range }) => `${range.start.line} ${command?.title}`);
    assert.deepEqual(await lenses(), []);
    const settings = vscode.workspace.getConfiguration();
    await settings.update('craftlog.codeLens.enabled', true, vscode.ConfigurationTarget.Workspace);
    await until(async () => (await lenses()).length > 0 || undefined);
    assert.deepEqual(await lenses(), ['4 Evidence for Write user stories, Set a sprint goal']);
    await settings.update('craftlog.codeLens.enabled', undefined, vscode.ConfigurationTarget.Workspace);
    await until(async () => (await lenses()).length === 0 || undefined);
  });
});

suite('evidence in all kinds of text', () => {
  teardown(closeAll);

  const survives = async (before: string, passage: string, after: string, ending = 'md'): Promise<void> => {
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
    const uri = await fresh('', ending);
    await vscode.workspace.fs.writeFile(uri, encode(before + passage + after));
    const { id, source } = await attachText(uri, passage);
    assert.equal(source.kind === 'passage' && source.selector.exact, passage);
    await closeAll();
    await vscode.workspace.fs.writeFile(uri, encode(`${before}A paragraph that is new.\n\n${passage}${after}`));
    await run('craftlog.openEvidence', { entry: id });
    const editor = await until(() => vscode.window.activeTextEditor);
    await until(() => editor.document.getText().includes('that is new') || undefined);
    await run('craftlog.openEvidence', { entry: id });
    assert.equal(editor.document.getText(vscode.window.activeTextEditor!.selection), passage);
  };

  test('Markdown with front matter', () => survives('---\ntitle: Notes\ntags: [a, b]\n---\n\n# Notes\n\n', story, '\n\nThe end of it.\n'));
  test('an open file with a byte order mark', () => survives('\ufeff# Notes\n\nWe met on Monday.\n\n', story, '\n\nThen home.\n'));
  test('right-to-left text', () => survives('# הערות\n\nהצוות נפגש ביום שני ודיבר על בית הקפה.\n\n', 'כמבקר אני רוצה לקבוע זמן לתיקון שלי כדי שלא אחכה בקור.', '\n\nאחר כך כולם נסעו הביתה באופניים.\n'));
  test('emoji and other signs of two units', () => survives('# 👩‍👩‍👧 Notes 𝒳\n\nWe met 🎉 at the café.\n\n', 'As a 👩🏽‍🚀 visitor I want 🛠️ repairs to be 𝒻un and quick.', '\n\nThen 🚲 home.\n'));
  test('Windows line endings', () => survives('# Notes\r\n\r\nWe met on Monday.\r\n\r\n', story, '\r\n\r\nThen home.\r\n'));
  test('mixed line endings', () => survives('# Notes\r\n\r\nWe met on Monday.\r\n\r\nAll of us.\n\n', story, '\n\nThen home.\n\nBy bicycle.\n\nIt rained.\n'));
  test('mixed line endings in a file that is not open: the place is that in its document', async () => {
    const text = `# Notes\r\n\r\nWe met on Monday.\r\n\r\n${story}\n\nThen home.\n\nBy bicycle.\n\nIt rained.\n`;
    const { id } = await attachText(await fresh(around(story)), story);
    const uri = await fresh(text);
    const { start } = sourceOf(await run('craftlog.relinkEvidence', { entry: id, uri }));
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(start, document.getText().indexOf(story));
  });
  test('a byte order mark that comes with a save', async () => {
    const uri = await fresh(around(story));
    const { id } = await attachText(uri, story);
    await closeAll();
    await vscode.workspace.fs.writeFile(uri, new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(around(story))]));
    assert.deepEqual(await run('craftlog.updateEvidence', { entry: id }), [], 'it is where it was');
  });
  const units = (text: string, little: boolean): Uint8Array => Uint8Array.from([...Array(text.length).keys()].flatMap((i) => {
    const [low, high] = [text.charCodeAt(i) & 0xff, text.charCodeAt(i) >> 8];
    return little ? [low, high] : [high, low];
  }));
  for (const [name, encode] of Object.entries<(text: string) => Uint8Array>({
    'UTF-8 with a byte order mark': (text) => new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)]),
    'UTF-16, little end first': (text) => units(`\ufeff${text}`, true),
    'UTF-16, big end first': (text) => units(`\ufeff${text}`, false),
  })) {
    test(name, async () => {
      const { id } = await attachText(await fresh(around(story)), story);
      const uri = await fresh('');
      await vscode.workspace.fs.writeFile(uri, encode(`Héllo\n\n${around(story)}`));
      const { exact, start } = sourceOf(await run('craftlog.relinkEvidence', { entry: id, uri }));
      assert.deepEqual([exact, start], [story, `Héllo\n\n${around(story)}`.indexOf(story)]);
    });
  }

  test('a file of 5 MB', async function () {
    this.timeout(60_000); // a busy machine takes a while to open one
    const line = (i: number): string => `${i} lines of a long log of what was decided, number ${(i * 7919) % 100_003}, on an ordinary day\n`;
    const many = (from: number, to: number): string => Array.from({ length: to - from }, (_, i) => line(from + i)).join('');
    await survives(many(0, 35_000), story, `\n${many(35_000, 64_000)}`, 'txt');
  });

  test('a notebook: the cell is found again after cells were put before it, closed or open', async function () {
    this.timeout(120_000); // In a browser without VS Code's own network of hosts, the worker of every notebook is waited for.
    const notebook = (...cells: string[]): string => JSON.stringify({
      cells: cells.map((source) => ({ cell_type: 'markdown', metadata: {}, source: source.split(/(?<=\n)/) })), metadata: {}, nbformat: 4, nbformat_minor: 5,
    });
    const uri = await fresh(notebook('# Research', `${around(story)}`, 'The end'), 'ipynb');
    const open = await vscode.workspace.openNotebookDocument(uri);
    const cell = open.cellAt(1).document;
    const { id, source } = await attach('craftlog.attachSelection', { activity: writeStories, uri: cell.uri, range: rangeOfText(cell, story) });
    assert.equal(source.kind === 'passage' && source.cell, 1);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(notebook('# Research', 'A new cell', 'Another', around(story), 'The end')));
    await until(async () => (await vscode.workspace.openNotebookDocument(uri)).cellCount === 5 || undefined);
    const relinked = sourceOf(await run('craftlog.updateEvidence', { entry: id }));
    assert.deepEqual([relinked.cell, relinked.exact], [3, story]);
    await run('craftlog.openEvidence', { entry: id });
    assert.equal((await until(() => vscode.window.activeNotebookEditor)).selection.start, 3);
    const editor = await until(() => vscode.window.visibleTextEditors.find((e) => e.document.uri.scheme === 'vscode-notebook-cell' && !e.selection.isEmpty));
    assert.equal(editor.document.getText(editor.selection), story);
  });

  test('a notebook with the same cell twice: the cells around it tell which is the evidence, closed or open', async () => {
    const notebook = (...cells: string[]): string => JSON.stringify({
      cells: cells.map((source) => ({ cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source: [source] })), metadata: {}, nbformat: 4, nbformat_minor: 5,
    });
    const cells = ['import pandas as pd', 'df = pd.read_csv("sales.csv")', 'df.describe()', 'df = df.dropna()', 'df.describe()', 'df.plot()'];
    const uri = await fresh(notebook(...cells), 'ipynb');
    const open = await vscode.workspace.openNotebookDocument(uri);
    const cell = open.cellAt(4).document;
    const { id } = await attach('craftlog.attachSelection', { activity: writeStories, uri: cell.uri, range: rangeOfText(cell, 'df.describe()') });
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(notebook('# Sales', ...cells)));
    await until(async () => (await vscode.workspace.openNotebookDocument(uri)).cellCount === 7 || undefined);
    assert.equal(sourceOf(await run('craftlog.updateEvidence', { entry: id })).cell, 5);
  });

  test('a selection in an editor can be where evidence goes', async () => {
    const uri = await fresh(around(story));
    const { id } = await attachText(uri, story);
    const editor = await showAndSelect(uri, 'Then everybody went home by bicycle.');
    const { exact } = sourceOf(await run('craftlog.relinkEvidence', { entry: id, uri, range: editor.selection }));
    assert.equal(exact, 'Then everybody went home by bicycle.');
  });
});
