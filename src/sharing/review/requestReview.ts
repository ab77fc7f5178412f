import * as vscode from 'vscode';
import { piecesOfEvidence } from '../../logbook/labels';
import { newEntryId } from '../../logbook/model/entryId';
import { type Call, uriFrom } from '../../platform/commandCall';
import { dateWords } from '../../platform/dates';
import { openPage, replaceFile } from '../../platform/files';
import { mayReplace } from '../../platform/mayReplace';
import { tell } from '../../platform/messages';
import { sha256 } from '../../platform/sha256';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { partOf, withoutWithdrawn } from '../model/portfolio/partOf';
import type { Portfolio } from '../model/portfolio/portfolio';
import { askedBefore, requestFact, requestOf } from '../model/review/request';
import { reviewStyle, writeReviewPage } from '../model/review/reviewPage';
import { confirmShare } from '../portfolio/confirmShare';
import { choiceFrom, gather, type Include } from '../portfolio/gather';
import { reviewWords } from './labels';

export interface RequestReviewArgument {
  readonly target?: vscode.Uri | string;
  readonly include?: Include;
}

/**
 * Writes one HTML file that a reviewer opens in a browser and answers in, after a look at all that leaves. That it was asked is logged, so
 * that the answer can be held against it. Returns the file.
 */
export async function requestReview(services: Services, { argument }: Call<RequestReviewArgument>): Promise<vscode.Uri | undefined> {
  const { logbook } = services;
  await logbook.ready;
  const id = newEntryId(Date.now(), Math.random);
  const part = (all: Portfolio): Portfolio => partOf('review', all);
  const choice = choiceFrom(services, argument?.include);
  const shown = argument ? await gather(services, choice).then((portfolio) => portfolio && part(portfolio)) : await confirmShare(services, choice, {
    format: 'review', go: vscode.l10n.t('Write the Request…'), title: vscode.l10n.t('Request a Review'), part,
    how: (portfolio) => [
      vscode.l10n.t('A web page for one or more reviewers, written to a file that you choose next. They read this, and send back a file of their own.'),
      ...before(services, portfolio),
    ].join('\n'),
  });
  const target = shown && (uriFrom(argument?.target) ?? await askWhere());
  if (!target || (argument?.target && !await mayReplace(target))) { return undefined; }
  const portfolio = withoutWithdrawn(shown, logbook.progress);
  if (!portfolio.frameworks.length) { throw new UserError(vscode.l10n.t('There is nothing to review in what you chose. Log something first, or choose more.')); }
  const request = requestOf(portfolio, id);
  const script = await pageScript();
  const assets = { style: reviewStyle, styleHash: await sha256(reviewStyle), script, scriptHash: await sha256(script) };
  await replaceFile(target, writeReviewPage(request, portfolio, reviewWords(), assets));
  await logbook.add([requestFact(request)]);
  if (!argument) { void tellWritten(target, portfolio); }
  return target;
}

/** The script of the page, which the build puts beside the bundle. */
async function pageScript(): Promise<string> {
  const { extensionUri } = vscode.extensions.getExtension('craftlog.craftlog')!;
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'reviewPage.js')));
}

function before({ logbook }: Services, portfolio: Portfolio): readonly string[] {
  const asked = askedBefore(logbook.progress.entries, requestOf(portfolio, ''));
  return asked ? [vscode.l10n.t('You asked for the same on {0}, and nothing in it has changed since.', dateWords(asked.at))] : [];
}

async function askWhere(): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Request a Review'), filters: { [vscode.l10n.t('Web page')]: ['html'] }, defaultUri: folder && vscode.Uri.joinPath(folder, 'review-request.html'),
  });
}

async function tellWritten(target: vscode.Uri, { evidence }: Portfolio): Promise<void> {
  const sentence = vscode.l10n.t('The request is written, with {0}. Send the file to your reviewer. When their answer comes, run “Craftlog: Import a Review”.', piecesOfEvidence(evidence.length));
  await tell(sentence, [[vscode.l10n.t('Open'), () => openPage(target)]]);
}
