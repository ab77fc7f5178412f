import * as vscode from 'vscode';
import { confirmDone } from '../confirmation';
import type { Entry } from '../model/logbook';
import type { Remedy } from '../userError';

/** A button of a confirmation. */
export type Action = Remedy;

export const showProgress = (): Action => ({ title: vscode.l10n.t('Show Progress'), command: 'craftlog.showProgress' });

/** Says what was done, with a button that takes back these entries, whatever was logged since. `more` stands beside it. */
export function tellUndoable(sentence: string, entries: readonly Entry[], more: readonly Action[] = []): void {
  confirmDone(sentence, [
    ...more, { title: vscode.l10n.t('Undo'), command: 'craftlog.undo', arguments: [{ entries: entries.map(({ id }) => id), ask: true }] },
  ]);
}
