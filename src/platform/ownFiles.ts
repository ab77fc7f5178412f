import * as vscode from 'vscode';
import { isOwnPath } from '../text/paths';
import { statOf } from './files';
import { UserError } from './userError';

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
    const stat = await statOf(segment);
    if (!stat) { return undefined; }
    if (stat.type & vscode.FileType.SymbolicLink) { return segment; }
  }
  return undefined;
}

/**
 * Rejects with a `UserError` when a file of Craftlog's is not to be written there: in a workspace that is not trusted, or through a link in it. What
 * is not Craftlog's own, or outside the workspace, is where the person said.
 */
export async function mayWriteOwn(uri: vscode.Uri): Promise<void> {
  if (!isOwnFile(uri) || !holderOf(uri)) { return; }
  if (!vscode.workspace.isTrusted) {
    throw new UserError(vscode.l10n.t('This folder is in Restricted Mode, so Craftlog neither reads nor writes its files in it. Trust the folder first, or choose another one.'), [
      { title: vscode.l10n.t('Manage Workspace Trust'), command: 'workbench.trust.manage' },
    ]);
  }
  const link = await linkIn(uri);
  if (!link) { return; }
  throw new UserError(vscode.l10n.t('{0} is a link to somewhere else, so Craftlog writes nothing there. Put a real file or folder in its place.', vscode.workspace.asRelativePath(link)), [
    { title: vscode.l10n.t('Show in Explorer'), command: 'revealInExplorer', arguments: [link] },
  ]);
}
