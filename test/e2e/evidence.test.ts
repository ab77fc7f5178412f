import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import type { CodeWindow } from './codeWindow';
import { window } from './support';

const story = 'As a visitor, I want to book a time for my repair';
const notes = `# Notes\n\nThe team met on Monday and talked about the workshop.\n\n${story}.\n\nThen everybody went home by bicycle.\n`;
const filler = (name: string): string => `# ${name}\n\nNothing here is evidence of anything, it only fills the folder.\n`;

async function attachStory(code: CodeWindow, file: string): Promise<void> {
  await code.openFile(file);
  await code.select(story);
  await code.runCommand('Craftlog: Attach Selection as Evidence...');
  await code.pick('Write user stories');
  await code.page.keyboard.press('Enter');
  await code.notification('Attached as evidence').waitFor();
  await code.runCommand('Notifications: Clear All Notifications');
}

async function showEvidence(code: CodeWindow): Promise<void> {
  await code.showView('Skills');
  await code.expand('Skills', 'Product ownership');
  await code.expand('Skills', 'Write user stories');
  await code.row('Skills', /As a visitor/).waitFor();
}

const stateIs = (code: CodeWindow, state: RegExp): Promise<void> => code.row('Skills', /As a visitor/).locator('.label-description', { hasText: state }).waitFor();
const badge = (code: CodeWindow) => code.page.locator('.activitybar .badge-content', { hasText: /^[0-9]+$/ });
const margin = (code: CodeWindow) => code.editor.locator('.margin-view-overlays .cgmr[class*="ced-"], .glyph-margin-widgets .cgmr[class*="ced-"]');

suite('evidence survives', () => {
  test('an edit: marked in the editor, needs a look, compared with the quote, updated', async () => {
    const code = await window({ files: { 'notes.md': notes } });
    await attachStory(code, 'notes.md');
    await margin(code).waitFor();
    assert.equal(await margin(code).count(), 1);
    await showEvidence(code);
    const file = path.join(code.folder, 'notes.md');
    fs.writeFileSync(file, notes.replace('book a time', 'choose a day and a time'));
    await stateIs(code, /changed/);
    await badge(code).getByText('1').waitFor();

    await code.row('Skills', /As a visitor/).click();
    const message = code.notification('This passage has changed since you attached it.');
    await message.getByRole('button', { name: 'Compare With Quote' }).click();
    await code.page.getByRole('tab', { name: /notes.md: quote ↔ now/ }).waitFor();
    const diff = code.page.locator('.monaco-diff-editor');
    await diff.locator('.editor.modified .view-line', { hasText: 'choose a day' }).waitFor();
    await diff.locator('.editor.original .view-line', { hasText: 'book a time' }).waitFor();
    await code.screenshot('evidence-compared');

    await code.contextMenu(code.row('Skills', /As a visitor/), 'Update Evidence');
    await code.notification('Its first quote is kept').waitFor();
    await code.row('Skills', /choose a day and a time/).waitFor();
    await badge(code).waitFor({ state: 'hidden' });
    await code.runCommand('Craftlog: Undo Last Log Entry');
    await stateIs(code, /changed/);
  });

  test('typing above and in it: the mark stays on its line and nothing needs a look for white space', async () => {
    const code = await window({ files: { 'notes.md': notes } });
    await attachStory(code, 'notes.md');
    await margin(code).waitFor();
    await code.clickBefore('The team met');
    await code.page.keyboard.type('Before all this, ');
    await code.page.keyboard.press('Enter');
    await showEvidence(code);
    await stateIs(code, /moved/);
    const top = (await margin(code).boundingBox())!.y;
    const line = (await code.editor.locator('.view-line', { hasText: story }).boundingBox())!.y;
    assert.ok(Math.abs(top - line) < 3, `${top} is not beside ${line}`);
    await badge(code).waitFor({ state: 'hidden' });
  });

  test('a rename in the Explorer: followed, one action, said in the status bar', async () => {
    const code = await window({ files: { 'notes.md': notes, 'other.md': filler('Other') } });
    await attachStory(code, 'notes.md');
    await code.runCommand('View: Show Explorer');
    const item = code.page.locator('.explorer-folders-view').getByRole('treeitem', { name: /notes\.md/ });
    const badgeIn = (row: Locator): Promise<string> => row.locator('.monaco-icon-label').first().evaluate((label) => getComputedStyle(label, '::after').content);
    assert.match(await badgeIn(item), /“”/, 'the file carries a badge');
    assert.doesNotMatch(await badgeIn(code.page.locator('.explorer-folders-view').getByRole('treeitem', { name: /other\.md/ })), /“”/);
    await item.click();
    await code.page.keyboard.press('F2');
    await code.page.locator('.explorer-folders-view input').fill('renamed.md');
    await code.page.keyboard.press('Enter');
    await code.statusBarItem('Evidence follows renamed.md').waitFor();
    await showEvidence(code);
    await code.row('Skills', /As a visitor/).locator('.label-description', { hasText: /^renamed\.md$/ }).waitFor();
    await code.runCommand('Craftlog: Undo Last Log Entry');
    await stateIs(code, /^not found · notes\.md$/);
  });

  test('a delete in the Explorer: said once, the quote can be read', async () => {
    const code = await window({ files: { 'notes.md': notes, 'other.md': filler('Other') }, settings: { 'explorer.confirmDelete': false, 'files.enableTrash': false } });
    await attachStory(code, 'notes.md');
    await code.runCommand('View: Show Explorer');
    await code.page.locator('.explorer-folders-view').getByRole('treeitem', { name: /notes\.md/ }).click();
    await code.page.keyboard.press('Delete');
    const message = code.notification('notes.md was evidence. What you attached stays in your logbook, with its quotes.');
    await message.getByRole('button', { name: 'Show Kept Quotes' }).click();
    await code.editor.locator('.view-line', { hasText: story }).waitFor();
    await showEvidence(code);
    await stateIs(code, /not found/);
  });

  test('a move outside VS Code: offered, and followed only when asked', async () => {
    const code = await window({ files: { 'notes.md': notes, 'other.md': filler('Other') } });
    await attachStory(code, 'notes.md');
    await code.runCommand('View: Close All Editors');
    await showEvidence(code);
    fs.mkdirSync(path.join(code.folder, 'archive'));
    fs.renameSync(path.join(code.folder, 'notes.md'), path.join(code.folder, 'archive', 'monday.md'));
    await stateIs(code, /^not found · notes\.md$/);
    const message = code.notification('archive/monday.md holds what it held');
    await message.waitFor();
    await stateIs(code, /^not found · notes\.md$/);
    await message.getByRole('button', { name: 'Follow' }).click();
    await stateIs(code, /^archive\/monday\.md$/);
    await badge(code).waitFor({ state: 'hidden' });
  });

  test('switching branches: gone on one, back on the other, without a word', async () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`log/day-${i}.md`, filler(`Day ${i}`)]));
    const code = await window({ files: { ...many, 'notes.md': notes } });
    const git = (...args: string[]): void => {
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args], { cwd: code.folder, stdio: 'pipe' });
    };
    git('init', '-q', '-b', 'first');
    git('add', '-A');
    git('commit', '-qm', 'first');
    git('checkout', '-qb', 'second');
    fs.writeFileSync(path.join(code.folder, 'notes.md'), '# A new beginning\n\nOther words stand here now.\n');
    for (const name of Object.keys(many)) { fs.appendFileSync(path.join(code.folder, name), 'More.\n'); }
    git('commit', '-qam', 'second');
    git('checkout', '-q', 'first');
    await attachStory(code, 'notes.md');
    await showEvidence(code);
    await stateIs(code, /^notes\.md$/);
    git('checkout', '-q', 'second');
    await stateIs(code, /not found/);
    await badge(code).getByText('1').waitFor();
    git('checkout', '-q', 'first');
    await stateIs(code, /^notes\.md$/);
    await badge(code).waitFor({ state: 'hidden' });
    assert.equal(await code.page.locator('.notifications-toasts .notification-list-item').count(), 0);
  });

  test('relink: the likely places are offered, a selection can be taken, and it can be kept as it is', async () => {
    const code = await window({ files: { 'notes.md': notes, 'other.md': filler('Other'), 'log/copy.md': `# Copy\n\nFrom the other notes:\n\n${story}.\n` } });
    await attachStory(code, 'notes.md');
    await showEvidence(code);
    fs.writeFileSync(path.join(code.folder, 'notes.md'), '# A new beginning\n\nOther words stand here now.\n');
    await stateIs(code, /not found/);
    await code.rowAction('Skills', /As a visitor/, /Relink/);
    await code.quickRow(/As a visitor/).filter({ hasText: 'log/copy.md' }).waitFor();
    await code.pick('Keep it as it is');
    await badge(code).waitFor({ state: 'hidden' });
    await stateIs(code, /not found/);
    await code.rowAction('Skills', /As a visitor/, /Relink/);
    await code.quickRow(/As a visitor/).filter({ hasText: 'log/copy.md' }).first().click();
    await code.notification('The evidence follows to copy.md. Its first quote is kept.').waitFor();
    await stateIs(code, /^log\/copy\.md$/);
  });
});
