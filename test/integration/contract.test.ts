import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, attach, fileUri, run, sprintGoal, writeStories } from './support';

suite('contract', () => {
  test('every contributed command is registered', async () => {
    await api();
    const manifest = vscode.extensions.getExtension('craftlog.craftlog')!.packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(manifest.contributes.commands.map(({ command }) => command).filter((c) => !registered.has(c)), []);
  });

  test('the API gives the framework as plain JSON', async () => {
    const { version, frameworks } = await api();
    const [framework] = frameworks();
    assert.equal(version, 1);
    assert.equal(framework?.id, 'product-manager');
    assert.deepEqual([framework?.skills.length, framework?.skills.flatMap((s) => s.activities).length], [10, 54]);
    assert.deepEqual(JSON.parse(JSON.stringify(frameworks())), JSON.parse(JSON.stringify(frameworks())));
  });

  test('what the API gives can be changed without harm', async () => {
    const craftlog = await api();
    (craftlog.frameworks() as unknown[]).length = 0;
    (craftlog.logbook().entries as unknown[]).push('rubbish');
    assert.equal(craftlog.frameworks().length, 1);
    assert.ok(craftlog.logbook().entries.every((e) => typeof e === 'object'));
  });

  test('the API tells of changes, and gives entries oldest first', async () => {
    const craftlog = await api();
    let told = 0;
    const subscription = craftlog.onDidChange(() => { told++; });
    const first = await attach('craftlog.attachNote', { activity: writeStories, text: 'Wrote three stories' });
    const second = await attach('craftlog.attachNote', { activity: sprintGoal, text: 'Set the goal' });
    subscription.dispose();
    assert.equal(told, 2);
    assert.deepEqual(craftlog.logbook().entries.slice(-2).map(({ id }) => id), [first.id, second.id]);
    assert.ok(first.id < second.id);
  });

  test('an unknown activity is refused with a sentence that says how to name one', async () => {
    await assert.rejects(run('craftlog.markDone', { activity: 'nowhere/nothing' }), /no activity “nowhere\/nothing”.*framework\/activity/);
    await assert.rejects(run('craftlog.attachFile', { activity: 'write-user-stories', uri: fileUri('roadmap.md') }), /no activity/);
  });

  test('a hover on a name says what it means, in Markdown and plain text', async () => {
    for (const language of ['markdown', 'plaintext']) {
      const document = await vscode.workspace.openTextDocument({ language, content: 'We do USER FOCUS every day.' });
      const hovers = await run<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, new vscode.Position(0, 8));
      const text = hovers.flatMap((h) => h.contents).map((c) => (c as vscode.MarkdownString).value).join('\n');
      assert.match(text, /User focus/);
      assert.match(text, /command:craftlog\.revealInSkills/);
    }
  });

  test('the key binding for a selection is one that no other command of an editor has', async () => {
    const { contributes } = vscode.extensions.getExtension('craftlog.craftlog')!.packageJSON as { contributes: { keybindings: { command: string; key: string }[] } };
    const { key } = contributes.keybindings.find(({ command }) => command === 'craftlog.attachSelection')!;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('vscode://defaultsettings/keybindings.json'));
    const bound = [...document.getText().matchAll(/"key": "([^"]+)",\s*"command": "([^"]+)"(?:,\s*"when": "([^"]+)")?/g)]
      .filter(([, k]) => k === key || k!.startsWith(`${key} `));
    // In the list of key bindings no text is edited, so there ours does not apply.
    const clashes = bound.filter(([, , , when]) => !when?.includes('inKeybindings'));
    assert.deepEqual(clashes.map(([, , command]) => command), ['craftlog.attachSelection']);
  });

  test('problems of a framework file show in it', async () => {
    const uri = fileUri('.craftlog', 'frameworks', 'mine.yaml');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('id: mine\nversion: "1"\nname: Mine\nskills:\n  - id: a\n    name: A\n    activities:\n      - title: No id\n'));
    await vscode.workspace.openTextDocument(uri);
    for (;;) {
      // The file as a whole has a mark too, without a code.
      const problem = vscode.languages.getDiagnostics(uri).find(({ code }) => code !== undefined);
      if (problem) {
        assert.equal(problem.source, 'Craftlog');
        assert.equal(problem.range.start.line, 7);
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await vscode.workspace.fs.delete(uri);
  });
});
