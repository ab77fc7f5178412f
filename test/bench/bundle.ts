import type { Metafile } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { get } from '../host/vscode.mjs';
import type { BenchOptions, BenchResult } from './support/bench';
import { say, workFolder } from './support/hostRun';
import { markdown, short } from './support/numbers';
import { buildProduct } from './support/product';

const peers = ['references-view', 'markdown-language-features'];
/** Our aim for what is read at every start. */
const mostKB = 150;
const largest = 15;

interface Size { readonly file: string; readonly bytes: number; readonly gzip: number }

/** What Craftlog's files weigh as they are shipped, beside built-in extensions, and which modules weigh most in them. */
export default async function bench({ vscode = 'oldest' }: BenchOptions): Promise<BenchResult> {
  const [{ dir, metafile }, { dir: server }] = [await buildProduct(workFolder()), await get(vscode, say)];
  const dist = path.join(dir, 'dist');
  const own = fs.readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(dist, name)).filter((file) => fs.statSync(file).isFile())
    .map((file) => sizeOf(file, path.relative(dir, file).replaceAll('\\', '/'))).sort((a, b) => b.bytes - a.bytes);
  const theirs = peers.map((name) => {
    const extension = path.join(server, 'extensions', name);
    const { main } = JSON.parse(fs.readFileSync(path.join(extension, 'package.json'), 'utf8')) as { main: string };
    return sizeOf(path.join(extension, main.endsWith('.js') ? main : `${main}.js`), `${name}, main file`);
  });
  const start = own.find(({ file }) => file === 'dist/extension.js')!;
  const yardstick = theirs[0]!;
  const modules = metafile && Object.fromEntries(Object.entries(metafile.outputs).map(([file, { inputs }]) => [file, sharesOf(inputs)]));

  const sizes = markdown(['file', 'KB', 'gzip, KB', `to ${peers[0]}`], [...own, ...theirs].map(({ file, bytes, gzip }) => [
    file, short(bytes / 1000), short(gzip / 1000), short(bytes / yardstick.bytes),
  ]));
  const parts = Object.entries(modules ?? {}).map(([file, shares]) => markdown(
    [`in ${file}`, 'KB', 'share'],
    shares.slice(0, largest).map(({ module, bytes }) => [
      module, short(bytes / 1000), `${Math.round(100 * bytes / metafile!.outputs[file]!.bytes)} %`,
    ]),
  ));
  const within = start.bytes < mostKB * 1000;
  const verdict = `Aim: dist/extension.js under ${mostKB} KB. `
    + `It is ${short(start.bytes / 1000)} KB: ${within ? 'within' : 'above'} the target.`;
  return {
    name: 'bundle',
    figures: { files: own, peers: theirs, modules, within },
    table: [sizes, verdict, ...(parts.length ? parts : ['esbuild.mjs told nothing of its modules.'])].join('\n\n'),
  };
}

function sizeOf(file: string, name: string): Size {
  const content = fs.readFileSync(file);
  return { file: name, bytes: content.length, gzip: zlib.gzipSync(content).length };
}

/** Largest first; the modules of a package are counted as one. */
function sharesOf(inputs: Metafile['outputs'][string]['inputs']): { module: string; bytes: number }[] {
  const shares = new Map<string, number>();
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? file;
    shares.set(name, (shares.get(name) ?? 0) + bytesInOutput);
  }
  return [...shares].map(([module, bytes]) => ({ module, bytes })).sort((a, b) => b.bytes - a.bytes);
}
