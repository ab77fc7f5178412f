import * as vscode from 'vscode';
import { dateWords } from '../../dateWords';
import { tell } from '../../messages';
import { newEntryId } from '../../model/entryId';
import type { Portfolio } from '../../model/portfolio/portfolio';
import { askedBefore, requestFact, requestOf } from '../../model/review/request';
import { writeReviewPage } from '../../model/review/reviewPage';
import { reviewStyle } from '../../model/review/reviewStyle';
import { sha256 } from '../../sha256';
import { UserError } from '../../userError';
import { piecesOfEvidence } from '../../words';
import { uriFrom } from '../argument';
import type { Call } from '../argument';
import { askToShare } from '../portfolio/askToShare';
import { choiceFrom } from '../portfolio/choice';
import type { Include } from '../portfolio/choice';
import { gather } from '../portfolio/gather';
import type { Services } from '../services';
import { reviewWords } from './words';

export interface RequestReviewArgument {
  readonly target?: vscode.Uri | string;
  readonly include?: Include;
}

/**
 * Writes one HTML file that a reviewer opens in a browser and answers in, after a look at all that leaves. That it was asked is logged, so
 * that the answer can be held against it. Returns the file.
 */
export async function requestReview(services: Services, { argument }: Call<RequestReviewArgument>): Promise<vscode.Uri | undefined> {
  const { logbook, frameworks } = services;
  await logbook.ready;
  const id = newEntryId(Date.now(), Math.random);
  const choice = argument ? choiceFrom(services, argument.include) : await askToShare(services, choiceFrom(services), {
    go: vscode.l10n.t('Write the Request…'), title: vscode.l10n.t('Request a Review'), part: (portfolio) => portfolio,
    how: (portfolio) => [
      vscode.l10n.t('A web page for one or more reviewers, written to a file that you choose next. They read this, and send back a file of their own.'),
      ...before(services, portfolio),
    ].join('\n'),
  });
  if (!choice) { return undefined; }
  const target = uriFrom(argument?.target) ?? await askWhere();
  const portfolio = target && await gather(services, choice);
  if (!target || !portfolio) { return undefined; }
  if (!portfolio.frameworks.length) { throw new UserError(vscode.l10n.t('There is nothing to review in what you chose. Log something first, or choose more.')); }
  const request = requestOf(portfolio, id);
  const script = await pageScript();
  const assets = { style: reviewStyle, styleHash: await sha256(reviewStyle), script, scriptHash: await sha256(script) };
  const page = writeReviewPage(request, portfolio, frameworks.catalog, reviewWords(), assets);
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(page));
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
  await tell(sentence, [[vscode.l10n.t('Open'), () => vscode.env.openExternal(target)]]);
}
