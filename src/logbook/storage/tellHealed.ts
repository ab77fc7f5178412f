import * as vscode from 'vscode';
import { commandOf, showWarning, tell } from '../../platform/messages';
import { entriesCounted } from '../labels';
import type { Healed } from './healed';

type Button = readonly [title: string, command: string];
const showData = (): Button => [vscode.l10n.t('Show Where My Data Is'), 'craftlog.showData'];
const showLog = (): Button => [vscode.l10n.t('Show Log'), 'craftlog.showLog'];

/** One message, about the worst of it; none when all is well. `entries`: how many the logbook has now. */
export function tellHealed(healed: Healed, entries: number, log: vscode.LogOutputChannel): void {
  const said = sentenceFor(healed, entries);
  if (!said) { return; }
  log.warn(said[0], healed);
  void offer(...said);
}

/** What went wrong with a copy while VS Code runs. */
export type Trouble = 'notRead' | 'notKept' | 'noPortfolio';

/** Says what that means, and what to do. */
export function tellTrouble(what: Trouble): void {
  void offer(...troubles[what]());
}

const troubles: Readonly<Record<Trouble, () => readonly [string, ...Button[]]>> = {
  notRead: () => [
    vscode.l10n.t('Craftlog could not read the copy of your logbook on disk just now. What counts today is here, and nothing on disk is changed. Reload the window to read it again.'),
    [vscode.l10n.t('Reload Window'), 'workbench.action.reloadWindow'], showLog(),
  ],
  notKept: () => [
    vscode.l10n.t('Craftlog cannot write to its folder on disk, so your logbook is in this workspace’s state only. Export it from time to time.'),
    [vscode.l10n.t('Export Logbook'), 'craftlog.exportLogbook'], showData(),
  ],
  noPortfolio: () => [
    vscode.l10n.t('Craftlog could not read or write the file .craftlog/logbook.jsonl, so it may lack what you log. Your logbook is safe in its other copies.'),
    showLog(), showData(),
  ],
};

async function offer(sentence: string, ...buttons: readonly Button[]): Promise<void> {
  await tell(sentence, buttons.map(([title, command]) => commandOf({ title, command })), showWarning);
}

function sentenceFor({ state, disk, newer, damaged, missing }: Healed, entries: number): readonly [string, ...Button[]] | undefined {
  if (newer) {
    return [vscode.l10n.t('A newer version of Craftlog has written this logbook. You can read what this version understands. Update Craftlog to add to it.'), showData()];
  }
  if (missing > 0) {
    const gone = vscode.l10n.t('A copy of your logbook has gone, and entries that were in that copy only: {0}. What counts today is here.', missing);
    return [
      `${gone} ${vscode.l10n.t('If you have an export or a backup, bring them back from it.')}`,
      [vscode.l10n.t('Import Logbook'), 'craftlog.importLogbook'], [vscode.l10n.t('Restore From Backup'), 'craftlog.restoreBackup'],
    ];
  }
  const counted = entriesCounted(entries);
  if (state === 'damaged') {
    return [entries
      ? vscode.l10n.t('The logbook in this workspace’s state could not be read. Craftlog has restored it from its other copies: {0}. What could not be read is set aside.', counted)
      : vscode.l10n.t('The logbook in this workspace’s state could not be read, and there is no other copy. It is set aside, and you can start a new one.'), showData()];
  }
  if (damaged.length) {
    return [entries
      ? vscode.l10n.t('A part of the copy of your logbook on disk could not be read. Craftlog has restored it from the rest: {0}. What could not be read is set aside.', counted)
      : vscode.l10n.t('The copy of your logbook on disk could not be read, and there is no other copy. It is set aside, and you can start a new one.'), showData()];
  }
  if (state === 'missing') { return [vscode.l10n.t('This workspace’s state had no logbook, so Craftlog has restored it from its copy on disk: {0}.', counted), showData()]; }
  if (disk === 'missing') { return [vscode.l10n.t('The copy of your logbook on disk had gone. Craftlog has written it again: {0}.', counted), showData()]; }
  return undefined;
}
