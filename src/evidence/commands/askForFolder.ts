import * as vscode from 'vscode';
import { askInList } from '../../platform/quickPick';
import { noFolder } from '../../platform/userError';
import { uriFrom } from '../../platform/argument';
import type { Call } from '../../platform/argument';
import { currentResource } from './target';

/** What is no file of somebody's, though it has a path. */
const notFiles = new Set(['untitled', 'output', 'vscode-userdata', 'vscode-settings', 'walkThrough', 'git']);

/**
 * Asks a person which folder the logbook is to live with; a file that is open alone offers its own. VS Code opens the window anew then, so
 * nothing more is done. Code that calls gets the error.
 */
export async function askForFolder(call: Call<unknown>): Promise<undefined> {
  const argument = call.argument as { readonly ask?: boolean; readonly uri?: unknown } | undefined;
  if (argument && argument.ask !== true) { throw noFolder(); }
  const file = uriFrom(argument?.uri) ?? call.uris[0] ?? currentResource();
  const own = file && await folderOf(file);
  const [open, ofFile] = [vscode.l10n.t('Open Folder…'), vscode.l10n.t('Open the Folder of This File')];
  const choice = await askInList(vscode.l10n.t('Open a folder first'), vscode.l10n.t('Craftlog keeps your logbook with the folder you work in.'),
    [...(own ? [ofFile] : []), open]);
  if (choice === ofFile) { await vscode.commands.executeCommand('vscode.openFolder', own, { forceReuseWindow: true, filesToOpen: [file] }); }
  if (choice === open) { await vscode.commands.executeCommand('vscode.openFolder'); }
  return undefined;
}

async function folderOf(file: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.Uri.joinPath(file, '..');
  if (notFiles.has(file.scheme) || folder.path === file.path) { return undefined; }
  const stat = await vscode.workspace.fs.stat(folder).then((found) => found, () => undefined);
  return stat && stat.type & vscode.FileType.Directory ? folder : undefined;
}
