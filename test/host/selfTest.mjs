// @ts-check
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './cache.mjs';
import { endToEnd } from './endToEnd.mjs';
import { integration } from './integration.mjs';
import { Results } from './results.mjs';

const source = path.join(root, 'test', 'fixtures', 'hosts', 'trivial');
const trivial = path.join(root, 'out', 'trivial');

/**
 * Tests the test hosts: on a trivial extension, failures of every kind have to come out as failures. A host that says
 * "passed" to everything would be found here.
 * @param {import('./vscode.mjs').Version} version
 */
export async function selfTest(version) {
  const results = new Results(`The test hosts themselves, ${version} VS Code`);
  fs.cpSync(path.join(source, 'package.json'), path.join(trivial, 'package.json'));
  await esbuild.build({
    entryPoints: [path.join(source, 'extension.ts')], outfile: path.join(trivial, 'out', 'extension.js'), bundle: true, platform: 'browser',
    format: 'cjs', external: ['vscode'], logLevel: 'silent',
  });
  const suite = (/** @type {string} */ folder) => ({
    name: `hosts-${folder}`, extension: trivial, tests: path.join(source, folder), workspace: path.join(source, 'workspace'), patience: 15_000, quiet: true,
  });

  await check('passes and failures of both hosts are told apart', async () => {
    for (const host of await integration(suite('tests'), { version, kinds: ['node', 'web'] })) {
      assert.deepEqual([host.lane, host.passed, host.failures.map(({ title }) => title)], [host.lane, 2, [
        'failing a wrong answer, with 100 % of its text: ünïcödé', 'failing a very long message',
        'failing a promise that never settles', 'failing a skipped test']]);
      assert.match(host.failures[0]?.message ?? '', /41[^]*at .*failing\.test\.ts:5:/);
      for (const file of host.failures.flatMap(({ files }) => files)) { assert.ok(fs.statSync(file).size > 0, file); }
    }
  });

  await check('a killed extension host is a failure with its name', async () => {
    const [host] = await integration(suite('crash'), { version, kinds: ['node'] });
    assert.deepEqual([host?.passed, host?.failures.map(({ title }) => title)], [1, ['crash the extension host is killed']]);
  });

  await check('a blocked extension host is a failure, soon', async () => {
    for (const host of await integration(suite('hang'), { version, kinds: ['node', 'web'] })) {
      assert.deepEqual([host.lane, host.failures.map(({ title }) => title)], [host.lane, ['hang a loop without end']]);
    }
  });

  await check('windows are driven from outside, in both hosts', async () => {
    const driven = await endToEnd({
      name: 'hosts-e2e', extension: trivial, extensionId: 'craftlog-tests.trivial', tests: path.join(source, 'e2e'),
      sample: path.join(source, 'workspace'), quiet: true,
    }, { version });
    assert.deepEqual(driven.failures.map(({ title }) => title), ['other windows a failure has a picture']);
    assert.deepEqual(driven.failures[0]?.files.map((file) => path.extname(file)), ['.png', '.log']);
    assert.equal(driven.passed, 5);
  });
  return [results];

  /** @param {string} title @param {() => Promise<void>} body */
  async function check(title, body) {
    const started = performance.now();
    try {
      await body();
      results.pass(title, performance.now() - started);
    } catch (error) {
      results.fail(title, error instanceof Error ? error.message : String(error));
    }
  }
}
