import * as vscode from 'vscode';
import type { Entry } from '../model/logbook';
import { emptyLogbook, isEmpty } from '../model/parseLogbook';
import type { Logbook } from '../model/parseLogbook';
import { union } from '../model/union';
import { DurableCopy } from './durableCopy';
import type { Found } from './durableCopy';
import { describeHome, freshId, keptIds, keptLogbooks, ownAmong } from './logbookFolders';
import type { OpenHome } from './logbookFolders';

/** A version is written when the journal has more than one in so many of the logbook's entries, so that its cost is spread over them. */
const entriesPerFold = 200;

/** The copies on disk that are this folder's: the one that is written, and any that another window began, which are read. */
export class OnDisk implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Another window has logged something. */
  readonly onDidChange = this.changed.event;
  /** The folder of all logbooks. */
  readonly root: vscode.Uri;
  /** The copy that is written, once it is known where it is. */
  copy: DurableCopy | undefined;
  private others: readonly DurableCopy[] = [];
  private homeText: string | undefined;
  private watcher: vscode.FileSystemWatcher | undefined;
  private isWatching = false;

  constructor(globalStorageUri: vscode.Uri) {
    this.root = vscode.Uri.joinPath(globalStorageUri, 'logbooks');
  }

  /** Finds the copies of the folder that is open. `id`: the one that workspace state names. True when there was one that names this folder. */
  async find(here: OpenHome, id: string | undefined): Promise<boolean> {
    const kept = await keptLogbooks(this.root);
    const own = ownAmong(kept, here).map((logbook) => logbook.id);
    const first = id ?? own[0] ?? freshId(kept, here);
    this.use(this.copyOf(first));
    this.others = own.filter((other) => other !== first).map((other) => this.copyOf(other));
    return own.length > 0;
  }

  /** What the copies have that was not handed over before; `take` gets each as soon as it is read. */
  async load(take: (logbook: Logbook) => void): Promise<Found> {
    let all: Found = { logbook: emptyLogbook, damaged: [], isNewer: false };
    for (const copy of this.copies) {
      const { logbook, damaged, isNewer } = await copy.load();
      all = { logbook: union(all.logbook, logbook), damaged: [...all.damaged, ...damaged], isNewer: all.isNewer || isNewer };
      if (!isEmpty(logbook)) { take(logbook); }
    }
    return all;
  }

  /** Resolves when the entries are on disk. */
  async append(entries: readonly Entry[], unread: readonly unknown[]): Promise<void> {
    await this.copy!.append(entries, unread);
    if (!this.isWatching) { this.watch(this.copy!); }
  }

  /** Whether all of a logbook is here, in a version. */
  holds(logbook: Logbook): boolean {
    return this.copy !== undefined && !this.copy.waiting && !this.copy.lacks(logbook);
  }

  /** Writes a version when the copy lacks something or its journal has become long, and at the first change of a window. True when it did. */
  async keep(logbook: Logbook): Promise<boolean> {
    const copy = this.copy!;
    const isFirst = this.homeText === undefined;
    const isDue = copy.lacks(logbook) || copy.waiting > (isFirst ? 0 : logbook.entries.length / entriesPerFold);
    if (isDue) { await copy.writeVersion(logbook, Date.now()); }
    if (isDue || isFirst) { this.homeText = await describeHome(copy.uri, logbook, this.homeText); }
    return isDue;
  }

  /** From now on this copy is written, and the one before only read. */
  adopt(copy: DurableCopy): void {
    this.others = this.copies;
    this.use(copy);
  }

  /** Deletes the copies, and with `all` those of other folders, because of that deletion. */
  async forget(all: boolean, deletion: string): Promise<void> {
    const ids = new Set([...this.copies.map(({ id }) => id), ...(all ? await keptIds(this.root) : [])]);
    for (const id of ids) { await this.copyOf(id).forget(deletion); }
    this.startOver();
  }

  /** What was read before is no longer known. */
  startOver(): void {
    if (this.copy) { this.use(this.copyOf(this.copy.id)); }
  }

  copyOf(id: string): DurableCopy {
    return new DurableCopy(vscode.Uri.joinPath(this.root, id), id);
  }

  dispose(): void {
    this.watcher?.dispose();
    this.changed.dispose();
  }

  private get copies(): readonly DurableCopy[] {
    return [...(this.copy ? [this.copy] : []), ...this.others];
  }

  private use(copy: DurableCopy): void {
    this.copy = copy;
    this.homeText = undefined;
    this.watch(copy);
    this.isWatching = false;
  }

  /** Of a folder that is not there yet VS Code may tell nothing for a while, so it is watched anew once something is in it. */
  private watch(copy: DurableCopy): void {
    this.isWatching = true;
    this.watcher?.dispose();
    this.watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(copy.journal, '*.json'), false, true, true);
    this.watcher.onDidCreate((uri) => { if (!this.copy?.has(uri)) { this.changed.fire(); } });
  }
}
