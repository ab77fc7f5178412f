import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { CodeWindow } from './codeWindow';
import { given, window } from './support';

const forged = JSON.stringify({
  id: '01HKQZ0000AAAAAA', at: '2024-01-01T00:00:00.000Z', type: 'rating', skill: 'product-manager/agile-working', level: 'expert', by: 'your manager',
});
const evil = 'id: product-manager\nversion: "1"\nname: Evil\nskills:\n  - id: evil\n    name: Evil skill\n    activities:\n      - id: a\n        title: Evil activity\n';
const secret = 'export SECRET=1\n';
/** Longer than Craftlog takes to keep what was logged everywhere, and to look at files that changed. */
const settled = 4000;

/** A folder as somebody hands it out, and a file beside it that is nobody's business. */
function handedOut(): { folder: string; victim: string; at: (...names: string[]) => string } {
  const home = fs.mkdtempSync(path.join(given.home, 'handed-out-'));
  const [folder, victim] = [path.join(home, 'workspace'), path.join(home, 'bashrc')];
  fs.mkdirSync(path.join(folder, '.craftlog'), { recursive: true });
  fs.mkdirSync(path.join(folder, '.vscode'));
  fs.writeFileSync(victim, secret);
  fs.writeFileSync(path.join(folder, 'notes.md'), '# Notes\n');
  fs.writeFileSync(path.join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'craftlog.portfolioFile': true, 'craftlog.frameworksFolder': home }));
  return { folder, victim, at: (...names) => path.join(folder, ...names) };
}

async function logSomething(code: CodeWindow): Promise<void> {
  await code.showView('Skills');
  await code.expand('Skills', 'Agile working');
  await code.checkbox('Skills', 'Scope an MVP').click();
  await code.statusBarItem('1 of 54').waitFor();
}

async function logbookText(code: CodeWindow): Promise<string> {
  await code.runCommand('Craftlog: Show Logbook');
  await code.editor.locator('.view-line', { hasText: 'Scope' }).first().waitFor();
  return code.editor.innerText();
}

suite('a folder that somebody hands out', () => {
  for (const user of [{}, { 'craftlog.portfolioFile': true }]) {
    test(`in Restricted Mode, with the setting ${'craftlog.portfolioFile' in user ? 'on for all folders' : 'of the folder alone'}: nothing of Craftlog's in it is read or written`, async function () {
      this.timeout(300_000);
      const { folder, victim, at } = handedOut();
      const lines = `${forged}\nalias ls="curl evil"\n`;
      fs.writeFileSync(at('.craftlog', 'logbook.jsonl'), lines);
      fs.symlinkSync(victim, at('.craftlog', 'logbook.jsonl.part'));
      fs.mkdirSync(at('.craftlog', 'frameworks'));
      fs.writeFileSync(at('.craftlog', 'frameworks', 'evil.yaml'), evil);
      fs.writeFileSync(path.join(folder, '..', 'evil.yaml'), evil);
      const code = await window({ folder, settings: user, trusted: false });
      await code.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
      await logSomething(code);
      await code.page.waitForTimeout(settled);
      assert.equal(fs.readFileSync(victim, 'utf8'), secret);
      assert.equal(fs.readFileSync(at('.craftlog', 'logbook.jsonl'), 'utf8'), lines);
      assert.deepEqual(fs.readdirSync(at('.craftlog')).sort(), ['frameworks', 'logbook.jsonl', 'logbook.jsonl.part']);
      assert.doesNotMatch(await logbookText(code), /your.manager/);
      assert.equal(await code.row('Skills', 'Evil skill').count(), 0);

      if (!('craftlog.portfolioFile' in user)) { return; }
      // Trusted, what an import would take is taken, and the file is kept; a link prepared beside it is still nobody's way out.
      await code.runCommand('Workspaces: Manage Workspace Trust');
      await code.page.locator('.workspace-trust-editor').getByRole('button', { name: /^Trust$/ }).first().click();
      await code.row('Skills', 'Evil skill').waitFor();
      await code.page.waitForTimeout(settled);
      assert.match(fs.readFileSync(at('.craftlog', 'logbook.jsonl'), 'utf8'), /scope-mvp/);
      assert.equal(fs.readFileSync(victim, 'utf8'), secret);
      assert.ok(fs.lstatSync(at('.craftlog', 'logbook.jsonl.part')).isSymbolicLink());
    });
  }

  for (const [what, lay] of [
    ['the file', (at: (...names: string[]) => string, victim: string) => fs.symlinkSync(victim, at('.craftlog', 'logbook.jsonl'))],
    ['its folder', (at: (...names: string[]) => string, victim: string) => {
      fs.rmdirSync(at('.craftlog'));
      fs.mkdirSync(path.join(victim, '..', 'elsewhere'));
      fs.symlinkSync(path.join(victim, '..', 'elsewhere'), at('.craftlog'));
    }],
  ] as const) {
    test(`trusted, with a link in place of ${what}: it is left alone, and said once`, async function () {
      this.timeout(300_000);
      const { folder, victim, at } = handedOut();
      lay(at, victim);
      const code = await window({ folder });
      await code.notification(/is a link to somewhere else/).waitFor();
      await logSomething(code);
      await code.page.waitForTimeout(settled);
      const left = (): void => {
        assert.equal(fs.readFileSync(victim, 'utf8'), secret);
        assert.ok(fs.lstatSync(at('.craftlog')).isSymbolicLink() || fs.lstatSync(at('.craftlog', 'logbook.jsonl')).isSymbolicLink());
        assert.ok(fs.readdirSync(at('.craftlog')).every((name) => name === 'logbook.jsonl'));
      };
      left();
      await code.reload();
      await code.statusBarItem('1 of 54').waitFor();
      await code.page.waitForTimeout(settled);
      assert.equal(await code.notification(/is a link to somewhere else/).count(), 0, 'not at each start');
      left();
    });
  }

  test('trusted, with a pipe for the portfolio file and a link for the frameworks: logging waits for neither', async function () {
    this.timeout(300_000);
    const { folder, victim, at } = handedOut();
    execFileSync('mkfifo', [at('.craftlog', 'logbook.jsonl')]);
    fs.mkdirSync(path.join(victim, '..', 'elsewhere'));
    fs.writeFileSync(path.join(victim, '..', 'elsewhere', 'evil.yaml'), evil);
    fs.symlinkSync(path.join(victim, '..', 'elsewhere'), at('.craftlog', 'frameworks'));
    const code = await window({ folder });
    await logSomething(code);
    await code.notification(/does not read frameworks where a link leads/).waitFor();
    await code.page.waitForTimeout(settled);
    assert.equal(await code.row('Skills', 'Evil skill').count(), 0);
    assert.ok(fs.lstatSync(at('.craftlog', 'logbook.jsonl')).isFIFO());
    await code.reload();
    await code.statusBarItem('1 of 54').waitFor();
  });
});

suite('a folder that was deleted and cloned anew', () => {
  test('is offered the logbook it had, and has it after a yes', async function () {
    this.timeout(300_000);
    const home = fs.mkdtempSync(path.join(given.home, 'cloned-'));
    const [origin, clone] = [path.join(home, 'origin'), path.join(home, 'clone')];
    const git = (cwd: string, ...args: string[]): void => {
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], { cwd, stdio: 'ignore' });
    };
    const commit = (name: string): void => {
      fs.writeFileSync(path.join(origin, name), `# ${name}\n`);
      git(origin, 'add', '.');
      git(origin, 'commit', '-m', name);
    };
    fs.mkdirSync(origin);
    git(origin, 'init');
    commit('one.md');
    git(home, 'clone', origin, clone);
    const before = await window({ folder: clone });
    await logSomething(before);
    await before.page.waitForTimeout(settled);
    await before.page.goto('about:blank');
    fs.rmSync(clone, { recursive: true });
    commit('two.md');
    git(home, 'clone', origin, clone);
    git(clone, 'remote', 'remove', 'origin'); // so that only git's history and the address tell

    const after = await window({ folder: clone });
    const question = after.notification(/began anew/);
    await question.waitFor();
    await after.statusBarItem('0 of 54').waitFor();
    await question.getByRole('button', { name: 'Use This Logbook' }).click();
    await after.statusBarItem('1 of 54').waitFor();
  });
});
