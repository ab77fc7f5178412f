import type { Metafile } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { root, run } from '../../host/cache.mjs';
import { HostError } from '../../host/hostError.mjs';

/** What the build has no use for. */
const leftOut = new Set(['.git', '.vscode-test', 'coverage', 'dist', 'node_modules', 'out', 'test', 'test-results']);

export interface Product {
  /** A folder with what the .vsix holds. */
  readonly dir: string;
  /** Of all that esbuild bundled; not there when `esbuild.mjs` was not made to tell. */
  readonly metafile?: Metafile;
}

/** Makes a production build of the project as it stands, by its own build script, under `work`. The project's own dist/ is left alone. */
export async function buildProduct(work: string): Promise<Product> {
  const copy = path.join(work, 'project');
  for (const name of fs.readdirSync(root)) {
    if (!leftOut.has(name)) { fs.cpSync(path.join(root, name), path.join(copy, name), { recursive: true }); }
  }
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  const metafile = path.join(work, 'meta.json');
  try {
    await run(process.execPath, ['esbuild.mjs', '--production', '--metafile', metafile], copy);
  } catch (error) {
    throw new HostError(`The production build failed:\n${error instanceof Error ? error.message : String(error)}`);
  }
  const dir = path.join(work, 'craftlog');
  for (const file of await listFiles({ cwd: copy, packageManager: PackageManager.None })) {
    fs.cpSync(path.join(copy, file), path.join(dir, file));
  }
  return { dir, metafile: fs.existsSync(metafile) ? (JSON.parse(fs.readFileSync(metafile, 'utf8')) as Metafile) : undefined };
}

/** A copy of an extension that only starts when asked: its own activation events are gone. Views and commands would still wake it. */
export function isolate(extension: string, to: string): string {
  fs.cpSync(extension, to, { recursive: true });
  const file = path.join(to, 'package.json');
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8')) as object;
  fs.writeFileSync(file, JSON.stringify({ ...manifest, activationEvents: [] }, null, 2));
  return to;
}

/** `publisher.name` of the extension in a folder. */
export function idOf(extension: string): string {
  const manifest = fs.readFileSync(path.join(extension, 'package.json'), 'utf8');
  const { publisher, name } = JSON.parse(manifest) as { publisher: string; name: string };
  return `${publisher}.${name}`;
}
