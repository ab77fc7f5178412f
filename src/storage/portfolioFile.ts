import * as vscode from 'vscode';
import { showInfo, tell } from '../messages';
import { emptyLogbook, isEmpty, logbookOf } from '../model/parseLogbook';
import type { Logbook } from '../model/parseLogbook';
import { union } from '../model/union';
import { Setting } from '../setting';
import { isMissing, readWhole, writeWhole } from './files';

/** Whether the person was told that the file is kept. */
const toldKey = 'craftlog.portfolioFile.told';
/** How many lines the person was told are left out. */
const leftOutKey = 'craftlog.portfolioFile.leftOut';

/** The folder that holds the file: the one with the workspace file, else the first. */
export function portfolioUri(): vscode.Uri | undefined {
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  const folder = workspaceFile && workspaceFile.scheme !== 'untitled' ? vscode.Uri.joinPath(workspaceFile, '..') : workspaceFolders?.[0]?.uri;
  return folder && vscode.Uri.joinPath(folder, '.craftlog', 'logbook.jsonl');
}

/** A file that is another each time is left to the word that it has changed. */
const mostRereads = 5;

/**
 * `.craftlog/logbook.jsonl` in the workspace, if the setting asks for it. Others write it too, by git, so what it brings is taken as an import
 * takes it, and what is not taken stays in the file.
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

  constructor(private readonly memento: vscode.Memento, private readonly where = portfolioUri) {
    this.subscriptions.push(
      this.setting.onDidChange((on) => {
        this.restart();
        if (on) { this.changed.fire(); } else { void this.tellOff(); }
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.restart()),
    );
    this.watch();
  }

  /** Where it is, when it is asked for. */
  get uri(): vscode.Uri | undefined {
    return this.setting.value ? this.where() : undefined;
  }

  /**
   * Hands what is new in the file to `take`, after which `own` must have it, and then writes the file, if `mayWrite` and it differs. A file
   * that cannot be read is not written. Rejects when it cannot be read or written. Cost: the file is read each time, and parsed when it is another.
   * Who writes it may not be done when it is read: what has become another since is read anew, and `rereads` times at most.
   */
  async exchange(own: () => Logbook, take: (found: Logbook) => void, mayWrite: boolean, rereads = mostRereads): Promise<void> {
    const { uri } = this;
    if (!uri) { return; }
    const [{ largestImport, sortIncoming }, { readLines, writeLines }] = await Promise.all([import('../model/incoming'), import('../model/jsonLines')]);
    const text = await read(uri, largestImport);
    if (text !== this.last) {
      const { fresh, unknown, prints, differing, future, unsound, tooLong, unreadable } = sortIncoming(readLines(text ?? ''), own(), Date.now());
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
    if (await read(uri, largestImport) !== text) {
      if (rereads > 0) { await this.exchange(own, take, mayWrite, rereads - 1); }
      return;
    }
    await writeWhole(uri, next);
    this.last = next;
    if (text === undefined) { this.watch(); } // VS Code may not watch a folder that was not there
  }

  /** The logbook was deleted: what was read before is no longer known. */
  forget(): void {
    this.last = undefined;
    this.leftOut = emptyLogbook;
  }

  dispose(): void {
    this.watcher?.dispose();
    this.subscriptions.forEach((d) => void d.dispose());
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
    void show(vscode.l10n.t('Your logbook is now also kept in {0}, for git. Everything you log is in it, private evidence too.', pathOf(uri)), uri);
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
    void show(`${vscode.l10n.t('Lines of {0} that Craftlog does not take into your logbook: {1}.', pathOf(uri), count)} ${why}`, uri);
  }
}

async function read(uri: vscode.Uri, most: number): Promise<string | undefined> {
  const size = await vscode.workspace.fs.stat(uri).then((stat) => stat.size, (error: unknown) => {
    if (isMissing(error)) { return 0; }
    throw error;
  });
  if (size > most) { throw new Error(`${uri.toString()} has ${size} bytes, more than any logbook`); }
  return readWhole(uri);
}

const pathOf = (uri: vscode.Uri): string => vscode.workspace.asRelativePath(uri, true);

const show = (sentence: string, uri: vscode.Uri): Promise<void> => tell(sentence, [[vscode.l10n.t('Show File'), () => vscode.window.showTextDocument(uri)]]);
