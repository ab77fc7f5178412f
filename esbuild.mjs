// Builds dist/: extension.js (one CommonJS file for desktop and web), frameworkReader.js (loaded when a framework file is read),
// panel.js (the webview's) and the built-in frameworks as data.
//   node esbuild.mjs [--production] [--watch] [--metafile FILE]   FILE is told what each module weighs
import { build, context } from 'esbuild';
import fs from 'node:fs';
import { compileFrameworks } from './scripts/frameworks.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const metafile = process.argv[process.argv.indexOf('--metafile') + 1 || Infinity];

const shared = {
  bundle: true, target: 'es2022', minify: production, sourcemap: production ? false : 'linked', logLevel: 'warning', legalComments: 'none',
  metafile: metafile !== undefined,
};

/**
 * The vscode module, asked for once. On its own esbuild gives each file that imports it a copy of the whole API, some 200 getters, which
 * took more of the heap than all else together. What the API has is read from its types; what is not used is left out.
 */
const vscodeOnce = {
  name: 'vscode-once',
  setup({ onResolve, onLoad }) {
    const types = fs.readFileSync('node_modules/@types/vscode/index.d.ts', 'utf8');
    const names = new Set([...types.matchAll(/^\texport (?:abstract )?(?:class|enum|namespace|const|let|function) (\w+)/gm)].map(([, name]) => name));
    onResolve({ filter: /^vscode$/ }, ({ namespace }) => (
      namespace === 'vscode-once' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'vscode-once' }
    ));
    onLoad({ filter: /.*/, namespace: 'vscode-once' }, () => ({
      contents: [
        "const api = require('vscode');", 'const of = (name) => api[name];',
        ...[...names].map((name) => `export const ${name} = /* @__PURE__ */ of('${name}');`),
      ].join('\n'),
    }));
  },
};

/** `platform: browser` refuses Node's built-ins, so what loads here loads in a web worker too. */
const host = {
  ...shared, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', format: 'cjs', platform: 'browser', plugins: [vscodeOnce],
  logOverride: { 'import-is-undefined': 'error' }, mainFields: ['module', 'browser', 'main'],
};
/** Loaded by src/frameworkReader.ts when a framework file is read. */
const reader = { ...host, entryPoints: ['src/readFramework.ts'], outfile: 'dist/frameworkReader.js' };
const panel = { ...shared, entryPoints: ['src/panel/panel.ts'], outfile: 'dist/panel.js', format: 'iife', platform: 'browser', tsconfig: 'src/panel/tsconfig.json' };

fs.rmSync('dist', { recursive: true, force: true });
await compileFrameworks({ outdir: 'dist/frameworks' });
if (watch) {
  for (const options of [host, reader, panel]) { await (await context({ ...options, logLevel: 'info' })).watch(); }
} else {
  const built = await Promise.all([host, reader, panel].map((options) => build(options)));
  if (metafile) { fs.writeFileSync(metafile, JSON.stringify({ inputs: {}, outputs: Object.assign({}, ...built.map((one) => one.metafile.outputs)) })); }
  for (const file of ['dist/extension.js', 'dist/frameworkReader.js', 'dist/panel.js']) { console.log(`${file}  ${(fs.statSync(file).size / 1000).toFixed(1)} KB`); }
}
