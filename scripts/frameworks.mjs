// Built-in frameworks as data: framework/ID.yaml becomes OUTDIR/ID.json, so that the extension starts without YAML. Files framework/ID/*.yaml are
// read as if they stood at its end. The text of templates, which stands in framework/ID/templates/ID.md or in the file, becomes OUTDIR/ID.templates.json.
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
  export { parseFramework } from './src/framework/model/parseFramework';
  export { describeProblem } from './src/framework/readFramework';
`);

/** `FILE:LINE:COLUMN severity words`, line and column from 1. */
function reportOf(file, text, { start, severity }, words) {
  const before = text.slice(0, start).split('\n');
  return `${file}:${before.length}:${before.at(-1).length + 1} ${severity} ${words}`;
}

const isYaml = (name) => /\.ya?ml$/.test(name);
const beside = (file, ...names) => path.join(file.replace(/\.ya?ml$/, ''), ...names);

/** The file and those beside it, each with its text and where that starts in the whole. */
function partsOf(file) {
  const folder = beside(file);
  const more = fs.existsSync(folder) ? fs.readdirSync(folder).filter(isYaml).sort().map((name) => path.join(folder, name)) : [];
  let start = 0;
  return [file, ...more].map((each) => {
    const text = `${fs.readFileSync(each, 'utf8').trimEnd()}\n`;
    start += text.length;
    return { file: path.relative(process.cwd(), each), text, start: start - text.length };
  });
}

/** Template id to text: from the file beside the framework, else as the framework has it. `errors` are lines for people. */
function bodiesOf(file, framework) {
  const folder = beside(file, 'templates');
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith('.md')) : [];
  const errors = files.filter((name) => !framework.templates.some(({ id }) => `${id}.md` === name))
    .map((name) => `${path.relative(process.cwd(), path.join(folder, name))}:1:1 error There is no template of this name.`);
  const bodies = Object.fromEntries(framework.templates.map(({ id, body }) => [
    id, files.includes(`${id}.md`) ? fs.readFileSync(path.join(folder, `${id}.md`), 'utf8') : body,
  ]));
  const empty = Object.keys(bodies).filter((id) => !bodies[id].trim());
  return { bodies, errors: [...errors, ...empty.map((id) => `${path.relative(process.cwd(), file)}:1:1 error The template ${id} has no text.`)] };
}

/** `{ id, file, framework, bodies, errors, warnings }` of each file: the id is the file's name, errors and warnings are lines for people. */
export async function readFrameworks(files) {
  const { parseFramework, describeProblem } = await importParser();
  return files.map((file) => {
    const parts = partsOf(file);
    const { framework, problems } = parseFramework(parts.map(({ text }) => text).join(''));
    const lines = (severity) => problems.filter((p) => p.severity === severity).map((p) => {
      const part = parts.findLast(({ start }) => start <= p.start);
      return reportOf(part.file, part.text, { ...p, start: p.start - part.start }, describeProblem(p));
    });
    const id = path.basename(file).replace(/\.ya?ml$/, '');
    const { bodies, errors } = framework ? bodiesOf(file, framework) : { bodies: {}, errors: [] };
    return { id, file: path.relative(process.cwd(), file), framework, bodies, errors: [...lines('error'), ...errors], warnings: lines('warning') };
  });
}

/** Headings that stay when the gaps are filled in: by them a document made from a template is known. */
const headingsOf = (body) => [...body.matchAll(/^#{2,}\s+([^[\]\n]+)$/gm)].map(([, heading]) => heading.trim());

/** As `readFrameworks` has read it, and as it ships: headings beside each template, whose text stands elsewhere. */
export const compiled = ({ framework, bodies }) => (
  { ...framework, templates: framework.templates.map((template) => ({ ...template, headings: headingsOf(bodies[template.id]), body: '' })) }
);

const builtIn = (dir) => fs.readdirSync(dir).filter(isYaml).sort().map((name) => path.join(dir, name));

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
  for (const one of read) {
    const { id, framework, bodies } = one;
    fs.writeFileSync(path.join(outdir, `${id}.json`), JSON.stringify(compiled(one)));
    if (framework.templates.length) { fs.writeFileSync(path.join(outdir, `${id}.templates.json`), JSON.stringify(bodies)); }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = process.argv.slice(2);
  const read = await readFrameworks(files.length ? files : builtIn(path.join(root, 'framework')));
  const lines = read.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  lines.forEach((line) => console.log(line));
  process.exitCode = read.some(({ errors }) => errors.length) ? 1 : 0;
}
