import * as vscode from 'vscode';
import { showInfo } from '../../platform/messages';
import type { Entry } from '../../logbook/model/logbook';
import { largestReview, parseReview } from '../model/review/parseReview';
import type { ReviewProblem } from '../model/review/parseReview';
import { receive } from '../model/review/receive';
import { exists } from '../../platform/places';
import { UserError } from '../../platform/userError';
import { uriFrom } from '../../platform/argument';
import type { Call } from '../../platform/argument';
import { Preview } from '../portfolio/preview';
import type { Services } from '../../services';
import { showProgress, tellUndoable } from '../../logbook/tellUndoable';
import { reviewText } from './reviewText';

export interface ImportReviewArgument { readonly uri: vscode.Uri | string }

/**
 * Keeps a reviewer's answer, after a look at it: ratings and feedback with their name and date, apart from one's own, as one action that
 * one undo takes back. Returns the entries; none when the same answer is here already.
 */
export async function importReview(services: Services, { argument, uris }: Call<ImportReviewArgument>): Promise<readonly Entry[] | undefined> {
  const { logbook, frameworks } = services;
  await logbook.ready;
  const uri = argument ? uriFrom(argument.uri) : uris[0] ?? (await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import a Review'), filters: { [vscode.l10n.t('Review')]: ['json'] },
  }))?.[0];
  if (!uri) { return undefined; }
  const { review, problem, dropped } = parseReview(await textOf(uri));
  if (!review) { throw refused[problem ?? 'notAReview'](); }
  const received = receive(review, frameworks.catalog, logbook.progress, logbook.entries);
  if (received.same) {
    if (!argument) { void showInfo(vscode.l10n.t('You have this review by {0} already. Nothing has been changed.', review.by)); }
    return [];
  }
  if (!argument && !await agrees(review.by, reviewText(review, received, dropped, frameworks.catalog, logbook.progress))) { return undefined; }
  const added = await logbook.add(received.facts);
  if (!argument) {
    tellUndoable(vscode.l10n.t('The review by {0} is kept. It shows beside your own ratings and your evidence.', review.by), added, [showProgress()]);
  }
  return added;
}

async function agrees(by: string, text: string): Promise<boolean> {
  const preview = new Preview(vscode.l10n.t('Review.txt'));
  try {
    await preview.show(text);
    const keep: vscode.QuickPickItem = { label: vscode.l10n.t('Keep This Review'), iconPath: new vscode.ThemeIcon('check') };
    const picked = await vscode.window.showQuickPick([keep, { label: vscode.l10n.t('Cancel'), iconPath: new vscode.ThemeIcon('close') }], {
      title: vscode.l10n.t('Review by {0}', by), placeHolder: vscode.l10n.t('The document behind this shows the review. Nothing is kept yet.'), ignoreFocusOut: true,
    });
    return picked === keep;
  } finally {
    preview.dispose();
  }
}

async function textOf(uri: vscode.Uri): Promise<string> {
  if (!await exists(uri)) { throw new UserError(vscode.l10n.t('There is no file {0}.', uri.path)); }
  const { size, type } = await vscode.workspace.fs.stat(uri);
  if (!(type & vscode.FileType.File)) { throw refused.notAReview(); } // a device may have no end
  if (size > largestReview) {
    throw new UserError(vscode.l10n.t('This file is larger than {0} MB, which no review is. Nothing has been imported.', largestReview / 1024 / 1024));
  }
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

const refused: Readonly<Record<ReviewProblem, () => UserError>> = {
  notAReview: () => new UserError(vscode.l10n.t('This file is not a review. Choose the file that your reviewer saved; its name begins with “review-” and ends in “.json”.')),
  request: () => new UserError(vscode.l10n.t('This is the request itself, without an answer. Ask your reviewer for the file that the page saves.')),
  newerVersion: () => new UserError(vscode.l10n.t('This review was made with a newer version of Craftlog. Update Craftlog to import it.')),
  noName: () => new UserError(vscode.l10n.t('This review does not say who it is by. Ask your reviewer to enter their name and save it again.')),
  damaged: () => new UserError(vscode.l10n.t('This review is damaged: parts that every review has are missing. Ask your reviewer to save it again.')),
  empty: () => new UserError(vscode.l10n.t('There is no rating and no remark in this review that could be kept.')),
};
