import * as vscode from 'vscode';
import type { FrameworkStore } from '../framework/frameworkStore';
import type { FrameworkUpdates } from './frameworkUpdates';
import type { LogbookStore } from './logbookStore';
import { tell } from '../platform/messages';
import { Late } from '../text/late';
import { folderPath } from '../text/paths';
import { linkIn } from '../platform/ownFiles';
import type { FrameworkFile, OwnFrameworks } from '../framework/ownFrameworks';
import { Setting } from '../platform/setting';
import { namesIn, within } from '../platform/files';

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
/** A disk that has not answered for so long is given up until something changes. */
const longestMs = 20_000;
/** The links that the person was told of. */
const linksKey = 'craftlog.frameworks.links';

interface Listed {
  readonly files: readonly FrameworkFile[];
  /** In the workspace's folders: what is a link, and not read. */
  readonly links: readonly vscode.Uri[];
}

/**
 * Follows the files of people's own frameworks. The start costs nothing: only after it, the folders are looked into, and what reads and
 * compares frameworks is loaded when there is a file, when a framework is new or when something has retired.
 */
export class FrameworkFiles implements vscode.Disposable {
  private readonly folder = new Setting<string>('craftlog.frameworksFolder', '');
  private readonly disposables: vscode.Disposable[] = [this.folder];
  private userWatcher: vscode.Disposable | undefined;
  private readonly own = new Late(async (): Promise<OwnFrameworks> => {
    const { OwnFrameworks: Own } = await import('../framework/later');
    return new Own(this.frameworks, this.storage, String((this.context.extension.packageJSON as { version: unknown }).version), this.log);
  });
  private readonly updates = new Late(async (): Promise<FrameworkUpdates> => {
    const { FrameworkUpdates: Updates } = await import('./later');
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
    if (/^[a-z][\w+.-]+:\/\//i.test(value)) {
      try {
        return vscode.Uri.parse(value);
      } catch (error) {
        this.log.warn(`craftlog.frameworksFolder is not an address: ${value}`, error);
        return undefined;
      }
    }
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

  /** The data was deleted: what was known of how frameworks were is no longer so. */
  forget(): void {
    this.updates.forget();
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
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.lookSoon()),
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
    const { isTrusted } = vscode.workspace;
    const { files, links } = await this.list(isTrusted);
    const isAll = isTrusted && !links.length;
    await this.tellLinks(links);
    if (!files.length && !this.own.asked) {
      this.frameworks.setOwn([], isAll);
      return;
    }
    await (await this.own.get()).read(files, isAll);
  }

  /** The files of the workspace, if it is trusted, and of the person's own folder, in which links are theirs. */
  private async list(isTrusted: boolean): Promise<Listed> {
    const user = this.userFolder;
    const shared = isTrusted ? (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, ...folderName)) : [];
    const lists = await Promise.all([
      ...shared.map((folder) => this.listFolder(folder, 'workspace')),
      ...(user ? [this.listFolder(user, 'user')] : []),
    ]);
    return { files: lists.flatMap(({ files }) => files), links: lists.flatMap(({ links }) => links) };
  }

  private async listFolder(folder: vscode.Uri, origin: FrameworkFile['origin']): Promise<Listed> {
    try {
      return await within(longestMs, folder, async () => {
        const link = origin === 'workspace' ? await linkIn(folder) : undefined;
        if (link) { return { files: [], links: [link] }; }
        const names = (await namesIn(folder)).filter((name) => /\.ya?ml$/i.test(name));
        if (names.length > mostFiles) { this.log.warn(`Of ${names.length} files in ${folder.toString()}, the first ${mostFiles} are read`); }
        const all = names.slice(0, mostFiles).map((name) => ({ uri: vscode.Uri.joinPath(folder, name), origin }));
        if (origin === 'user') { return { files: all, links: [] }; }
        const isLink = await Promise.all(all.map(async ({ uri }) => await linkIn(uri) !== undefined));
        return { files: all.filter((_, i) => !isLink[i]), links: all.flatMap(({ uri }, i) => (isLink[i] ? [uri] : [])) };
      });
    } catch (error) {
      // What was read before is not gone because its folder cannot be read just now.
      if (this.frameworks.isSettled) { throw error; }
      this.log.warn(`Cannot look into ${folder.toString()}`, error);
      return { files: [], links: [] };
    }
  }

  /** Of each link once, until it has gone. */
  private async tellLinks(links: readonly vscode.Uri[]): Promise<void> {
    const { workspaceState } = this.context;
    const stored = workspaceState.get<unknown>(linksKey);
    const told: readonly unknown[] = Array.isArray(stored) ? stored : [];
    const now = links.map((uri) => uri.toString());
    if (told.join() === now.join()) { return; }
    await workspaceState.update(linksKey, now.length ? now : undefined);
    const fresh = links.filter((uri) => !told.includes(uri.toString()));
    if (fresh.length) { void tellOf(fresh); }
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

function tellOf(links: readonly vscode.Uri[]): Promise<void> {
  const names = links.map((uri) => vscode.workspace.asRelativePath(uri)).join(', ');
  const sentence = vscode.l10n.t('Craftlog does not read frameworks where a link leads to somewhere else: {0}. Put a real file or folder in its place to use it.', names);
  return tell(sentence, [[vscode.l10n.t('Show in Explorer'), () => vscode.commands.executeCommand('revealInExplorer', links[0])]]);
}
