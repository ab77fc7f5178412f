import * as vscode from 'vscode';
import type { Dismissible } from '../model/dismissed';
import { UserError } from '../../platform/userError';
import type { FileNode } from '../view/group';
import type { Call } from '../../platform/commandCall';
import { fileRows } from './fileRows';
import type { Services } from '../../services';

/** `finding` is a finding's print, with what finds it again once its story was edited. With `ask` the reason is asked for. */
export type FindingArgument = { readonly finding: string | Dismissible; readonly reason?: string; readonly ask?: boolean };

/** Dismisses findings for good, with a reason. They stay in the list, where they can be taken back. Returns their prints. */
export async function dismissFinding(services: Services, call: Call<FindingArgument>): Promise<readonly string[] | undefined> {
  return dismissRows(services, call, call.argument ? [] : await fileRows(services, call));
}

/** As `dismissFinding`, for who knows the rows: a key means the row in focus, whatever it is, and rows that are no hint are left alone. */
export async function dismissRows(services: Services, call: Call<FindingArgument>, rows: readonly FileNode[]): Promise<readonly string[] | undefined> {
  const { argument } = call;
  const findings = findingsIn(argument, rows, 'finding');
  if (!findings.length) { return []; }
  const reason = argument && argument.ask !== true ? argument.reason ?? '' : argument?.reason ?? await askReason();
  if (reason === undefined) { return undefined; }
  for (const finding of findings) { await services.readiness.dismissals.add(finding, reason); }
  return findings.map(({ print }) => print);
}

export async function restoreFinding(services: Services, call: Call<FindingArgument>): Promise<readonly string[]> {
  const findings = findingsIn(call.argument, call.argument ? [] : await fileRows(services, call), 'finding.dismissed');
  for (const finding of findings) { await services.readiness.dismissals.takeBack(finding); }
  return findings.map(({ print }) => print);
}

function findingsIn(argument: FindingArgument | undefined, rows: readonly FileNode[], kind: string): readonly Dismissible[] {
  const given = argument ? [argument.finding] : rows.flatMap(({ row }) => (row?.contextValue === kind ? [row.subject?.finding] : []));
  const findings = given.map((finding) => (typeof finding === 'string' ? { print: finding } : finding as Dismissible | undefined));
  return findings.map((finding) => {
    if (typeof finding?.print !== 'string' || !finding.print) { throw nothingChosen(); }
    return finding;
  });
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
