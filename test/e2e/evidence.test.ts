import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { newEntryId } from '../../src/logbook/model/entryId';
import { writeLines } from '../../src/logbook/model/jsonLines';
import type { Entry, Source } from '../../src/logbook/model/logbook';
import { describe } from '../../src/passage/passage';
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
  await code.notification('Attached as evidence').waitFor();
  await code.runCommand('Notifications: Clear All Notifications');
}

/** Files and a logbook in which a passage of each is evidence: attaching so many by hand would take minutes. */
function filesWithEvidence(passages: Readonly<Record<string, { readonly text: string; readonly quotes: readonly string[] }>>): Record<string, string> {
  const entries = Object.entries(passages).flatMap(([file, { text, quotes }]) => quotes.map((quote): Entry => {
    const [start, at] = [text.indexOf(quote), Date.now() - 3_600_000];
    const source: Source = { kind: 'passage', place: { folder: 'work', path: file }, selector: describe(text, start, start + quote.length) };
    return { id: newEntryId(at, Math.random), at: new Date(at).toISOString(), type: 'evidence', activities: ['product-manager/write-user-stories'], source };
  }));
  return {
    ...Object.fromEntries(Object.entries(passages).map(([file, { text }]) => [file, text])), '.craftlog/logbook.jsonl': writeLines({ entries, unread: [] }),
  };
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

    await code.contextMenu(code.row('Skills', /As a visitor/), 'Open Evidence');
    const message = await code.message('This passage has changed since you attached it.');
    await message.getByRole('button', { name: 'Compare With Quote' }).click();
    await code.page.getByRole('tab', { name: /notes.md: quote ↔ now/ }).waitFor();
    const diff = code.page.locator('.monaco-diff-editor');
    await diff.locator('.editor.modified .view-line', { hasText: 'choose a day' }).waitFor();
    await diff.locator('.editor.original .view-line', { hasText: 'book a time' }).waitFor();
    await code.screenshot('evidence-compared');

    await code.contextMenu(code.row('Skills', /As a visitor/), 'Update Evidence');
    await code.notification('The evidence is as it stands in notes.md today. Its first quote is kept.').waitFor();
    await code.tree('Skills').getByRole('treeitem', { name: /choose a day and a time/ }).waitFor();
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
    const message = await code.message('notes.md was evidence. What you attached stays in your logbook, with its quotes.');
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
    const message = await code.message('archive/monday.md holds what it held');
    await message.waitFor();
    await stateIs(code, /^not found · notes\.md$/);
    await message.getByRole('button', { name: 'Follow' }).click();
    await stateIs(code, /^archive\/monday\.md$/);
    await badge(code).waitFor({ state: 'hidden' });
  });

  test('a folder of many moved outside VS Code: offered as one, though copies of its files are elsewhere', async () => {
    const days = Array.from({ length: 25 }, (_, i) => `day-${i}.md`);
    const text = (name: string): string => `# ${name}\n\nOn this day, which was ${name}, the team met.\n\n${story} on ${name}.\n\nThen everybody went home.\n`;
    const code = await window({
      files: {
        ...filesWithEvidence(Object.fromEntries(days.map((name) => [`log/${name}`, { text: text(name), quotes: [`${story} on ${name}.`] }]))),
        ...Object.fromEntries(days.slice(0, 3).map((name) => [`copies/${name}`, text(name)])),
      },
      settings: { 'craftlog.portfolioFile': true },
    });
    await showEvidence(code);
    fs.renameSync(path.join(code.folder, 'log'), path.join(code.folder, 'archive'));
    const message = await code.message('25 files with evidence have gone from log, and files of their names are in archive');
    await message.getByRole('button', { name: 'Follow' }).click();
    await code.row('Skills', /As a visitor/).first().locator('.label-description', { hasText: /^archive\// }).waitFor();
    await badge(code).waitFor({ state: 'hidden' });
  });

  test('a file that is back when the offer is taken keeps its evidence', async () => {
    const code = await window({ files: { 'notes.md': notes, 'other.md': filler('Other') } });
    await attachStory(code, 'notes.md');
    await code.runCommand('View: Close All Editors');
    await showEvidence(code);
    fs.renameSync(path.join(code.folder, 'notes.md'), path.join(code.folder, 'plain.txt'));
    const message = await code.message('plain.txt holds what it held');
    await message.waitFor();
    fs.copyFileSync(path.join(code.folder, 'plain.txt'), path.join(code.folder, 'notes.md'));
    await stateIs(code, /^notes\.md$/);
    await message.getByRole('button', { name: 'Follow' }).click();
    await code.notification('Nothing was changed').waitFor();
    await stateIs(code, /^notes\.md$/);
  });

  test('a copy with other words is not said to hold what a deleted file held', async () => {
    const code = await window({ files: { 'week12.md': notes, 'week13.md': notes.replace('a time', 'a day'), 'other.md': filler('Other') } });
    await attachStory(code, 'week12.md');
    await code.runCommand('View: Close All Editors');
    await showEvidence(code);
    fs.rmSync(path.join(code.folder, 'week12.md'));
    await stateIs(code, /^not found · week12\.md$/);
    await code.rowAction('Skills', /As a visitor/, /Relink/);
    await code.quickRow(/As a visitor/).filter({ hasText: 'week13.md' }).waitFor();
    await code.page.keyboard.press('Escape');
    assert.equal(await code.page.locator('.notifications-toasts .notification-list-item').count(), 0);
  });

  test('a folder renamed in the Explorer: its evidence follows', async () => {
    const code = await window({ files: { 'log/notes.md': notes, 'log/more.md': filler('More'), 'other.md': filler('Other') } });
    await attachStory(code, 'log/notes.md');
    await code.runCommand('View: Close All Editors');
    await code.runCommand('View: Show Explorer');
    await code.page.locator('.explorer-folders-view').getByRole('treeitem', { name: /^log/ }).click();
    await code.page.keyboard.press('F2');
    await code.page.locator('.explorer-folders-view input').fill('archive');
    await code.page.keyboard.press('Enter');
    await code.statusBarItem('Evidence follows notes.md').waitFor();
    await showEvidence(code);
    await stateIs(code, /^archive\/notes\.md$/);
  });

  test('the state of a passage can be read in a sidebar as wide as it first is', async () => {
    const code = await window({ files: { 'notes.md': notes } });
    await attachStory(code, 'notes.md');
    await showEvidence(code);
    fs.writeFileSync(path.join(code.folder, 'notes.md'), `New.\n\n${notes}`);
    await stateIs(code, /^moved/);
    const row = code.row('Skills', /As a visitor/);
    await row.locator('.codicon-diff-renamed').waitFor();
    const room = await row.locator('.label-description').evaluate((words) => {
      const range = document.createRange();
      range.setStart(words.firstChild!, 0);
      range.setEnd(words.firstChild!, 'moved'.length);
      const label = words.closest('.monaco-icon-label-container')!.getBoundingClientRect();
      return label.right - range.getBoundingClientRect().right;
    });
    assert.ok(room >= 0, `“moved” is cut by ${-room} pixels`);
    await code.screenshot('evidence-moved');
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

  test('relink: a passage that stands twice in another file is offered twice, and asked about when that file is chosen', async () => {
    const twice = `# Meeting\n\n${story}.\n\nThen we had lunch.\n\n${story}.\n`;
    const code = await window({ files: { 'notes.md': notes, 'meeting.md': twice } });
    await attachStory(code, 'notes.md');
    await showEvidence(code);
    fs.writeFileSync(path.join(code.folder, 'notes.md'), '# A new beginning\n\nOther words stand here now.\n');
    await stateIs(code, /not found/);
    await code.rowAction('Skills', /As a visitor/, /Relink/);
    for (const line of [3, 7]) { await code.quickRow(/As a visitor/).filter({ hasText: `meeting.md · line ${line}` }).waitFor(); }
    await code.screenshot('relink-twice');
    await code.pick('Choose a file…');
    await code.chooseFile(path.join(code.folder, 'meeting.md'));
    await code.quickRow(/As a visitor/).filter({ hasText: 'line 7' }).click();
    await code.notification('The evidence follows to meeting.md. Its first quote is kept.').waitFor();
    await stateIs(code, /^meeting\.md$/);
    await code.row('Skills', /As a visitor/).click();
    await code.page.locator('.statusbar-item', { hasText: 'Ln 7' }).waitFor();
  });

  test('relink: the likely places are offered, a selection can be taken, and it can be kept as it is', async () => {
    const code = await window({ files: { 'notes.md': notes, 'other.md': filler('Other'), 'log/copy.md': `# Copy\n\nFrom the other notes:\n\n${story}.\n` } });
    await attachStory(code, 'notes.md');
    await showEvidence(code);
    fs.writeFileSync(path.join(code.folder, 'notes.md'), '# A new beginning\n\nOther words stand here now.\n');
    await stateIs(code, /not found/);
    await code.rowAction('Skills', /As a visitor/, /Relink/);
    const focused = code.page.locator('.quick-input-list .monaco-list-row.focused');
    const keep = focused.filter({ hasText: 'Keep it as it is' });
    await focused.waitFor();
    await code.page.keyboard.press('ArrowUp'); // from the first to the last
    await keep.waitFor();
    await code.quickRow(/As a visitor/).filter({ hasText: 'log/copy.md · word for word' }).waitFor();
    assert.ok(await keep.isVisible(), 'what came meanwhile has not taken the focus');
    await code.page.keyboard.press('Enter');
    await badge(code).waitFor({ state: 'hidden' });
    await stateIs(code, /not found/);
    await code.rowAction('Skills', /As a visitor/, /Relink/);
    await code.quickRow(/As a visitor/).filter({ hasText: 'log/copy.md' }).first().click();
    await code.notification('The evidence follows to copy.md. Its first quote is kept.').waitFor();
    await stateIs(code, /^log\/copy\.md$/);
  });
});
