import * as vscode from 'vscode';
import type { Place, Source } from './model/logbook';

/** Whether there is a folder, or a workspace that may yet get one, for a logbook to live with. */
export const isFolderOpen = (): boolean => Boolean(vscode.workspace.workspaceFolders?.length) || vscode.workspace.workspaceFile !== undefined;

/** Folders that share their name are told apart only by URI, so what lies in them is kept as a URI. */
const foldersNamed = (name: string): readonly vscode.WorkspaceFolder[] =>
  (vscode.workspace.workspaceFolders ?? []).filter((f) => f.name === name);

/** How the logbook names a file: relative to its workspace folder where it has one. */
export function placeOf(uri: vscode.Uri): Place {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder || foldersNamed(folder.name).length !== 1) { return { uri: uri.toString() }; }
  const root = folder.uri.path.endsWith('/') ? folder.uri.path : `${folder.uri.path}/`;
  return { folder: folder.name, path: uri.path.slice(root.length) };
}

/**
 * The file a place means now, whether it exists or not. A folder that was renamed is taken to be the only folder open. `undefined`: its
 * folder is not open, or the path leaves the folder (a hostile logbook).
 */
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
  const folder = foldersNamed(place.folder)[0] ?? (folders.length === 1 ? folders[0] : undefined);
  if (!folder) { return undefined; }
  const uri = vscode.Uri.joinPath(folder.uri, place.path);
  return uri.path.startsWith(folder.uri.path.replace(/\/?$/, '/')) ? uri : undefined;
}

export const placeIn = (source: Source): Place | undefined =>
  source.kind === 'file' || source.kind === 'passage' ? source.place : undefined;

/** The path people know a file by: relative to its folder, or the file name and where it is. */
export const pathOf = (place: Place): string => ('uri' in place ? (uriOf(place)?.path ?? place.uri) : place.path);

export const nameOf = (place: Place): string => pathOf(place).split('/').at(-1) ?? '';

export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(() => true, () => false);
}
