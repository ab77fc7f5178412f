// Unit tests in plain Node, without VS Code: node scripts/unit.mjs [--coverage] [NAME...] [-- mocha options]
// Each test/unit/*.test.ts is bundled on its own, so a pure file that imports 'vscode' fails to load.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const separator = process.argv.indexOf('--');
const own = process.argv.slice(2, separator < 0 ? undefined : separator);
const mochaOptions = separator < 0 ? [] : process.argv.slice(separator + 1);
const coverage = own.includes('--coverage');
const names = own.filter((a) => !a.startsWith('--'));

const all = fs.readdirSync('test/unit', { recursive: true }).filter((f) => f.endsWith('.test.ts'));
const files = names.length ? all.filter((f) => names.some((n) => path.basename(f).startsWith(n))) : all;
if (!files.length) { console.error(`No unit test matches ${names.join(', ')}.`); process.exit(1); }

fs.mkdirSync('out', { recursive: true });
const outdir = fs.mkdtempSync(path.join('out', 'unit-'));
try {
  await build({
    entryPoints: files.map((f) => path.join('test/unit', f)), outdir, bundle: true, platform: 'node', format: 'cjs', target: 'node20',
    packages: 'external', sourcemap: 'linked', logLevel: 'warning', outbase: 'test/unit',
  });
  const mocha = ['node_modules/mocha/bin/mocha.js', '--ui', 'tdd', '--enable-source-maps', '--timeout', '120000', ...mochaOptions, `${outdir}/**/*.test.js`];
  const command = coverage
    ? ['node_modules/c8/bin/c8.js', '--src', 'src', ...['text', 'passage', 'suggest', '*/model'].flatMap((pure) => ['--include', `src/${pure}/**`]), '--all', '--reporter', 'text', '--reporter', 'html', 'node', ...mocha]
    : mocha;
  process.exitCode = spawnSync(process.execPath, command, { stdio: 'inherit' }).status ?? 1;
} finally {
  fs.rmSync(outdir, { recursive: true, force: true });
}
