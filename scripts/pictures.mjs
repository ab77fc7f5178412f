// Takes the pictures of the README in the real VS Code: node scripts/pictures.mjs
import fs from 'node:fs';
import path from 'node:path';
import { root, run } from '../test/host/cache.mjs';
import { endToEnd } from '../test/host/endToEnd.mjs';
import { runScript } from '../test/host/hostError.mjs';

const at = (...names) => path.join(root, ...names);

await runScript(async () => {
  await run(process.execPath, ['esbuild.mjs'], root);
  const suite = { name: 'pictures', tests: at('test', 'pictures'), extension: root, extensionId: 'craftlog.craftlog', sample: at('test', 'fixtures', 'workspace') };
  const taken = at('test-results', 'screenshots');
  fs.rmSync(taken, { recursive: true, force: true });
  const results = await endToEnd(suite, { version: 'oldest' });
  const pictures = at('media', 'pictures');
  fs.mkdirSync(pictures, { recursive: true });
  for (const name of fs.readdirSync(taken)) { fs.copyFileSync(path.join(taken, name), path.join(pictures, name)); }
  return results.failed ? 1 : 0;
});
