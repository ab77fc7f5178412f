import * as vscode from 'vscode';
import { messageText } from '../text/messageText';

/** A button under an error that does what the error says to do next. */
export interface Remedy {
  readonly title: string;
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

/**
 * An error for people: what happened, what to do next, and the buttons that do it. `cause` is for the log only. VS Code itself shows the error of
 * a command that a key binding or a link runs, so no link comes of its message.
 */
export class UserError extends Error {
  constructor(message: string, readonly remedies: readonly Remedy[] = [], options?: ErrorOptions) {
    super(messageText(message), options);
    this.name = 'UserError';
  }
}

export const noFolder = (): UserError => new UserError(
  vscode.l10n.t('Craftlog keeps your logbook with the folder you work in. Open a folder, then try again.'),
  [{ title: vscode.l10n.t('Open Folder'), command: 'vscode.openFolder' }],
);

export const newerLogbook = (): UserError => new UserError(
  vscode.l10n.t('This logbook was written by a newer version of Craftlog. Update Craftlog to add to it. Nothing has been changed.'),
  [{ title: vscode.l10n.t('Show Extension'), command: 'extension.open', arguments: ['craftlog.craftlog'] }],
);

export const notSaved = (cause: unknown): UserError => new UserError(
  vscode.l10n.t('VS Code could not save the logbook, so this was not logged. Try again. If it happens again, see the Craftlog log.'),
  [{ title: vscode.l10n.t('Show Log'), command: 'craftlog.showLog' }],
  { cause },
);

export const notDeleted = (cause: unknown): UserError => new UserError(
  vscode.l10n.t('Craftlog could not write to its folder on disk, so nothing has been deleted. Check that the disk has room and can be written, then try again.'),
  [{ title: vscode.l10n.t('Show Where My Data Is'), command: 'craftlog.showData' }, { title: vscode.l10n.t('Show Log'), command: 'craftlog.showLog' }],
  { cause },
);
