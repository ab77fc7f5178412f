// Builds dist/: extension.js (one CommonJS file for desktop and web), frameworkReader.js (loaded when a framework file is read),
// panel.js (the webview's) and the built-in frameworks as data.
//   node esbuild.mjs [--production] [--watch]
import { build, context } from 'esbuild';
import fs from 'node:fs';
import { compileFrameworks } from './scripts/frameworks.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const shared = {
  bundle: true, target: 'es2022', minify: production, sourcemap: production ? false : 'linked', logLevel: 'warning', legalComments: 'none',
};

/** `platform: browser` refuses Node's built-ins, so what loads here loads in a web worker too. */
const host = {
  ...shared, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', format: 'cjs', platform: 'browser', external: ['vscode'],
  mainFields: ['module', 'browser', 'main'],
};
/** Loaded by src/frameworkReader.ts when a framework file is read. */
const reader = { ...host, entryPoints: ['src/readFramework.ts'], outfile: 'dist/frameworkReader.js' };
const panel = { ...shared, entryPoints: ['src/panel/panel.ts'], outfile: 'dist/panel.js', format: 'iife', platform: 'browser', tsconfig: 'src/panel/tsconfig.json' };

fs.rmSync('dist', { recursive: true, force: true });
await compileFrameworks({ outdir: 'dist/frameworks' });
if (watch) {
  for (const options of [host, reader, panel]) { await (await context({ ...options, logLevel: 'info' })).watch(); }
} else {
  await Promise.all([host, reader, panel].map((options) => build(options)));
  for (const file of ['dist/extension.js', 'dist/frameworkReader.js', 'dist/panel.js']) { console.log(`${file}  ${(fs.statSync(file).size / 1000).toFixed(1)} KB`); }
}
