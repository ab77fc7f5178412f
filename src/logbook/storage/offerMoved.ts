import * as vscode from 'vscode';
import { showWarning } from '../../platform/messages';
import type { Offers } from '../../platform/offers';
import { entriesCounted } from '../labels';
import { pathOnDisk } from '../../platform/files';
import type { MovedLogbook, Reason } from './logbookFolders';
import type { StoredLogbook } from './storedLogbook';

/** Asks whether a logbook is this folder's as well, at each start until there is a yes or a no. Nothing is taken without a yes. */
export async function offerMoved(
  stored: StoredLogbook, offers: Offers, { id, home, found, reason }: MovedLogbook, show: (id: string, name: string) => Promise<unknown>,
): Promise<void> {
  const use = vscode.l10n.t('Use This Logbook');
  const look = vscode.l10n.t('Look at It First');
  const no = vscode.l10n.t('No');
  const what = reasons[reason](home.name, pathOnDisk(vscode.Uri.parse(home.uri)));
  const entries = entriesCounted(home.entries);
  const why = !found ? vscode.l10n.t('It has {0}.', entries)
    : home.files.length === 1 ? vscode.l10n.t('It has {0}, and the file of its evidence is here.', entries)
      : vscode.l10n.t('It has {0}, and {1} of {2} files of its evidence are here.', entries, found, home.files.length);
  for (const buttons of [[use, look, no], [use, no]]) {
    const choice = await offers.ask({ id: `moved ${id}`, label: vscode.l10n.t('Does a logbook belong here?'), sentence: `${what} ${why}`, buttons });
    if (choice === use && !await stored.adopt(id)) {
      void showWarning(vscode.l10n.t('A newer version of Craftlog has written this logbook. Update Craftlog to use it here. Nothing has been changed.'));
    }
    if (choice === no) { await stored.moved.decline(id); }
    if (choice !== look) { return; }
    await show(id, home.name);
  }
}

const reasons: Readonly<Record<Reason, (name: string, path: string) => string>> = {
  gone: (name, path) => vscode.l10n.t('The logbook of “{0}” may belong here, because its folder is no longer at {1}.', name, path),
  anew: (name) => vscode.l10n.t('A logbook of “{0}” may belong here, because it was kept for this folder before git’s log of it began anew.', name),
  nextDoor: (name, path) => vscode.l10n.t('The logbook of “{0}” may belong here as well, because {1} is the same work opened another way. It stays there too.', name, path),
};
