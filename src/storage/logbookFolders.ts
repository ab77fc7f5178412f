import * as vscode from 'vscode';
import { parseJson } from '../model/canonicalJson';
import { gitIdentity, likenessOf, logbookIdFor, parseHomeFolder, sampleFiles } from '../model/homeFolder';
import type { HomeFolder } from '../model/homeFolder';
import { isLogbookId } from '../model/parseLogbook';
import type { Logbook } from '../model/parseLogbook';
import { exists } from '../places';
import { isMissing, readText, readWhole, writeWhole } from './files';

/** A logbook in global storage and the folder it says it belongs to. */
export interface KeptLogbook {
  readonly id: string;
  readonly uri: vscode.Uri;
  readonly home: HomeFolder;
}

export interface MovedLogbook extends KeptLogbook {
  /** How many of `home.files` are in the folder that is open. */
  readonly found: number;
}

/** What can be said of the folder that is open. */
export type OpenHome = Pick<HomeFolder, 'uri' | 'name' | 'remote' | 'commit'>;

const description = 'folder.json';

/** What is open: its address, name and what git says of it. `undefined` when nothing is. */
export async function openHome(): Promise<OpenHome | undefined> {
  const { workspaceFile, workspaceFolders, name } = vscode.workspace;
  const folder = workspaceFolders?.[0];
  const uri = workspaceFile ?? folder?.uri;
  if (!uri) { return undefined; }
  const git = (...path: string[]): Promise<string | undefined> => (folder
    ? readText(vscode.Uri.joinPath(folder.uri, '.git', ...path)).catch(() => undefined) : Promise.resolve(undefined));
  return { uri: uri.toString(), name: name ?? folder?.name ?? '', ...gitIdentity(await git('config'), await git('logs', 'HEAD')) };
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
    const home = parseHomeFolder(parseJson((await readWhole(vscode.Uri.joinPath(uri, description)).catch(() => undefined)) ?? '')?.value);
    return home ? [{ id, uri, home }] : [];
  });
  return (await Promise.all(read)).flat();
}

/** The logbooks that were kept at this address, unless git says that another project is here now: together they are this folder's. */
export const ownAmong = (kept: readonly KeptLogbook[], here: OpenHome): readonly KeptLogbook[] =>
  kept.filter(({ home }) => home.uri === here.uri && (!home.commit || !here.commit || home.commit === here.commit));

/** The same in every window on the folder, and not that of another logbook. */
export function freshId(kept: readonly KeptLogbook[], here: OpenHome): string {
  let id = logbookIdFor(here.uri, here.name);
  while (kept.some((other) => other.id === id)) { id += '-2'; }
  return id;
}

/** The logbooks whose folder has gone from where it was. */
export async function homeless(kept: readonly KeptLogbook[], here: OpenHome): Promise<readonly KeptLogbook[]> {
  const gone = await Promise.all(kept.map(async ({ home }) => home.entries > 0 && home.uri !== here.uri && !await isThere(home.uri)));
  return kept.filter((_, i) => gone[i]);
}

/** Of the logbooks whose folder has gone, the one that fits best what is open; `undefined` when none does. */
export async function movedHere(kept: readonly KeptLogbook[], here: OpenHome): Promise<MovedLogbook | undefined> {
  let best: { readonly moved: MovedLogbook; readonly score: number } | undefined;
  for (const logbook of await homeless(kept, here)) {
    const { home } = logbook;
    const folders = vscode.workspace.workspaceFolders ?? [];
    const there = await Promise.all(home.files.filter((file) => !/(?:^|[\\/])\.\.(?:[\\/]|$)/.test(file))
      .map(async (file) => (await Promise.all(folders.map((f) => exists(vscode.Uri.joinPath(f.uri, file))))).includes(true)));
    const found = there.filter(Boolean).length;
    const { score, isLikely } = likenessOf(home, here, found);
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

/** Remembers which folder a logbook belongs to; writes only what is new. */
export async function describeHome(folder: vscode.Uri, logbook: Logbook, before: string | undefined): Promise<string | undefined> {
  const here = await openHome();
  if (!here) { return before; }
  const home: HomeFolder = { ...here, files: sampleFiles(logbook.entries), entries: logbook.entries.length };
  const text = `${JSON.stringify(home, null, 2)}\n`;
  if (text !== before) { await writeWhole(vscode.Uri.joinPath(folder, description), text); }
  return text;
}
