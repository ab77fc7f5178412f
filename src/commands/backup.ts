import * as vscode from 'vscode';
import type { Entry, Fact } from '../model/logbook';
import { retractedIds } from '../model/progress';
import type { Logbook } from '../model/parseLogbook';
import type { Version } from '../model/versionName';
import { keptLogbooks } from '../storage/logbookFolders';
import { UserError } from '../userError';
import { entriesCounted, listed } from '../words';
import type { Call } from './argument';
import { bringIn } from './logbook';
import type { Services } from './services';

/** `backup` is the name of a version; without `replace`, only what is missing is added. */
export type RestoreBackupArgument = { readonly backup?: string; readonly replace?: boolean };
export type DeleteDataArgument = { readonly confirm: true; readonly all?: boolean };

/** Brings back an earlier state of the logbook from disk. What it changes is logged as one action, so it can be undone. Returns its entries. */
export async function restoreBackup(services: Services, { argument }: Call<RestoreBackupArgument>): Promise<readonly Entry[] | undefined> {
  const { logbook, stored } = services;
  await logbook.ready;
  const versions = [...await stored.copy?.versions() ?? []].reverse();
  if (!versions.length) { throw new UserError(vscode.l10n.t('There is no backup of this logbook yet. One is made when you log something.')); }
  const version = argument?.backup === undefined ? await chooseVersion(versions) : versions.find(({ name }) => name === argument.backup);
  if (!version) {
    if (argument?.backup === undefined) { return undefined; }
    throw new UserError(vscode.l10n.t('There is no backup named “{0}”.', argument.backup));
  }
  const backup = await stored.copy!.readVersion(version);
  if (!backup) { throw new UserError(vscode.l10n.t('This backup cannot be read. Choose another one.')); }
  const missing = missingFrom(logbook.entries, backup);
  const surplus = surplusTo(logbook.entries, backup);
  const replace = argument?.backup === undefined ? await choosePlan(version, missing.length, surplus.length) : argument.replace ?? false;
  if (replace === undefined) { return undefined; }
  const added = await bringIn(services, { fresh: missing, unknown: [] }, replace ? surplus : []);
  if (!argument) { void tellRestored(version); }
  return added;
}

async function chooseVersion(versions: readonly Version[]): Promise<Version | undefined> {
  const dates = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'full', timeStyle: 'medium' });
  const items = versions.map((version) => ({ label: dates.format(version.time), description: entriesCounted(version.entries), version }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Restore From Backup'), placeHolder: vscode.l10n.t('Which backup? You see what it changes before anything is done.') }))?.version;
}

/** True to go back to it, false to add what is missing only. */
async function choosePlan({ time, entries }: Version, missing: number, surplus: number): Promise<boolean | undefined> {
  const add = vscode.l10n.t('Add What Is Missing');
  const back = vscode.l10n.t('Go Back to It');
  const date = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'long', timeStyle: 'medium' }).format(time);
  const detail = listed([
    vscode.l10n.t('Entries in the backup: {0}.', entries), vscode.l10n.t('In the backup and not in your logbook: {0}.', missing),
    vscode.l10n.t('Logged since, and taken back if you go back to it: {0}.', surplus), vscode.l10n.t('Either way, Undo takes you here again.'),
  ]);
  const buttons = [...(missing ? [add] : []), ...(missing || surplus ? [back] : [])];
  const question = buttons.length ? vscode.l10n.t('Restore the backup of {0}?', date) : vscode.l10n.t('Your logbook is as it was in the backup of {0}.', date);
  const choice = await vscode.window.showInformationMessage(question, { modal: true, detail }, ...buttons);
  return choice === undefined ? undefined : choice === back;
}

async function tellRestored({ entries }: Version): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  if (await vscode.window.showInformationMessage(vscode.l10n.t('Backup restored: {0}.', entriesCounted(entries)), undo) === undo) {
    await vscode.commands.executeCommand('craftlog.undo');
  }
}

function missingFrom(own: readonly Entry[], backup: Logbook): readonly Entry[] {
  const ids = new Set(own.map(({ id }) => id));
  return backup.entries.filter(({ id }) => !ids.has(id));
}

/**
 * Takes back what still counts and is not in the backup. Of retractions only those of what is in the backup: others would bring
 * back what was logged and taken back since.
 */
function surplusTo(own: readonly Entry[], backup: Logbook): readonly Fact[] {
  const kept = new Set(backup.entries.map(({ id }) => id));
  const gone = retractedIds(own);
  return own.filter((e) => !kept.has(e.id) && !gone.has(e.id) && (e.type !== 'retract' || kept.has(e.entry)))
    .map(({ id }): Fact => ({ type: 'retract', entry: id }));
}

export const showLogbook = ({ document }: Services): Promise<vscode.Uri> => document.show();

/** Shows where the data is, and returns it. */
export async function showData({ document, logbook, stored }: Services): Promise<{ readonly copy?: string; readonly file?: string; readonly entries: number }> {
  await logbook.ready;
  await document.showData();
  return { copy: stored.copy?.uri.toString(), file: stored.portfolio.uri?.toString(), entries: logbook.entries.length };
}

/** Deletes every copy of the logbook, after a confirmation that names what goes. True when it did. */
export async function deleteData({ logbook, stored }: Services, { argument }: Call<DeleteDataArgument>): Promise<boolean> {
  await logbook.ready;
  const kept = (await keptLogbooks(stored.root)).map(({ home }) => home.name);
  let all = argument?.all ?? false;
  if (!argument) {
    const one = vscode.l10n.t('Delete This Logbook');
    const every = vscode.l10n.t('Delete All Logbooks');
    const versions = (await stored.copy?.versions() ?? []).length;
    const detail = listed([
      vscode.l10n.t('This workspace: {0} in workspace state and on disk, and {1} backups.', entriesCounted(logbook.entries.length), versions),
      ...(stored.portfolio.uri ? [vscode.l10n.t('The file {0}. What git has of it stays in git.', vscode.workspace.asRelativePath(stored.portfolio.uri))] : []),
      vscode.l10n.t('All logbooks on this machine: {0}.', kept.join(', ') || vscode.l10n.t('none')),
      vscode.l10n.t('What counts today in other folders stays in their workspace state. Open them and delete it there.'),
      vscode.l10n.t('Your own files are not touched. This cannot be undone. To keep a copy, cancel and run “Craftlog: Export Logbook” first.'),
    ]);
    const choice = await vscode.window.showWarningMessage(vscode.l10n.t('Delete your Craftlog data?'), { modal: true, detail }, one, every);
    if (choice === undefined) { return false; }
    all = choice === every;
  } else if (argument.confirm !== true) {
    throw new UserError(vscode.l10n.t('Deleting needs a confirmation. Pass “confirm” as true.'));
  }
  await logbook.forget(all);
  return true;
}
