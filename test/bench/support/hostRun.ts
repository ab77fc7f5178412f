import * as esbuild from 'esbuild';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launch } from '../../host/browser.mjs';
import { root } from '../../host/cache.mjs';
import { atExit } from '../../host/cleanup.mjs';
import { driven } from '../../host/connect.mjs';
import { HostError } from '../../host/hostError.mjs';
import { start } from '../../host/server.mjs';
import type { Version } from '../../host/vscode.mjs';

/** Nothing that is measured takes as long. */
const longestMs = 120_000;

/** Of what to say while working; the table alone goes to standard output. */
export const say = (line: string): void => { process.stderr.write(`${line}\n`); };

/** A bench takes no longer, unless more rounds were asked for. */
const budgetMs = 150_000;

/** As many rounds as were asked for; else the usual number, or fewer when the machine is slow. At least one. */
export async function inRounds(asked: number | undefined, usual: number, work: (round: number) => Promise<void>): Promise<number> {
  const start = performance.now();
  for (let round = 0; ; round++) {
    const spent = performance.now() - start;
    if (round === (asked ?? usual) || (asked === undefined && round > 0 && spent * (round + 1) / round > budgetMs)) { return round; }
    say(`round ${round + 1} of ${asked ?? usual}`);
    await work(round);
  }
}

/** A folder of its own that goes when this process ends. */
export function workFolder(): string {
  const work = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'craftlog-bench-'));
  atExit(() => fs.rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return work;
}

/** Bundles `test/bench/inHost/NAME.ts`, which has `run()`, into `folder`. Returns the file. */
export async function bundleForHost(name: string, folder: string): Promise<string> {
  const outfile = path.join(folder, `${name}.js`);
  await esbuild.build({
    entryPoints: [path.join(root, 'test', 'bench', 'inHost', `${name}.ts`)], outfile, bundle: true, platform: 'node', format: 'cjs',
    target: 'es2022', external: ['vscode'], logLevel: 'warning',
  });
  return outfile;
}

export interface Window {
  /** The folder that the window opens. */
  readonly folder: string;
  /** The folder of the extension under development. */
  readonly extension: string;
  /** What `bundleForHost` made. It finds the job as `job.json` beside it, and leaves `result.json` there. */
  readonly module: string;
  readonly job: unknown;
}

export interface Host {
  /** Opens a fresh window, with an extension host and a profile of its own, and gives what the module found out there. */
  measure<T>(window: Window): Promise<T>;
}

/** Runs a VS Code server and a browser for as long as `use` takes. */
export async function withHost<T>(version: Version, use: (host: Host) => Promise<T>): Promise<T> {
  const server = await start({ version, args: driven, say });
  let browser: Browser | undefined;
  try {
    server.setSettings({});
    const opened = browser = await launch(say);
    return await use({ measure: (window) => measure(opened, window) });
  } finally {
    await browser?.close();
    await server.stop();
  }

  async function measure<R>(opened: Browser, { folder, extension, module, job }: Window): Promise<R> {
    const beside = (name: string): string => path.join(path.dirname(module), name);
    fs.writeFileSync(beside('job.json'), JSON.stringify(job));
    fs.rmSync(beside('result.json'), { force: true });
    const context = await opened.newContext({ viewport: { width: 1280, height: 1000 } });
    try {
      const page = await context.newPage();
      // VS Code calls this when the module has returned or thrown.
      const ended = new Promise<void>((resolve) => { void page.exposeFunction('codeAutomationExit', () => resolve()); });
      const late = new Promise<never>((_, reject) => {
        setTimeout(() => reject(new HostError(`Nothing was measured in ${longestMs / 1000} s.\n${server.logs()}`)), longestMs).unref();
      });
      late.catch(() => undefined);
      await page.goto(server.address({ folder, extension, tests: module }));
      await Promise.race([ended, late]);
    } finally {
      await context.close();
    }
    if (!fs.existsSync(beside('result.json'))) { throw new HostError(`The extension host ended without a result.\n${server.logs()}`); }
    const result = JSON.parse(fs.readFileSync(beside('result.json'), 'utf8')) as { readonly value: R } | { readonly error: string };
    if ('error' in result) { throw new HostError(`In the extension host: ${result.error}`); }
    return result.value;
  }
}
