import * as vscode from 'vscode';
import type { FrameworkStore } from './frameworks';
import { newEntryId } from './model/entryId';
import type { ActivityKey } from './model/framework';
import type { Entry, EntryId, Fact } from './model/logbook';
import { parseLogbook, serialiseLogbook } from './model/parseLogbook';
import type { Logbook, LogbookProblem } from './model/parseLogbook';
import { computeProgress } from './model/progress';
import type { Progress } from './model/progress';
import { newerLogbook, noFolder, notSaved } from './userError';

/** Workspace state key. Never changes. */
const key = 'craftlog.logbook';
/** Where a logbook that cannot be read is kept before the first new entry is written. */
const asideKey = 'craftlog.logbook.aside';

export interface LogbookChange {
  readonly added: readonly Entry[];
  /** Activities whose status or evidence may differ now. */
  readonly activities: ReadonlySet<ActivityKey>;
}

/** All entries of this workspace. What is shown is computed from them; nothing derived is stored. */
export class LogbookStore {
  private readonly changed = new vscode.EventEmitter<LogbookChange>();
  readonly onDidChange = this.changed.event;
  /** Why the stored logbook could not be read, if it could not. */
  readonly problem: LogbookProblem | undefined;
  private logbook: Logbook;
  private computed: Progress | undefined;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly memento: vscode.Memento, private readonly frameworks: FrameworkStore) {
    const { logbook, problem } = parseLogbook(memento.get(key));
    this.logbook = logbook;
    this.problem = problem;
    this.subscription = frameworks.onDidChange(() => { this.computed = undefined; });
  }

  /** Oldest first. */
  get entries(): readonly Entry[] {
    return this.logbook.entries;
  }

  /** Computed when first asked for after a change; cost is linear in the entries. */
  get progress(): Progress {
    this.computed ??= computeProgress(this.entries, (activity) => this.frameworks.catalog.activity(activity)?.key ?? activity);
    return this.computed;
  }

  /**
   * Logs the facts of one action; they share one time, so that one undo takes them all back. Resolves when VS Code has
   * taken the logbook. Rejects with a `UserError` when it cannot be written; then nothing has been logged.
   */
  async add(facts: readonly Fact[], now = Date.now()): Promise<readonly Entry[]> {
    if (this.problem === 'newerVersion') { throw newerLogbook(); }
    if (!vscode.workspace.workspaceFolders?.length && !vscode.workspace.workspaceFile) { throw noFolder(); }
    const at = new Date(now).toISOString();
    const added: Entry[] = [];
    let last: EntryId | undefined = this.entries.at(-1)?.id;
    for (const fact of facts) {
      last = newEntryId(now, Math.random, last);
      added.push({ id: last, at, ...fact });
    }
    this.logbook = { ...this.logbook, entries: [...this.entries, ...added] };
    this.computed = undefined;
    const activities = this.touched(added);
    this.changed.fire({ added, activities });
    await this.save(added, activities);
    return added;
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private async save(added: readonly Entry[], activities: ReadonlySet<ActivityKey>): Promise<void> {
    try {
      if (this.problem === 'notALogbook' && this.memento.get(asideKey) === undefined) {
        await this.memento.update(asideKey, this.memento.get(key));
      }
      await this.memento.update(key, serialiseLogbook(this.logbook));
    } catch (error) {
      const ids = new Set(added.map((e) => e.id));
      this.logbook = { ...this.logbook, entries: this.entries.filter((e) => !ids.has(e.id)) };
      this.computed = undefined;
      this.changed.fire({ added: [], activities });
      throw notSaved(error);
    }
  }

  private touched(entries: readonly Entry[]): ReadonlySet<ActivityKey> {
    const keys = new Set<ActivityKey>();
    const visit = (entry: Entry | undefined): void => {
      if (!entry) { return; }
      if (entry.type === 'status') { keys.add(entry.activity); }
      if (entry.type === 'evidence') { entry.activities.forEach((activity) => keys.add(activity)); visit(this.byId(entry.replaces)); }
      if (entry.type === 'retract' || entry.type === 'relink') { visit(this.byId(entry.entry)); }
      if (entry.type === 'link') { entry.activities.forEach((activity) => keys.add(activity)); }
    };
    entries.forEach(visit);
    return new Set([...keys].map((activity) => this.frameworks.catalog.activity(activity)?.key ?? activity));
  }

  private byId(id: EntryId | undefined): Entry | undefined {
    return id === undefined ? undefined : this.entries.find((e) => e.id === id);
  }
}
