import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { given, server, window } from './support';

/** How often the extension host is ended; `CRAFTLOG_KILLS=200` for a long run. */
const kills = Number(process.env.CRAFTLOG_KILLS ?? 3);
const together = 5;

for (const kind of ['node', 'web'] as const) {
  suite(`a logbook in two tabs (${kind} extension host)`, () => {
    test('what is logged in one appears in the other, and all of it is there after a reload', async function () {
      this.timeout(300_000);
      const one = await window({ kind });
      const two = await window({ kind, besides: one });
      for (const code of [one, two]) {
        await code.statusBarItem('0 of 54').waitFor();
        await code.showView('Skills');
        await code.expand('Skills', 'Agile working');
      }
      await one.checkbox('Skills', 'Scope an MVP').click();
      await two.statusBarItem('1 of 54').waitFor();
      await two.checkbox('Skills', 'Set a sprint goal').click();
      await one.statusBarItem('2 of 54').waitFor();
      await one.checkbox('Skills', 'Compare agile methods').click();
      await one.statusBarItem('3 of 54').waitFor();
      await two.statusBarItem('3 of 54').waitFor();
      await two.reload();
      await two.statusBarItem('3 of 54').waitFor();
    });
  });
}

suite('a folder that has moved', () => {
  test('its logbook is offered where the folder is now, can be looked at first, and is taken only with a yes', async function () {
    this.timeout(300_000);
    const before = await window();
    await before.openFile('roadmap.md');
    await before.showView('Skills');
    await before.expand('Skills', 'Agile working');
    await before.rowAction('Skills', 'Scope an MVP', /Attach/);
    await before.row('Skills', 'Scope an MVP').getByText('1 piece of evidence').waitFor();
    await before.page.waitForTimeout(2000); // the folder is described in the background, after the entry is on disk
    await before.page.goto('about:blank');
    const moved = `${before.folder}-moved`;
    fs.renameSync(before.folder, moved);

    const after = await window({ folder: moved });
    const question = await after.message(/may belong here/);
    await after.statusBarItem('0 of 54').waitFor();
    await after.screenshot('moved-folder-question');
    await question.getByRole('button', { name: 'Look at It First' }).click();
    await after.editor.locator('.view-line', { hasText: /Scope.an.MVP/ }).waitFor();
    await after.showView('Skills');
    await after.expand('Skills', 'Agile working');
    assert.equal(await after.row('Skills', 'Scope an MVP').getByText('1 piece of evidence').count(), 0);
    await (await after.message(/may belong here/)).getByRole('button', { name: 'Use This Logbook' }).click();
    await after.row('Skills', 'Scope an MVP').getByText('1 piece of evidence').waitFor();
    await after.reload();
    await after.row('Skills', 'Agile working').getByText('1 piece of evidence').waitFor();
    assert.equal(await after.notification(/may belong here/).count(), 0);
  });
});

suite('the portfolio file with several folders', () => {
  test('is beside the workspace file, and it can be seen where', async function () {
    this.timeout(300_000);
    const folders = { app: { 'one.md': '# One' }, docs: { 'two.md': '# Two' } };
    const code = await window({ folders, settings: { 'craftlog.portfolioFile': true } });
    await code.showView('Skills');
    await code.expand('Skills', 'Agile working');
    await code.checkbox('Skills', 'Scope an MVP').click();
    await code.statusBarItem('1 of 54').waitFor();
    const file = path.join(code.folder, '.craftlog', 'logbook.jsonl');
    await assert.doesNotReject(async () => {
      for (const deadline = Date.now() + 30_000; ;) {
        if (fs.existsSync(file) && fs.readFileSync(file, 'utf8').includes('product-manager/scope-mvp')) { return; }
        if (Date.now() > deadline) { throw new Error(`${file} does not have the entry`); }
        await code.page.waitForTimeout(200);
      }
    });
    await code.runCommand('Craftlog: Show Where My Data Is');
    await code.editor.getByText('.craftlog/logbook.jsonl').first().waitFor();
  });
});

/** Runs in the extension host: says what is missing of what was acknowledged before, then logs until it is ended. */
const logger = (files: Record<'pid' | 'acknowledged' | 'missing', string>): string => `
const fs = require('node:fs');
const vscode = require('vscode');
const files = ${JSON.stringify(files)};
exports.run = async () => {
  const api = await vscode.extensions.getExtension('craftlog.craftlog').activate();
  await vscode.commands.executeCommand('craftlog.showData'); // waits until every copy has been read
  const here = new Set(api.logbook().entries.map(({ id }) => id));
  const acknowledged = fs.existsSync(files.acknowledged) ? fs.readFileSync(files.acknowledged, 'utf8').split('\\n').filter((id) => id.length === 16) : [];
  fs.writeFileSync(files.missing, JSON.stringify({ acknowledged: acknowledged.length, missing: acknowledged.filter((id) => !here.has(id)) }));
  fs.writeFileSync(files.pid, String(process.pid));
  for (let n = 0; ; n++) {
    const added = await vscode.commands.executeCommand('craftlog.attachNote', { activity: 'product-manager/write-user-stories', text: 'Note ' + n });
    fs.appendFileSync(files.acknowledged, added.map(({ id }) => id + '\\n').join(''));
  }
};
`;

suite('the extension host is killed', () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);
  suiteSetup(() => {
    folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'craftlog-kill-'));
    fs.mkdirSync(at('workspace'));
  });
  suiteTeardown(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));

  // A long run is several tests on one logbook, so that each is heard of.
  for (let from = 0; from < kills; from += together) {
    const to = Math.min(kills, from + together);
    test(`no entry that was acknowledged is missing (${from + 1} to ${to} of ${kills} times)`, async function () {
      this.timeout(60_000 + together * 40_000);
      await killOften(at, to - from);
    });
  }
});

/** Logs until the extension host is killed, `times`; then looks once more. Asserts each time that nothing is missing. */
async function killOften(at: (name: string) => string, times: number): Promise<void> {
  const files = { pid: at('pid'), acknowledged: at('acknowledged'), missing: at('missing') };
  fs.writeFileSync(at('logger.js'), logger(files));
  server.setSettings({ 'remote.extensionKind': { [given.extensionId]: ['workspace'] } });
  const browser = await chromium.connect(given.browser);
  try {
    const context = await browser.newContext();
    for (let round = 0; round <= times; round++) {
      fs.rmSync(files.pid, { force: true });
      const page = await context.newPage();
      await page.goto(server.address({ folder: at('workspace'), extension: given.extension, tests: at('logger.js') }));
      while (!fs.existsSync(files.pid) || !fs.readFileSync(files.pid, 'utf8')) { await page.waitForTimeout(50); }
      const { acknowledged, missing } = JSON.parse(fs.readFileSync(files.missing, 'utf8')) as { acknowledged: number; missing: string[] };
      assert.deepEqual(missing, [], `of ${acknowledged} entries`);
      assert.ok(round === 0 || acknowledged > 0, 'entries were logged');
      // Any moment will do: while journal files are written, versions made, the journal cleared.
      await page.waitForTimeout(200 + Math.random() * 1500);
      process.kill(Number(fs.readFileSync(files.pid, 'utf8')), 'SIGKILL');
      await page.close();
    }
  } finally {
    await browser.close();
  }
}
