// @ts-check
// Runs the integration suite in a desktop VS Code, which it downloads: node scripts/desktop.mjs [--vscode oldest|newest] [--grep TEXT]
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { parseArgs } from 'node:util';
import { SilentReporter, downloadAndUnzipVSCode } from '@vscode/test-electron';
import { bundle, mapped } from '../test/host/bundle.mjs';
import { cacheRoot, root, run } from '../test/host/cache.mjs';
import { atExit, killGroup } from '../test/host/cleanup.mjs';
import { HostError, runScript } from '../test/host/hostError.mjs';
import { reader } from '../test/host/messages.mjs';
import { Results } from '../test/host/results.mjs';

const longest = 10 * 60_000;
/** @type {Record<string, string>} */
const releases = { oldest: '1.100.3', newest: 'stable' };

await runScript(async () => {
  const { values } = parseArgs({ options: { vscode: { type: 'string', default: 'oldest' }, grep: { type: 'string', default: '' } } });
  const release = releases[values.vscode];
  if (!release) { throw new HostError(`--vscode takes oldest or newest, not "${values.vscode}".`); }
  const executable = await download(release);
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new HostError('Desktop VS Code needs a display, and there is none here: run it under xvfb-run, or use npm test, which needs none.');
  }
  const marker = randomBytes(12).toString('hex');
  const file = path.join(root, 'out', 'desktop', 'index.js');
  await run(process.execPath, ['esbuild.mjs'], root);
  await bundle({
    outfile: file, entry: path.join(root, 'test', 'integration', 'index.ts'), tests: path.join(root, 'test', 'integration'), platform: 'browser',
    define: { RUN: { marker, grep: values.grep, timeout: 20_000 } },
  });
  const results = new Results(`Integration, desktop VS Code ${release}`);
  await suite(executable, file, marker, results);
  console.log(`${results.passed} passed, ${results.failed} failed`);
  return results.failed > 0 || results.passed === 0 ? 1 : 0;
});

/** @param {string} release */
async function download(release) {
  console.log(`Looking for VS Code ${release}`);
  try {
    return await downloadAndUnzipVSCode({ version: release, cachePath: cacheRoot, reporter: new SilentReporter(), timeout: 30_000 });
  } catch (error) {
    const { code, message, cause } = /** @type {NodeJS.ErrnoException & { cause?: { code?: string } }} */ (error instanceof Error ? error : new Error(String(error)));
    throw new HostError(`Desktop VS Code could not be downloaded (${code ?? cause?.code ?? message.split('\n')[0]}), so this suite did not run; npm test runs it in VS Code's server, which comes from npm.`);
  }
}

/**
 * @param {string} executable
 * @param {string} file the bundled tests
 * @param {string} marker
 * @param {Results} results
 */
async function suite(executable, file, marker, results) {
  const home = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'craftlog-desktop-'));
  const workspace = path.join(home, 'workspace');
  fs.cpSync(path.join(root, 'test', 'fixtures', 'workspace'), workspace, { recursive: true });
  const child = spawn(executable, [
    workspace, `--extensionDevelopmentPath=${root}`, `--extensionTestsPath=${file}`, `--user-data-dir=${path.join(home, 'user')}`,
    `--extensions-dir=${path.join(home, 'extensions')}`, '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes', '--disable-updates', '--no-sandbox',
    '--disable-gpu', '--disable-extensions',
  ], { detached: true, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  const clear = () => {
    killGroup(child.pid);
    fs.rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  const forget = atExit(clear);
  const lines = /** @type {string[]} */ ([]);
  let [total, heard, over] = [0, 0, false];
  const read = reader(marker, (record) => {
    if (record.type === 'begin') { total = record.total; }
    if (record.type === 'pass') { heard++; results.pass(record.title, record.ms); }
    if (record.type === 'fail') { heard++; results.fail(record.title, `${record.message}\n${mapped(file, record.stack)}`); }
    if (record.type === 'end') { over = true; }
  });
  for (const stream of [child.stdout, child.stderr]) {
    readline.createInterface({ input: stream }).on('line', (line) => { if (!read(line)) { lines.push(line); } });
  }
  const limit = setTimeout(() => killGroup(child.pid), longest);
  const error = await new Promise((resolve) => { child.once('error', resolve).once('close', () => resolve(undefined)); });
  clearTimeout(limit);
  if (error || !over || heard < total || total === 0) {
    const log = results.file('ended early', 'log');
    fs.writeFileSync(log, lines.join('\n'));
    results.fail('Every test is heard of', error ? String(error) : `VS Code ended after ${heard} of ${total} tests.`, [log]);
  }
  forget();
  clear();
}
