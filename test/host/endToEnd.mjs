// @ts-check
import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { serve } from './browser.mjs';
import { bundle, mapped, ownOutfile } from './bundle.mjs';
import { root } from './cache.mjs';
import { atExit } from './cleanup.mjs';
import { driven } from './connect.mjs';
import { extensionLink } from './extensionLink.mjs';
import { Results } from './results.mjs';
import { start } from './server.mjs';

/**
 * @typedef {import('./messages.mjs').Record} Record
 *
 * @typedef {object} Given what the tests' own process is told, as JSON in CRAFTLOG_GIVEN
 * @property {string} url of the server
 * @property {string} home the server's folder
 * @property {string} browser where to connect to it
 * @property {string} version
 * @property {string} [extension] the extension under development; without it, what is installed
 * @property {string} [vsix] what was installed
 * @property {string} extensionId
 * @property {string} sample the folder which windows open a copy of
 * @property {string} results where evidence goes
 * @property {string} grep
 *
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} tests the folder of its tests
 * @property {string} [extension] its folder, for an extension under development
 * @property {string} [vsix] or an extension to install
 * @property {string} extensionId
 * @property {string} sample
 * @property {number} [patience] how long nothing may be heard, ms
 * @property {boolean} [quiet] prints nothing
 */

const longest = 40 * 60_000;

/**
 * Runs tests that drive the window from outside. They are in a process of their own, so that one which blocks can be
 * ended; the server and the browser belong to this one.
 * @param {Suite} suite
 * @param {{ version: import('./vscode.mjs').Version, grep?: string }} options
 * @returns {Promise<Results>}
 */
export async function endToEnd(suite, { version, grep = '' }) {
  const results = new Results(`${suite.name}, ${version} VS Code`, suite.quiet);
  const file = ownOutfile(root, suite.name, 'index.mjs');
  await bundle({ outfile: file, entry: path.join(root, 'test', 'e2e', 'index.ts'), tests: suite.tests, platform: 'node' });
  const server = await start({ version, args: driven });
  /** @type {Awaited<ReturnType<typeof serve>> | undefined} */
  let browser;
  try {
    if (suite.vsix) { await server.install(suite.vsix); }
    browser = await serve();
    /** @type {Given} */
    const given = {
      url: server.url, home: server.home, browser: browser.wsEndpoint(), version, extension: suite.extension && extensionLink(suite.extension, server.home), vsix: suite.vsix,
      extensionId: suite.extensionId, sample: suite.sample, results: results.folder, grep,
    };
    await inChild(file, given, results, server, suite.patience ?? 240_000);
  } finally {
    await browser?.close();
    await server.stop();
  }
  return results;
}

/**
 * @param {string} file
 * @param {Given} given
 * @param {Results} results
 * @param {import('./server.mjs').Server} server
 * @param {number} patience
 */
async function inChild(file, given, results, server, patience) {
  const child = fork(file, { env: { ...process.env, CRAFTLOG_GIVEN: JSON.stringify(given) }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const forget = atExit(() => child.kill('SIGKILL'));
  let running = 'starting';
  let [total, heard] = [0, 0];
  /** @type {{ title: string, message: string, files: string[] } | undefined} a failure whose evidence may still come */
  let open;
  const settle = () => {
    if (open) { results.fail(open.title, open.message, open.files); }
    open = undefined;
  };

  /** @type {string | undefined} */
  const trouble = await new Promise((resolve) => {
    let silence = setTimeout(() => {});
    const alive = () => {
      clearTimeout(silence);
      silence = setTimeout(() => finish(`Nothing was heard from the tests for ${patience / 1000} s.`), patience);
    };
    const limit = setTimeout(() => finish(`The suite took longer than ${longest / 60_000} minutes.`), longest);
    const finish = (/** @type {string | undefined} */ why) => {
      clearTimeout(silence);
      clearTimeout(limit);
      resolve(why);
    };
    alive();
    child.on('message', (/** @type {Record} */ record) => {
      alive();
      if (record.type === 'evidence') {
        open?.files.push(...record.files);
        return;
      }
      settle();
      if (record.type === 'begin') {
        total = record.total;
        results.say(`  ${total} tests`);
      } else if (record.type === 'start') {
        running = record.title;
      } else if (record.type === 'pass') {
        heard++;
        results.pass(record.title, record.ms);
      } else if (record.type === 'retry') {
        results.say(`  again   ${record.title}: ${record.message.split('\n').filter(Boolean).slice(0, 3).join(' ')}`);
      } else if (record.type === 'fail') {
        heard++;
        open = { title: record.title, message: `${record.message}\n${mapped(file, record.stack)}`, files: [] };
      } else {
        finish(undefined);
      }
    });
    child.once('exit', (code, signal) => finish(`The tests' process ended (${signal ?? `code ${code}`}) before the tests did.`));
    void server.ended.then(() => finish('The VS Code server ended.'));
  });
  settle();
  if (trouble) {
    const log = results.file(running, 'log');
    fs.writeFileSync(log, server.logs());
    results.fail(running, trouble, [log]);
  } else if (heard < total || (total === 0 && !given.grep)) {
    results.fail('Every test is heard of', total === 0 ? 'No test ran.' : `${total - heard} of ${total} tests did not run.`);
  }
  child.kill('SIGKILL');
  forget();
}
