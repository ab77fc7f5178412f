import * as vscode from 'vscode';
import { isMissing, readBounded, readWhole, writeWhole } from '../../platform/files';
import { hasCommit, repositoryOf } from '../../platform/git';
import { exists } from '../../platform/places';
import { parseJson } from '../../text/canonicalJson';
import { gitIdentity, type HomeFolder, isNextDoor, likenessOf, logbookIdFor, parseHomeFolder, sampleFiles } from '../model/homeFolder';
import { isLogbookId, type Logbook } from '../model/parseLogbook';

/** A logbook in global storage and the folder it says it belongs to. */
export interface KeptLogbook {
  readonly id: string;
  readonly uri: vscode.Uri;
  readonly home: HomeFolder;
}

/** Why a logbook may belong to the folder that is open: its own has gone, was made anew at the same address, or is the same opened another way. */
export type Reason = 'gone' | 'anew' | 'nextDoor';

/** A logbook that may belong to the folder that is open. */
export interface LooseLogbook extends KeptLogbook { readonly reason: Reason }

export interface MovedLogbook extends LooseLogbook {
  /** How many of `home.files` are in the folder that is open. */
  readonly found: number;
}

/** What can be said of the folder that is open; `folders`: those of a workspace file too. */
export type OpenHome = Pick<HomeFolder, 'uri' | 'name' | 'remote' | 'commit'> & { readonly folders: readonly string[] };

const description = 'folder.json';
/** Bytes and time that a file of git may take at the start. A longer log is not read: its folder is then known by the rest. */
const gitBounds = { most: 1024 * 1024, ms: 2000 };

/** What is open: its address, name and what the files of git say of it. `undefined` when nothing is. Cost: two files are read. */
export async function openHome(): Promise<OpenHome | undefined> {
  const { workspaceFile, workspaceFolders = [], name } = vscode.workspace;
  const folder = workspaceFolders[0];
  const uri = workspaceFile ?? folder?.uri;
  if (!uri) { return undefined; }
  const git = (...path: string[]): Promise<string | undefined> => (folder
    ? readBounded(vscode.Uri.joinPath(folder.uri, '.git', ...path), gitBounds).catch(() => undefined) : Promise.resolve(undefined));
  const [config, log] = await Promise.all([git('config'), git('logs', 'HEAD')]);
  return { uri: uri.toString(), name: name ?? folder?.name ?? '', folders: workspaceFolders.map((one) => one.uri.toString()), ...gitIdentity(config, log) };
}

/** The ids of all logbooks in global storage. */
export async function keptIds(root: vscode.Uri): Promise<readonly string[]> {
  const all = await vscode.workspace.fs.readDirectory(root).then((found) => found, (error: unknown) => {
    if (isMissing(error)) { return []; }
    throw error;
  });
  return all.flatMap(([id, type]) => (type & vscode.FileType.Directory && isLogbookId(id) ? [id] : []));
}

/** Every logbook in global storage whose folder is known. */
export async function keptLogbooks(root: vscode.Uri): Promise<readonly KeptLogbook[]> {
  const read = (await keptIds(root)).map(async (id): Promise<KeptLogbook[]> => {
    const uri = vscode.Uri.joinPath(root, id);
    const home = await homeOf(uri).catch(() => undefined);
    return home ? [{ id, uri, home }] : [];
  });
  return (await Promise.all(read)).flat();
}

/** What a logbook says of its folder. */
const homeOf = async (logbook: vscode.Uri): Promise<HomeFolder | undefined> =>
  parseHomeFolder(parseJson(await readWhole(vscode.Uri.joinPath(logbook, description)) ?? '')?.value);

/**
 * The logbooks that were kept at this address, as far as that is sure: together they are this folder's. Where git's log begins with another commit than
 * before, somebody has to say so: the folder may have been cloned anew, and it may be another project.
 */
export const ownAmong = (kept: readonly KeptLogbook[], here: OpenHome): readonly KeptLogbook[] =>
  kept.filter(({ home }) => (home.uri === here.uri && (!home.commit || !here.commit || home.commit === here.commit)) || home.also?.includes(here.uri));

/** The same in every window on the folder, and not that of another logbook. */
export function freshId(kept: readonly KeptLogbook[], here: OpenHome): string {
  let id = logbookIdFor(here.uri, here.name);
  while (kept.some((other) => other.id === id)) { id += '-2'; }
  return id;
}

/** The logbooks that may belong here and are not this folder's already, with the reason. */
export async function looseAmong(kept: readonly KeptLogbook[], here: OpenHome): Promise<readonly LooseLogbook[]> {
  const own = new Set(ownAmong(kept, here));
  const all = await Promise.all(kept.map(async (logbook): Promise<readonly LooseLogbook[]> => {
    const { home } = logbook;
    if (!home.entries || own.has(logbook)) { return []; }
    const reason = home.uri === here.uri ? 'anew' : !await isThere(home.uri) ? 'gone' : isNextDoor(home, here.folders) ? 'nextDoor' : undefined;
    return reason ? [{ ...logbook, reason }] : [];
  }));
  return all.flat();
}

/** Of the logbooks that may belong here, the one that fits best; `undefined` when none does. Asks git, so it is not for the start. */
export async function movedHere(loose: readonly LooseLogbook[], here: OpenHome): Promise<MovedLogbook | undefined> {
  if (!loose.length) { return undefined; }
  const folders = vscode.workspace.workspaceFolders ?? [];
  const repository = folders[0] && await repositoryOf(folders[0].uri).catch(() => undefined);
  let best: { readonly moved: MovedLogbook; readonly score: number } | undefined;
  for (const logbook of loose) {
    const { home, reason } = logbook;
    const there = await Promise.all(home.files.filter((file) => !/(?:^|[\\/])\.\.(?:[\\/]|$)/.test(file))
      .map(async (file) => (await Promise.all(folders.map((f) => exists(vscode.Uri.joinPath(f.uri, file))))).includes(true)));
    const found = there.filter(Boolean).length;
    const isHere = reason !== 'gone' || isNextDoor(home, here.folders);
    // What is next door is there, whatever its history is.
    const isKnown = repository && home.commit && reason !== 'nextDoor' ? await hasCommit(repository, home.commit) : undefined;
    const { score, isLikely } = likenessOf(home, here, found, { isHere, hasCommit: isKnown });
    if (isLikely && score > (best?.score ?? 0)) { best = { moved: { ...logbook, found }, score }; }
  }
  return best?.moved;
}

/** Folders of other machines and file systems cannot be asked about, so they count as being there. */
async function isThere(address: string): Promise<boolean> {
  try {
    const uri = vscode.Uri.parse(address, true);
    const here = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (uri.scheme !== here?.scheme || uri.authority !== here.authority) { return true; }
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    return !isMissing(error);
  }
}

/**
 * Remembers which folder a logbook belongs to; writes only what is new. One whose own folder is still there stays with it, and belongs to the one that
 * is open as well. `before`: what this window wrote last. Returns what is written now.
 */
export async function describeHome(logbook: vscode.Uri, { entries }: Logbook, before: string | undefined): Promise<string | undefined> {
  const here = await openHome();
  if (!here) { return before; }
  const known = await homeOf(logbook).catch(() => undefined);
  const isShared = known !== undefined && known.uri !== here.uri && await isThere(known.uri);
  const { folders, ...own } = here;
  const home: HomeFolder = {
    ...(isShared ? { ...known, also: [...new Set([...(known.also ?? []), here.uri])] } : {
      ...own, commit: here.commit ?? known?.commit, ...(folders.join() === here.uri ? {} : { folders }), ...(known?.also ? { also: known.also } : {}),
    }),
    files: sampleFiles(entries), entries: entries.length,
  };
  const text = `${JSON.stringify(home, null, 2)}\n`;
  if (text !== before) { await writeWhole(vscode.Uri.joinPath(logbook, description), text); }
  return text;
}
