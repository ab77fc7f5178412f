import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { EvidenceStore } from '../../src/evidence/evidenceStore';
import type { FrameworkStore } from '../../src/framework/frameworkStore';
import type { LogbookStore } from '../../src/logbook/logbookStore';
import { catalogOf } from '../../src/framework/model/framework';
import type { Entry } from '../../src/logbook/model/logbook';
import { computeProgress } from '../../src/logbook/model/progress';
import { newEntryId } from '../../src/logbook/model/entryId';
import type { Offers } from '../../src/platform/offers';
import { SkillTree } from '../../src/skills/skillTree';
import { api, newFile, run, writeStories } from './support';

const start = Date.UTC(2024, 0, 1);
const pieces = Array.from({ length: 1200 }, (_, n): Entry => ({
  id: newEntryId(start + n * 1000, () => 0.25), at: new Date(start + n * 1000).toISOString(), type: 'evidence', activities: [writeStories], source: { kind: 'note', text: `Piece ${n}` },
}));
const never = new vscode.EventEmitter<never>().event;

suite('very many pieces of one activity', () => {
  test('each is revealed, the first, one amid them and the last', async () => {
    const came = await run<Entry[]>('craftlog.importLogbook', { uri: await newFile('pieces.json', JSON.stringify({ version: 1, entries: pieces })) });
    assert.equal(came.length, pieces.length);
    try {
      // VS Code finds a row by its parents and fails where one of them does not have it.
      for (const at of [0, 500, 1199]) { assert.equal(await run('craftlog.revealInSkills', { entry: pieces[at]!.id }), true); }
    } finally { await run('craftlog.undo'); }
  });

  test('stand in rows of 500, each in one', async () => {
    const frameworks = { catalog: catalogOf((await api()).frameworks()), onDidChange: never, retired: () => [], titleOf: () => undefined };
    const logbook = { progress: computeProgress(pieces), onDidChange: never };
    const evidence = { stateOf: () => 'found', needsReview: () => false, needingReview: [], onDidChange: never, onDidRefresh: never, checkAll: () => Promise.resolve() };
    const memento = { keys: () => [], get: () => undefined, update: () => Promise.resolve() };
    const createTreeView = Object.getOwnPropertyDescriptor(vscode.window, 'createTreeView')!;
    Object.defineProperty(vscode.window, 'createTreeView', { ...createTreeView, value: () => ({
      selection: [], visible: false, onDidChangeCheckboxState: never, onDidChangeVisibility: never, reveal: () => Promise.resolve(), dispose: () => undefined,
    }) });
    let tree: SkillTree;
    try {
      tree = new SkillTree(frameworks as unknown as FrameworkStore, logbook as unknown as LogbookStore, evidence as unknown as EvidenceStore, memento,
        {} as vscode.LogOutputChannel, { all: [], onDidChange: never } as unknown as Offers);
    } finally { Object.defineProperty(vscode.window, 'createTreeView', createTreeView); }
    const activity = tree.getChildren().flatMap((group) => tree.getChildren(group)).find((row) => row.kind === 'activity' && row.key === writeStories)!;
    const parts = tree.getChildren(activity);
    assert.deepEqual(parts.map((part) => [part.kind, tree.getChildren(part).length]), [['part', 500], ['part', 500], ['part', 200]]);
    assert.deepEqual(parts.map((part) => (tree.getTreeItem(part).label as string).replace(/\D+/g, ' ').trim()), ['1 500', '501 1000', '1001 1200']);
    const rows = parts.flatMap((part) => tree.getChildren(part).map((row) => ({ part, row })));
    assert.deepEqual(new Set(rows.map(({ row }) => row.kind === 'evidence' && row.entry)), new Set(pieces.map(({ id }) => id)));
    for (const { part, row } of [rows[0]!, rows[499]!, rows[500]!, rows[1199]!]) { assert.equal(tree.getParent(row), part); }
    tree.dispose();
  });
});
