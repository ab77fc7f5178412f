import * as vscode from 'vscode';
import type { Entry } from '../model/logbook';
import { emptyLogbook, isEmpty } from '../model/parseLogbook';
import type { Logbook } from '../model/parseLogbook';
import { union } from '../model/union';
import type { Attempts } from '../../platform/attempts';
import { logbooksIn } from './clearStorage';
import { DurableCopy } from './durableCopy';
import type { Found } from './durableCopy';
import { pathOnDisk } from '../../platform/files';
import { describeHome, freshId, keptIds, keptLogbooks, ownAmong } from './logbookFolders';
import type { OpenHome } from './logbookFolders';

/** A version is written when the journal has more than one in so many of the logbook's entries, so that its cost is spread over them. */
const entriesPerFold = 200;

/**
 * A file beside a logbook's folder that is written when something in the folder is new or has gone. Windows watch it, and not the folder: VS
 * Code looks at a folder that is not there yet only every five seconds, and may miss what is made in a new one at once.
 */
const signalName = (id: string): string => `${id}.changed`;

/** The copies on disk that are this folder's: the one that is written, and any that another window began, which are read. */
export class OnDisk implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Something may be new in one of the copies, or deleted: by another window, or by this one. */
  readonly onDidChange = this.changed.event;
  /** The folder of all logbooks. */
  readonly root: vscode.Uri;
  /** The copy that is written, once it is known where it is. */
  copy: DurableCopy | undefined;
  private others: readonly DurableCopy[] = [];
  private homeText: string | undefined;
  private watcher: vscode.FileSystemWatcher | undefined;
  private isDisposed = false;

  constructor(globalStorageUri: vscode.Uri, private readonly log: vscode.LogOutputChannel) {
    this.root = logbooksIn(globalStorageUri);
  }

  /** Finds the copies of the folder that is open. `id`: the one that workspace state names. True when there was one that names this folder. */
  async find(here: OpenHome, id: string | undefined): Promise<boolean> {
    // It is watched, so it has to be there. Where none can be made, the first entry says so.
    await Promise.allSettled([vscode.workspace.fs.createDirectory(this.root)]);
    this.watch();
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
    void this.tell();
  }

  /** Whether all of a logbook is here, in a version. */
  holds(logbook: Logbook): boolean {
    return this.copy !== undefined && !this.copy.waiting && !this.copy.lacks(logbook);
  }

  /**
   * Writes a version when the copy lacks something or its journal has become long, and at the first change of a window. True when it did.
   * `current` and `deletion`: as in `writeVersion`.
   */
  async keep(current: () => Logbook, deletion: string): Promise<boolean> {
    const copy = this.copy!;
    const [logbook, isFirst] = [current(), this.homeText === undefined];
    const isLacking = copy.lacks(logbook);
    const isDue = isLacking || copy.waiting > (isFirst ? 0 : logbook.entries.length / entriesPerFold);
    if (isDue) { await copy.writeVersion(current, Date.now(), deletion); }
    if (isLacking) { void this.tell(); }
    if (isDue || isFirst) { this.homeText = await describeHome(copy.uri, logbook, this.homeText); }
    return isDue;
  }

  /** From now on this copy is written, and the one before only read. */
  adopt(copy: DurableCopy): void {
    this.others = this.copies;
    this.use(copy);
  }

  /**
   * Deletes the copies, and with `all` those of other folders, because of that deletion. Rejects, and nothing is deleted, when this folder's copy
   * cannot be marked as deleted; what fails after that is left to `attempts`.
   */
  async forget(all: boolean, deletion: string, attempts: Attempts): Promise<void> {
    await this.copy?.mark(deletion);
    const others = all ? await attempts.at(pathOnDisk(this.root), keptIds(this.root)) : undefined;
    for (const id of new Set([...this.copies.map((copy) => copy.id), ...(others ?? [])])) {
      const copy = this.copyOf(id);
      await attempts.at(pathOnDisk(copy.uri), copy.forget(deletion));
      await this.tell(id);
    }
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
    this.isDisposed = true;
    this.watcher?.dispose();
    this.changed.dispose();
  }

  private get copies(): readonly DurableCopy[] {
    return [...(this.copy ? [this.copy] : []), ...this.others];
  }

  private use(copy: DurableCopy): void {
    this.copy = copy;
    this.homeText = undefined;
  }

  private watch(): void {
    if (this.isDisposed) { return; }
    this.watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(this.root, signalName('*')));
    const hear = (uri: vscode.Uri): void => {
      if (this.copies.some(({ id }) => uri.path.endsWith(`/${signalName(id)}`))) { this.changed.fire(); }
    };
    this.watcher.onDidCreate(hear);
    this.watcher.onDidChange(hear);
  }

  /** Tells other windows. Never rejects: who does not hear it reads when the person comes back. */
  private async tell(id = this.copy!.id): Promise<void> {
    try {
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(this.root, signalName(id)), new TextEncoder().encode(`${Date.now()}`));
    } catch (error) {
      this.log.warn('Telling other windows', error);
    }
  }
}
