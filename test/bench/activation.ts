import fs from 'node:fs';
import path from 'node:path';
import { root } from '../host/cache.mjs';
import { HostError } from '../host/hostError.mjs';
import { get } from '../host/vscode.mjs';
import type { Activation, ActivationJob } from './inHost/activation';
import type { BenchOptions, BenchResult } from './support/bench';
import { bundleForHost, inRounds, say, withHost, workFolder } from './support/hostRun';
import type { Host } from './support/hostRun';
import { markdown, ratios, short, spreadOf, withRange } from './support/numbers';
import { buildProduct, idOf, isolate } from './support/product';

/** Built-in extensions, in the folders they have in VS Code: small, middling and large. The first is the yardstick. */
const peers = ['references-view', 'git', 'markdown-language-features'];
const usualRounds = 5;
const settleMs = 2000;
/** Our aim: no later than the yardstick, and no more heap than this. */
const mostHeapMiB = 1.5;

interface Case { readonly name: string; readonly extension: string; readonly found: (Activation | undefined)[] }

/**
 * What starting Craftlog costs in the real VS Code, beside built-in extensions. Each starts alone, in a window of its own, when all
 * else has settled; a round opens one window of each, and the order turns. Load + call is what blocks the extension host.
 */
export default async function bench({ rounds, vscode = 'oldest' }: BenchOptions): Promise<BenchResult> {
  const work = workFolder();
  const { dir: server } = await get(vscode, say);
  // Built-in extensions find what they need of VS Code's own packages above them.
  fs.symlinkSync(path.join(server, 'node_modules'), path.join(work, 'node_modules'), 'junction');
  const ours = isolate((await buildProduct(work)).dir, path.join(work, 'isolated', 'craftlog'));
  const cases: Case[] = [
    { name: 'Craftlog', extension: ours, found: [] },
    ...peers.map((name) => (
      { name, extension: isolate(path.join(server, 'extensions', name), path.join(work, 'isolated', name)), found: [] }
    )),
  ];
  const folder = path.join(work, 'workspace');
  fs.cpSync(path.join(root, 'test', 'fixtures', 'workspace'), folder, { recursive: true });
  const module = await bundleForHost('activation', path.join(work, 'inHost'));

  await withHost(vscode, async (host) => {
    await activate(host, ours); // warms up the disk and the server; thrown away
    await inRounds(rounds, usualRounds, async (round) => {
      for (let i = 0; i < cases.length; i++) {
        const one = cases[(i + round) % cases.length]!;
        one.found.push(await activate(host, one.extension).catch((error: unknown) => failed(one, error)));
      }
    });
  });
  return report(cases, vscode);

  async function activate(host: Host, extension: string): Promise<Activation> {
    const job: ActivationJob = { id: idOf(extension), settleMs };
    const found = await host.measure<Activation>({ folder, extension, module, job });
    if (found.wall === undefined && extension === ours) { throw new HostError('Craftlog was active before it was asked to start.'); }
    return found;
  }

  /** A peer that does not start here leaves an empty line; Craftlog has to. */
  function failed({ name, extension }: Case, error: unknown): undefined {
    if (extension === ours || name === peers[0]) { throw error; }
    say(`${name} did not start: ${error instanceof HostError ? error.message.split('\n')[0] : String(error)}`);
  }
}

const woken = '(*) Woken by another built-in extension while the window started, so its times were counted in a busier moment.';

const blocking = (a: Activation | undefined): number => (a ? a.load + a.call : NaN);

function report(cases: readonly Case[], version: string): BenchResult {
  const [ours, yardstick] = cases as [Case, Case];
  const lines = cases.map(({ name, found }) => {
    const of = (pick: (a: Activation) => number | undefined) => spreadOf(found.map((a) => (a && pick(a)) ?? NaN));
    return {
      name: found.some((a) => a && a.wall === undefined) ? `${name} (*)` : name,
      load: of((a) => a.load), call: of((a) => a.call), blocking: of(blocking), finish: of((a) => a.finish),
      wall: of((a) => a.wall), cpu: of((a) => a.cpu), heapMiB: of((a) => a.heapMiB),
      toYardstick: ratios(found.map(blocking), yardstick.found.map(blocking)),
      heapToYardstick: ratios(found.map((a) => a?.heapMiB ?? NaN), yardstick.found.map((a) => a?.heapMiB ?? NaN)),
    };
  });
  const { toYardstick, heapMiB } = lines[0]!;
  const inTime = toYardstick.median <= 1;
  const inHeap = heapMiB.median <= mostHeapMiB;
  const verdict = (met: boolean): string => (met ? 'within the target' : 'above the target');
  const table = markdown(
    ['extension', 'load, ms', 'call, ms', 'load + call, ms', `to ${yardstick.name}`, 'finish, ms', 'CPU, ms', 'heap, MiB', 'heap to it'],
    lines.map((l) => [
      l.name, withRange(l.load), withRange(l.call), withRange(l.blocking), withRange(l.toYardstick), withRange(l.finish), withRange(l.cpu),
      withRange(l.heapMiB), short(l.heapToYardstick.median),
    ]),
  );
  const { vscode, node } = ours.found.find((a) => a !== undefined)!;
  const figures = {
    version, vscode, node, rounds: ours.found.length, extensions: Object.fromEntries(lines.map(({ name, ...rest }) => [name, rest])),
    withinTime: inTime, withinHeap: inHeap, raw: Object.fromEntries(cases.map(({ name, found }) => [name, found])),
  };
  return {
    name: 'activation',
    figures,
    table: [
      `VS Code ${vscode}, Node ${node}, ${ours.found.length} rounds: median (least–most).`, '', table, '',
      ...(table.includes('(*)') ? [woken, ''] : []),
      markdown(['aim', 'Craftlog', 'verdict'], [
        [`load + call at most that of ${yardstick.name}`, `${short(toYardstick.median)} of it`, verdict(inTime)],
        [`heap at most ${mostHeapMiB} MiB`, `${short(heapMiB.median)} MiB`, verdict(inHeap)],
      ]),
    ].join('\n'),
  };
}
