import * as vscode from 'vscode';
import { UserError } from '../userError';
import type { FileNode } from '../views/thisFile/group';
import type { Call } from './argument';
import type { Services } from './services';

/** `finding` is the print of a finding. With `ask` the reason is asked for. */
export type FindingArgument = { readonly finding: string; readonly reason?: string; readonly ask?: boolean };

/** Dismisses findings for good, with a reason. They stay in the list, where they can be taken back. Returns their prints. */
export async function dismissFinding(services: Services, call: Call<FindingArgument>): Promise<readonly string[] | undefined> {
  const prints = await printsOf(services, call);
  const { argument } = call;
  const reason = argument && argument.ask !== true ? argument.reason ?? '' : argument?.reason ?? await askReason();
  if (reason === undefined) { return undefined; }
  for (const print of prints) { await services.readiness.dismissals.add(print, reason); }
  return prints;
}

export async function restoreFinding(services: Services, call: Call<FindingArgument>): Promise<readonly string[]> {
  const prints = await printsOf(services, call);
  for (const print of prints) { await services.readiness.dismissals.takeBack(print); }
  return prints;
}

async function printsOf(services: Services, { argument, rows }: Call<FindingArgument>): Promise<readonly string[]> {
  if (argument) {
    if (typeof argument.finding !== 'string' || !argument.finding) { throw nothingChosen(); }
    return [argument.finding];
  }
  if (!rows.length) { await vscode.commands.executeCommand('list.selectAndPreserveFocus'); }
  const nodes = rows.length ? rows as unknown as readonly FileNode[] : services.thisFile.selection;
  const prints = nodes.flatMap(({ row }) => (typeof row?.subject?.finding === 'string' ? [row.subject.finding] : []));
  if (!prints.length) { throw nothingChosen(); }
  return prints;
}

const nothingChosen = (): UserError => new UserError(vscode.l10n.t('Choose a hint under “Ready?” in For This File first.'));

/** A reason that many have, or one's own: what is typed comes first. */
function askReason(): Promise<string | undefined> {
  const usual = [
    vscode.l10n.t('It is right as it is'), vscode.l10n.t('It does not matter here'), vscode.l10n.t('It is said somewhere else'),
  ].map((label) => ({ label }));
  const pick = vscode.window.createQuickPick();
  pick.title = vscode.l10n.t('Dismiss this hint for good');
  pick.placeholder = vscode.l10n.t('Choose a reason or type your own');
  pick.items = usual;
  return new Promise((resolve) => {
    pick.onDidChangeValue((value) => { pick.items = value.trim() ? [{ label: value.trim(), alwaysShow: true }, ...usual] : usual; });
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems.length ? pick.selectedItems : pick.activeItems;
      if (chosen) { resolve(chosen.label); pick.hide(); }
    });
    pick.onDidHide(() => { resolve(undefined); pick.dispose(); });
    pick.show();
  });
}
