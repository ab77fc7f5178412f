import * as vscode from 'vscode';
import type { ActivityKey } from '../model/framework';
import type { Entry, Status } from '../model/logbook';
import type { Progress } from '../model/progress';
import { UserError } from '../userError';
import { chooseActivities } from './activities';
import type { ActivityArgument } from './activities';
import type { Call } from './argument';
import { asGiven } from './asGiven';
import type { Services } from './services';
import { tellUndoable } from './tellUndoable';

export type StatusArgument = ActivityArgument & { readonly on?: string; readonly remark?: string; readonly ask?: boolean };

const titles: Readonly<Record<Status, () => string>> = {
  done: () => vscode.l10n.t('Mark activities as done'),
  inProgress: () => vscode.l10n.t('Mark activities as in progress'),
  notStarted: () => vscode.l10n.t('Mark activities as not started'),
  notRelevant: () => vscode.l10n.t('Mark activities as not relevant to you'),
};

const said: Readonly<Record<Status, (title: string) => string>> = {
  done: (title) => vscode.l10n.t('“{0}” is done.', title),
  inProgress: (title) => vscode.l10n.t('“{0}” is in progress.', title),
  notStarted: (title) => vscode.l10n.t('“{0}” is not started.', title),
  notRelevant: (title) => vscode.l10n.t('“{0}” is not relevant to you and is left out of the count.', title),
};

/** One status entry for each activity. Several rows of the tree can be marked at once. */
export const mark = (status: Status) => async (services: Services, call: Call<StatusArgument>): Promise<readonly Entry[] | undefined> => {
  const { argument } = call;
  if (argument?.on !== undefined && !/^\d{4}-\d{2}-\d{2}/.test(argument.on)) {
    throw new UserError(vscode.l10n.t('“{0}” is not a date. Write it as year-month-day, for example 2026-03-31.', asGiven(argument.on)));
  }
  const rows = call.rows.flatMap((row): ActivityKey[] => (row.kind === 'activity' ? [row.key] : []));
  const keys = await chooseActivities(services, argument ?? { activities: rows }, titles[status]());
  if (!keys) { return undefined; }
  const { on, remark } = argument ?? {};
  const added = await services.logbook.add(keys.map((activity) => ({ type: 'status', activity, status, ...(on ? { on } : {}), ...(remark ? { remark } : {}) })));
  if ((!argument || argument.ask) && !call.rows.length) { void tell(services, status, keys, added); }
  return added;
};

/**
 * Ticks activities, or unticks them when all are done. Without rows it is what Space does in the Skills view: for the row in
 * focus, which VS Code tells only once it is selected; several selected rows stay selected. On other rows Space does what it does in every tree.
 */
export async function toggleDone(services: Services, call: Call<StatusArgument>): Promise<readonly Entry[] | undefined> {
  const { progress } = services.logbook;
  if (!call.rows.length && services.tree.selection.length < 2) { await vscode.commands.executeCommand('list.selectAndPreserveFocus'); }
  const rows = call.rows.length ? call.rows : services.tree.selection;
  const keys = rows.flatMap((row): ActivityKey[] => (row.kind === 'activity' ? [row.key] : []));
  if (!keys.length) {
    await vscode.commands.executeCommand('list.toggleExpand');
    return undefined;
  }
  const done = keys.every((key) => progress.status(key) === 'done');
  return services.logbook.add(keys.map((activity) => ({ type: 'status', activity, status: done ? statusWithout(progress, activity) : 'done' })));
}

/** The status of an activity that is not done after all. */
const statusWithout = (progress: Progress, activity: ActivityKey): Status => (progress.evidenceFor(activity).length ? 'inProgress' : 'notStarted');

async function tell({ frameworks }: Services, status: Status, keys: readonly ActivityKey[], added: readonly Entry[]): Promise<void> {
  const sentence = keys.length === 1 ? said[status](frameworks.titleOf(keys[0]!) ?? keys[0]!)
    : vscode.l10n.t('{0} activities marked.', keys.length);
  await tellUndoable(sentence, added);
}
