// One CommonJS file that starts the extension, and a script beside it for whatever its source reaches by `await import()`.
//
// A web extension host loads one file and can `require` nothing beside it, so esbuild's own splitting (ES modules that import one
// another) does not run there. So it is done in two passes: the first is esbuild's splitting and settles what belongs where; the second
// makes each part CommonJS. What the start needs becomes one file again, with minified names throughout. A part loaded later gets what
// it shares with others from `require`, so that no module exists twice, and is read and evaluated by src/platform/loadScript.ts.
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const PART = 'part';

/** An esbuild plugin for a build with `splitting`, `format: 'esm'` and one entry point; writes `outfile`, and the parts into `folder` beside it. */
export const lazyScripts = ({ outfile, folder, second, onBuilt = () => undefined }) => ({
  name: 'lazy-scripts',
  setup({ onEnd, initialOptions }) {
    Object.assign(initialOptions, { write: false, metafile: true, outdir: path.dirname(outfile), chunkNames: `${folder}/[name]-[hash]` });
    onEnd(async ({ errors, outputFiles, metafile }) => {
      if (errors.length) { return; }
      const first = readParts(outputFiles, metafile);
      fs.rmSync(path.join(path.dirname(outfile), folder), { recursive: true, force: true });
      const built = await Promise.all([...first.later.keys()].map((name) => buildPart(first, name, { outfile, folder, second })).concat(
        buildPart(first, undefined, { outfile, folder, second }),
      ));
      onBuilt(Object.assign({}, ...built.map(({ file, parts }) => ({ [file]: shares(file, parts.map((name) => first.outputs.get(name))) }))));
    });
  },
});

/** The parts of the first pass: the entry and what it imports outright are `now`, all others `later`. Names are without folder and suffix. */
function readParts(outputFiles, { outputs: described }) {
  const nameOf = (file) => path.basename(file, '.js');
  const code = new Map(outputFiles.filter(({ path: file }) => file.endsWith('.js')).map((file) => [nameOf(file.path), file.text]));
  const outputs = new Map(Object.entries(described).filter(([file]) => file.endsWith('.js')).map(([file, output]) => [nameOf(file), {
    ...output, code: code.get(nameOf(file)),
    needs: output.imports.filter(({ kind, external }) => kind === 'import-statement' && !external).map(({ path: file }) => nameOf(file)),
  }]));
  const [entry] = [...outputs].find(([name, { entryPoint }]) => entryPoint && ![...outputs.values()].some(({ imports }) => (
    imports.some(({ kind, path: file }) => kind === 'dynamic-import' && nameOf(file) === name)
  )));
  const now = new Set();
  const reach = (name) => {
    if (now.has(name)) { return; }
    now.add(name);
    outputs.get(name).needs.forEach(reach);
  };
  reach(entry);
  return { outputs, entry, now, later: new Map([...outputs].filter(([name]) => !now.has(name))) };
}

async function buildPart({ outputs, entry, now, later }, name, { outfile, folder, second }) {
  const shared = [...new Set([...later.values()].flatMap(({ needs }) => needs))].filter((one) => now.has(one) && one !== entry);
  const quote = JSON.stringify;
  // Names are looked up when the first script is loaded, not at the start: hundreds of getters would cost as much as all else.
  const start = () => [
    `export * from ${quote(`${PART}:${entry}`)};`,
    "import { offer } from './src/platform/loadScript';",
    ...shared.map((one, i) => `import { ${outputs.get(one).exports.map((x) => `${x} as ${x}_${i}`).join(', ')} } from ${quote(`${PART}:${one}`)};`),
    `offer(() => ({ ${shared.map((one, i) => `${quote(one)}: { ${outputs.get(one).exports.map((x) => `${x}: ${x}_${i}`).join(', ')} }`).join(', ')} }), {`,
    ...[...later].map(([one, { needs }]) => `  ${quote(one)}: ${quote(needs.filter((need) => later.has(need)))},`),
    '});',
  ].join('\n');
  const file = name ? path.join(path.dirname(outfile), folder, `${name}.js`) : outfile;
  await build({
    ...second, outfile: file, metafile: false,
    ...(name ? { entryPoints: [`${PART}:${name}`] } : { stdin: { contents: start(), resolveDir: root, loader: 'js' }, inject: [path.join(root, 'src/platform/loadScript.ts')] }),
    plugins: [...second.plugins, {
      name: 'parts',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: new RegExp(`^${PART}:`) }, ({ path: full }) => ({ path: full.slice(PART.length + 1), namespace: PART }));
        onResolve({ filter: /^\./, namespace: PART }, ({ path: to }) => {
          const other = path.basename(to, '.js');
          return name ? { path: other, external: true } : { path: other, namespace: PART };
        });
        onLoad({ filter: /.*/, namespace: PART }, ({ path: one }) => ({
          contents: outputs.get(one).code.replaceAll(/\bimport\("([^"]+)"\)/g, (_, to) => `loadScript(${quote(path.basename(to, '.js'))})`),
          resolveDir: root, loader: 'js',
        }));
      },
    }],
  });
  return { file, parts: name ? [name] : [...now] };
}

/** What each module weighs in a file: the first pass knows, and the second makes all of them smaller alike. */
function shares(file, parts) {
  const { size: bytes } = fs.statSync(file);
  const before = parts.reduce((sum, part) => sum + part.bytes, 0);
  const inputs = parts.flatMap((part) => Object.entries(part.inputs))
    .map(([module, { bytesInOutput }]) => [module, { bytesInOutput: Math.round(bytesInOutput * bytes / before) }]);
  return { bytes, inputs: Object.fromEntries(inputs) };
}
