// Built-in frameworks as data: framework/ID.yaml becomes OUTDIR/ID.json, so that the extension starts without YAML.
//   node scripts/frameworks.mjs [FILE...]   checks those files, or every framework/*.yaml, and prints what is wrong in them
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Of the editor, what the words of problems need. */
const editor = {
  name: 'editor',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, () => ({ path: 'vscode', namespace: 'editor' }));
    onLoad({ filter: /.*/, namespace: 'editor' }, () => ({
      contents: 'export const l10n = { t: (text, facts = {}) => text.replace(/\\{(\\w+)\\}/g, (all, name) => facts[name] ?? all) };',
    }));
  },
};

/** The exports of TypeScript of this project (`contents` resolves from its root), in plain Node. */
export async function importSource(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' }, bundle: true, write: false, format: 'esm', platform: 'browser', plugins: [editor],
    target: 'node20', logLevel: 'warning', logOverride: { 'import-is-undefined': 'silent' },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

export const importParser = () => importSource(`
  export { parseFramework } from './src/model/parseFramework';
  export { describeProblem } from './src/problemWords';
`);

/** `FILE:LINE:COLUMN severity words`, line and column from 1. */
function reportOf(file, text, { start, severity }, words) {
  const before = text.slice(0, start).split('\n');
  return `${file}:${before.length}:${before.at(-1).length + 1} ${severity} ${words}`;
}

/** `{ id, file, framework, errors, warnings }` of each file: the id is the file's name, errors and warnings are lines for people. */
export async function readFrameworks(files) {
  const { parseFramework, describeProblem } = await importParser();
  return files.map((file) => {
    const text = fs.readFileSync(file, 'utf8');
    const { framework, problems } = parseFramework(text);
    const lines = (severity) => problems.filter((p) => p.severity === severity)
      .map((p) => reportOf(path.relative(process.cwd(), file), text, p, describeProblem(p)));
    const id = path.basename(file).replace(/\.ya?ml$/, '');
    return { id, file: path.relative(process.cwd(), file), framework, errors: lines('error'), warnings: lines('warning') };
  });
}

const builtIn = (dir) => fs.readdirSync(dir).filter((name) => /\.ya?ml$/.test(name)).sort().map((name) => path.join(dir, name));

/** Throws an Error whose message lists every error, a line each; then nothing is written. Warnings go to stderr. */
export async function compileFrameworks({ outdir, dir = path.join(root, 'framework') }) {
  const read = await readFrameworks(builtIn(dir));
  for (const { id, file, framework, errors } of read) {
    if (framework && framework.id !== id) { errors.push(`${file}:1:1 error The file is not named after its framework, ${framework.id}.`); }
  }
  const errors = read.flatMap((one) => one.errors);
  if (errors.length) { throw new Error(`The frameworks cannot be built:\n${errors.join('\n')}`); }
  read.flatMap((one) => one.warnings).forEach((line) => console.warn(line));
  fs.mkdirSync(outdir, { recursive: true });
  for (const { id, framework } of read) { fs.writeFileSync(path.join(outdir, `${id}.json`), JSON.stringify(framework)); }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = process.argv.slice(2);
  const read = await readFrameworks(files.length ? files : builtIn(path.join(root, 'framework')));
  const lines = read.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  lines.forEach((line) => console.log(line));
  process.exitCode = read.some(({ errors }) => errors.length) ? 1 : 0;
}
