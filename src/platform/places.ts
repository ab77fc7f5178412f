import * as vscode from 'vscode';
import type { Place, Source } from '../logbook/model/logbook';
import { folderMeant, type OpenFolder, seeFolders, type SeenFolders } from '../text/paths';

const key = 'craftlog.places.folders';
/** Names remembered, and folders of each; more than anybody has open. */
const most = 100;

/** Whether there is a folder, or a workspace that may yet get one, for a logbook to live with. */
export const isFolderOpen = (): boolean => Boolean(vscode.workspace.workspaceFolders?.length) || vscode.workspace.workspaceFile !== undefined;

/** The window's, as VS Code's own list of folders is. Before `rememberFolders` only what is open is known. */
let seen: SeenFolders | undefined;

const openFolders = (): readonly OpenFolder[] => (vscode.workspace.workspaceFolders ?? []).map(({ name, uri }) => ({ name, uri: uri.toString() }));
function meant(name: string): OpenFolder | undefined {
  const open = openFolders();
  return folderMeant(name, seen ?? seeFolders(new Map(), open), open);
}

/**
 * Remembers which folder had which name in this workspace, so that one that has left is not taken for one that stays. What is stored is
 * distrusted; at worst a name means the only folder that is open.
 */
export function rememberFolders(memento: vscode.Memento): vscode.Disposable {
  const stored = memento.get<unknown>(key);
  let known: SeenFolders = new Map((Array.isArray(stored) ? stored as unknown[] : []).flatMap((pair) => {
    const [name, uris] = Array.isArray(pair) ? pair as unknown[] : [];
    const sound = typeof name === 'string' && Array.isArray(uris) && uris.length > 0 && uris.every((uri) => typeof uri === 'string');
    return sound ? [[name, uris] as const] : [];
  }));
  const see = (): void => {
    const before = JSON.stringify([...known]);
    seen = known = new Map([...seeFolders(known, openFolders())].map(([name, uris]) => [name, uris.slice(0, most)] as const).slice(-most));
    if (JSON.stringify([...known]) !== before) { void memento.update(key, [...known]); }
  };
  see();
  return vscode.workspace.onDidChangeWorkspaceFolders(see);
}

/** How the logbook names a file: relative to its workspace folder where it has one that the name alone tells. */
export function placeOf(uri: vscode.Uri): Place {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder || meant(folder.name)?.uri !== folder.uri.toString()) { return { uri: uri.toString() }; }
  const root = folder.uri.path.endsWith('/') ? folder.uri.path : `${folder.uri.path}/`;
  return { folder: folder.name, path: uri.path.slice(root.length) };
}

/** The file a place means now, whether it exists or not. `undefined`: its folder is not open, or the path leaves the folder (a hostile logbook). */
export function uriOf(place: Place): vscode.Uri | undefined {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if ('uri' in place) {
    try {
      const uri = vscode.Uri.parse(place.uri, true);
      // A share on another machine is asked only when it is where the work is: asking tells that machine who one is.
      return uri.scheme === 'file' && uri.authority && !folders.some((f) => f.uri.authority === uri.authority) ? undefined : uri;
    } catch {
      return undefined; // not a URI at all, which only a damaged or foreign logbook can hold
    }
  }
  const owner = meant(place.folder)?.uri;
  const folder = folders.find(({ uri }) => uri.toString() === owner);
  if (!folder) { return undefined; }
  const uri = vscode.Uri.joinPath(folder.uri, place.path);
  return uri.path.startsWith(folder.uri.path.replace(/\/?$/, '/')) ? uri : undefined;
}

/**
 * Whether a file is on another machine or in a file system of another kind than the folders that are open. To ask there may tell that
 * machine who one is, and a logbook from elsewhere may name any, so nothing is asked there before the person opens the file.
 */
export const isElsewhere = (uri: vscode.Uri): boolean =>
  !(vscode.workspace.workspaceFolders ?? []).some((folder) => folder.uri.scheme === uri.scheme && folder.uri.authority === uri.authority);

export const placeIn = (source: Source): Place | undefined =>
  source.kind === 'file' || source.kind === 'passage' ? source.place : undefined;

/** The path people know a file by: relative to its folder, or the file name and where it is. */
export const pathOf = (place: Place): string => ('uri' in place ? (uriOf(place)?.path ?? place.uri) : place.path);

export const nameOf = (place: Place): string => pathOf(place).split('/').at(-1) ?? '';

export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(() => true, () => false);
}
