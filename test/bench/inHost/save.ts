import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { LogbookStore } from '../../../src/logbook/logbookStore';
import { catalogOf } from '../../../src/framework/model/framework';
import { serialiseLogbook } from '../../../src/logbook/model/parseLogbook';
import { StoredLogbook } from '../../../src/logbook/storage/storedLogbook';
import type { FrameworkStore } from '../../../src/framework/frameworkStore';
import type { Framework } from '../../../src/framework/model/framework';
import type { Entry } from '../../../src/logbook/model/logbook';
import { doJob, sleep } from './job';

export interface SaveJob { readonly id: string; readonly framework: Framework; readonly entries: readonly Entry[]; readonly saves: number }

/** Milliseconds until VS Code has taken it, and of these the extension host was busy so many. */
export interface Taken { readonly ms: number; readonly busyMs: number }

/** Each a list with one item for each save. */
export interface Saves {
  readonly vscode: string;
  readonly characters: number;
  /** `LogbookStore.add` of one status: until the entry is on disk. */
  readonly store: readonly Taken[];
  /** What is written in the background after that: for how long the extension host was busy with it. */
  readonly afterMs: readonly number[];
  /** Characters of the logbook in workspace state. */
  readonly stateCharacters: number;
  /** `update` with the same value, ready made. */
  readonly plain: readonly Taken[];
  /** `update` with one string of as many characters. */
  readonly text: readonly Taken[];
  /** `serialiseLogbook` alone, and the work of turning its value into JSON. */
  readonly serialiseMs: readonly number[];
  readonly jsonMs: readonly number[];
}

const logbookKey = 'craftlog.logbook';
const otherKey = 'bench.other';

/** Saves one entry more, again and again, and what is compared with it, by turns. The memento holds one of them at a time. */
export const run = (): Promise<void> => doJob(async ({ id, framework, entries, saves }: SaveJob): Promise<Saves> => {
  const context = await vscode.extensions.getExtension<vscode.ExtensionContext>(id)!.activate();
  const memento = context.workspaceState;
  // The disk is the server's, and has what the window before left there.
  const kept = vscode.Uri.joinPath(context.globalStorageUri, 'logbooks');
  await vscode.workspace.fs.createDirectory(kept);
  await vscode.workspace.fs.delete(kept, { recursive: true });
  const log = vscode.window.createOutputChannel('bench', { log: true });
  const catalog = catalogOf([framework]);
  const frameworks = { catalog, onDidChange: new vscode.EventEmitter<void>().event } as FrameworkStore;
  const activity = catalog.activities[0]!.key;
  const value = serialiseLogbook({ entries, unread: [] });
  const json = JSON.stringify(value);
  const found = {
    store: [] as Taken[], afterMs: [] as number[], plain: [] as Taken[], text: [] as Taken[], serialiseMs: [] as number[], jsonMs: [] as number[],
  };
  await memento.update(logbookKey, value);
  const stored = new StoredLogbook(context, log);
  const store = new LogbookStore(stored, frameworks);
  await store.ready;
  let stateCharacters = 0;
  for (let round = -1; round < saves; round++) {
    const ours = await timed(() => store.add([{ type: 'status', activity, status: 'done' }]));
    if (store.entries.length !== entries.length + round + 2) { throw new Error('One entry should have been added.'); }
    // By then workspace state and the version are written; the first time all of it is, as nothing is on disk yet.
    const after = await timed(() => sleep(round < 0 ? 5000 : 1500));
    stateCharacters = JSON.stringify(memento.get(logbookKey)).length;

    const inState = memento.get(logbookKey);
    await memento.update(logbookKey, undefined);
    await sleep(50);
    const plain = await timed(() => memento.update(otherKey, value));
    await memento.update(otherKey, undefined);
    await sleep(50);
    const text = await timed(() => memento.update(otherKey, '#'.repeat(json.length)));
    await memento.update(otherKey, undefined);
    await memento.update(logbookKey, inState);

    const start = performance.now();
    const made = serialiseLogbook({ entries, unread: [] });
    const between = performance.now();
    JSON.stringify(made);
    const end = performance.now();
    if (round < 0) { continue; } // the first one warms up
    found.store.push(ours);
    found.afterMs.push(after.busyMs);
    found.plain.push(plain);
    found.text.push(text);
    found.serialiseMs.push(between - start);
    found.jsonMs.push(end - between);
  }
  store.dispose();
  stored.dispose();
  return { vscode: vscode.version, characters: json.length, stateCharacters, ...found };
});

async function timed(work: () => Thenable<unknown>): Promise<Taken> {
  const before = performance.eventLoopUtilization();
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  return { ms, busyMs: performance.eventLoopUtilization(before).active };
}
