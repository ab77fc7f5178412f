import * as vscode from 'vscode';
import { readLines, writeLines } from '../model/jsonLines';
import type { Logbook } from '../model/parseLogbook';
import { Setting } from '../setting';
import { readWhole, writeWhole } from './files';

/** The folder that holds the file: the one with the workspace file, else the first. */
export function portfolioUri(): vscode.Uri | undefined {
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  const folder = workspaceFile && workspaceFile.scheme !== 'untitled' ? vscode.Uri.joinPath(workspaceFile, '..') : workspaceFolders?.[0]?.uri;
  return folder && vscode.Uri.joinPath(folder, '.craftlog', 'logbook.jsonl');
}

/** `.craftlog/logbook.jsonl` in the workspace, if the setting asks for it: read when it changes, written when the logbook does. */
export class PortfolioFile implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** The file may hold something new. */
  readonly onDidChange = this.changed.event;
  private readonly setting = new Setting<boolean>('craftlog.portfolioFile', false);
  private readonly subscriptions: vscode.Disposable[] = [this.changed, this.setting];
  private watcher: vscode.FileSystemWatcher | undefined;
  private last: string | undefined;

  constructor() {
    this.subscriptions.push(
      this.setting.onDidChange((on) => {
        this.watch();
        if (on) { this.changed.fire(); }
        void this.tell(on);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.watch()),
    );
    this.watch();
  }

  /** Where it is, when it is asked for. */
  get uri(): vscode.Uri | undefined {
    return this.setting.value ? portfolioUri() : undefined;
  }

  /** What the file holds that has not been read yet; `undefined` when that is nothing. */
  async read(): Promise<Logbook | undefined> {
    const text = this.uri && await readWhole(this.uri);
    if (text === undefined || text === this.last) { return undefined; }
    this.last = text;
    return readLines(text);
  }

  /** `logbook` holds all that `read` gave. Writes only what differs. */
  async write(logbook: Logbook): Promise<void> {
    const { uri } = this;
    if (!uri) { return; }
    const text = writeLines(logbook);
    if (text === this.last) { return; }
    await writeWhole(uri, text);
    this.last = text;
  }

  dispose(): void {
    this.watcher?.dispose();
    this.subscriptions.forEach((d) => void d.dispose());
  }

  private watch(): void {
    this.watcher?.dispose();
    this.watcher = undefined;
    this.last = undefined;
    const { uri } = this;
    if (!uri) { return; }
    const tell = (): void => this.changed.fire();
    this.watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), 'logbook.jsonl'), false, false, true);
    this.watcher.onDidChange(tell);
    this.watcher.onDidCreate(tell);
  }

  private async tell(on: boolean): Promise<void> {
    const uri = portfolioUri();
    if (!uri) { return; }
    const path = vscode.workspace.asRelativePath(uri, true);
    const show = vscode.l10n.t('Show File');
    const choice = await (on
      ? vscode.window.showInformationMessage(vscode.l10n.t('Your logbook is now also kept in {0}, for git. Everything you log is in it, private evidence too.', path), show)
      : vscode.window.showInformationMessage(vscode.l10n.t('Craftlog no longer keeps your logbook in {0}. The file is still there, and so is your logbook.', path)));
    if (choice === show) { await vscode.window.showTextDocument(uri); }
  }
}
