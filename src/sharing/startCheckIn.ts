import * as vscode from 'vscode';
import { checkInWords } from './checkInWords';
import { checkInOf } from './model/checkIn';
import { checkInNote } from './model/checkInNote';
import { isDay, localDay } from '../text/day';
import type { Day } from '../text/day';
import type { Entry } from '../logbook/model/logbook';
import { nextSteps } from '../progress/model/next';
import { planOf } from '../progress/model/plan';
import { today } from '../platform/today';
import { UserError } from '../platform/userError';
import type { Call } from '../platform/argument';
import { asGiven } from '../platform/asGiven';
import type { Services } from '../services';
import { tellUndoable } from '../logbook/tellUndoable';

export interface CheckInArgument { readonly date?: Day; readonly ask?: boolean }
export interface StartedCheckIn { readonly uri: vscode.Uri; readonly entries: readonly Entry[] }

/** Opens the notes for a 1:1 as an untitled Markdown document, and logs the check-in, so that the next one starts there. */
export async function startCheckIn({ frameworks, logbook, evidence }: Services, { argument }: Call<CheckInArgument>): Promise<StartedCheckIn> {
  const date = argument?.date ?? today();
  if (!isDay(date)) { throw new UserError(vscode.l10n.t('“{0}” is not a date. Write it as year-month-day, for example 2026-03-31.', asGiven(date))); }
  const { catalog } = frameworks;
  const { progress } = logbook;
  const { needingALook } = evidence;
  const plan = planOf(catalog, progress);
  const next = nextSteps({ catalog, progress, plan, needingALook, today: date, dayOf: localDay });
  const made = checkInOf({ catalog, progress, plan, next, needingALook, date, dayOf: localDay });
  const content = checkInNote(made, checkInWords((piece) => evidence.stateOf(piece)));
  // Logged first: a note that could not be recorded would be written again next time.
  const entries = await logbook.add([{ type: 'checkIn', date }]);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document, { preview: false });
  if (!argument || argument.ask) {
    tellUndoable(vscode.l10n.t('The notes are yours to edit and save. The next check-in starts from this one.'), entries);
  }
  return { uri: document.uri, entries };
}
