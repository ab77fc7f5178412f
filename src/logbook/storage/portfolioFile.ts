import * as vscode from 'vscode';
import { showInfo, tell } from '../../platform/messages';
import type { Action } from '../../platform/messages';
import { emptyLogbook, isEmpty, logbookOf } from '../model/parseLogbook';
import type { Logbook } from '../model/parseLogbook';
import { union } from '../model/union';
import { linkIn } from '../../platform/ownFiles';
import { Setting } from '../../platform/setting';
import { leftBehind, readBounded, remove, removePart, replaceFile, statOf, within } from '../../platform/files';
import { Sequencer } from '../../platform/sequencer';

/** Whether the person was told that the file is kept. */
const toldKey = 'craftlog.portfolioFile.told';
/** How many lines the person was told are left out. */
const leftOutKey = 'craftlog.portfolioFile.leftOut';
/** The link that the person was told keeps the file from being read. */
const linkKey = 'craftlog.portfolioFile.link';

/** The folder that holds the file: the one with the workspace file, else the first. */
export function portfolioUri(): vscode.Uri | undefined {
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  const folder = workspaceFile && workspaceFile.scheme !== 'untitled' ? vscode.Uri.joinPath(workspaceFile, '..') : workspaceFolders?.[0]?.uri;
  return folder && vscode.Uri.joinPath(folder, '.craftlog', 'logbook.jsonl');
}

/** A file that is another each time is left to the word that it has changed. */
const mostRereads = 5;
/** A disk that has not answered for so long is given up, until the file changes or something is logged. */
const longestMs = 20_000;

/**
 * `.craftlog/logbook.jsonl` in the workspace, if the setting asks for it and the workspace is trusted. Others write it too, by git, so what it
 * brings is taken as an import takes it, and what is not taken stays in the file. Where it, or the folder it is in, is a link, it is left alone.
 */
export class PortfolioFile implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** The file may hold something new. */
  readonly onDidChange = this.changed.event;
  private readonly setting = new Setting<boolean>('craftlog.portfolioFile', false);
  private readonly subscriptions: vscode.Disposable[] = [this.changed, this.setting];
  private watcher: vscode.FileSystemWatcher | undefined;
  private last: string | undefined;
  private leftOut: Logbook = emptyLogbook;
  /** Another once what is under way must neither be taken nor written any more. */
  private era = 0;
  /** One exchange after the other, and nothing else waits for them: the disk that the workspace is on may never answer. */
  private readonly turns = new Sequencer();

  constructor(private readonly memento: vscode.Memento, private readonly where = portfolioUri) {
    this.subscriptions.push(
      this.setting.onDidChange((on) => {
        this.restart();
        if (on) { this.changed.fire(); } else { void this.tellOff(); }
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => { this.restart(); this.changed.fire(); }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => { this.restart(); this.changed.fire(); }),
    );
    this.watch();
  }

  /** Where it is, when it is asked for and the workspace is trusted. */
  get uri(): vscode.Uri | undefined {
    return this.setting.value && vscode.workspace.isTrusted ? this.where() : undefined;
  }

  /**
   * Hands what is new in the file to `take`, after which `own` must have it, and then writes the file, if `mayWrite` and it differs. A file
   * that cannot be read is not written. Rejects when it cannot be read or written, or does not answer. Cost: the file is read each time, and parsed
   * when it is another. Who writes it may not be done when it is read: what has become another since is read anew, some times at most.
   */
  exchange(own: () => Logbook, take: (found: Logbook) => void, mayWrite: boolean): Promise<void> {
    return this.inTurn((uri) => this.exchangeOnce(uri, own, take, mayWrite, this.era, mostRereads));
  }

  /** Deletes the file and what was left of one, also when it is no longer kept. Touches nothing behind a link or in Restricted Mode. */
  async delete(): Promise<void> {
    this.forget();
    await this.inTurn(async (file) => {
      if (!vscode.workspace.isTrusted || await linkIn(file)) { return; }
      for (const uri of [file, ...await leftBehind(vscode.Uri.joinPath(file, '..'))]) { await remove(uri); }
      await removePart(file); // of an earlier version
    }, this.where());
  }

  /** The file, or a link in its way, if there is one, whether or not it is kept now. `isOwn`: it is Craftlog's to read, write and delete. */
  async there(): Promise<{ readonly uri: vscode.Uri; readonly isOwn: boolean } | undefined> {
    const uri = this.where();
    return uri && within(longestMs, uri, async () => {
      const link = await linkIn(uri);
      return link || await statOf(uri) ? { uri, isOwn: vscode.workspace.isTrusted && !link } : undefined;
    });
  }

  /** The logbook was deleted: what was read before is no longer known. */
  forget(): void {
    this.era++;
    this.last = undefined;
    this.leftOut = emptyLogbook;
  }

  dispose(): void {
    this.watcher?.dispose();
    this.subscriptions.forEach((d) => void d.dispose());
  }

  private async inTurn(work: (uri: vscode.Uri) => Promise<void>, uri = this.uri): Promise<void> {
    if (!uri) { return; }
    await this.turns.run(() => within(longestMs, uri, () => work(uri)).catch((error: unknown) => {
      this.era++; // what is still under way comes too late
      throw error;
    }));
  }

  private async exchangeOnce(
    uri: vscode.Uri, own: () => Logbook, take: (found: Logbook) => void, mayWrite: boolean, era: number, rereads: number,
  ): Promise<void> {
    const [{ largestImport, classifyImport }, { readLines, writeLines }] = await Promise.all([import('../later'), import('../later')]);
    const read = (): Promise<string | undefined> => readBounded(uri, { most: largestImport, ms: longestMs });
    if (await this.isBehindLink(uri)) { return; }
    const text = await read();
    if (era !== this.era) { return; }
    if (text !== this.last) {
      const { fresh, unknown, prints, differing, future, unsound, tooLong, unreadable } = classifyImport(readLines(text ?? ''), own(), Date.now());
      const rest = [differing, future, unsound, tooLong, unreadable].flat();
      this.leftOut = logbookOf(rest);
      this.last = text;
      if (fresh.length || unknown.length || prints.length) { take(logbookOf([...fresh, ...prints, ...unknown])); }
      await this.tellLeftOut(uri, rest.length);
    }
    const logbook = own();
    if (!mayWrite || isEmpty(logbook)) { return; }
    const next = writeLines(union(logbook, this.leftOut));
    if (next === text) { return; }
    await this.tellOn(uri);
    if (await read() !== text) {
      if (rereads > 0) { await this.exchangeOnce(uri, own, take, mayWrite, era, rereads - 1); }
      return;
    }
    if (await this.isBehindLink(uri) || era !== this.era) { return; }
    await replaceFile(uri, next);
    this.last = next;
    if (text === undefined) { this.watch(); } // VS Code may not watch a folder that was not there
  }

  /** Says so once, until the link has gone. */
  private async isBehindLink(uri: vscode.Uri): Promise<boolean> {
    const link = await linkIn(uri);
    const told = this.memento.get<unknown>(linkKey);
    if (link?.toString() !== told) { await this.memento.update(linkKey, link?.toString()); }
    if (link && link.toString() !== told) {
      void show(vscode.l10n.t('Craftlog does not keep your logbook in {0}, because {1} is a link to somewhere else. Put a real file or folder in its place, or turn off the setting craftlog.portfolioFile.', pathOf(uri), pathOf(link)), [
        vscode.l10n.t('Open Settings'), () => vscode.commands.executeCommand('workbench.action.openSettings', 'craftlog.portfolioFile'),
      ]);
    }
    return link !== undefined;
  }

  private restart(): void {
    this.forget();
    this.watch();
  }

  private watch(): void {
    this.watcher?.dispose();
    this.watcher = undefined;
    const { uri } = this;
    if (!uri) { return; }
    const tell = (): void => this.changed.fire();
    this.watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), 'logbook.jsonl'), false, false, true);
    this.watcher.onDidChange(tell);
    this.watcher.onDidCreate(tell);
  }

  /** Before the first write, because the setting may have come with the folder. */
  private async tellOn(uri: vscode.Uri): Promise<void> {
    if (this.memento.get(toldKey) === true) { return; }
    await this.memento.update(toldKey, true);
    void show(vscode.l10n.t('Your logbook is now also kept in {0}, for git. Everything you log is in it, private evidence too.', pathOf(uri)), showFile(uri));
  }

  private async tellOff(): Promise<void> {
    await this.memento.update(toldKey, undefined);
    const uri = this.where();
    if (uri) { void showInfo(vscode.l10n.t('Craftlog no longer keeps your logbook in {0}. The file is still there, and so is your logbook.', pathOf(uri))); }
  }

  private async tellLeftOut(uri: vscode.Uri, count: number): Promise<void> {
    const told = this.memento.get<unknown>(leftOutKey) ?? 0;
    if (count === told) { return; }
    await this.memento.update(leftOutKey, count || undefined);
    if (typeof told === 'number' && count < told) { return; }
    const why = vscode.l10n.t('They cannot be read, are too long or dated in the future, differ from what you have, or lead where evidence may not. They stay in the file.');
    void show(`${vscode.l10n.t('Lines of {0} that Craftlog does not take into your logbook: {1}.', pathOf(uri), count)} ${why}`, showFile(uri));
  }
}

const pathOf = (uri: vscode.Uri): string => vscode.workspace.asRelativePath(uri, true);

const showFile = (uri: vscode.Uri): Action => [vscode.l10n.t('Show File'), () => vscode.window.showTextDocument(uri)];

const show = (sentence: string, action: Action): Promise<void> => tell(sentence, [action]);
