import * as vscode from 'vscode';
import { newEntryId } from '../model/entryId';
import type { Entry } from '../model/logbook';
import { emptyLogbook, isEmpty } from '../model/parseLogbook';
import type { Logbook } from '../model/parseLogbook';
import type { DurableCopy, Found } from './durableCopy';
import { remove } from './files';
import { healedBy, isAmiss } from './healed';
import type { Healed } from './healed';
import { openHome } from './logbookFolders';
import { MovedLogbooks } from './movedLogbooks';
import { OnDisk } from './onDisk';
import { PortfolioFile, portfolioUri } from './portfolioFile';
import { StateCopy } from './stateCopy';
import type { Trouble } from './tellHealed';
import { Turns } from './turns';

/** Changes within this time are written to workspace state and to a version together; the journal has each of them already. */
const gatherMs = 400;

interface Context { readonly workspaceState: vscode.Memento; readonly globalStorageUri: vscode.Uri }

/**
 * Where the logbook is kept: compact in workspace state, whole on disk, and in the portfolio file if asked. Each heals the others, because
 * what is read from one is unioned with the rest and written back.
 */
export class StoredLogbook implements vscode.Disposable {
  private readonly found = new vscode.EventEmitter<Logbook>();
  /** What a copy, another window or another machine had; may hold what is known already. */
  readonly onDidFind = this.found.event;
  private readonly forgotten = new vscode.EventEmitter<void>();
  /** The logbook was deleted, here or in another window: what is in memory goes too. */
  readonly onDidForget = this.forgotten.event;
  readonly moved: MovedLogbooks;
  readonly portfolio: PortfolioFile;
  private readonly disk: OnDisk;
  private readonly state: StateCopy;
  private isNewer: boolean;
  /** The deletion that all in memory is later than. */
  private deletion: string;
  private isBroken = false;
  private isClosed = false;
  private readonly said = new Set<Trouble>();
  private current: () => Logbook = () => emptyLogbook;
  private opened: Promise<void> | undefined;
  private readonly turns = new Turns();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor({ globalStorageUri, workspaceState }: Context, private readonly log: vscode.LogOutputChannel) {
    this.disk = new OnDisk(globalStorageUri, log);
    this.state = new StateCopy(workspaceState);
    this.portfolio = new PortfolioFile(workspaceState);
    this.moved = new MovedLogbooks(this.disk, this.state);
    this.subscriptions = [this.found, this.forgotten, this.moved, this.disk, this.portfolio];
    this.isNewer = this.state.read.problem === 'newerVersion';
    this.deletion = this.state.forgotten;
  }

  /** What workspace state had. */
  get initial(): Logbook {
    return this.state.read.logbook;
  }

  /** The folder of all logbooks. */
  get root(): vscode.Uri {
    return this.disk.root;
  }

  /** The copy on disk, once it is known where it is. */
  get copy(): DurableCopy | undefined {
    return this.disk.copy;
  }

  /** A newer Craftlog has written one of the copies: nothing may be written. */
  get isReadOnly(): boolean {
    return this.isNewer;
  }

  /** Reads the other copies in the background; `current` gives the logbook in memory. Resolves when all have been read. */
  open(current: () => Logbook): Promise<void> {
    this.current = current;
    return this.opened ??= this.turns.run(() => this.read());
  }

  /** Resolves when the entries are on disk. Rejects when they could be kept nowhere. */
  async append(entries: readonly Entry[], unread: readonly unknown[] = []): Promise<void> {
    await this.opened;
    if (this.copy && !this.isBroken) {
      try {
        await this.respectDeletion();
        await this.disk.append(entries, unread);
        return this.keepSoon();
      } catch (error) {
        this.broken(error);
      }
    }
    await this.writeState();
    this.keepSoon();
  }

  /** From now on another logbook is this folder's as well; what it holds is found. False when only a newer Craftlog may write it. */
  async adopt(id: string): Promise<boolean> {
    return this.turns.run(async () => {
      const copy = this.disk.copyOf(id);
      const { logbook, isNewer } = await copy.load();
      if (isNewer) { return false; }
      this.deletion = await copy.forgotten();
      await this.state.follow(this.deletion);
      this.disk.adopt(copy);
      this.found.fire(logbook);
      await this.keep();
      return true;
    });
  }

  /** Deletes every copy of this logbook, and with `all` those of other folders, and the file for git, also when it is no longer kept. */
  async forget(all: boolean): Promise<void> {
    await this.turns.run(async () => {
      this.empty();
      this.deletion = newEntryId(Date.now(), Math.random, this.deletion || undefined);
      const file = portfolioUri();
      if (file) { await remove(file); }
      await this.disk.forget(all, this.deletion);
      await this.state.delete(this.deletion);
    });
  }

  dispose(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.subscriptions.forEach((d) => void d.dispose());
  }

  private async read(): Promise<void> {
    const here = await openHome();
    if (!here) { return; }
    this.listen(); // what comes from now on is read after this
    let amiss: Healed | undefined;
    try {
      const isKnown = await this.disk.find(here, this.state.read.id);
      const isDeleted = await this.respectDeletion();
      const found = await this.load();
      await this.exchange();
      if (!isDeleted) { amiss = healedBy(this.state.read, found, this.current(), isKnown); }
      if (amiss?.state === 'damaged') { await this.state.setAside((text) => this.copy!.keepAside(`workspace-state-${Date.now()}.json`, text)); }
    } catch (error) {
      this.tell('notRead', error);
      await this.exchange();
    }
    const logbook = this.current();
    const isKept = this.disk.holds(logbook) && this.state.isOf(logbook, this.copy?.id);
    if (!isKept && !isEmpty(logbook)) { this.keepSoon(); }
    const untold = (error: unknown): void => this.log.error('Cannot tell what was mended', error);
    if (amiss && isAmiss(amiss)) { await import('./tellHealed').then(({ tellHealed }) => tellHealed(amiss, logbook.entries.length, this.log)).catch(untold); }
    void this.moved.find().catch((error: unknown) => this.log.warn('Looking for a logbook that has moved', error));
  }

  /** Hands over what the copies on disk have that was not handed over before. */
  private async load(): Promise<Found> {
    const found = await this.disk.load((logbook) => this.found.fire(logbook));
    this.isNewer ||= found.isNewer;
    return found;
  }

  /** Whoever deleted the logbook in another window wants it gone here too: it is forgotten, and not written back. True when that was so. */
  private async respectDeletion(): Promise<boolean> {
    const deletion = await this.copy?.forgotten() ?? '';
    if (deletion <= this.deletion) { return false; }
    this.deletion = deletion;
    this.disk.startOver();
    this.empty();
    await this.state.delete(deletion);
    return true;
  }

  private empty(): void {
    this.isNewer = false;
    this.portfolio.forget();
    this.forgotten.fire();
  }

  private listen(): void {
    this.subscriptions.push(
      this.disk.onDidChange(() => this.readAgain(false)),
      // File systems whose changes nobody tells of are looked at when the person comes back.
      vscode.window.onDidChangeWindowState(({ focused }) => { if (focused) { this.readAgain(true); } }),
      this.portfolio.onDidChange(() => this.readAgain(true)),
    );
  }

  private readAgain(portfolioToo: boolean): void {
    void this.turns.run(async () => {
      await this.respectDeletion();
      const { logbook } = await this.load();
      if ((portfolioToo && await this.exchange()) || !isEmpty(logbook)) { this.keepSoon(); }
    }).catch((error: unknown) => this.log.warn('Reading the logbook again', error));
  }

  /** Brings the portfolio file and the logbook together. True when the logbook has something new from it. */
  private async exchange(): Promise<boolean> {
    let isNew = false;
    const take = (logbook: Logbook): void => {
      isNew = true;
      this.found.fire(logbook);
    };
    await this.portfolio.exchange(this.current, take, !this.isNewer).catch((error: unknown) => this.tell('noPortfolio', error));
    return isNew;
  }

  private keepSoon(): void {
    if (this.isClosed || this.timer !== undefined) { return; }
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.turns.run(() => this.keep()).catch((error: unknown) => this.log.error('Keeping the logbook', error));
    }, gatherMs);
  }

  private async keep(): Promise<void> {
    if (this.isClosed) { return; }
    await this.respectDeletion().catch((error: unknown) => this.broken(error));
    if (this.isNewer) { return; }
    await this.exchange();
    if (isEmpty(this.current())) { return; }
    try {
      if (this.copy && await this.disk.keep(this.current, this.deletion)) { this.isBroken = false; }
    } catch (error) {
      this.broken(error);
    }
    await this.writeState();
  }

  private async writeState(): Promise<void> {
    if (!this.isNewer) { await this.state.write(this.current(), this.copy?.id, this.isBroken || !this.copy); }
  }

  private broken(error: unknown): void {
    this.isBroken = true;
    this.tell('notKept', error);
  }

  /** Each once. */
  private tell(what: Trouble, error: unknown): void {
    this.log.error(what, error);
    if (this.said.has(what) || this.isClosed) { return; }
    this.said.add(what);
    import('./tellHealed').then(({ tellTrouble }) => tellTrouble(what)).catch((untold: unknown) => this.log.error('Cannot tell', untold));
  }
}
