import * as vscode from 'vscode';
import type { Healed } from './healed';

/** One message, about the worst of it; none when all is well. `entries`: how many the logbook has now. */
export function tellHealed(healed: Healed, entries: number, log: vscode.LogOutputChannel): void {
  const sentence = sentenceFor(healed, entries);
  if (!sentence) { return; }
  log.warn(sentence, healed);
  void offerData(sentence);
}

/** Says once that the disk cannot be written, and what that means. */
export function tellNotKept(): void {
  void offerData(vscode.l10n.t('Craftlog cannot write to its folder on disk, so your logbook is in this workspace’s state only. Export it from time to time.'));
}

async function offerData(sentence: string): Promise<void> {
  const show = vscode.l10n.t('Show Where My Data Is');
  if (await vscode.window.showWarningMessage(sentence, show) === show) { await vscode.commands.executeCommand('craftlog.showData'); }
}

function sentenceFor({ state, disk, newer, damaged, missing }: Healed, entries: number): string | undefined {
  if (newer) {
    return vscode.l10n.t('A newer version of Craftlog has written this logbook. You can read what this version understands. Update Craftlog to add to it.');
  }
  if (missing > 0) {
    return vscode.l10n.t('A copy of your logbook has gone, and {0} older entries were in that copy only. What counts today is here. If you have an export or a backup, import it.', missing);
  }
  if (state === 'damaged') {
    return entries
      ? vscode.l10n.t('The logbook in this workspace’s state could not be read. Craftlog has restored it from its copy on disk: {0} entries. What could not be read is set aside.', entries)
      : vscode.l10n.t('The logbook in this workspace’s state could not be read, and there is no copy on disk. It is set aside, and you can start a new one.');
  }
  if (damaged.length) {
    return vscode.l10n.t('A part of the copy of your logbook on disk could not be read. Craftlog has restored it from the rest: {0} entries. What could not be read is set aside.', entries);
  }
  if (state === 'missing') { return vscode.l10n.t('This workspace’s state had no logbook, so Craftlog has restored it from its copy on disk: {0} entries.', entries); }
  if (disk === 'missing') { return vscode.l10n.t('The copy of your logbook on disk had gone. Craftlog has written it again: {0} entries.', entries); }
  return undefined;
}
