import * as vscode from 'vscode';
import { confirmDone } from '../platform/confirmation';
import type { Action } from '../platform/messages';
import type { Entry } from './model/logbook';

export const showProgress = (): Action => [vscode.l10n.t('Show Progress'), () => vscode.commands.executeCommand('craftlog.showProgress')];

/** Says what was done, with a button that takes back these entries, whatever was logged since. `more` stands beside it. */
export function showUndoable(sentence: string, entries: readonly Entry[], more: readonly Action[] = []): void {
  confirmDone(sentence, [
    ...more, [vscode.l10n.t('Undo'), () => vscode.commands.executeCommand('craftlog.undo', { entries: entries.map(({ id }) => id), ask: true })],
  ]);
}
