import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, fileUri, run } from './support';

const selected = (): string => { const { document, selection } = vscode.window.activeTextEditor!; return document.getText(selection); };

suite('new document', () => {
  teardown(async () => { await run('workbench.action.revertAndCloseActiveEditor'); await closeAll(); });

  test('from a template: untitled Markdown, the first gap selected, Tab to the next', async () => {
    const uri = await run<vscode.Uri>('craftlog.newDocument', { template: 'user-stories' });
    assert.equal(uri.scheme, 'untitled');
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.languageId, 'markdown');
    assert.match(document.getText(), /^# \[[^\]]+\]\n\n## \[[^\]]+\]\n\nAs a \[/);
    assert.match(selected(), /^\[Goal[^\]]*\]$/);
    await run('jumpToNextSnippetPlaceholder');
    assert.match(selected(), /^\[Short name[^\]]*\]$/);
  });

  test('by framework and id, to a file, the first gap selected', async () => {
    const target = fileUri(`new-${Date.now()}.md`);
    const uri = await run<vscode.Uri>('craftlog.newDocument', { template: 'product-manager/decision-record', target: target.toString() });
    assert.equal(uri.toString(), target.toString());
    assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(target)), /^# Decision: \[/);
    assert.equal(vscode.window.activeTextEditor!.document.uri.toString(), target.toString());
    assert.match(selected(), /^\[what was decided[^\]]*\]$/);
    assert.equal(vscode.window.activeTextEditor!.document.isDirty, false);
  });

  test('a file that is there already stays as it is', async () => {
    const target = fileUri('roadmap.md');
    const before = await vscode.workspace.fs.readFile(target);
    await assert.rejects(run('craftlog.newDocument', { template: 'roadmap', target }), /roadmap\.md already/);
    assert.deepEqual(await vscode.workspace.fs.readFile(target), before);
  });

  test('a template nobody has is refused', async () => {
    await assert.rejects(run('craftlog.newDocument', { template: 'novel' }), /no template “novel”/);
  });

  test('templates open with their text, which is not read to start', async () => {
    const templates = (await api()).frameworks().flatMap((framework) => framework.templates);
    assert.ok(templates.length >= 16);
    assert.deepEqual(templates.filter(({ body }) => body !== ''), []);
    for (const { id } of [templates.at(-1)!, templates[5]!]) {
      await run('craftlog.newDocument', { template: id });
      assert.match(vscode.window.activeTextEditor!.document.getText(), /^# .*\[[^\]]+\]/, id);
      assert.match(selected(), /^\[[^\]]+\]$/, id);
      await run('workbench.action.revertAndCloseActiveEditor');
    }
  });
});
