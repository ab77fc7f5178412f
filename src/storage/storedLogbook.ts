import * as vscode from 'vscode';
import type { Entry } from '../model/logbook';
import { emptyLogbook, isLogbookId } from '../model/parseLogbook';
import type { Logbook } from '../model/parseLogbook';
import { union } from '../model/union';
import { DurableCopy } from './durableCopy';
import { remove } from './files';
import { isAmiss } from './healed';
import type { Healed } from './healed';
import { describeHome, freshId, keptLogbooks, movedHere, openHome, ownAmong } from './logbookFolders';
import type { MovedLogbook } from './logbookFolders';
import { PortfolioFile } from './portfolioFile';
import { StateCopy } from './stateCopy';

/** Changes within this time are written to workspace state and to a version together; the journal has each of them already. */
const gatherMs = 400;
/** A version is written when the journal has more than one in so many of the logbook's entries, so that its cost is spread over them. */
const entriesPerFold = 200;

interface Context { readonly workspaceState: vscode.Memento; readonly globalStorageUri: vscode.Uri }

/**
 * Where the logbook is kept: compact in workspace state, whole on disk, and in the portfolio file if asked. Each heals the others, because
 * what is read from one is unioned with the rest and written back.
 */
export class StoredLogbook implements vscode.Disposable {
  private readonly found = new vscode.EventEmitter<Logbook>();
  /** What a copy, another window or another machine had; may hold what is known already. */
  readonly onDidFind = this.found.event;
  private readonly movedFound = new vscode.EventEmitter<MovedLogbook>();
  /** This folder has no logbook, and one whose folder has gone fits it. */
  readonly onDidFindMoved = this.movedFound.event;
  readonly portfolio = new PortfolioFile();
  /** The folder of all logbooks. */
  readonly root: vscode.Uri;
  readonly state: StateCopy;
  private isNewer: boolean;
  private id: string | undefined;
  /** The copy on disk, once it is known where it is. */
  copy: DurableCopy | undefined;
  private isBroken = false;
  private isClosed = false;
  private current: () => Logbook = () => emptyLogbook;
  private opened: Promise<void> | undefined;
  private queue: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private homeText: string | undefined;
  private watcher: vscode.FileSystemWatcher | undefined;
  private isWatching = false;
  private readonly subscriptions: vscode.Disposable[] = [this.found, this.movedFound, this.portfolio];

  constructor(context: Context, private readonly log: vscode.LogOutputChannel) {
    this.root = vscode.Uri.joinPath(context.globalStorageUri, 'logbooks');
    this.state = new StateCopy(context.workspaceState);
    this.id = this.state.read.id;
    this.isNewer = this.state.read.problem === 'newerVersion';
  }

  /** What workspace state had. */
  get initial(): Logbook {
    return this.state.read.logbook;
  }

  /** A newer Craftlog has written one of the copies: nothing may be written. */
  get isReadOnly(): boolean {
    return this.isNewer;
  }

  /** Reads the other copies in the background; `current` gives the logbook in memory. Resolves when all have been read. */
  open(current: () => Logbook): Promise<void> {
    this.current = current;
    return this.opened ??= this.inTurn(() => this.read());
  }

  /** Resolves when the entries are on disk. Rejects when they could be kept nowhere. */
  async append(entries: readonly Entry[], unread: readonly unknown[] = []): Promise<void> {
    await this.opened;
    if (this.copy && !this.isBroken) {
      try {
        await this.copy.append(entries, unread);
        if (!this.isWatching) { this.watch(this.copy); }
        return this.keepSoon();
      } catch (error) {
        this.broken(error);
      }
    }
    await this.writeState();
    this.keepSoon();
  }

  /** From now on another logbook is this folder's as well; what it holds is found. */
  async adopt(id: string): Promise<void> {
    await this.inTurn(async () => {
      this.use(id);
      const { logbook } = await this.copy!.load();
      this.found.fire(logbook);
      await this.keep(true);
    });
  }

  /** A logbook of another folder, as its newest version has it. Changes nothing. */
  async peek(id: string): Promise<Logbook> {
    if (!isLogbookId(id)) { return emptyLogbook; }
    const copy = new DurableCopy(vscode.Uri.joinPath(this.root, id), id);
    const newest = (await copy.versions()).at(-1);
    return newest && await copy.readVersion(newest) || emptyLogbook;
  }

  /** Deletes every copy of this logbook, and with `all` those of other folders. What is in memory is the caller's to forget. */
  async forget(all: boolean): Promise<void> {
    await this.inTurn(async () => {
      const file = this.portfolio.uri;
      if (file) { await remove(file); }
      if (this.copy) { await remove(this.copy.uri); }
      if (all) { await remove(this.root); }
      await this.state.delete();
      if (this.id) { this.use(this.id); }
    });
  }

  dispose(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.watcher?.dispose();
    this.subscriptions.forEach((d) => void d.dispose());
  }

  private async read(): Promise<void> {
    const here = await openHome();
    if (!here) { return; }
    const healed: Healed = { damaged: [], missing: 0 };
    try {
      const kept = this.id ? [] : await keptLogbooks(this.root);
      const own = ownAmong(kept, here);
      this.use(this.id ?? own?.id ?? freshId(kept, here));
      const { logbook, damaged, isNewer } = await this.copy!.load();
      this.isNewer ||= isNewer;
      Object.assign(healed, await this.compare(logbook, damaged, own !== undefined));
      this.found.fire(logbook);
      if (!this.initial.entries.length && !logbook.entries.length) {
        const moved = await movedHere(kept, here);
        if (moved) { this.movedFound.fire(moved); }
      }
    } catch (error) {
      this.broken(error);
    }
    await this.readPortfolio();
    this.listen();
    const { entries } = this.current();
    const isUnwritten = this.copy && (this.copy.waiting > 0 || healed.damaged.length > 0 || healed.state || healed.disk);
    if (entries.length && (isUnwritten || !this.id)) { this.keepSoon(); }
    if (isAmiss(healed)) { (await import('./tellHealed')).tellHealed(healed, entries.length, this.log); }
  }

  /** What is amiss between workspace state and the disk. Sets aside what workspace state had, if that was no logbook. */
  private async compare(onDisk: Logbook, damaged: readonly string[], isKnown: boolean): Promise<Partial<Healed>> {
    const { logbook, problem, total = 0 } = this.state.read;
    const missing = Math.max(0, total - union(logbook, onDisk).entries.length);
    if (problem === 'notALogbook') {
      await this.state.setAside((text) => this.copy!.keepAside(`workspace-state-${Date.now()}.json`, text));
      return { damaged, state: 'damaged' };
    }
    if (this.isNewer) { return { damaged, newer: true }; }
    // A window that was closed at once may not have come to describe the folder, nor to write workspace state: nothing is amiss.
    if (isKnown && !logbook.entries.length && onDisk.entries.length) { return { damaged, state: 'missing' }; }
    return { damaged, missing, ...(total && !onDisk.entries.length ? { disk: 'missing' } : {}) };
  }

  private use(id: string): void {
    this.id = id;
    this.copy = new DurableCopy(vscode.Uri.joinPath(this.root, id), id);
    this.homeText = undefined;
    this.watch(this.copy);
    this.isWatching = false;
  }

  /** Of a folder that is not there yet VS Code may tell nothing for a while, so it is watched anew once something is in it. */
  private watch(copy: DurableCopy): void {
    this.isWatching = true;
    this.watcher?.dispose();
    this.watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(copy.journal, '*.json'), false, true, true);
    this.watcher.onDidCreate((uri) => { if (!this.copy?.has(uri)) { this.readAgain(); } });
  }

  private listen(): void {
    this.subscriptions.push(
      // File systems whose changes nobody tells of are looked at when the person comes back.
      vscode.window.onDidChangeWindowState(({ focused }) => { if (focused) { this.readAgain(); } }),
      this.portfolio.onDidChange(() => { void this.inTurn(() => this.readPortfolio()).then(() => this.keepSoon()); }),
    );
  }

  private readAgain(): void {
    void this.inTurn(async () => {
      const found = await this.copy?.load();
      if (!found) { return; }
      this.isNewer ||= found.isNewer;
      if (!found.logbook.entries.length && !found.logbook.unread.length) { return; }
      this.found.fire(found.logbook);
      this.keepSoon();
    }).catch((error: unknown) => this.log.warn('Reading the logbook on disk again', error));
  }

  private async readPortfolio(): Promise<void> {
    const logbook = await this.portfolio.read().catch((error: unknown) => this.log.warn('Reading the portfolio file', error));
    if (logbook) { this.found.fire(logbook); }
  }

  /** One after the other, so that what one has read is in memory before the next writes. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.then(() => undefined, () => undefined);
    return turn;
  }

  private keepSoon(): void {
    if (this.isClosed || this.timer !== undefined) { return; }
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.inTurn(() => this.keep(false)).catch((error: unknown) => this.log.error('Keeping the logbook', error));
    }, gatherMs);
  }

  private async keep(now: boolean): Promise<void> {
    const logbook = this.current();
    if (this.isNewer || this.isClosed || (!logbook.entries.length && !logbook.unread.length)) { return; }
    if (this.copy && !this.isBroken && (now || this.copy.waiting > logbook.entries.length / entriesPerFold || this.homeText === undefined)) {
      try {
        await this.copy.writeVersion(logbook, Date.now());
        this.homeText = await describeHome(this.copy.uri, logbook, this.homeText);
      } catch (error) {
        this.broken(error);
      }
    }
    await this.writeState();
    await this.portfolio.write(this.current()).catch((error: unknown) => this.log.warn('Writing the portfolio file', error));
  }

  private async writeState(): Promise<void> {
    if (!this.isNewer) { await this.state.write(this.current(), this.id, this.isBroken || !this.copy); }
  }

  private broken(error: unknown): void {
    this.log.error('Keeping the logbook on disk', error);
    if (this.isBroken) { return; }
    this.isBroken = true;
    void import('./tellHealed').then(({ tellNotKept }) => tellNotKept());
  }
}
