import * as vscode from 'vscode';
import { doJob, heapMiB, sleep } from './job';

export interface ActivationJob { readonly id: string; readonly settleMs: number }

/**
 * Milliseconds as VS Code counted them, whole ones; `wall` is our own clock around `activate()`, `cpu` what the extension host's
 * process spent meanwhile. What other extensions had started already has none of these, and no `heapMiB`.
 */
export interface Activation {
  readonly vscode: string;
  readonly node: string;
  readonly load: number;
  readonly call: number;
  readonly finish: number;
  readonly wall?: number;
  readonly cpu?: number;
  readonly heapMiB?: number;
}

/** Activates one extension once start-up has settled. */
export const run = (): Promise<void> => doJob(async ({ id, settleMs }: ActivationJob): Promise<Activation> => {
  const extension = vscode.extensions.getExtension(id);
  if (!extension) { throw new Error(`${id} is not there.`); }
  await sleep(settleMs);
  const own = extension.isActive ? {} : await start(extension, settleMs);
  return { vscode: vscode.version, node: process.version, ...await counted(extension.id), ...own };
});

async function start(extension: vscode.Extension<unknown>, settleMs: number): Promise<Pick<Activation, 'wall' | 'cpu' | 'heapMiB'>> {
  const before = heapMiB();
  const used = process.cpuUsage();
  const started = performance.now();
  await extension.activate();
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(used);
  await sleep(settleMs / 2);
  return { wall, cpu: (user + system) / 1000, heapMiB: heapMiB() - before };
}

/** 'Developer: Startup Performance', a virtual document with a Markdown table, is the only place where VS Code shows what it counted. */
async function counted(id: string): Promise<{ load: number; call: number; finish: number }> {
  await vscode.commands.executeCommand('perfview.show');
  for (let tries = 0; tries < 200; tries++) {
    const text = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf')?.getText() ?? '';
    const lines = text.slice(text.indexOf('Extension Activation Stats')).split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const cells = lines.find(([, name]) => name?.toLowerCase() === id.toLowerCase());
    if (cells) { return { load: Number(cells[3]), call: Number(cells[4]), finish: Number(cells[5]) }; }
    await sleep(50);
  }
  throw new Error(`VS Code shows no activation times of ${id}.`);
}
