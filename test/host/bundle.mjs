// @ts-check
import fs from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './cache.mjs';
import { atExit } from './cleanup.mjs';

/**
 * A place for a bundle that no other run shares; it goes when this process ends.
 * @param {string} folder @param {string} name @param {string} file
 */
export function ownOutfile(folder, name, file) {
  const dir = path.join(folder, 'out', `${name}-${process.pid}`);
  atExit(() => fs.rmSync(dir, { recursive: true, force: true }));
  return path.join(dir, file);
}

/**
 * Bundles tests into one file, and every *.test.ts of a folder with them: they are found when they are built, so
 * none can be forgotten. The entry gets them by `import('all-tests')`.
 * @param {object} options
 * @param {string} options.outfile
 * @param {string} options.entry
 * @param {string} options.tests the folder with the tests
 * @param {'browser' | 'node'} options.platform browser also runs in Node, if `vscode` is there
 * @param {Record<string, unknown>} [options.define] constants the entry reads
 */
export async function bundle({ outfile, entry, tests, platform, define = {} }) {
  await esbuild.build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform,
    format: platform === 'node' ? 'esm' : 'cjs',
    target: 'es2022',
    sourcemap: 'external',
    logLevel: 'silent',
    external: ['vscode'],
    packages: platform === 'node' ? 'external' : 'bundle',
    alias: platform === 'browser' ? { 'node:assert/strict': path.join(root, 'test', 'integration', 'assert.ts') } : {},
    define: Object.fromEntries(Object.entries(define).map(([key, value]) => [key, JSON.stringify(value)])),
    plugins: [allTests(tests), ...(platform === 'browser' ? [browserMocha] : [])],
  });
}

/**
 * mocha's build for browsers, which runs in both extension hosts. It is a UMD file in a package of ES modules, so it has to
 * be taken out of that package to be read as what it is.
 * @type {esbuild.Plugin}
 */
const browserMocha = {
  name: 'browser-mocha',
  setup(build) {
    build.onResolve({ filter: /^mocha$/ }, () => ({ path: path.join(root, 'node_modules', 'mocha', 'mocha.js'), namespace: 'umd' }));
    build.onLoad({ filter: /.*/, namespace: 'umd' }, (args) => ({ contents: fs.readFileSync(args.path, 'utf8') }));
  },
};

/** @param {string} folder @returns {esbuild.Plugin} */
function allTests(folder) {
  return {
    name: 'all-tests',
    setup(build) {
      build.onResolve({ filter: /^all-tests$/ }, () => ({ path: folder, namespace: 'all-tests' }));
      build.onLoad({ filter: /.*/, namespace: 'all-tests' }, () => {
        const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts')).sort();
        return { contents: names.map((name) => `import ${JSON.stringify(`./${name}`)};`).join('\n'), resolveDir: folder };
      });
    },
  };
}

/**
 * Turns places in a bundle into places in the sources.
 * @param {string} file the bundle
 * @param {string} stack
 * @param {number} offset lines that the loader put before the bundle's first
 */
export function mapped(file, stack, offset = 0) {
  const map = new SourceMap(JSON.parse(fs.readFileSync(`${file}.map`, 'utf8')));
  const name = path.relative(root, file).replaceAll('\\', '/');
  const place = new RegExp(`${name.replaceAll('.', '\\.')}(?:#vscode-extension)?:(\\d+):(\\d+)`);
  return stack.split('\n').map((line) => {
    const found = place.exec(line);
    if (!found) { return line; }
    const entry = /** @type {Partial<import('node:module').SourceMapping>} */ (map.findEntry(Number(found[1]) - 1 - offset, Number(found[2]) - 1));
    if (entry.originalSource === undefined) { return line; }
    const source = path.relative(root, path.resolve(path.dirname(file), entry.originalSource));
    const call = /^\s+at (?:async )?(\S+) \(/.exec(line)?.[1];
    return `    at ${call ? `${call} ` : ''}${source}:${(entry.originalLine ?? 0) + 1}:${(entry.originalColumn ?? 0) + 1}`;
  }).filter((line) => !/node_modules|extensionHostProcess|node:internal/.test(line)).join('\n');
}
