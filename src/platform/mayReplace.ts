import * as vscode from 'vscode';
import { showWarning } from './messages';
import { exists } from './places';

/** Files that Craftlog was allowed to write since it started, by their addresses. */
const ours = new Set<string>();

/**
 * Whether a command may write to a file that its argument names. Nobody chose that file in a dialog, and a key binding, a link or another extension
 * may name any, so the person is asked before one is replaced that Craftlog has not written itself since it started.
 */
export async function mayReplace(target: vscode.Uri): Promise<boolean> {
  const key = target.toString();
  if (!ours.has(key) && await exists(target)) {
    const replace = vscode.l10n.t('Replace');
    const question = vscode.l10n.t('There is a file at {0} already. Replace it?', vscode.workspace.asRelativePath(target));
    if (await showWarning(question, { modal: true, detail: vscode.l10n.t('What is in it now is lost.') }, replace) !== replace) { return false; }
  }
  ours.add(key);
  return true;
}
