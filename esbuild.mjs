// Builds dist/: extension.js (one CommonJS file for desktop and web), a file for the late half of each room and one that they share, panel.js (the
// webview's), reviewPage.js (in pages for reviewers) and the built-in frameworks as data.
//   node esbuild.mjs [--production] [--watch] [--metafile FILE]   FILE is told what each module weighs
import { build, context } from 'esbuild';
import fs from 'node:fs';
import { compileFrameworks } from './scripts/frameworks.mjs';
import { lateHalves } from './scripts/lateHalves.mjs';

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
    onResolve({ filter: /^vscode$/ }, ({ kind }) => (
      kind === 'require-call' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'vscode-once' }
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
  ...shared, target: 'es2022', platform: 'browser', format: 'cjs', charset: 'ascii', mainFields: ['module', 'browser', 'main'],
  logOverride: { 'import-is-undefined': 'error' },
};
const described = {};
const extension = {
  ...host, entryPoints: ['src/extension.ts'], format: 'esm', splitting: true, sourcemap: production ? false : 'inline', external: ['vscode'],
  plugins: [lateHalves({
    outfile: 'dist/extension.js', second: { ...host, plugins: [vscodeOnce] }, onBuilt: (outputs) => Object.assign(described, outputs),
  })],
};
const panel = { ...shared, entryPoints: ['src/progress/page/panel.ts'], outfile: 'dist/panel.js', format: 'iife', platform: 'browser', tsconfig: 'src/progress/page/tsconfig.json' };
/** Put into each page for reviewers as it is (src/sharing/review/requestReview.ts). */
const reviewPage = {
  ...shared, entryPoints: ['src/sharing/reviewPage/reviewPage.ts'], outfile: 'dist/reviewPage.js', format: 'iife', platform: 'browser', minify: true, sourcemap: false,
  tsconfig: 'src/sharing/reviewPage/tsconfig.json',
};

fs.rmSync('dist', { recursive: true, force: true });
await compileFrameworks({ outdir: 'dist/frameworks' });
if (watch) {
  for (const options of [extension, panel, reviewPage]) { await (await context({ ...options, logLevel: 'info' })).watch(); }
} else {
  const [, ...pages] = await Promise.all([extension, panel, reviewPage].map((options) => build(options)));
  const outputs = pages.map((page) => page.metafile?.outputs);
  if (metafile) { fs.writeFileSync(metafile, JSON.stringify({ inputs: {}, outputs: Object.assign({}, described, ...outputs) })); }
  const scripts = fs.readdirSync('dist', { recursive: true }).filter((file) => file.endsWith('.js')).sort();
  for (const file of scripts) { console.log(`dist/${file}  ${(fs.statSync(`dist/${file}`).size / 1000).toFixed(1)} KB`); }
}
