import * as vscode from 'vscode';
import { whyUnread } from '../../platform/files';
import { askText } from '../../platform/messages';
import { activityIdAt } from '../model/frameworkCompletion';
import type { RenameProblem } from '../model/renameId';
import { UserError } from '../../platform/userError';
import type { Call } from '../../platform/commandCall';
import { uriFrom } from '../../platform/commandCall';
import type { Services } from '../../services';

export interface RenameIdArgument {
  readonly uri?: vscode.Uri | string;
  readonly id?: string;
  readonly to?: string;
  readonly ask?: boolean;
}

const words: Readonly<Record<RenameProblem, (id: string, to: string) => string>> = {
  unknown: (id) => vscode.l10n.t('There is no activity with the id “{0}” in this file.', id),
  taken: (_, to) => vscode.l10n.t('The id “{0}” is or was another activity. Choose one that is new.', to),
  badId: () => vscode.l10n.t('An id has letters, digits, “-”, “_” and “.” only, and begins with a letter or a digit.'),
  unreadable: () => vscode.l10n.t('This file cannot be read as it is. Put right what is marked in it, then try again.'),
};

/** Gives an activity another id in its framework file, and keeps the old one as a former id, so that all evidence stays with it. The file is not saved. */
export async function renameActivityId(_: Services, { argument }: Call<RenameIdArgument>): Promise<{ uri: vscode.Uri; to: string } | undefined> {
  const editor = vscode.window.activeTextEditor;
  const uri = uriFrom(argument?.uri) ?? editor?.document.uri;
  if (!uri) { throw new UserError(vscode.l10n.t('Open the framework file, and put the cursor on the id.')); }
  if (await whyUnread(uri) === 'notAFile') { throw new UserError(words.unreadable(uri.path, '')); }
  const document = await vscode.workspace.openTextDocument(uri);
  const id = argument?.id ?? (editor?.document === document ? activityIdAt(document.getText(), editor.selection.active.line)?.id : undefined);
  if (id === undefined) { throw new UserError(vscode.l10n.t('Put the cursor on the id of the activity, then try again.')); }
  const edits = async (to: string): Promise<readonly { start: number; end: number; text: string }[] | string> => {
    const renaming = (await import('../later')).renameId(document.getText(), id, to);
    return 'problem' in renaming ? words[renaming.problem](id, to) : renaming.edits;
  };
  const to = argument?.to ?? await askText({
    title: vscode.l10n.t('New id for “{0}”', id), value: id, prompt: vscode.l10n.t('Evidence stays with the activity: the old id is kept as a former one.'),
    validateInput: async (value) => {
      if (value === id) { return undefined; }
      const result = await edits(value);
      return typeof result === 'string' ? result : undefined;
    },
  });
  if (to === undefined || (to === id && !argument?.to)) { return undefined; }
  const result = await edits(to);
  if (typeof result === 'string') { throw new UserError(result); }
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of result) { edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text); }
  await vscode.workspace.applyEdit(edit);
  return { uri, to };
}
