import * as vscode from 'vscode';
import { backupsCounted, entriesCounted, listed } from '../labels';
import { showList } from '../../platform/quickPick';
import { asGiven, type Call } from '../../platform/commandCall';
import { showInfo, showWarning, tell } from '../../platform/messages';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { canonicalJson } from '../../text/canonicalJson';
import type { ClassifiedImport } from '../model/classifyImport';
import type { Entry, Fact } from '../model/logbook';
import type { Logbook } from '../model/parseLogbook';
import { retractedIds } from '../model/progress';
import type { Version } from '../model/versionName';
import { keptLogbooks } from '../storage/logbookFolders';
import type { StoredLogbook } from '../storage/storedLogbook';
import { showUndoable } from '../showUndoable';
import { bringIn } from './logbook';

/** `backup` is the name of a version; without `replace`, only what is missing is added. */
export type RestoreBackupArgument = { readonly backup?: string; readonly replace?: boolean };
export type DeleteDataArgument = { readonly confirm: true; readonly all?: boolean };

/** A state of a logbook that can be brought back. */
interface Backup { readonly label: string; readonly entries: number; readonly read: () => Promise<Logbook | undefined>; readonly isOwn: boolean }

/**
 * Brings back an earlier state of the logbook from disk, or the logbook of a folder that has gone. What it changes is logged as one
 * action, so it can be undone. Returns its entries.
 */
export async function restoreBackup(services: Services, { argument }: Call<RestoreBackupArgument>): Promise<readonly Entry[] | undefined> {
  const { logbook, stored } = services;
  await logbook.ready;
  const versions = [...await stored.copy?.versions() ?? []].reverse();
  const own = versions.filter(({ name }) => argument?.backup === undefined || name === argument.backup).map((version) => backupOf(services, version));
  if (argument?.backup !== undefined && !own.length) { throw new UserError(vscode.l10n.t('There is no backup named “{0}”.', asGiven(argument.backup))); }
  const chosen = argument?.backup === undefined ? await chooseBackup([...own, ...await others(services)]) : own[0];
  if (!chosen) { return undefined; }
  const backup = await chosen.read();
  if (!backup) { throw new UserError(vscode.l10n.t('This backup cannot be read. Choose another one.')); }
  const { all } = logbook;
  const missing = missingFrom(all, backup);
  const surplus = chosen.isOwn ? surplusTo(all.entries, backup) : [];
  const count = missing.fresh.length + missing.unknown.length;
  const replace = argument?.backup === undefined ? await choosePlan(chosen, count, surplus.length) : argument.replace ?? false;
  if (replace === undefined) { return undefined; }
  const added = await bringIn(services, missing, replace ? surplus : []);
  if (!argument) { showUndoable(vscode.l10n.t('Backup restored: {0}.', entriesCounted(chosen.entries)), added); }
  return added;
}

function backupOf({ stored }: Services, version: Version): Backup {
  const dates = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'full', timeStyle: 'medium' });
  return { label: dates.format(version.time), entries: version.entries, read: () => stored.copy!.readVersion(version), isOwn: true };
}

/** Logbooks that may belong here, which else nobody would come to again. */
const others = async ({ stored }: Services): Promise<readonly Backup[]> => (await stored.moved.all()).map(({ id, home, reason }) => ({
  label: reason === 'gone' ? vscode.l10n.t('The logbook of “{0}”, whose folder has gone', home.name) : vscode.l10n.t('The logbook of “{0}”, which may belong here', home.name),
  entries: home.entries, read: () => stored.moved.peek(id), isOwn: false,
}));

async function chooseBackup(backups: readonly Backup[]): Promise<Backup | undefined> {
  if (!backups.length) { throw new UserError(vscode.l10n.t('There is no backup of this logbook yet. One is made when you log something.')); }
  const items = backups.map((backup) => ({ label: backup.label, description: entriesCounted(backup.entries), backup }));
  return (await showList(items, { title: vscode.l10n.t('Restore From Backup'), placeHolder: vscode.l10n.t('Which backup? You see what it changes before anything is done.') }))?.backup;
}

/** True to go back to it, false to add what is missing only. */
async function choosePlan({ label, entries, isOwn }: Backup, missing: number, surplus: number): Promise<boolean | undefined> {
  const add = vscode.l10n.t('Add What Is Missing');
  const back = vscode.l10n.t('Go Back to It');
  const detail = listed([
    vscode.l10n.t('Entries in the backup: {0}.', entries), vscode.l10n.t('In the backup and not in your logbook: {0}.', missing),
    ...(isOwn ? [vscode.l10n.t('Logged since, and taken back if you go back to it: {0}.', surplus)] : []), vscode.l10n.t('Either way, Undo takes you here again.'),
  ]);
  const buttons = [...(missing ? [add] : []), ...(isOwn && (missing || surplus) ? [back] : [])];
  const question = buttons.length ? vscode.l10n.t('Restore this backup? {0}', label) : vscode.l10n.t('Your logbook has all that is in this backup. {0}', label);
  const choice = await showInfo(question, { modal: true, detail }, ...buttons);
  return choice === undefined ? undefined : choice === back;
}

/** With what this version cannot read. */
function missingFrom(own: Logbook, backup: Logbook): Pick<ClassifiedImport, 'fresh' | 'unknown'> {
  const ids = new Set(own.entries.map(({ id }) => id));
  const unread = new Set(own.unread.map(canonicalJson));
  return { fresh: backup.entries.filter(({ id }) => !ids.has(id)), unknown: backup.unread.filter((item) => !unread.has(canonicalJson(item))) };
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

/**
 * Deletes all that Craftlog keeps, after a confirmation that names what goes. It always asks, whoever calls it: a link may. True when it did.
 * Rejects with a `UserError` that says what is still there when not all could be deleted.
 */
export async function deleteData({ logbook, stored }: Services, { argument }: Call<DeleteDataArgument>): Promise<boolean> {
  if (argument && argument.confirm !== true) { throw new UserError(vscode.l10n.t('Deleting needs a confirmation. Pass “confirm” as true. You are asked all the same.')); }
  await logbook.ready;
  const one = vscode.l10n.t('Delete This Logbook');
  const every = vscode.l10n.t('Delete All Logbooks');
  const buttons = argument?.all === undefined ? [one, every] : [argument.all ? every : one];
  const choice = await showWarning(vscode.l10n.t('Delete your Craftlog data?'), { modal: true, detail: await whatGoes(stored, logbook.entries.length) }, ...buttons);
  if (choice === undefined) { return false; }
  const all = choice === every;
  const left = await logbook.forget(all);
  if (left.length) {
    throw new UserError(vscode.l10n.t('Craftlog has deleted your data, but not all of it. This is still there, and may come back into your logbook: {0}. Check that it can be deleted, then delete again.', left.join(', ')), [
      { title: vscode.l10n.t('Delete Again'), command: 'craftlog.deleteData' }, { title: vscode.l10n.t('Show Log'), command: 'craftlog.showLog' },
    ]);
  }
  if (!argument) { void tellDeleted(all); }
  return true;
}

async function whatGoes(stored: StoredLogbook, entries: number): Promise<string> {
  const kept = (await keptLogbooks(stored.root)).map(({ home }) => home.name);
  const versions = (await stored.copy?.versions() ?? []).length;
  const file = await stored.portfolio.there();
  const name = file && vscode.workspace.asRelativePath(file.uri);
  return listed([
    vscode.l10n.t('This workspace: {0} in workspace state and on disk, and {1}.', entriesCounted(entries), backupsCounted(versions)),
    vscode.l10n.t('Also what you dismissed, what you said a file does not show, and which frameworks you chose here.'),
    ...(!name ? [] : file.isOwn ? [vscode.l10n.t('The file {0}. What git has of it stays in git.', name)]
      : [vscode.l10n.t('The file {0} stays, because the folder is not trusted, or a link leads to the file.', name)]),
    vscode.l10n.t('All logbooks on this machine: {0}.', kept.join(', ') || vscode.l10n.t('none')),
    vscode.l10n.t('What other folders have in their workspace state goes when you next open them, if you delete all logbooks. Their .craftlog folders stay.'),
    vscode.l10n.t('Your own files are not touched. This cannot be undone. To keep a copy, cancel and run “Craftlog: Export Logbook” first.'),
  ]);
}

async function tellDeleted(all: boolean): Promise<void> {
  const sentence = all ? vscode.l10n.t('All your logbooks have been deleted. Reload the window to begin anew.')
    : vscode.l10n.t('The logbook of this workspace has been deleted. Reload the window to begin anew.');
  await tell(sentence, [[vscode.l10n.t('Reload Window'), () => vscode.commands.executeCommand('workbench.action.reloadWindow')]]);
}
