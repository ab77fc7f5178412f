// @ts-check
// Makes craftlog-VERSION.vsix from a production build: node scripts/package.mjs. What goes in is the allow-list in .vscodeignore.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import { root, run } from '../test/host/cache.mjs';
import { runScript } from '../test/host/hostError.mjs';
import { list } from './zip.mjs';

/**
 * @param {string} folder where to put it
 * @param {(line: string) => void} say
 */
export async function makePackage(folder, say) {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const file = path.join(folder, `${name}-${version}.vsix`);
  fs.mkdirSync(folder, { recursive: true });
  say((await run(process.execPath, ['esbuild.mjs', '--production'], root)).trim());
  await quietly(() => createVSIX({
    cwd: root,
    packagePath: file,
    // Everything is bundled.
    dependencies: false,
    // Links in the README are to files that are in the package, so no address is needed to make them absolute.
    rewriteRelativeLinks: false,
    allowMissingRepository: true,
  }));
  const files = list(file);
  for (const { name, size } of files) { say(`${String(size).padStart(9)}  ${name}`); }
  say(`${path.relative(root, file)}: ${(fs.statSync(file).size / 1000).toFixed(1)} KB, ${files.length} files`);
  return { file, files };
}

/** vsce talks to the console; we say the same, shorter. @param {() => Promise<void>} body */
async function quietly(body) {
  const { log, info } = console;
  console.log = console.info = () => {};
  try { await body(); } finally { Object.assign(console, { log, info }); }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(async () => { await makePackage(root, console.log); });
}
