// The Progress panel's page in a browser, without VS Code: node test/e2e/panel-page/run.mjs [mocha options]
// The host side is the real one, over a small stand-in for the vscode module. Screenshots go to test-results/panel-page.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
process.chdir(path.resolve(here, '../../..'));
fs.mkdirSync('out', { recursive: true });
const outdir = fs.mkdtempSync(path.join('out', 'panel-page-'));
try {
  await Promise.all([
    build({
      entryPoints: [path.join(here, 'host.ts')], outfile: path.join(outdir, 'host.mjs'), bundle: true, platform: 'node', format: 'esm',
      target: 'node20', packages: 'external', alias: { vscode: path.join(here, 'fakeVscode.ts') }, logLevel: 'warning',
    }),
    build({
      entryPoints: ['src/progress/page/panel.ts'], outfile: path.join(outdir, 'panel.js'), bundle: true, platform: 'browser', format: 'iife',
      target: 'es2022', minify: true, tsconfig: 'src/progress/page/tsconfig.json', logLevel: 'warning',
    }),
  ]);
  const mocha = ['node_modules/mocha/bin/mocha.js', '--ui', 'tdd', '--timeout', '60000', ...process.argv.slice(2)];
  const env = { ...process.env, PANEL_PAGE: path.resolve(outdir) };
  process.exitCode = spawnSync(process.execPath, [...mocha, path.join(here, 'panelPage.mjs')], { stdio: 'inherit', env }).status ?? 1;
} finally {
  fs.rmSync(outdir, { recursive: true, force: true });
}
