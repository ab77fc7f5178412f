// @ts-check
// Runs the tests: node scripts/test.mjs [--only LANE,LANE] [--vscode oldest|newest|both] [--grep TEXT]
// A lane that fails does not keep the next ones from running; the last line is "N passed, N failed".
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../test/host/cache.mjs';
import { atExit } from '../test/host/cleanup.mjs';
import { endToEnd } from '../test/host/endToEnd.mjs';
import { HostError, runScript } from '../test/host/hostError.mjs';
import { integration } from '../test/host/integration.mjs';
import { Results, resultsRoot } from '../test/host/results.mjs';
import { selfTest } from '../test/host/selfTest.mjs';
import { versions } from '../test/host/vscode.mjs';
import { makePackage } from './package.mjs';

/**
 * @typedef {import('../test/host/vscode.mjs').Version} Version
 * @typedef {{ version: Version, grep: string }} Options
 */

const at = (/** @type {string[]} */ ...names) => path.join(root, ...names);
const extensionId = 'craftlog.craftlog';
const sample = at('test', 'fixtures', 'workspace');

/** What needs no VS Code. @type {Record<string, (options: Options) => Promise<Results[]>>} */
const plainLanes = {
  types: () => commands('Types', ['tsconfig.json', 'src/progress/page/tsconfig.json', 'src/sharing/reviewPage/tsconfig.json', 'test/tsconfig.json']
    .map((project) => [project, ['node_modules/typescript/bin/tsc', '--noEmit', '-p', project]])),
  lint: () => commands('Lint', [['eslint', ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.']]]),
  unit,
  build: () => commands('Build', [['dist', ['esbuild.mjs']]]),
};

/** What runs in a VS Code, once for each asked for. @type {Record<string, (options: Options) => Promise<Results[]>>} */
const hostLanes = {
  node: (options) => integration(craftlog, { ...options, kinds: ['node'] }),
  web: (options) => integration(craftlog, { ...options, kinds: ['web'] }),
  /** Both, in one server. */
  integration: (options) => integration(craftlog, { ...options, kinds: ['node', 'web'] }),
  e2e: async (options) => [await endToEnd({ name: 'e2e', tests: at('test', 'e2e'), extension: root, extensionId, sample }, options)],
  vsix: async (options) => {
    const { file } = await makePackage(at('out', 'vsix'), () => {});
    return [await endToEnd({ name: 'vsix', tests: at('test', 'vsix'), vsix: file, extensionId, sample }, options)];
  },
  hosts: ({ version }) => selfTest(version),
};

const craftlog = { name: 'integration', extension: root, tests: at('test', 'integration'), workspace: sample };

/** `hosts` tests the hosts, not Craftlog: it is for `test:all`. */
const usual = ['types', 'lint', 'unit', 'build', 'integration', 'e2e', 'vsix'];

await runScript(async () => {
  const { values } = parseArgs({
    options: { only: { type: 'string', default: '' }, vscode: { type: 'string', default: 'oldest' }, grep: { type: 'string', default: '' }, all: { type: 'boolean', default: false } },
  });
  const names = values.only ? values.only.split(',') : values.all ? [...usual, 'hosts'] : usual;
  const unknown = names.find((name) => !(name in plainLanes) && !(name in hostLanes));
  if (unknown) { throw new HostError(`There is no lane "${unknown}"; there are ${[...Object.keys(plainLanes), ...Object.keys(hostLanes)].join(', ')}.`); }
  const wanted = values.vscode === 'both' || values.all ? versions : versions.filter((version) => version === values.vscode);
  if (wanted.length === 0) { throw new HostError(`--vscode takes ${versions.join(', ')} or both, not "${values.vscode}".`); }

  const started = performance.now();
  fs.rmSync(resultsRoot, { recursive: true, force: true });
  /** @type {Results[]} */
  const all = [];
  for (const name of names) {
    const plain = plainLanes[name];
    if (plain) { all.push(...await guarded(name, () => plain({ version: 'oldest', grep: values.grep }))); }
  }
  // Without a build the hosts would run whatever was built last.
  const built = all.every(({ lane, failed }) => lane !== 'Build' || failed === 0);
  for (const version of wanted) {
    for (const name of names) {
      const host = hostLanes[name];
      if (!host) { continue; }
      all.push(...await guarded(`${name}, ${version} VS Code`, () => {
        if (!built) { throw new HostError('It did not run, because the build failed.'); }
        return host({ version, grep: values.grep });
      }));
    }
  }
  const passed = all.reduce((sum, results) => sum + results.passed, 0);
  const failed = all.reduce((sum, results) => sum + results.failed, 0);
  summary(all, performance.now() - started);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
});

/**
 * Runs a lane; whatever it throws is one failed result.
 * @param {string} name
 * @param {() => Promise<Results[]>} lane
 */
async function guarded(name, lane) {
  const started = performance.now();
  try {
    const results = await lane();
    console.log(`  ${Math.round((performance.now() - started) / 1000)} s`);
    return results;
  } catch (error) {
    const results = new Results(name);
    results.fail(name, error instanceof HostError ? error.message : error instanceof Error ? error.stack ?? error.message : String(error));
    return [results];
  }
}

/** @param {Results[]} all @param {number} ms */
function summary(all, ms) {
  console.log('');
  for (const { lane, passed, failed } of all) { console.log(`${failed > 0 ? 'FAILED  ' : 'ok      '}${lane}: ${passed} passed, ${failed} failed`); }
  for (const { lane, failures } of all) {
    for (const { title } of failures) { console.log(`        ${lane}: ${title}`); }
  }
  console.log(`${Math.round(ms / 1000)} s`);
}

/**
 * Runs Node scripts, each of which counts as one test.
 * @param {string} lane
 * @param {[title: string, args: string[]][]} list
 */
async function commands(lane, list) {
  const results = new Results(lane);
  for (const [title, args] of list) {
    const started = performance.now();
    const { code, output } = await node(args);
    if (code === 0) { results.pass(title, performance.now() - started); } else { results.fail(title, output); }
  }
  return [results];
}

/** Unit tests, counted as mocha counts them. @param {Options} options */
async function unit({ grep }) {
  const results = new Results('Unit');
  const { code, output } = await node(['scripts/unit.mjs', '--', '--reporter', 'dot', ...(grep ? ['--grep', grep] : [])]);
  const count = (/** @type {string} */ word) => Number(new RegExp(`^\\s*(\\d+) ${word}`, 'm').exec(output)?.[1] ?? 0);
  results.passed = count('passing');
  const failures = output.slice(output.search(/^\s*\d+ failing/m)).split(/^\s*(?=\d+\) )/m).slice(1);
  for (const text of failures) { results.fail(text.split('\n').slice(0, 3).map((line) => line.trim()).join(' '), text); }
  if (count('pending') > 0) { results.fail('Skipped tests', `${count('pending')} tests were skipped; every test has to run.`); }
  if (results.failed === 0 && (code !== 0 || (results.passed === 0 && !grep))) { results.fail('Unit tests run', output.slice(-3000)); }
  console.log(`  ${results.passed} passed`);
  return [results];
}

/** @param {string[]} args @returns {Promise<{ code: number | null, output: string }>} */
function node(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const forget = atExit(() => child.kill('SIGKILL'));
    let output = '';
    child.stdout.on('data', (data) => { output += data; });
    child.stderr.on('data', (data) => { output += data; });
    child.on('close', (code) => { forget(); resolve({ code, output }); });
  });
}
