import { createRequire } from 'node:module';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ActivityKey } from '../../../src/framework/model/framework';
import type { Entry } from '../../../src/logbook/model/logbook';
import { doJob, sleep } from './job';

export interface TreeJob {
  /** Seeds the workspace state before Craftlog reads it. */
  readonly entries: readonly Entry[];
  /** Marked one after the other; they stand in one skill, which is open. */
  readonly activities: readonly ActivityKey[];
}

/** One change, from the command on, in milliseconds. */
export interface Refresh {
  /** Until the tree said which rows have changed. */
  readonly toldMs: number;
  /** Until VS Code had been given the last of the rows it asked for again. */
  readonly askedMs: number;
  /** Until the command resolved, which is when the logbook is saved. */
  readonly doneMs: number;
  /** In the tree's own code, giving rows. */
  readonly rowsMs: number;
  readonly rows: number;
}

export interface Refreshes { readonly vscode: string; readonly changes: readonly Refresh[] }

type Provider = vscode.TreeDataProvider<unknown>;
interface Event { readonly kind: 'told' | 'row' | 'children'; readonly start: number; readonly end: number }

const quietMs = 600;
/** Of looking at all evidence, which follows when the view is first shown, with 5,000 entries. */
const longestMs = 60_000;

/**
 * Craftlog as it is shipped, with a clock around what its tree answers. This module lies in Craftlog's folder, so VS Code gives both
 * of them the same API object, and `require` the same module.
 */
export const run = (): Promise<void> => doJob(async ({ entries, activities }: TreeJob): Promise<Refreshes> => {
  const events: Event[] = [];
  watchTree(events);
  seed(entries);
  await vscode.extensions.getExtension('craftlog.craftlog')!.activate();
  await vscode.commands.executeCommand('craftlog.skills.focus');
  const shown = await vscode.commands.executeCommand<boolean>('craftlog.revealInSkills', { activity: activities[0] });
  if (!shown) { throw new Error('There is no such row.'); }
  await quiet(events);
  if (!events.some(({ kind }) => kind === 'row')) { throw new Error('No row was asked for.'); }

  const changes: Refresh[] = [];
  for (const activity of activities) {
    events.length = 0;
    const start = performance.now();
    await vscode.commands.executeCommand('craftlog.markDone', { activity });
    const doneMs = performance.now() - start;
    await quiet(events);
    const told = events.find(({ kind }) => kind === 'told');
    const answers = events.filter(({ kind }) => kind !== 'told');
    if (!told || !answers.length) { throw new Error('No row was asked for again.'); }
    changes.push({
      toldMs: told.start - start, askedMs: answers.at(-1)!.end - start, doneMs, rows: answers.filter(({ kind }) => kind === 'row').length,
      rowsMs: answers.reduce((sum, event) => sum + event.end - event.start, 0),
    });
  }
  return { vscode: vscode.version, changes: changes.slice(1) }; // the first one warms up
});

function watchTree(events: Event[]): void {
  const { createTreeView } = vscode.window;
  const timed = <T>(kind: Event['kind'], work: () => T): T => {
    const start = performance.now();
    const result = work();
    events.push({ kind, start, end: performance.now() });
    return result;
  };
  vscode.window.createTreeView = <T>(id: string, options: vscode.TreeViewOptions<T>) => {
    const real = options.treeDataProvider as Provider;
    const { onDidChangeTreeData } = real;
    const treeDataProvider: Provider = {
      getChildren: (row) => timed('children', () => real.getChildren(row)),
      getTreeItem: (row) => timed('row', () => real.getTreeItem(row)),
      getParent: (row) => real.getParent!(row),
      resolveTreeItem: (item, row, token) => real.resolveTreeItem!(item, row, token),
      onDidChangeTreeData: (listener, self, disposables) => onDidChangeTreeData!((rows) => {
        timed('told', () => { listener.call(self, rows); });
      }, undefined, disposables),
    };
    return createTreeView(id, { ...options, treeDataProvider: treeDataProvider as vscode.TreeDataProvider<T> });
  };
}

/** Craftlog finds the logbook that a person with these entries would have. */
function seed(entries: readonly Entry[]): void {
  const require = createRequire(path.join(__dirname, 'x.js'));
  const file = require.resolve('../dist/extension.js');
  const shipped = require(file) as { activate(context: vscode.ExtensionContext): Promise<unknown> };
  require.cache[file]!.exports = {
    ...shipped,
    activate: async (context: vscode.ExtensionContext) => {
      await context.workspaceState.update('craftlog.logbook', { version: 1, entries });
      return shipped.activate(context);
    },
  };
}

async function quiet(events: readonly Event[]): Promise<void> {
  const start = performance.now();
  let last = start;
  for (let count = events.length; performance.now() - last < quietMs;) {
    await sleep(50);
    if (events.length !== count) { [count, last] = [events.length, performance.now()]; }
    if (last - start > longestMs) { throw new Error('The tree does not come to rest.'); }
  }
}
