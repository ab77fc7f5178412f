import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { CodeWindow } from './codeWindow';
import { insist } from './quickInput';
import { window } from './support';

const story = 'As a visitor, I want to book a time for my repair';
const notes = `# Notes\n\nThe team met on Monday.\n\n${story}.\n\nThen everybody went home.\n`;

const explorer = (code: CodeWindow) => code.page.locator('.explorer-folders-view');
const file = (code: CodeWindow, name: string) => explorer(code).getByRole('treeitem', { name: new RegExp(`^${name.replace('.', '\\.')}`) });
const read = (code: CodeWindow, name: string): string => fs.readFileSync(path.join(code.folder, name), 'utf8');
/** Where the keyboard goes. */
const focusIsIn = (code: CodeWindow, selector: string): Promise<boolean> =>
  code.page.evaluate((within) => document.activeElement?.closest(within) !== null, selector);

async function untilFocusIsIn(code: CodeWindow, selector: string): Promise<void> {
  await insist(async () => { assert.ok(await focusIsIn(code, selector), `the focus is not in ${selector}`); await code.page.waitForTimeout(100); });
}

async function attachStory(code: CodeWindow, name = 'notes.md'): Promise<void> {
  await code.openFile(name);
  await code.select(story);
  await code.runCommand('Craftlog: Attach Selection as Evidence...');
  await code.pick('Write user stories');
  await code.confirmation('Attached as evidence for “Write user stories”.').waitFor();
}

async function showStory(code: CodeWindow): Promise<void> {
  await code.showView('Skills');
  await code.expand('Skills', 'Product ownership');
  await code.expand('Skills', 'Write user stories');
  await code.row('Skills', /As a visitor/).waitFor();
}

/** Selects an activity and goes down from it by key. A click closes a row that is open. */
async function focusBelow(code: CodeWindow, label: string, rows: number): Promise<void> {
  await code.row('Skills', label).click();
  await code.expand('Skills', label);
  for (let i = 0; i < rows; i++) { await code.page.keyboard.press('ArrowDown'); }
}

suite('the list of activities', () => {
  test('type and press Enter: the best match is taken, and can be undone from the status bar', async () => {
    const code = await window({ files: { 'notes.md': notes } });
    await code.openFile('notes.md');
    await code.runCommand('Craftlog: Attach File as Evidence...');
    await code.quickInput.waitFor();
    await code.page.keyboard.type('sprint goal');
    await code.page.keyboard.press('Enter'); // at once, before the list can have been filled anew
    await code.confirmation('Attached as evidence for “Set a sprint goal”.').waitFor();
    assert.equal(await code.quickInput.count(), 0);
    await code.screenshot('confirmation');
    const item = code.confirmation('Attached as evidence');
    assert.match(await item.locator('[aria-label]').first().getAttribute('aria-label') ?? '', /Attached as evidence for “Set a sprint goal”\. Undo/);
    await item.click();
    await code.confirmation('Undone').waitFor();
    await code.runCommand('Craftlog: Attach File as Evidence...');
    await code.quickInput.waitFor();
    await code.page.keyboard.type('storeis'); // a slip
    await code.quickRow('Write user stories').waitFor();
    await code.page.keyboard.press('Enter');
    await code.confirmation('Attached as evidence for “').waitFor();
    assert.equal(read(code, 'notes.md'), notes);
  });

  test('an arrow key takes another, a row says one sentence, and what is attached already is marked and not attached twice', async () => {
    const code = await window({ files: { 'notes.md': notes } });
    await code.openFile('notes.md');
    for (const said of [/Attached as evidence/, /is evidence for “.*” already/]) {
      await code.runCommand('Craftlog: Attach File as Evidence...');
      await code.quickInput.waitFor();
      await code.page.keyboard.type('stories');
      const focused = code.quickInput.locator('.monaco-list-row.focused');
      await focused.filter({ hasText: 'Write user stories' }).waitFor();
      if (said.source.startsWith('is')) { await focused.filter({ hasText: 'attached already' }).waitFor(); }
      const spoken = await focused.getAttribute('aria-label') ?? '';
      assert.doesNotMatch(spoken, /so that,|acceptance criteria, /, 'no list of keywords is read out');
      await code.page.keyboard.press('Enter');
      await code.confirmation(said).waitFor();
    }
    await code.runCommand('Craftlog: Attach File as Evidence...');
    await code.quickInput.waitFor();
    await code.page.keyboard.type('interview');
    await code.quickInput.locator('.monaco-list-row.focused').waitFor();
    const labels = await code.quickItems();
    await code.page.keyboard.press('ArrowDown');
    await code.quickInput.locator('.monaco-list-row.focused').filter({ hasText: labels[1]! }).waitFor();
    await code.page.keyboard.press('Enter');
    await code.confirmation(`Attached as evidence for “${labels[1]!}”.`).waitFor();
  });

  test('Tick Several: by keyboard, ticks stay while other words are typed, and nothing is taken that is not ticked', async () => {
    const code = await window({ files: { 'notes.md': notes } });
    await code.openFile('notes.md');
    await insist(async () => {
      await code.runCommand('Craftlog: Attach File as Evidence...');
      await code.quickInput.getByRole('button', { name: 'Tick Several' }).click({ timeout: 5000 });
    });
    await code.quickInput.locator('input[type="checkbox"], .monaco-checkbox, .quick-input-list-checkbox').first().waitFor();
    await code.quickInput.getByRole('button', { name: 'OK' }).click();
    await code.quickInput.waitFor();
    for (const [words, label] of [['sprint goal', 'Set a sprint goal'], ['mvp', 'Scope an MVP']] as const) {
      await code.quickBox.click();
      await code.page.keyboard.type(words);
      await code.quickInput.locator('.monaco-list-row.focused').filter({ hasText: label }).waitFor();
      await code.page.keyboard.press('Enter');
      await code.page.waitForFunction(() => document.querySelector<HTMLInputElement>('.quick-input-box input')?.value === '');
    }
    await code.quickInput.getByText('2 Selected').waitFor();
    await code.page.keyboard.press('Enter');
    await code.confirmation('Attached as evidence for 2 activities.').waitFor();
  });

  test('a list of boxes: Enter after typing unticks or ticks the best match, to be seen, and Enter with nothing typed goes on', async () => {
    const code = await window({ files: { 'notes.md': notes } });
    await code.openFile('notes.md');
    await code.runCommand('Craftlog: Choose Frameworks...');
    await code.quickInput.getByText('1 Selected').waitFor();
    await code.quickBox.click();
    await code.page.keyboard.type('product manag');
    await code.quickInput.locator('.monaco-list-row.focused').waitFor();
    await code.page.keyboard.press('Enter');
    await code.quickInput.getByText('0 Selected').waitFor();
    assert.equal(await code.quickBox.inputValue(), '', 'the list stays, and the next words can be typed');
    await code.page.keyboard.type('product manag');
    await code.quickInput.locator('.monaco-list-row.focused').waitFor();
    await code.page.keyboard.press('Enter');
    await code.quickInput.getByText('1 Selected').waitFor();
    await code.page.keyboard.press('Enter');
    await code.quickInput.waitFor({ state: 'hidden' });
    await code.statusBarItem('0 of 54').waitFor();
  });
});

suite('what is selected is attached', () => {
  test('several files of the Explorer, and a folder among them is named', async () => {
    const code = await window({ files: { 'a.md': '# A\n', 'b.md': '# B\n', 'c.md': '# C\n', 'deep/d.md': '# D\n' } });
    await code.runCommand('View: Show Explorer');
    await file(code, 'a.md').click();
    for (const name of ['b.md', 'c.md', 'deep']) { await file(code, name).click({ modifiers: ['ControlOrMeta'] }); }
    await code.contextMenu(file(code, 'b.md'), 'Attach File as Evidence...');
    await code.quickInput.getByText('Attach 3 files as evidence').waitFor();
    await code.page.keyboard.type('sprint goal');
    await code.page.keyboard.press('Enter');
    await code.confirmation('“deep” is a folder').waitFor();
    await code.showView('Skills');
    await code.expand('Skills', 'Agile working');
    await code.expand('Skills', 'Set a sprint goal');
    for (const name of ['a.md', 'b.md', 'c.md']) { await code.row('Skills', name).waitFor(); }
    await code.row('Skills', 'a.md').click();
    await code.row('Skills', 'c.md').click({ modifiers: ['ControlOrMeta'] });
    await code.contextMenu(code.row('Skills', 'c.md'), 'Remove Evidence');
    await code.confirmation('Evidence removed: 2 pieces.').waitFor();
    await code.row('Skills', 'a.md').waitFor({ state: 'detached' });
    await code.row('Skills', 'b.md').waitFor();
  });
});

suite('evidence in a tree and the person’s text', () => {
  test('a click shows it and leaves the focus; Delete removes the evidence, says which, and never text; Enter goes there', async () => {
    const code = await window({ files: { 'notes.md': notes, 'other.md': '# Other\n' } });
    await attachStory(code);
    await code.runCommand('View: Close All Editors');
    await showStory(code);
    const row = code.row('Skills', /As a visitor/);
    await row.click();
    await code.page.locator('.statusbar-item', { hasText: /Ln 5.*selected/ }).waitFor();
    assert.ok(await focusIsIn(code, '.pane-body'), 'the focus stays in the tree');
    await code.page.keyboard.press('Enter');
    await untilFocusIsIn(code, '.editor-instance');
    await row.click();
    await untilFocusIsIn(code, '.pane-body');
    await code.page.keyboard.press('Delete');
    await code.confirmation(/Evidence removed: “As a visitor.*from “Write user stories”/).waitFor();
    await row.waitFor({ state: 'detached' });
    await code.page.keyboard.press('Delete'); // on whatever has the focus now
    assert.equal(await code.page.locator('.tab.dirty').count(), 0);
    await code.confirmation('Evidence removed').click();
    await row.waitFor();

    // By keyboard alone the row in focus is not the selected one.
    await code.openFile('other.md');
    await code.showView('Skills');
    await focusBelow(code, 'Write user stories', 1);
    await row.and(code.page.locator('.focused')).waitFor();
    await code.page.keyboard.press('Delete');
    await code.confirmation(/Evidence removed: “As a visitor/).waitFor();
    await row.waitFor({ state: 'detached' });
    assert.ok(await code.page.getByRole('tab', { name: 'other.md', selected: true }).isVisible(), 'nothing was opened');
    assert.equal(await code.page.locator('.tab.dirty').count(), 0);
    assert.equal(read(code, 'notes.md'), notes);
  });

  test('a double click goes there, after an edit above to the new place', async () => {
    const code = await window({ files: { 'notes.md': notes } });
    await attachStory(code);
    await showStory(code);
    const row = code.row('Skills', /As a visitor/);
    await row.click();
    await code.page.locator('.statusbar-item', { hasText: /Ln 5.*selected/ }).waitFor();
    await code.clickBefore('# Notes');
    await code.page.keyboard.type('One more line.');
    await code.page.keyboard.press('Enter');
    await row.locator('.label-description', { hasText: 'moved' }).waitFor();
    await insist(async () => {
      await row.dblclick();
      await code.page.locator('.statusbar-item', { hasText: /Ln 6.*selected/ }).waitFor({ timeout: 3000 });
    });
    await untilFocusIsIn(code, '.editor-instance');
  });

  test('For This File: a click shows, Delete removes the evidence in focus and no text', async () => {
    const code = await window({ files: { 'notes.md': notes } });
    await attachStory(code);
    await code.showView('For This File');
    const row = code.row('For This File', /As a visitor/);
    await row.click();
    await code.page.locator('.statusbar-item', { hasText: /Ln 5.*selected/ }).waitFor();
    assert.ok(await focusIsIn(code, '.pane-body'));
    await code.page.keyboard.press('Delete');
    await code.confirmation(/Evidence removed: “As a visitor/).waitFor();
    await row.waitFor({ state: 'detached' });
    assert.equal(read(code, 'notes.md'), notes);
    assert.equal(await code.page.locator('.tab.dirty').count(), 0);
  });
});

suite('a question of Craftlog’s', () => {
  test('waits in the Skills view until it is answered, whatever becomes of its message', async () => {
    const code = await window({ files: { 'notes.md': notes, 'other.md': '# Other\n' } });
    await attachStory(code);
    await code.runCommand('View: Close All Editors');
    await showStory(code);
    fs.renameSync(path.join(code.folder, 'notes.md'), path.join(code.folder, 'monday.md'));
    const offer = code.row('Skills', 'Should evidence follow its file?');
    await offer.waitFor();
    await code.runCommand('Notifications: Clear All Notifications');
    await offer.click();
    await code.quickInput.getByText(/monday\.md holds what it held/).waitFor();
    await code.pick('Follow');
    await code.row('Skills', /As a visitor/).locator('.label-description', { hasText: /^monday\.md$/ }).waitFor();
    await offer.waitFor({ state: 'detached' });
  });
});
