// @ts-check
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { launch } from './browser.mjs';
import { bundle, mapped, ownOutfile } from './bundle.mjs';
import { root } from './cache.mjs';
import { driven } from './connect.mjs';
import { keepEvidence, listen } from './evidence.mjs';
import { reader } from './messages.mjs';
import { Results } from './results.mjs';
import { start } from './server.mjs';

/**
 * @typedef {'node' | 'web'} Kind
 * @typedef {import('./messages.mjs').Record} Record
 * @typedef {import('playwright-core').Browser} Browser
 *
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} extension its folder
 * @property {string} tests the folder of its tests
 * @property {string} workspace the folder that the window opens, as a copy
 * @property {number} [timeout] of one test, ms
 * @property {number} [patience] how long nothing may be heard, ms
 * @property {boolean} [quiet] prints nothing
 */

/** How long the whole suite may take in one host. */
const longest = 10 * 60_000;

/** Pictures and logs are kept of this many failures in one host; more would say the same again. */
const mostEvidence = 12;

/**
 * Runs a suite in the extension hosts of one VS Code. Whatever goes wrong (a test, a crash, silence) is a failed
 * result with a log; nothing hangs.
 * @param {Suite} suite
 * @param {{ version: import('./vscode.mjs').Version, kinds: Kind[], grep?: string }} options
 * @returns {Promise<Results[]>} one for each kind
 */
export async function integration(suite, { version, kinds, grep = '' }) {
  const marker = randomBytes(12).toString('hex');
  const { timeout = 20_000, patience = 60_000 } = suite;
  // VS Code calls the tests in the host of the extension whose folder they are in.
  const file = ownOutfile(suite.extension, suite.name, 'index.js');
  await bundle({
    outfile: file,
    entry: path.join(root, 'test', 'integration', 'index.ts'),
    tests: suite.tests,
    platform: 'browser',
    define: { RUN: { marker, grep, timeout } },
  });
  const server = await start({ version, args: driven });
  /** @type {Browser | undefined} */
  let browser;
  try {
    browser = await launch();
    const all = [];
    for (const kind of kinds) { all.push(await one(kind, browser)); }
    return all;
  } finally {
    await browser?.close();
    await server.stop();
  }

  /** @param {Kind} kind @param {Browser} browser */
  async function one(kind, browser) {
    const results = new Results(`${suite.name}, ${kind} extension host, ${version} VS Code`, suite.quiet);
    const { publisher, name } = JSON.parse(fs.readFileSync(path.join(suite.extension, 'package.json'), 'utf8'));
    server.reset();
    server.setSettings({ 'remote.extensionKind': { [`${publisher}.${name}`]: [kind === 'web' ? 'web' : 'workspace'] } });
    const folder = path.join(server.home, `workspace-${kind}`);
    fs.cpSync(suite.workspace, folder, { recursive: true });

    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const lines = listen(page);
    let running = 'starting';
    let [total, heard] = [0, 0];
    /** Failures are handled one after the other, because each takes a picture. */
    let work = Promise.resolve();

    /** @param {string} title @param {string} message */
    const failed = (title, message) => {
      work = work.then(async () => {
        const files = results.failed < mostEvidence
          ? await keepEvidence(page, lines, server.logs(), (extension) => results.file(title, extension)) : [];
        results.fail(title, message, files);
      });
    };

    /** @type {string | undefined} why it ended early */
    const trouble = await new Promise((resolve) => {
      let silence = setTimeout(() => {});
      const alive = (wait = patience) => {
        clearTimeout(silence);
        silence = setTimeout(() => finish(`Nothing was heard from the extension host for ${wait / 1000} s.`), wait);
      };
      const limit = setTimeout(() => finish(`The suite took longer than ${longest / 60_000} minutes.`), longest);
      let over = false;
      const finish = (/** @type {string | undefined} */ why) => {
        over = true;
        clearTimeout(silence);
        clearTimeout(limit);
        resolve(why);
      };

      const read = reader(marker, (/** @type {Record} */ record) => {
        if (over) { return; }
        alive();
        if (record.type === 'begin') {
          total = record.total;
          results.say(`  VS Code ${record.version}, ${total} tests`);
          if (record.host !== kind) { finish(`It ran in the ${record.host} host instead.`); }
        } else if (record.type === 'start') {
          running = record.title;
        } else if (record.type === 'pass') {
          heard++;
          work = work.then(() => results.pass(record.title, record.ms));
        } else if (record.type === 'fail') {
          heard++;
          failed(record.title, `${record.message}\n${mapped(file, record.stack, kind === 'web' ? 2 : 0)}`);
        } else {
          finish(undefined);
        }
      });
      page.on('console', (message) => {
        if (!read(message.text()) && /Extension host .*terminated unexpectedly/i.test(message.text())) { finish('The extension host crashed.'); }
      });
      page.on('crash', () => finish('The page crashed.'));
      page.on('close', () => finish('The window was closed.'));
      void server.ended.then(() => finish('The VS Code server ended.'));

      alive(120_000);
      // VS Code calls this when the tests module has returned or thrown. Records still on their way get a moment.
      page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => {
        setTimeout(() => finish(`The extension host ended with code ${code} before the tests did.`), 2000);
      });
      page.goto(server.address({ folder, extension: suite.extension, tests: file }))
        .catch((error) => finish(`The window did not open: ${error.message}`));
    });
    if (trouble) {
      failed(running, total > heard + 1 ? `${trouble}\n${total - heard - 1} more tests did not run.` : trouble);
    } else if (heard < total || (total === 0 && !grep)) {
      failed('Every test is heard of', total === 0 ? 'No test ran.' : `${total - heard} of ${total} tests did not run.`);
    }
    await work;
    await context.close();
    return results;
  }
}
