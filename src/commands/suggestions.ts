import * as vscode from 'vscode';
import type { ActivityKey } from '../model/framework';
import type { Entry } from '../model/logbook';
import { UserError } from '../userError';
import type { FileNode } from '../views/thisFile/group';
import { namedActivities } from './activities';
import { uriFrom } from './argument';
import type { Call } from './argument';
import { attachFile, attachSelection } from './attach';
import type { Services } from './services';

export type SuggestionArgument = { readonly activity: ActivityKey; readonly uri: vscode.Uri | string };

interface Chosen { readonly activity: ActivityKey; readonly uri: vscode.Uri }

/** Attaches what is selected in the file, else the file itself, to an activity that it looks like. */
export async function attachSuggestion(services: Services, call: Call<SuggestionArgument>): Promise<readonly Entry[] | undefined> {
  const [chosen] = await chosenOf(services, call);
  if (!chosen) { return undefined; }
  const { activity, uri } = chosen;
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const selected = editor?.selections.some((selection) => !selection.isEmpty) ?? false;
  const argument = { activity, uri, ask: true };
  return selected ? attachSelection(services, { argument, rows: [], uris: [] }) : attachFile(services, { argument, rows: [], uris: [] });
}

/** Remembers that a file does not show an activity, so that it is not suggested for it again. Logs nothing. */
export async function notThis(services: Services, call: Call<SuggestionArgument>): Promise<readonly ActivityKey[]> {
  const chosen = await chosenOf(services, call);
  for (const { activity, uri } of chosen) { await services.notThis.add(uri, activity); }
  return chosen.map(({ activity }) => activity);
}

export async function suggestAgain(services: Services, call: Call<SuggestionArgument>): Promise<readonly ActivityKey[]> {
  const chosen = await chosenOf(services, call);
  for (const { activity, uri } of chosen) { await services.notThis.takeBack(uri, activity); }
  return chosen.map(({ activity }) => activity);
}

/** What the caller named, the rows of the menu, else the row in focus, which VS Code tells only once it is selected. */
async function chosenOf(services: Services, { argument, rows }: Call<SuggestionArgument>): Promise<readonly Chosen[]> {
  if (argument) {
    const [activity] = namedActivities(services, argument);
    const uri = uriFrom(argument.uri);
    return activity !== undefined && uri ? [{ activity, uri }] : [];
  }
  if (!rows.length) { await vscode.commands.executeCommand('list.selectAndPreserveFocus'); }
  const nodes: readonly FileNode[] = rows.length ? rows as readonly FileNode[] : services.thisFile.selection;
  const chosen = nodes.flatMap(({ kind, key, uri }) => (kind === 'activity' && key !== undefined && uri ? [{ activity: key, uri }] : []));
  if (!chosen.length) { throw new UserError(vscode.l10n.t('Choose a suggestion in For This File first.')); }
  return chosen;
}
