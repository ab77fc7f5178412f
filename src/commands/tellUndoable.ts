import * as vscode from 'vscode';
import type { Entry } from '../model/logbook';

/** Says what was done, with a button that takes back these entries, whatever was logged since. */
export async function tellUndoable(sentence: string, entries: readonly Entry[]): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  if (await vscode.window.showInformationMessage(sentence, undo) !== undo) { return; }
  await vscode.commands.executeCommand('craftlog.undo', { entries: entries.map(({ id }) => id), ask: true });
}
