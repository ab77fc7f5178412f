import * as vscode from 'vscode';
import { backupsCounted, entriesCounted } from '../labels';
import { pathOnDisk } from '../../platform/files';
import { logbookKey } from './stateCopy';
import type { StoredLogbook } from './storedLogbook';

/** Where the data of this workspace is, in words, for `Show Where My Data Is`. */
export async function dataText(stored: StoredLogbook, entries: number): Promise<string> {
  const { copy, portfolio } = stored;
  const file = await portfolio.there();
  const paragraphs = [
    vscode.l10n.t('Your logbook has {0}. Everything is on this machine, or on the one VS Code is connected to. Nothing is sent anywhere.', entriesCounted(entries)),
    vscode.l10n.t('1. Workspace state of VS Code, under the key {0}: what counts today.', logbookKey),
    copy ? vscode.l10n.t('2. On disk, with its history and {0}:\n   {1}', backupsCounted((await copy.versions()).length), pathOnDisk(copy.uri))
      : vscode.l10n.t('2. On disk: nothing yet. Open a folder and log something first.'),
    file && !file.isOwn ? vscode.l10n.t('3. In the workspace: a file that Craftlog does not read or write, because the folder is not trusted, or a link leads to the file:\n   {0}', pathOnDisk(file.uri))
      : portfolio.uri ? vscode.l10n.t('3. In the workspace, for git, because the setting craftlog.portfolioFile is on:\n   {0}', pathOnDisk(portfolio.uri))
      : file ? vscode.l10n.t('3. In the workspace: a file from before, which is no longer kept up to date, because the setting craftlog.portfolioFile is off:\n   {0}', pathOnDisk(file.uri))
      : vscode.l10n.t('3. In the workspace: nothing. The setting craftlog.portfolioFile would keep a copy there for git.'),
    vscode.l10n.t('Files that could not be read are kept in the folder “aside” of the copy on disk.'),
    vscode.l10n.t('Logbooks of other folders on this machine:\n   {0}', pathOnDisk(stored.root)),
    vscode.l10n.t('To take everything with you, run “Craftlog: Export Logbook”. To delete it, run “Craftlog: Delete My Data”.'),
  ];
  return `${vscode.l10n.t('Where your data is')}\n\n${paragraphs.join('\n\n')}\n`;
}
