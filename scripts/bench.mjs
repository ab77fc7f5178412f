// Measures Craftlog: node scripts/bench.mjs [NAME... | all] [--rounds N] [--vscode oldest|newest] [--data DIR] [--json FILE]
//                    node scripts/bench.mjs NAME FILE... [--json FILE]   for a bench that takes files, as its comment says
// Without a name, lists what can be measured: each test/bench/NAME.ts. What a bench compares with runs beside it in the same run, so
// its ratios can be compared between machines; its times cannot. `all` leaves out what needs --data, unless that is given.
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { atExit } from '../test/host/cleanup.mjs';
import { HostError, runScript } from '../test/host/hostError.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.join(root, 'test', 'bench');

function readArguments() {
  const read = () => {
    try {
      const text = { type: 'string' };
      return parseArgs({ allowPositionals: true, options: { data: text, json: text, rounds: text, vscode: text } });
    } catch (error) {
      throw new HostError(`${error.message.split('. ')[0]}.`);
    }
  };
  const { positionals: names, values: { data, json, rounds, vscode } } = read();
  const check = (right, sentence) => { if (!right) { throw new HostError(sentence); } };
  check(rounds === undefined || /^[1-9]\d{0,2}$/.test(rounds), `--rounds takes a number from 1 to 999, not "${rounds}".`);
  check(vscode === undefined || ['oldest', 'newest'].includes(vscode), `--vscode takes oldest or newest, not "${vscode}".`);
  check(data === undefined || fs.existsSync(data), `--data names ${data}, which is not there.`);
  return { names, json, options: { data: data && path.resolve(data), rounds: rounds && Number(rounds), vscode } };
}

/** Every bench with the first sentence of the comment on its default export. One whose comment names `--data` needs it. */
function benches() {
  return new Map(fs.readdirSync(folder).filter((file) => file.endsWith('.ts')).sort().map((file) => {
    const before = fs.readFileSync(path.join(folder, file), 'utf8').split(/^export default /m)[0];
    const comment = before.slice(before.lastIndexOf('/**') + 3).split('*/')[0].replace(/\s*\n\s*\*?\s*/g, ' ').trim();
    const sentence = /^.*?\.(?= |$)/.exec(comment)?.[0] ?? comment;
    const needsData = comment.includes('--data');
    const takesFiles = comment.includes('FILE...');
    const says = needsData && !sentence.includes('--data') ? `${sentence} Needs --data DIR.` : sentence;
    return [file.slice(0, -'.ts'.length), { says, needsData, takesFiles }];
  }));
}

async function load(name, outdir) {
  const outfile = path.join(outdir, `${name}.mjs`);
  await build({
    entryPoints: [path.join(folder, `${name}.ts`)], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20',
    packages: 'external', sourcemap: 'inline', logLevel: 'warning', logOverride: { 'import-is-undefined': 'silent' },
    plugins: [oursAsTheyAre, editor],
  });
  return (await import(pathToFileURL(outfile).href)).default;
}

/** Modules that are JavaScript already stay where they are: they know files by their own place, and share what is to be cleaned up. */
const oursAsTheyAre = {
  name: 'ours-as-they-are',
  setup({ onResolve }) {
    onResolve({ filter: /^\..*\.mjs$/ }, ({ path: file, resolveDir }) => (
      { path: pathToFileURL(path.join(resolveDir, file)).href, external: true }
    ));
  },
};

/** Outside VS Code, the little of it that words need. */
const editor = {
  name: 'editor',
  setup({ onResolve }) {
    onResolve({ filter: /^vscode$/ }, () => ({ path: path.join(folder, 'support', 'fakeVscode.ts') }));
  },
};

await runScript(async () => {
  const { names: words, json, options } = readArguments();
  const known = benches();
  const files = known.get(words[0])?.takesFiles ? words.slice(1) : [];
  const given = files.length ? [words[0]] : words;
  const absent = files.find((file) => !fs.statSync(file, { throwIfNoEntry: false })?.isFile());
  if (absent) { throw new HostError(`There is no file ${absent}.`); }
  const unknown = given.find((name) => name !== 'all' && !known.has(name));
  if (unknown) { throw new HostError(`There is no bench "${unknown}": choose ${[...known.keys()].join(', ')} or all.`); }
  if (!given.length) {
    known.forEach(({ says }, name) => console.log(`${name.padEnd(12)}${says}`));
    return 0;
  }
  const names = given.includes('all') ? [...known.keys()].filter((name) => !known.get(name).takesFiles && (options.data || !known.get(name).needsData)) : given;

  const outdir = path.join(root, 'out', `bench-${process.pid}`);
  atExit(() => fs.rmSync(outdir, { recursive: true, force: true }));
  const all = {};
  let failed = 0;
  for (const name of names) {
    try {
      if (known.get(name).needsData && !options.data) { throw new HostError(`The bench "${name}" needs --data DIR.`); }
      const bench = await load(name, outdir);
      const { figures, table, failed: refused = 0 } = await bench({ ...options, files });
      all[name] = figures;
      failed += refused;
      console.log(`## ${name}\n${known.get(name).says}\n\n${table}\n`);
    } catch (error) {
      if (names.length === 1) { throw error; }
      failed++;
      console.error(`${name}: ${error instanceof HostError ? error.message : error.stack ?? error}`);
    }
  }
  if (json) { fs.writeFileSync(json, `${JSON.stringify(names.length === 1 ? all[names[0]] : all, null, 2)}\n`); }
  return failed ? 1 : 0;
});
