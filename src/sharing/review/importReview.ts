import * as vscode from 'vscode';
import type { Catalog } from '../../framework/model/framework';
import { piecesOfEvidence } from '../../logbook/labels';
import type { Entry } from '../../logbook/model/logbook';
import type { Progress } from '../../logbook/model/progress';
import { sourceLabel } from '../../logbook/sourceLabels';
import { showProgress, showUndoable } from '../../logbook/showUndoable';
import { type Call, uriFrom } from '../../platform/commandCall';
import { dateWords } from '../../platform/dates';
import { readFile } from '../../platform/files';
import { showInfo } from '../../platform/messages';
import { exists } from '../../platform/places';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { largestReview, parseReview, type ReviewProblem } from '../model/review/parseReview';
import { receive, type Received } from '../model/review/receive';
import type { Review } from '../model/review/review';
import { Preview } from '../portfolio/preview';

const indented = (text: string): string => text.split('\n').map((line) => `  ${line}`).join('\n');

/** An answer as a text to read before it is kept, with what is to be said about it first. */
export function reviewText(review: Review, received: Received, dropped: number, catalog: Catalog, progress: Progress): string {
  const skills = review.skills.map(({ skill, level, remark }) => {
    const entry = catalog.skill(skill);
    const name = entry?.framework.levels.find(({ id }) => id === level)?.name ?? level;
    return [`- ${entry?.skill.name ?? skill}${name === undefined ? '' : `: ${name}`}`, ...(remark === undefined ? [] : [indented(remark)])].join('\n');
  });
  const evidence = review.evidence.map(({ evidence: id, remark }) => {
    const piece = progress.evidenceById(id);
    return [`- ${piece ? sourceLabel(piece.source) : vscode.l10n.t('evidence that is no longer in your logbook')}`, indented(remark)].join('\n');
  });
  const part = (heading: string, items: readonly string[]): readonly string[] => (items.length ? ['', heading, '', ...items] : []);
  return [
    vscode.l10n.t('Review by {0}, {1}', review.by, dateWords(review.on)), '', ...noticesOn(received, dropped),
    ...part(vscode.l10n.t('Skills'), skills), ...part(vscode.l10n.t('Evidence'), evidence),
    ...part(vscode.l10n.t('In general'), review.remark === undefined ? [] : [indented(review.remark)]), '',
  ].join('\n');
}

/** Whatever is not as it would be when the page is answered as it was asked, a sentence each. */
export function noticesOn({ request, otherPrint, changed, earlier, unknown }: Received, dropped: number): readonly string[] {
  return [
    ...(request ? [vscode.l10n.t('It answers your request of {0}.', dateWords(request.at))]
      : [vscode.l10n.t('This logbook has no such request. It may have been made in another folder, or taken back.')]),
    ...(otherPrint ? [vscode.l10n.t('What it answers is not quite what you asked: the page was changed on its way.')] : []),
    ...(changed.length ? [vscode.l10n.t('Changed, moved or removed since you asked: {0}.', piecesOfEvidence(changed.length))] : []),
    ...(earlier ? [vscode.l10n.t('{0} has answered this request before, on {1}. This answer takes its place.', earlier.by, dateWords(earlier.on))] : []),
    ...(unknown ? [vscode.l10n.t('Left out, because it is about something that is not in your logbook: {0}.', unknown)] : []),
    ...(dropped ? [vscode.l10n.t('Left out, because it cannot be read, is too long or comes twice: {0}.', dropped)] : []),
    vscode.l10n.t('It is kept beside your own ratings and never mixed with them.'),
  ];
}

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
    showUndoable(vscode.l10n.t('The review by {0} is kept. It shows beside your own ratings and your evidence.', review.by), added, [showProgress()]);
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
  return new TextDecoder().decode(await readFile(uri, largestReview));
}

const refused: Readonly<Record<ReviewProblem, () => UserError>> = {
  notAReview: () => new UserError(vscode.l10n.t('This file is not a review. Choose the file that your reviewer saved; its name begins with “review-” and ends in “.json”.')),
  request: () => new UserError(vscode.l10n.t('This is the request itself, without an answer. Ask your reviewer for the file that the page saves.')),
  newerVersion: () => new UserError(vscode.l10n.t('This review was made with a newer version of Craftlog. Update Craftlog to import it.')),
  noName: () => new UserError(vscode.l10n.t('This review does not say who it is by. Ask your reviewer to enter their name and save it again.')),
  damaged: () => new UserError(vscode.l10n.t('This review is damaged: parts that every review has are missing. Ask your reviewer to save it again.')),
  empty: () => new UserError(vscode.l10n.t('There is no rating and no remark in this review that could be kept.')),
};
