import * as vscode from 'vscode';
import type { FrameworkStore } from './frameworks';
import type { FrameworkUpdates } from './frameworkUpdates';
import type { LogbookStore } from './logbook';
import { Late } from './model/late';
import { folderPath } from './model/folderPath';
import type { FrameworkFile, OwnFrameworks } from './ownFrameworks';
import { Setting } from './setting';
import { namesIn } from './storage/files';

/** In each folder of the workspace. */
const folderName = ['.craftlog', 'frameworks'];
const pattern = '*.{yaml,yml}';
/** With the folders themselves: of a file that comes with its folder, as in a checkout, some systems tell of the folder alone. */
const everywhere = '**/{.craftlog,.craftlog/frameworks,.craftlog/frameworks/*.yaml,.craftlog/frameworks/*.yml}';
const inFolder = /\/\.craftlog(?:\/frameworks(?:\/[^/]+\.ya?ml)?)?$/;
/** A pause in which changes gather: a checkout changes many files. */
const gatherMs = 100;
/** More files than that are not frameworks somebody works with. */
const mostFiles = 200;

/**
 * Follows the files of people's own frameworks. The start costs nothing: only after it, the folders are looked into, and what reads and
 * compares frameworks is loaded when there is a file, when a framework is new or when something has retired.
 */
export class FrameworkFiles implements vscode.Disposable {
  private readonly folder = new Setting<string>('craftlog.frameworksFolder', '');
  private readonly disposables: vscode.Disposable[] = [this.folder];
  private userWatcher: vscode.Disposable | undefined;
  private readonly own = new Late(async (): Promise<OwnFrameworks> => {
    const { OwnFrameworks: Own } = await import('./ownFrameworks');
    return new Own(this.frameworks, this.storage, String((this.context.extension.packageJSON as { version: unknown }).version), this.log);
  });
  private readonly updates = new Late(async (): Promise<FrameworkUpdates> => {
    const { FrameworkUpdates: Updates } = await import('./frameworkUpdates');
    return new Updates(this.storage, this.context.workspaceState, this.frameworks, this.logbook, this.log);
  });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private looking: Promise<void> = Promise.resolve();
  private failed = false;

  constructor(
    private readonly context: Pick<vscode.ExtensionContext, 'extension' | 'storageUri' | 'globalStorageUri' | 'workspaceState'>,
    private readonly frameworks: FrameworkStore, private readonly logbook: LogbookStore,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.timer = setTimeout(() => this.begin(), 0);
  }

  /** Where the person keeps frameworks for all their work; `undefined` when they have not said, or it cannot be told. */
  get userFolder(): vscode.Uri | undefined {
    const { value } = this.folder;
    if (!value.trim()) { return undefined; }
    if (/^[a-z][\w+.-]+:\/\//i.test(value)) { return vscode.Uri.parse(value); }
    const path = folderPath(value, this.context.globalStorageUri.path);
    if (path === undefined) { this.log.warn(`craftlog.frameworksFolder is not an absolute path: ${value}`); }
    return path === undefined ? undefined : vscode.Uri.file(path);
  }

  /** What compares frameworks with how they were. */
  changes(): Promise<FrameworkUpdates> {
    return this.updates.get();
  }

  /** Looks at all files again now. Resolves when what they say is in use; rejects when that cannot be told, which the next look tries again. */
  look(): Promise<void> {
    const look = this.looking.then(() => this.lookOnce());
    this.looking = look.then(() => { this.failed = false; }, (error: unknown) => {
      this.failed = true;
      this.log.error('Cannot look for frameworks', error);
    });
    return look;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.userWatcher?.dispose();
    vscode.Disposable.from(...this.disposables).dispose();
    this.own.asked?.then((own) => own.dispose(), () => undefined);
  }

  private get storage(): vscode.Uri {
    return vscode.Uri.joinPath(this.context.storageUri ?? this.context.globalStorageUri, 'frameworks');
  }

  private begin(): void {
    this.disposables.push(
      this.watch(everywhere),
      // Watchers tell of nothing in some virtual workspaces, and on Linux of nothing in a folder that came together with the one it is in.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => this.lookSoon([uri])),
      vscode.workspace.onDidCreateFiles(({ files }) => this.lookSoon(files)),
      vscode.workspace.onDidDeleteFiles(({ files }) => this.lookSoon(files)),
      vscode.workspace.onDidRenameFiles(({ files }) => this.lookSoon(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]))),
      vscode.window.onDidChangeWindowState(({ focused }) => { if (focused && (this.own.asked || this.failed)) { this.lookSoon(); } }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.lookSoon()),
      this.folder.onDidChange(() => { this.watchUserFolder(); this.lookSoon(); }),
      this.frameworks.onDidChange(() => this.compareSoon()),
      this.logbook.onDidChange(({ added }) => { if (added.some(({ type }) => type === 'link' || type === 'retract')) { this.compareSoon(); } }),
    );
    this.watchUserFolder();
    this.lookQuietly();
    void this.looking.then(() => this.compareSoon());
  }

  private watch(glob: vscode.GlobPattern): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(glob);
    return vscode.Disposable.from(watcher, ...[watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete].map((on) => on(() => this.lookSoon())));
  }

  private watchUserFolder(): void {
    this.userWatcher?.dispose();
    const folder = this.userFolder;
    this.userWatcher = folder && this.watch(new vscode.RelativePattern(folder, pattern));
  }

  /** `changed`: nothing is looked at unless one of them is in a folder of frameworks. */
  private lookSoon(changed?: readonly vscode.Uri[]): void {
    if (changed && !changed.some(({ path }) => inFolder.test(path))) { return; }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.lookQuietly(), gatherMs);
  }

  /** Nobody asked for it: what goes wrong is in the log. */
  private lookQuietly(): void {
    this.look().catch(() => undefined);
  }

  private async lookOnce(): Promise<void> {
    const files = await this.files();
    if (!files.length && !this.own.asked) {
      this.frameworks.setOwn([]);
      return;
    }
    await (await this.own.get()).read(files);
  }

  private async files(): Promise<readonly FrameworkFile[]> {
    const user = this.userFolder;
    const folders = [
      ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => ({ uri: vscode.Uri.joinPath(uri, ...folderName), origin: 'workspace' as const })),
      ...(user ? [{ uri: user, origin: 'user' as const }] : []),
    ];
    const lists = await Promise.all(folders.map(async ({ uri, origin }): Promise<readonly FrameworkFile[]> => {
      try {
        const names = (await namesIn(uri)).filter((name) => /\.ya?ml$/i.test(name));
        if (names.length > mostFiles) { this.log.warn(`Of ${names.length} files in ${uri.toString()}, the first ${mostFiles} are read`); }
        return names.slice(0, mostFiles).map((name) => ({ uri: vscode.Uri.joinPath(uri, name), origin }));
      } catch (error) {
        // What was read before is not gone because its folder cannot be read just now.
        if (this.frameworks.isSettled) { throw error; }
        this.log.warn(`Cannot look into ${uri.toString()}`, error);
        return [];
      }
    }));
    return lists.flat();
  }

  /** Loads what compares only when there is something to compare or to name. */
  private compareSoon(): void {
    this.logbook.ready.then(async () => {
      if (!this.frameworks.isSettled) { return; }
      const seen = this.context.workspaceState.get<Readonly<Record<string, unknown>>>('craftlog.frameworks.seen') ?? {};
      const isNew = this.frameworks.available().some(({ framework, print, isOn }) => isOn && seen[framework.id] !== print);
      if (isNew || this.frameworks.retired(this.logbook.progress).length) { await (await this.changes()).check(); }
    }).catch((error: unknown) => this.log.error('Cannot compare frameworks', error));
  }
}
