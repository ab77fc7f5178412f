// dist/extension.js, which starts the extension, and beside it one file for the late half of each room: what `await import('../ROOM/later')` reaches. What
// several of them need and the start does not is in one more, shared.js.
//
// A web extension host loads one file and can `require` nothing beside it, so esbuild's own splitting (ES modules that import one another) does not run
// there. So it is done in two passes: the first is esbuild's splitting and settles what belongs where; the second makes a CommonJS file of what belongs
// together. A late file gets what it shares with others from `require`, so that no module exists twice; src/platform/loadLate.ts reads and evaluates it.
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const PART = 'part';
const SHARED = 'shared';
/** `new Function` puts two lines before what it is given; a map that knows keeps a debugger on the right line. */
const LINES_BEFORE = ';;';

/** An esbuild plugin for a build with `splitting`, `format: 'esm'` and one entry point; writes `outfile`, and a file for each late half beside it. */
export const lateHalves = ({ outfile, second, onBuilt = () => undefined }) => ({
  name: 'late-halves',
  setup({ onEnd, initialOptions }) {
    Object.assign(initialOptions, { write: false, metafile: true, outdir: path.dirname(outfile), chunkNames: 'parts/[name]-[hash]' });
    onEnd(async ({ errors, outputFiles, metafile }) => {
      if (errors.length) { return; }
      const parts = readParts(outputFiles, metafile);
      holdOnce(metafile);
      const files = [...parts.rooms.values(), SHARED, undefined];
      const built = await Promise.all(files.map((name) => buildFile(parts, name, { outfile, second })));
      onBuilt(Object.assign({}, ...built.map(({ file, of }) => ({ [file]: shares(file, of.map((part) => parts.outputs.get(part))) }))));
    });
  },
});

/** A module in two files would have two states, and its classes two identities. */
function holdOnce({ outputs }) {
  const seen = new Map();
  for (const [file, { inputs }] of Object.entries(outputs)) {
    for (const [module, { bytesInOutput }] of Object.entries(inputs)) {
      if (bytesInOutput && seen.has(module)) { throw new Error(`${module} stands in ${seen.get(module)} and in ${file}.`); }
      if (bytesInOutput) { seen.set(module, file); }
    }
  }
}

/**
 * The parts of the first pass, named without folder and suffix: `entry` and what it imports outright are `now`; `rooms` are the late halves, each with its
 * room; all others are `common` to several of them.
 */
function readParts(outputFiles, { outputs: described }) {
  const nameOf = (file) => path.basename(file, '.js');
  const code = new Map(outputFiles.filter(({ path: file }) => file.endsWith('.js')).map((file) => [nameOf(file.path), file.text]));
  const outputs = new Map(Object.entries(described).filter(([file]) => file.endsWith('.js')).map(([file, output]) => [nameOf(file), {
    ...output, code: code.get(nameOf(file)),
    needs: output.imports.filter(({ kind, external }) => kind === 'import-statement' && !external).map(({ path: file }) => nameOf(file)),
  }]));
  const roomOf = ({ entryPoint }) => /^src\/(?:(\w+)\/)?later\.ts$/.exec(entryPoint ?? '');
  const rooms = new Map([...outputs].flatMap(([part, output]) => (roomOf(output) ? [[part, roomOf(output)[1] ?? 'later']] : [])));
  const [entry] = [...outputs].find(([part, { entryPoint }]) => entryPoint && !rooms.has(part));
  const strange = [...outputs].find(([part, { entryPoint }]) => entryPoint && part !== entry && !rooms.has(part));
  if (strange) { throw new Error(`${strange[1].entryPoint} is loaded later and is no late half. Name it in the later.ts of its room.`); }
  const now = new Set();
  const reach = (part) => {
    if (now.has(part)) { return; }
    now.add(part);
    outputs.get(part).needs.forEach(reach);
  };
  reach(entry);
  return { outputs, entry, now, rooms, common: [...outputs.keys()].filter((part) => !now.has(part) && !rooms.has(part)) };
}

/** The file of a room, of what rooms share, or (without a name) of the start. */
async function buildFile({ outputs, entry, now, rooms, common }, name, { outfile, second }) {
  const quote = JSON.stringify;
  const own = name === SHARED ? common : [...rooms].filter(([, room]) => room === name).map(([part]) => part);
  const late = [...common, ...rooms.keys()];
  const given = [...new Set(late.flatMap((part) => outputs.get(part).needs))].filter((part) => now.has(part) && part !== entry);
  const isOurs = (part) => (name ? own.includes(part) : now.has(part));
  const table = (parts, mark) => parts.map((part, i) => `${quote(part)}: { ${outputs.get(part).exports.map((x) => `${x}: ${x}_${mark}${i}`).join(', ')} }`);
  const imports = (parts, mark) => parts.map((part, i) => (
    `import { ${outputs.get(part).exports.map((x) => `${x} as ${x}_${mark}${i}`).join(', ')} } from ${quote(`${PART}:${part}`)};`));
  const contents = {
    // Names are looked up when the first late half is loaded, not at the start: hundreds of getters would cost as much as all else.
    start: () => [
      `export * from ${quote(`${PART}:${entry}`)};`, "import { offer } from './src/platform/loadLate';", ...imports(given, 'n'),
      `offer(() => ({ ${table(given, 'n').join(', ')} }), ${quote([...rooms].filter(([part]) => outputs.get(part).needs.some((one) => common.includes(one)))
        .map(([, room]) => room))});`,
    ],
    shared: () => [...imports(common, 'c'), `export const parts = { ${table(common, 'c').join(', ')} };`],
    room: () => [`export * from ${quote(`${PART}:${own[0]}`)};`],
  }[name === SHARED ? 'shared' : name ? 'room' : 'start']().join('\n');
  const file = name ? path.join(path.dirname(outfile), `${name}.js`) : outfile;
  await build({
    ...second, outfile: file, metafile: false, stdin: { contents, resolveDir: root, loader: 'js' },
    ...(name ? {} : { inject: [path.join(root, 'src/platform/loadLate.ts')] }),
    plugins: [...second.plugins, {
      name: 'parts',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: new RegExp(`^${PART}:`) }, ({ path: full }) => ({ path: full.slice(PART.length + 1), namespace: PART }));
        onResolve({ filter: /^\./, namespace: PART }, ({ path: to }) => {
          const other = path.basename(to, '.js');
          return isOurs(other) ? { path: other, namespace: PART } : { path: other, external: true };
        });
        onLoad({ filter: /.*/, namespace: PART }, ({ path: one }) => ({
          contents: outputs.get(one).code.replaceAll(/\bimport\("([^"]+)"\)/g, (_, to) => `loadLate(${quote(rooms.get(path.basename(to, '.js')))})`),
          resolveDir: root, loader: 'js',
        }));
      },
    }],
  });
  const map = `${file}.map`;
  if (name && fs.existsSync(map)) {
    const { mappings, ...rest } = JSON.parse(fs.readFileSync(map, 'utf8'));
    fs.writeFileSync(map, JSON.stringify({ ...rest, mappings: LINES_BEFORE + mappings }));
  }
  return { file, of: name ? own : [...now] };
}

/** What each module weighs in a file: the first pass knows, and the second makes all of them smaller alike. */
function shares(file, parts) {
  const { size: bytes } = fs.statSync(file);
  const before = parts.reduce((sum, part) => sum + part.bytes, 0);
  const inputs = parts.flatMap((part) => Object.entries(part.inputs))
    .map(([module, { bytesInOutput }]) => [module, { bytesInOutput: Math.round(bytesInOutput * bytes / before) }]);
  return { bytes, inputs: Object.fromEntries(inputs) };
}
