import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { window } from './support';

const story = 'As a visitor, I want to book a time for my repair';

for (const kind of ['node', 'web'] as const) {
  suite(`a person's path (${kind} extension host)`, () => {
    test('from a first selection to progress, and back after a reload', async () => {
      const code = await window({ kind });
      await code.openFile('user-stories.md');
      await code.select(story);
      await code.runCommand('Craftlog: Attach Selection as Evidence...');
      assert.equal((await code.quickItems())[0], 'Write user stories', 'what fits comes first');
      await code.page.keyboard.press('Enter');
      await code.notification('Attached as evidence for “Write user stories”.').waitFor();

      await code.showView('Skills');
      await code.expand('Skills', 'Product ownership');
      await code.expand('Skills', 'Write user stories');
      await code.row('Skills', /As a visitor/).waitFor();
      const rows = await code.treeRows('Skills');
      const evidence = rows.find(({ level }) => level === 3);
      assert.match(evidence?.label ?? '', /^“As a visitor, I w/);
      assert.equal(evidence?.description, 'user-stories.md');
      const activity = rows.find(({ label }) => label === 'Write user stories');
      assert.equal(activity?.description, 'in progress · 1 piece of evidence');
      assert.match(activity?.spoken ?? '', /Write user stories, in progress, 1 piece of evidence/);
      assert.equal(rows.find(({ label }) => label === 'Product ownership')?.description, '0 of 8 · 1 piece of evidence');

      await code.checkbox('Skills', 'Write user stories').click();
      await code.statusBarItem('1 of 54').waitFor();
      assert.equal((await code.treeRows('Skills')).find(({ label }) => label === 'Write user stories')?.checked, true);

      await code.statusBarItem('1 of 54').click();
      const panel = await code.webviewFrame('Progress');
      await panel.getByText('Evidence for Write user stories').waitFor();
      await Promise.all([code.page.waitForEvent('load'), code.runCommand('Developer: Reload Window')]);
      const again = await code.webviewFrame('Progress');
      await again.getByText('Evidence for Write user stories').waitFor();
      await code.statusBarItem('1 of 54').waitFor();
    });

    test('a hover says what a name means and attaches from there', async () => {
      const code = await window({ kind });
      await code.openFile('sprint-goals.md');
      await code.select('We set a sprint goal every other Monday');
      const hover = await code.hoverAt('sprint goal every');
      assert.match(await hover.innerText(), /Set a sprint goal[\s\S]*Agile working[\s\S]*Not started/i);
      await hover.getByText(/^Attach/).first().click();
      await code.notification('Attached as evidence for “Set a sprint goal”.').waitFor();
    });
  });
}

suite('Skills view', () => {
  test('shows what the framework has, and keeps what is open and selected when something changes', async () => {
    const code = await window();
    await code.showView('Skills');
    const first = await code.treeRows('Skills');
    assert.deepEqual(first.slice(0, 3).map(({ label }) => label), ['Attach your first evidence', 'Agile working', 'Lifecycle perspective']);
    assert.equal(first.filter(({ level }) => level === 1).length, 11);
    await code.expand('Skills', 'Agile working');
    await code.expand('Skills', 'User focus');
    await code.row('Skills', 'Scope an MVP').click();
    await code.runCommand('Craftlog: Mark Activity Done...');
    await code.pick('Set a sprint goal', 'sprint goal');
    await code.row('Skills', 'Agile working').filter({ hasText: '1 of 6' }).waitFor();
    const rows = await code.treeRows('Skills');
    assert.deepEqual(rows.filter(({ expanded }) => expanded).map(({ label }) => label), ['Agile working', 'User focus']);
    assert.equal(await code.row('Skills', 'Scope an MVP').getAttribute('aria-selected'), 'true');
  });

  test('a box clicked twice at once is as it was, and unticked, what was said before is there again', async () => {
    const code = await window();
    await code.showView('Skills');
    await code.expand('Skills', 'Agile working');
    await code.runCommand('Craftlog: Mark Activity In Progress...');
    await code.pick('Scope an MVP', 'scope');
    const is = (state: string): Promise<unknown> => code.page.waitForFunction((words) => [...document.querySelectorAll('[role="treeitem"]')]
      .some((row) => row.getAttribute('aria-label')?.startsWith(`Scope an MVP, ${words}`)), state);
    await is('in progress');
    const box = (await code.checkbox('Skills', 'Scope an MVP').boundingBox())!;
    const click = (): Promise<void> => code.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await click();
    await code.statusBarItem('1 of 54').waitFor();
    await is('done');
    await Promise.all([click(), click()]);
    await code.runCommand('Craftlog: Mark Activity In Progress...');
    await code.pick('Set a sprint goal', 'sprint goal');
    await code.page.waitForFunction(() => [...document.querySelectorAll('[role="treeitem"]')].some((row) => row.getAttribute('aria-label')?.startsWith('Set a sprint goal, in progress')));
    await is('done');
    await click();
    await code.statusBarItem('0 of 54').waitFor();
    await is('in progress');
  });

  test('filters and groups', async () => {
    const code = await window();
    await code.showView('Skills');
    await code.expand('Skills', 'Agile working');
    await code.checkbox('Skills', 'Scope an MVP').click();
    await code.runCommand('Craftlog: Filter Skills...');
    await code.pick('Done');
    await code.page.waitForFunction(() => document.querySelectorAll('.pane-body [role="treeitem"]').length <= 3);
    assert.deepEqual((await code.treeRows('Skills')).map(({ label }) => label).slice(-2), ['Agile working', 'Scope an MVP']);
    await code.runCommand('Craftlog: Filter Skills...');
    await code.pick('All activities');
    await code.runCommand('Craftlog: Group Skills...');
    await code.pick('By milestone');
    await code.row('Skills', 'First 30 days').waitFor();
    await code.runCommand('Craftlog: Group Skills...');
    await code.pick('By status');
    await code.row('Skills', 'Not started').waitFor();
    assert.equal((await code.treeRows('Skills')).find(({ label }) => label === 'Done')?.description, '1');
  });

  test('a file dragged from the Explorer attaches, and evidence dragged to another activity moves', async () => {
    const code = await window();
    await code.showView('Skills');
    await code.expand('Skills', 'Agile working');
    // The two containers share the sidebar, so the file is dragged from its editor's tab, which drags the same thing.
    await code.openFile('roadmap.md');
    await code.page.getByRole('tab', { name: 'roadmap.md' }).first().dragTo(code.row('Skills', 'Scope an MVP'));
    await code.notification('Attached as evidence for “Scope an MVP”.').waitFor();
    await code.expand('Skills', 'Scope an MVP');
    await code.row('Skills', 'roadmap.md').waitFor();
    await code.row('Skills', 'roadmap.md').dragTo(code.row('Skills', 'Set a sprint goal'));
    await code.page.waitForFunction(() => [...document.querySelectorAll('[role="treeitem"]')].some((r) => r.getAttribute('aria-label')?.startsWith('Set a sprint goal, in progress, 1 piece')));
    assert.equal((await code.treeRows('Skills')).find(({ label }) => label === 'Scope an MVP')?.description, '');
  });

  test('works by keyboard', async () => {
    const code = await window();
    await code.showView('Skills');
    await code.row('Skills', 'Agile working').click();
    await code.page.keyboard.press('ArrowRight');
    await code.row('Skills', 'Compare agile methods').waitFor();
    await code.page.keyboard.press('ArrowDown');
    await code.page.keyboard.press('Space');
    await code.statusBarItem('1 of 54').waitFor();
  });

  test('a row opens its evidence where it is now, and remove can be undone', async () => {
    const code = await window();
    await code.openFile('user-stories.md');
    await code.select(story);
    await code.page.keyboard.press('Control+K');
    await code.page.keyboard.press('Control+E');
    await code.pick('Write user stories');
    await code.notification('Attached').waitFor();
    const file = path.join(code.folder, 'user-stories.md');
    fs.writeFileSync(file, `A line above.\n\n${fs.readFileSync(file, 'utf8')}`);
    await code.showView('Skills');
    await code.expand('Skills', 'Product ownership');
    await code.expand('Skills', 'Write user stories');
    await code.row('Skills', /As a visitor/).click();
    await code.page.locator('.statusbar-item', { hasText: 'Ln 10' }).waitFor();
    await code.contextMenu(code.row('Skills', /As a visitor/), 'Remove Evidence');
    await code.notification('Evidence removed').waitFor();
    await code.runCommand('Craftlog: Undo Last Log Entry');
    await code.row('Skills', /As a visitor/).waitFor();
  });
});

suite('situations', () => {
  test('no folder: it is asked for first, a file opened alone offers its own, and that opens with the file', async () => {
    const code = await window({ noFolder: true });
    await code.runCommand('Craftlog: Mark Activity Done...');
    await code.quickInput.getByText('Open a folder first').waitFor();
    assert.deepEqual(await code.quickItems(), ['Open Folder…'], 'nothing is asked before');
    await code.page.keyboard.press('Escape');

    const file = path.join(code.folder, 'alone', 'idea.md');
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, '# An idea\n');
    await code.runCommand('File: Open File...');
    await code.quickInput.waitFor();
    await code.quickBox.fill(file);
    await code.page.waitForTimeout(500);
    await code.page.keyboard.press('Enter');
    await code.page.getByRole('tab', { name: 'idea.md' }).waitFor();
    await code.runCommand('Craftlog: Attach File as Evidence...');
    await code.screenshot('no-folder');
    await Promise.all([code.page.waitForEvent('load'), code.pick('Open the Folder of This File')]);
    await code.runCommand('View: Show Explorer');
    await code.page.locator('.explorer-folders-view').getByRole('treeitem', { name: /idea\.md/ }).waitFor();
  });

  test('no folder: the view has a welcome that opens one', async () => {
    const code = await window({ noFolder: true });
    await code.page.getByRole('tab', { name: 'Craftlog' }).first().click();
    await code.page.locator('.welcome-view-content', { hasText: 'Craftlog keeps your logbook' }).waitFor();
  });

  test('an untitled document is saved first, and the selection is kept', async () => {
    const code = await window();
    await code.runCommand('Create: New File...');
    await code.page.keyboard.type('Text File');
    await code.page.keyboard.press('Enter');
    await code.editor.waitFor();
    await code.editor.click();
    await code.page.keyboard.type('As a tester, I want to be attached, so that this test passes.');
    await code.select('to be attached');
    await code.page.keyboard.press('Control+K');
    await code.page.keyboard.press('Control+E');
    await code.pick('Save As…');
    await code.quickInput.getByText('Save this document first').waitFor({ state: 'hidden' });
    await code.quickInput.waitFor();
    await code.quickBox.fill(path.join(code.folder, 'new-story.md'));
    await code.page.keyboard.press('Enter');
    await code.quickRow('Write user stories').first().waitFor();
    await code.pick('Write user stories');
    await code.notification('Attached as evidence').waitFor();
    await code.showView('Skills');
    await code.expand('Skills', 'Product ownership');
    await code.expand('Skills', 'Write user stories');
    await code.row('Skills', '“to be attached”').waitFor();
  });

  test('several folders: evidence is kept with the folder it is in', async () => {
    const code = await window({ folders: { alpha: { 'notes.md': 'alpha text' }, beta: { 'notes.md': 'beta text' } } });
    await code.openFile('beta/notes.md').catch(() => code.openFile('notes.md'));
    await code.runCommand('Craftlog: Attach File as Evidence...');
    await code.pick('Set a sprint goal', 'sprint goal');
    await code.notification('Attached as evidence').waitFor();
    await code.statusBarItem('0 of 54').waitFor();
  });

  test('Restricted Mode: everything works', async () => {
    const code = await window({ trusted: false });
    await code.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await code.openFile('user-stories.md');
    await code.select(story);
    await code.runCommand('Craftlog: Attach Selection as Evidence...');
    await code.pick('Write user stories');
    await code.notification('Attached as evidence').waitFor();
  });

  test('evidence whose passage has gone needs a look: the badge counts it, the row says so', async () => {
    const code = await window();
    await code.openFile('user-stories.md');
    await code.select(story);
    await code.runCommand('Craftlog: Attach Selection as Evidence...');
    await code.pick('Write user stories');
    await code.notification('Attached').waitFor();
    await code.showView('Skills');
    fs.writeFileSync(path.join(code.folder, 'user-stories.md'), '# Nothing of it is left\n');
    await code.page.locator('.activitybar .badge-content', { hasText: '1' }).waitFor();
    await code.expand('Skills', 'Product ownership');
    await code.expand('Skills', 'Write user stories');
    await code.row('Skills', /As a visitor/).filter({ hasText: 'not found' }).waitFor();
  });
});
