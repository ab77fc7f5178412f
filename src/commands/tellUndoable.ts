import * as vscode from 'vscode';
import { tell } from '../messages';
import type { Action } from '../messages';
import type { Entry } from '../model/logbook';

export const showProgress = (): Action => [vscode.l10n.t('Show Progress'), () => vscode.commands.executeCommand('craftlog.showProgress')];

/** Says what was done, with a button that takes back these entries, whatever was logged since. `more` stands before it. */
export async function tellUndoable(sentence: string, entries: readonly Entry[], more: readonly Action[] = []): Promise<void> {
  const undo: Action = [
    vscode.l10n.t('Undo'), () => vscode.commands.executeCommand('craftlog.undo', { entries: entries.map(({ id }) => id), ask: true }),
  ];
  await tell(sentence, [...more, undo]);
}
