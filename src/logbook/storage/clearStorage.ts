import * as vscode from 'vscode';
import { isMissing, removeAll } from '../../platform/files';

/** The folders that VS Code lets Craftlog keep files in. */
export interface StorageFolders {
  /** Of all workspaces; it has the folder of all logbooks, see `OnDisk`. */
  readonly globalStorageUri: vscode.Uri;
  /** Of this workspace; `undefined` when no folder is open. */
  readonly storageUri?: vscode.Uri;
}

/** Where, in global storage, the logbooks are. */
export const logbooksIn = (globalStorageUri: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(globalStorageUri, 'logbooks');

/** Deletes what is kept beside logbooks, such as how frameworks were: of this workspace, and with `all` also what is of no workspace. */
export async function clearStorage({ globalStorageUri, storageUri }: StorageFolders, all: boolean): Promise<void> {
  const names = all ? await vscode.workspace.fs.readDirectory(globalStorageUri).then((found) => found.map(([name]) => name), (error: unknown) => {
    if (isMissing(error)) { return []; }
    throw error;
  }) : [];
  const shared = names.map((name) => vscode.Uri.joinPath(globalStorageUri, name)).filter(({ path }) => path !== logbooksIn(globalStorageUri).path);
  await removeAll([...(storageUri ? [storageUri] : []), ...shared]);
}
