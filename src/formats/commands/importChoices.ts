import * as vscode from 'vscode';
import { choiceItemName, choiceTitle } from '../importWords';
import type { Choice, ChoiceId, ImportOptions } from '../model/importer';
import { pickTicked } from '../../platform/quickPick';

interface Row extends vscode.QuickPickItem { readonly choice?: Choice }
interface ItemRow extends vscode.QuickPickItem { readonly id: string }

/** Names of what is picked, as many as fit on a line. */
function pickedWords({ id, items, chosen }: Choice, picked: readonly string[] | undefined): string {
  const ids = picked ?? chosen;
  const names = items.filter((item) => ids.includes(item.id)).map((item) => choiceItemName(id, item));
  if (names.length === items.length && items.length > 3) { return vscode.l10n.t('all {0}', items.length); }
  return names.length > 4 ? vscode.l10n.t('{0} and {1} more', names.slice(0, 3).join(', '), names.length - 3) : names.join(', ') || vscode.l10n.t('None');
}

/** Shows what will be used and lets any of it be changed, until the person goes on. `undefined`: they do not want to. */
export async function askChoices(choices: readonly Choice[]): Promise<ImportOptions | undefined> {
  const options: Partial<Record<ChoiceId, readonly string[]>> = {};
  while (choices.length) {
    const rows: Row[] = [
      { label: vscode.l10n.t('$(arrow-right) Go on'), description: vscode.l10n.t('shows what will be imported before it is written') },
      ...choices.map((choice) => ({ label: choiceTitle(choice.id), detail: pickedWords(choice, options[choice.id]), choice })),
    ];
    const row = await vscode.window.showQuickPick(rows, {
      title: vscode.l10n.t('Import Framework'), placeHolder: vscode.l10n.t('Go on, or choose something to change'), ignoreFocusOut: true,
    });
    if (!row) { return undefined; }
    if (!row.choice) { break; }
    const picked = await pick(row.choice, options[row.choice.id] ?? row.choice.chosen);
    if (picked) { options[row.choice.id] = picked; }
  }
  return options;
}

/** `undefined` leaves it as it was. */
async function pick({ id, many, items }: Choice, chosen: readonly string[]): Promise<readonly string[] | undefined> {
  const rows = items.map((item): ItemRow => (
    { id: item.id, label: choiceItemName(id, item), description: item.detail, picked: many && chosen.includes(item.id) }
  ));
  const options = { title: choiceTitle(id), ignoreFocusOut: true, matchOnDescription: true };
  if (many) { return (await pickTicked(rows, { title: options.title, ignoreFocusOut: true }))?.map((row) => row.id); }
  const row = await vscode.window.showQuickPick(rows, options);
  return row && [row.id];
}
