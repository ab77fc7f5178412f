import * as vscode from 'vscode';
import type { ActivityKey } from '../../framework/model/framework';
import type { Entry, Status } from '../../logbook/model/logbook';
import { tickFacts } from '../../logbook/model/tick';
import { chooseActivities, namedActivities } from '../../evidence/commands/activities';
import type { ActivityArgument } from '../../evidence/commands/activities';
import type { Call } from '../../platform/commandCall';
import { rowsInFocus } from '../../platform/rowsInFocus';
import type { Services } from '../../services';
import { showUndoable } from '../../logbook/showUndoable';

export type StatusArgument = ActivityArgument & { readonly on?: string; readonly remark?: string; readonly ask?: boolean };
export type ToggleArgument = ActivityArgument & { readonly done?: boolean; readonly ask?: boolean };

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
  const rows = call.rows.flatMap((row): ActivityKey[] => (row.kind === 'activity' ? [row.key] : []));
  const keys = await chooseActivities(services, argument ?? { activities: rows }, titles[status]());
  if (!keys) { return undefined; }
  const { on, remark } = argument ?? {};
  const added = await services.logbook.add(keys.map((activity) => ({ type: 'status', activity, status, ...(on ? { on } : {}), ...(remark ? { remark } : {}) })));
  if (!argument || argument.ask) { tell(services, status, keys, added); }
  return added;
};

/**
 * Ticks activities or unticks them, as `done` says; without it, ticks them unless all are done. Without rows it is what Space does in the Skills
 * view: for the row in focus, or all that are selected. On other rows Space does what it does in every tree.
 */
export async function toggleDone(services: Services, call: Call<ToggleArgument>): Promise<readonly Entry[] | undefined> {
  const keys = call.argument ? namedActivities(services, call.argument) : await keysInFocus(services, call);
  if (!keys.length) {
    if (!call.argument) { await vscode.commands.executeCommand('list.toggleExpand'); }
    return undefined;
  }
  const { catalog } = services.frameworks;
  const present = (key: ActivityKey): ActivityKey => catalog.activity(key)?.key ?? key;
  const now = Date.now();
  const added = await services.logbook.add((progress, entries) => {
    const done = call.argument?.done ?? !keys.every((key) => progress.status(key) === 'done');
    return keys.flatMap((key) => tickFacts(key, done, progress, entries, present, now));
  });
  if (added.length && (!call.argument || call.argument.ask)) { tell(services, services.logbook.progress.status(keys[0]!), keys, added); }
  return added;
}

async function keysInFocus({ tree }: Services, call: Call<unknown>): Promise<readonly ActivityKey[]> {
  const rows = call.rows.length ? call.rows : await rowsInFocus(tree);
  return rows.flatMap((row): ActivityKey[] => (row.kind === 'activity' ? [row.key] : []));
}

function tell({ frameworks }: Services, status: Status, keys: readonly ActivityKey[], added: readonly Entry[]): void {
  const changed = [...new Set(added.flatMap((entry) => (entry.type === 'status' ? [entry.activity] : [])))];
  const marked = changed.length ? changed : keys;
  const sentence = marked.length === 1 ? said[status](frameworks.titleOf(marked[0]!) ?? marked[0]!)
    : vscode.l10n.t('{0} activities marked.', marked.length);
  showUndoable(sentence, added);
}
