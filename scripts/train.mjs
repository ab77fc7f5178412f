// Fits the weights of suggestions to labelled documents and writes src/suggest/fitted.ts: node scripts/train.mjs --data DIR...
// Each DIR holds `labels.json`, `labels-detail.json` and the documents, as for `npm run bench -- suggest`. The data stays where it is.
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { HostError, runScript } from '../test/host/hostError.mjs';

const root = path.join(import.meta.dirname, '..');

/** Modules that are JavaScript already stay where they are. */
const oursAsTheyAre = {
  name: 'ours-as-they-are',
  setup({ onResolve }) {
    onResolve({ filter: /^\..*\.mjs$/ }, ({ path: file, resolveDir }) => ({ path: pathToFileURL(path.join(resolveDir, file)).href, external: true }));
  },
};

await runScript(async () => {
  const { values: { data = [] }, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string', multiple: true } } });
  const folders = [...data, ...positionals].map((folder) => path.resolve(folder));
  if (!folders.length) { throw new HostError('Say where the labelled documents are: --data DIR...'); }
  const absent = folders.find((folder) => !fs.existsSync(path.join(folder, 'labels.json')));
  if (absent) { throw new HostError(`There is no labels.json in ${absent}.`); }
  const outdir = path.join(root, 'out', `train-${process.pid}`);
  try {
    const outfile = path.join(outdir, 'train.mjs');
    await build({
      entryPoints: [path.join(root, 'test', 'bench', 'suggest', 'train.ts')], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20',
      packages: 'external', logLevel: 'warning', plugins: [oursAsTheyAre],
    });
    const { train } = await import(pathToFileURL(outfile).href);
    await train(folders, path.join(root, 'src', 'suggest', 'fitted.ts'));
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
  return 0;
});
