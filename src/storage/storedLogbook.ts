import * as vscode from 'vscode';
import { compactLogbook } from '../model/compactLogbook';
import { logbookIdFor } from '../model/homeFolder';
import type { Entry } from '../model/logbook';
import { emptyLogbook, isLogbookId, parseLogbook, serialiseLogbook } from '../model/parseLogbook';
import type { Logbook, LogbookProblem } from '../model/parseLogbook';
import { union } from '../model/union';
import { DurableCopy } from './durableCopy';
import { remove } from './files';
import { describeHome, keptLogbooks, movedHere, openHome } from './logbookFolders';
import type { MovedLogbook } from './logbookFolders';
import { PortfolioFile } from './portfolioFile';
import { tellHealed, tellNotKept } from './tellHealed';
import type { Healed } from './tellHealed';

/** Workspace state key. Never changes. */
export const logbookKey = 'craftlog.logbook';
/** Where a logbook that cannot be read is kept when it cannot be kept on disk. */
const asideKey = 'craftlog.logbook.aside';
/** Logbooks of folders that have gone which the person was asked about. */
const askedKey = 'craftlog.logbook.asked';
/** Half of what VS Code lets an extension keep before it warns (512 x 1024 characters); settings of the views share it. */
export const mostInState = 256 * 1024;
/** Changes within this time are written to workspace state and to a version together; the journal has each of them already. */
const gatherMs = 400;
/** A version is written when the journal has more than one in so many of the logbook's entries, so that its cost is spread over them. */
const entriesPerFold = 200;

type Context = Pick<vscode.ExtensionContext, 'workspaceState' | 'globalStorageUri'>;

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
  /** What workspace state had. */
  readonly initial: Logbook;
  readonly portfolio = new PortfolioFile();
  private stateProblem: LogbookProblem | undefined;
  private isNewer: boolean;
  private id: string | undefined;
  private readonly total: number;
  private durable: DurableCopy | undefined;
  private isBroken = false;
  private isClosed = false;
  private current: () => Logbook = () => emptyLogbook;
  private opened: Promise<void> | undefined;
  private queue: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private homeText: string | undefined;
  private watcher: vscode.FileSystemWatcher | undefined;
  private readonly subscriptions: vscode.Disposable[] = [this.found, this.movedFound, this.portfolio];

  constructor(private readonly context: Context, private readonly log: vscode.LogOutputChannel) {
    const { logbook, id, total = 0, problem } = parseLogbook(context.workspaceState.get(logbookKey));
    this.initial = logbook;
    this.id = id;
    this.total = total;
    this.stateProblem = problem;
    this.isNewer = problem === 'newerVersion';
  }

  /** A newer Craftlog has written one of the copies: nothing may be written. */
  get isReadOnly(): boolean {
    return this.isNewer;
  }

  /** The folder of all logbooks. */
  get root(): vscode.Uri {
    return vscode.Uri.joinPath(this.context.globalStorageUri, 'logbooks');
  }

  /** The copy on disk, once it is known where it is. */
  get copy(): DurableCopy | undefined {
    return this.durable;
  }

  /** Reads the other copies in the background; `current` gives the logbook in memory. Resolves when all have been read. */
  open(current: () => Logbook): Promise<void> {
    this.current = current;
    return this.opened ??= this.inTurn(() => this.read());
  }

  /** Resolves when the entries are on disk. Rejects when they could be kept nowhere. */
  async append(entries: readonly Entry[], unread: readonly unknown[] = []): Promise<void> {
    await this.opened;
    if (this.durable && !this.isBroken) {
      try {
        await this.durable.append(entries, unread);
        this.keepSoon();
        return;
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
      const { logbook } = await this.durable!.load();
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

  /** Names of the folders that have a logbook on this disk. */
  async folderNames(): Promise<readonly string[]> {
    return (await keptLogbooks(this.root)).map(({ home }) => home.name);
  }

  /** Whether the person has been asked about a moved logbook before. */
  async askOnce(id: string): Promise<boolean> {
    const asked = this.context.workspaceState.get<unknown>(askedKey);
    const ids = Array.isArray(asked) ? asked.filter(isLogbookId) : [];
    if (ids.includes(id)) { return false; }
    await this.context.workspaceState.update(askedKey, [...ids, id]);
    return true;
  }

  /** Writes what is waiting to be written. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.inTurn(() => this.keep(true));
  }

  /** Deletes every copy of this logbook, and with `all` those of other folders. What is in memory is the caller's to forget. */
  async forget(all: boolean): Promise<void> {
    clearTimeout(this.timer);
    await this.inTurn(async () => {
      const file = this.portfolio.uri;
      if (file) { await remove(file); }
      if (this.durable) { await remove(this.durable.uri); }
      if (all) { await remove(this.root); }
      for (const key of [logbookKey, asideKey, askedKey]) { await this.context.workspaceState.update(key, undefined); }
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
    const healed: Healed = { damaged: [], entries: 0, missing: 0 };
    try {
      const kept = this.id ? [] : await keptLogbooks(this.root);
      const own = kept.find(({ home }) => home.uri === here.uri && (!home.commit || !here.commit || home.commit === here.commit));
      const taken = new Set(kept.filter((k) => k !== own).map(({ id }) => id));
      let id = this.id ?? own?.id ?? logbookIdFor(here.uri, here.name);
      while (!this.id && taken.has(id)) { id += '-2'; }
      this.use(id);
      const { logbook, damaged, isNewer } = await this.durable!.load();
      this.isNewer ||= isNewer;
      healed.damaged = damaged;
      healed.entries = logbook.entries.length;
      if (this.stateProblem === 'notALogbook') {
        await this.setStateAside();
        healed.state = 'damaged';
      } else if (!this.initial.entries.length && logbook.entries.length) {
        healed.state = 'missing';
      } else if (this.total) {
        healed.missing = Math.max(0, this.total - union(this.initial, logbook).entries.length);
        if (!logbook.entries.length) { healed.disk = 'missing'; }
      }
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
    const isUnwritten = this.durable && (this.durable.waiting > 0 || healed.damaged.length > 0 || healed.state || healed.disk);
    if (entries.length && (isUnwritten || !this.id)) { this.keepSoon(); }
    tellHealed(healed, entries.length, this.log);
  }

  private use(id: string): void {
    this.id = id;
    this.durable = new DurableCopy(vscode.Uri.joinPath(this.root, id), id);
    this.homeText = undefined;
    this.watcher?.dispose();
    this.watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(this.durable.journal, '*.json'), false, true, true);
    this.watcher.onDidCreate(() => this.readAgain());
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
      const found = await this.durable?.load();
      if (!found) { return; }
      this.isNewer ||= found.isNewer;
      if (!found.logbook.entries.length && !found.logbook.unread.length) { return; }
      this.found.fire(found.logbook);
      this.keepSoon();
    }).catch((error: unknown) => this.log.warn('Reading the logbook on disk again', error));
  }

  private async readPortfolio(): Promise<void> {
    try {
      const logbook = await this.portfolio.read();
      if (logbook) { this.found.fire(logbook); }
    } catch (error) {
      this.log.warn('Reading the portfolio file', error);
    }
  }

  /** One after the other, so that what one has read is in memory before the next writes. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.then(() => undefined, () => undefined);
    return turn;
  }

  private keepSoon(): void {
    if (this.isClosed) { return; }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void this.inTurn(() => this.keep(false)).catch((error: unknown) => this.log.error('Keeping the logbook', error));
    }, gatherMs);
  }

  private async keep(now: boolean): Promise<void> {
    const logbook = this.current();
    if (this.isNewer || this.isClosed || (!logbook.entries.length && !logbook.unread.length)) { return; }
    if (this.durable && !this.isBroken && (now || this.durable.waiting > logbook.entries.length / entriesPerFold || this.homeText === undefined)) {
      try {
        await this.durable.writeVersion(logbook, Date.now());
        this.homeText = await describeHome(this.durable.uri, logbook, this.homeText);
      } catch (error) {
        this.broken(error);
      }
    }
    await this.writeState();
    await this.portfolio.write(this.current()).catch((error: unknown) => this.log.warn('Writing the portfolio file', error));
  }

  private async writeState(): Promise<void> {
    if (this.isNewer) { return; }
    const logbook = this.current();
    const stored = this.isBroken || !this.durable ? logbook : compactLogbook(logbook, mostInState);
    await this.context.workspaceState.update(logbookKey, { ...serialiseLogbook(stored, this.id), total: logbook.entries.length });
  }

  private async setStateAside(): Promise<void> {
    const value = this.context.workspaceState.get(logbookKey);
    try {
      await this.durable!.keepAside(`workspace-state-${Date.now()}.json`, JSON.stringify(value));
    } catch (error) {
      this.log.warn('Setting workspace state aside', error);
      if (this.context.workspaceState.get(asideKey) === undefined) { await this.context.workspaceState.update(asideKey, value); }
    }
    this.stateProblem = undefined;
  }

  private broken(error: unknown): void {
    this.log.error('Keeping the logbook on disk', error);
    if (this.isBroken) { return; }
    this.isBroken = true;
    tellNotKept();
  }
}
