import * as vscode from 'vscode';
import { namedActivities } from '../../evidence/commands/activities';
import { attachFile, attachSelection } from '../../evidence/commands/attach';
import { removeEvidence } from '../../evidence/commands/openAndRemove';
import type { ActivityKey } from '../../framework/model/framework';
import type { Entry } from '../../logbook/model/logbook';
import { type Call, uriFrom } from '../../platform/commandCall';
import type { Services } from '../../services';
import { fileRows } from './fileRows';
import type { Row } from '../../skills/row';
import type { FileNode } from '../view/group';
import { dismissRows } from './findings';

export type SuggestionArgument = { readonly activity: ActivityKey; readonly uri: vscode.Uri | string };

interface Chosen { readonly activity: ActivityKey; readonly uri: vscode.Uri }

/** Attaches what is selected in the file, else the file itself, to an activity that it looks like. */
export async function attachSuggestion(services: Services, call: Call<SuggestionArgument>): Promise<readonly Entry[] | undefined> {
  const [chosen] = await chosenOf(services, call, 'suggestion');
  if (!chosen) { return undefined; }
  const { activity, uri } = chosen;
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const selected = editor?.selections.some((selection) => !selection.isEmpty) ?? false;
  const argument = { activity, uri, ask: true };
  return selected ? attachSelection(services, { argument, rows: [], uris: [] }) : attachFile(services, { argument, rows: [], uris: [] });
}

/**
 * Remembers that a file does not show an activity, so that it is not suggested for it again. Logs nothing. Its key says the same of a hint and
 * of a piece of evidence in the same view: not this one; on any other row it does nothing.
 */
export async function notThis(services: Services, call: Call<SuggestionArgument>): Promise<readonly ActivityKey[]> {
  const rows = call.argument ? [] : await fileRows(services, call);
  await dismissRows(services, { ...call, argument: undefined }, rows);
  const evidence = (rows as readonly Row[]).filter((row) => row.kind === 'evidence');
  if (evidence.length) { await removeEvidence(services, { rows: evidence, uris: [] }); }
  const chosen = chosenIn(services, call, rows, 'suggestion');
  for (const { activity, uri } of chosen) { await services.notThis.add(uri, activity); }
  return chosen.map(({ activity }) => activity);
}

export async function suggestAgain(services: Services, call: Call<SuggestionArgument>): Promise<readonly ActivityKey[]> {
  const chosen = await chosenOf(services, call, 'suggestion.aside');
  for (const { activity, uri } of chosen) { await services.notThis.takeBack(uri, activity); }
  return chosen.map(({ activity }) => activity);
}

/** What the caller named, else rows of the view. Rows of other things are none: a key is pressed on any row. */
async function chosenOf(services: Services, call: Call<SuggestionArgument>, kind: string): Promise<readonly Chosen[]> {
  return chosenIn(services, call, call.argument ? [] : await fileRows(services, call), kind);
}

function chosenIn(services: Services, { argument }: Call<SuggestionArgument>, rows: readonly FileNode[], kind: string): readonly Chosen[] {
  if (argument) {
    const [activity] = namedActivities(services, argument);
    const uri = uriFrom(argument.uri);
    return activity !== undefined && uri ? [{ activity, uri }] : [];
  }
  return rows.flatMap(({ row, key, uri }) => (row?.contextValue === kind && key !== undefined && uri ? [{ activity: key, uri }] : []));
}
