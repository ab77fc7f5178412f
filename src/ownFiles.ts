import * as vscode from 'vscode';
import { isOwnPath } from './model/ownPath';

/**
 * Whether something is Craftlog's own and not the person's work: what lies in a `.craftlog` folder (the portfolio file, frameworks), a framework
 * file by its name, what is in Craftlog's storage, and every document that Craftlog itself writes to show something. Asks nothing of the disk.
 */
export const isOwnFile = ({ scheme, path }: vscode.Uri): boolean => /^craftlog(?:-|$)/.test(scheme) || isOwnPath(path);

/** The folder of the workspace that holds a file of Craftlog's: the nearest, or that of the workspace file. `undefined` outside of all. */
function holderOf(uri: vscode.Uri): vscode.Uri | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const { workspaceFile } = vscode.workspace;
  const beside = workspaceFile && workspaceFile.scheme !== 'untitled' ? vscode.Uri.joinPath(workspaceFile, '..') : undefined;
  return folder ?? (beside && uri.scheme === beside.scheme && uri.authority === beside.authority && uri.path.startsWith(`${beside.path.replace(/\/$/, '')}/`) ? beside : undefined);
}

/**
 * The first segment of an address below `holder` (by default the workspace's folder it is in) that is a link to somewhere else, broken or not;
 * `undefined` when there is none, or the address is in no folder of the workspace. VS Code tells of a link only where it is the last segment, so each
 * is asked about. Rejects when one cannot be asked about. A process on the machine can make a link after this was answered.
 */
export async function linkIn(uri: vscode.Uri, holder = holderOf(uri)): Promise<vscode.Uri | undefined> {
  if (!holder) { return undefined; }
  const below = uri.path.slice(holder.path.replace(/\/$/, '').length).split('/').filter(Boolean);
  for (let count = 1; count <= below.length; count++) {
    const segment = vscode.Uri.joinPath(holder, ...below.slice(0, count));
    const type = await typeOf(segment);
    if (type === undefined) { return undefined; }
    if (type & vscode.FileType.SymbolicLink) { return segment; }
  }
  return undefined;
}

/** `undefined` when there is nothing. */
async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && (error.code === 'FileNotFound' || error.code === 'EntryNotFound')) { return undefined; }
    throw error;
  }
}
