import * as vscode from 'vscode';
import { newEntryId } from '../model/entryId';
import type { Entry } from '../model/logbook';
import { emptyLogbook, isEmpty } from '../model/parseLogbook';
import type { Logbook } from '../model/parseLogbook';
import { Attempts } from '../../platform/attempts';
import { clearStorage } from './clearStorage';
import type { StorageFolders } from './clearStorage';
import type { DurableCopy, Found } from './durableCopy';
import { pathOnDisk } from '../../platform/files';
import { healedBy, isAmiss } from './healed';
import type { Healed } from './healed';
import { openHome } from './logbookFolders';
import { MovedLogbooks } from './movedLogbooks';
import { OnDisk } from './onDisk';
import { PortfolioFile } from './portfolioFile';
import { StateCopy } from './stateCopy';
import { TellOnce } from './tellOnce';
import { Gathered, Sequencer } from '../../platform/sequencer';

/** Changes within this time are written to workspace state and to a version together; the journal has each of them already. */
const gatherMs = 400;

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
  private readonly tell: TellOnce;
  private current: () => Logbook = () => emptyLogbook;
  private opened: Promise<void> | undefined;
  private forgetting: Promise<unknown> = Promise.resolve();
  private readonly turns = new Sequencer();
  private readonly keeping = new Gathered(gatherMs, () => {
    void this.turns.run(() => this.keep()).catch((error: unknown) => this.log.error('Keeping the logbook', error));
  });
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly context: StorageFolders & { readonly workspaceState: vscode.Memento }, private readonly log: vscode.LogOutputChannel) {
    const { globalStorageUri, workspaceState } = context;
    this.tell = new TellOnce(log);
    this.disk = new OnDisk(globalStorageUri, log);
    this.state = new StateCopy(workspaceState);
    this.portfolio = new PortfolioFile(workspaceState);
    this.moved = new MovedLogbooks(this.disk, this.state);
    this.subscriptions = [this.found, this.forgotten, this.moved, this.disk, this.portfolio, this.keeping];
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

  /** Reads the other copies in the background; `current` gives the logbook in memory. Resolves when all but the portfolio file have been read. */
  open(current: () => Logbook): Promise<void> {
    this.current = current;
    return this.opened ??= this.turns.run(() => this.read());
  }

  /** Resolves when the entries are on disk. Rejects when they could be kept nowhere. */
  async append(entries: readonly Entry[], unread: readonly unknown[] = []): Promise<void> {
    await this.opened;
    await this.forgetting; // else what is written now would be deleted with the rest
    if (this.copy && !this.isBroken) {
      try {
        await this.respectDeletion();
        await this.disk.append(entries, unread);
        return this.keeping.soon();
      } catch (error) {
        this.broken(error);
      }
    }
    await this.writeState();
    this.keeping.soon();
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

  /**
   * Deletes every copy of this logbook and all else that Craftlog keeps of this workspace, the portfolio file too, also when it is no longer kept;
   * with `all` also the logbooks of other folders. First comes the word that it is deleted: where that cannot be written this rejects, and nothing
   * has happened. Returns where something stays, in words; all else is deleted then.
   */
  async forget(all: boolean): Promise<readonly string[]> {
    const work = this.turns.run(() => this.forgetNow(all));
    this.forgetting = work.then(() => undefined, () => undefined);
    return work;
  }

  dispose(): void {
    this.tell.isOver = true;
    this.subscriptions.forEach((d) => void d.dispose());
  }

  private async read(): Promise<void> {
    const here = await openHome();
    if (!here) { return; }
    this.listen(); // what comes from now on is read after this
    let amiss: (() => Healed) | undefined;
    try {
      const isKnown = await this.disk.find(here, this.state.read.id);
      const isDeleted = await this.respectDeletion();
      const found = await this.load();
      if (!isDeleted) { amiss = () => healedBy(this.state.read, found, this.current(), isKnown); }
      if (amiss?.().state === 'damaged') { await this.state.setAside((text) => this.copy!.keepAside(`workspace-state-${Date.now()}.json`, text)); }
    } catch (error) {
      this.tell.of('notRead', error);
    }
    void this.heal(amiss).catch((error: unknown) => this.log.error('Healing the logbook', error));
  }

  /** Brings the copies together once all have been read, and says what was amiss. */
  private async heal(amiss: (() => Healed) | undefined): Promise<void> {
    await this.exchange();
    if (this.tell.isOver) { return; }
    const logbook = this.current();
    const isKept = this.disk.holds(logbook) && this.state.isOf(logbook, this.copy?.id);
    if (!isKept && !isEmpty(logbook)) { this.keeping.soon(); }
    const healed = amiss?.();
    const untold = (error: unknown): void => this.log.error('Cannot tell what was mended', error);
    if (healed && isAmiss(healed)) { await import('../later').then(({ tellHealed }) => tellHealed(healed, logbook.entries.length, this.log)).catch(untold); }
    await this.moved.find().catch((error: unknown) => this.log.warn('Looking for a logbook that has moved', error));
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
    this.disk.startOver();
    await Promise.all([this.empty(deletion), clearStorage(this.context, false).catch((error: unknown) => this.log.error('Deleting what is kept of frameworks', error))]);
    return true;
  }

  private async forgetNow(all: boolean): Promise<readonly string[]> {
    const [deletion, attempts] = [newEntryId(Date.now(), Math.random, this.deletion || undefined), new Attempts(this.log)];
    await this.disk.forget(all, deletion, attempts);
    await attempts.at(vscode.l10n.t('what VS Code keeps of this workspace'), this.empty(deletion));
    await attempts.at(pathOnDisk(this.context.storageUri ?? this.context.globalStorageUri), clearStorage(this.context, all));
    await attempts.at('.craftlog/logbook.jsonl', this.portfolio.delete());
    return attempts.failed;
  }

  /** Memory and workspace state have nothing any more, at once; resolves when VS Code has written that. */
  private empty(deletion: string): Promise<void> {
    this.deletion = deletion;
    this.isNewer = false;
    this.portfolio.forget();
    const written = this.state.delete(deletion);
    this.forgotten.fire(); // after, because whoever hears it reads workspace state
    return written;
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
      if (portfolioToo) { void this.exchange(); }
      const { logbook } = await this.load();
      if (!isEmpty(logbook)) { this.keeping.soon(); }
    }).catch((error: unknown) => this.log.warn('Reading the logbook again', error));
  }

  /** Brings the portfolio file and the logbook together. Never rejects; only who says so waits for it. */
  private async exchange(): Promise<void> {
    const take = (logbook: Logbook): void => { this.found.fire(logbook); this.keeping.soon(); };
    await this.portfolio.exchange(this.current, take, !this.isNewer).catch((error: unknown) => this.tell.of('noPortfolio', error));
  }

  private async keep(): Promise<void> {
    if (this.tell.isOver) { return; }
    await this.respectDeletion().catch((error: unknown) => this.broken(error));
    if (this.isNewer) { return; }
    void this.exchange();
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
    this.tell.of('notKept', error);
  }
}
