import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { given, window } from './support';
import type { CodeWindow } from './codeWindow';

const title = '[Set a goal](command:workbench.action.toggleSidebarVisibility "x") $(trash)';
const framework = `id: hostile
version: '1'
name: Hostile
skills:
  - id: skill
    name: Skill
    activities:
      - {id: one, title: ${JSON.stringify(title)}}
milestones:
  - {id: first, name: ${JSON.stringify(title)}, days: 30, activities: [one]}
`;

/** What VS Code shows at a place, and how many links it has made of it. */
async function said(code: CodeWindow, selector: string): Promise<{ text: string; links: number }> {
  const place = code.page.locator(selector).first();
  await place.waitFor();
  return { text: (await place.textContent() ?? '').replaceAll('\u2060', ''), links: await place.locator('a').count() };
}

async function command(code: CodeWindow, name: string): Promise<void> {
  await code.page.keyboard.press('F1');
  await code.quickInput.waitFor();
  await code.page.keyboard.type(name);
  await code.quickRow(new RegExp(`${name}(\\.\\.\\.)?$`)).first().waitFor();
  await code.page.keyboard.press('Enter');
}

suite('messages', () => {
  test('text of others is no link in an input box and in a message of the real VS Code', async () => {
    const name = '[notes](command:workbench.action.toggleSidebarVisibility).md';
    const code = await window({ files: { '.craftlog/frameworks/hostile.yaml': framework, [name]: 'Something\n' } });
    await code.showView('Skills');
    await code.row('Skills', 'Skill').waitFor();
    await command(code, 'Craftlog: Move a Milestone');
    await code.quickRow(/Set a goal/).first().click();
    await code.page.keyboard.type(title);
    await code.page.locator('.quick-input-message', { hasText: 'is not a date' }).waitFor();
    const problem = await said(code, '.quick-input-message');
    assert.ok(problem.text.includes(title), problem.text);
    assert.equal(problem.links, 0);
    await code.page.keyboard.press('Escape');

    await code.openFile(name);
    await command(code, 'Craftlog: Attach File as Evidence');
    await code.quickBox.waitFor();
    await code.page.keyboard.type('Set a goal');
    await code.quickInput.locator('.monaco-list-row.focused').filter({ hasText: 'Set a goal' }).waitFor();
    await code.page.keyboard.press('Enter');
    await code.confirmation('Attached as evidence').waitFor();
    fs.rmSync(path.join(code.folder, name));
    await command(code, 'Craftlog: Open Evidence');
    await code.quickRow(/notes/).first().click();
    const message = '.notification-list-item-message:has-text("is not where it was")';
    const told = await said(code, message);
    assert.ok(told.text.includes(name), told.text);
    assert.equal(told.links, 0);
  });

  test('what could not be loaded says so, and Try Again brings it', async () => {
    const late = path.join(given.extension!, 'dist', 'companion.js');
    const away = path.join(given.extension!, 'dist', 'companion-away.js');
    fs.renameSync(late, away);
    try {
      const code = await window({ files: { 'booking.md': '# Booking\n' } });
      await code.openFile('booking.md');
      await command(code, 'Focus on For This File View');
      const message = code.notification('Craftlog could not load a part of itself');
      await message.waitFor();
      fs.renameSync(away, late);
      await message.getByRole('button', { name: 'Try Again' }).click();
      await code.row('For This File', 'Evidence here').waitFor();
    } finally {
      if (fs.existsSync(away)) { fs.renameSync(away, late); }
    }
  });
});
