import * as vscode from 'vscode';
import type { Case, Framework } from '../../framework/model/framework';
import { piecesOfEvidence } from '../../logbook/labels';
import { asGiven, type Call, uriFrom } from '../../platform/commandCall';
import { openPage, replaceFile } from '../../platform/files';
import { mayReplace } from '../../platform/mayReplace';
import { tell } from '../../platform/messages';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { partOf, withoutWithdrawn } from '../model/portfolio/partOf';
import type { Portfolio } from '../model/portfolio/portfolio';
import { portfolioOfCase } from '../model/portfolio/promotionCase';
import { confirmShare } from './confirmShare';
import { formats, type PortfolioFormat, portfolioFormats } from './formats';
import { choiceFrom, gather, type Include } from './gather';

/** `case`: the id of a case of a framework, for a web page or Markdown. Without `target` the person is asked where. */
export interface ExportPortfolioArgument {
  readonly format: PortfolioFormat;
  readonly target?: vscode.Uri | string;
  readonly include?: Include & { readonly case?: string };
}

interface Promotion { readonly framework: Framework; readonly of: Case }
interface Wanted { readonly format: PortfolioFormat; readonly promotion?: Promotion }

/**
 * Writes what a person chooses to share, after a look at all that leaves. Evidence marked private stays, whatever is chosen. Returns the
 * file, or `undefined` when the person would rather not.
 */
export async function exportPortfolio(services: Services, { argument }: Call<ExportPortfolioArgument>): Promise<vscode.Uri | undefined> {
  await services.logbook.ready;
  const wanted = argument ? wantedFrom(services, argument) : await chooseFormat(services);
  if (!wanted) { return undefined; }
  const { format, promotion } = wanted;
  const part = (portfolio: Portfolio): Portfolio => (promotion ? portfolioOfCase(promotion.framework, promotion.of, portfolio) : partOf(format, portfolio));
  const choice = { ...choiceFrom(services, argument?.include), selectors: format === 'annotations' };
  const shown = argument ? await gather(services, choice).then((portfolio) => portfolio && part(portfolio)) : await confirmShare(services, choice, {
    format, go: vscode.l10n.t('Export…'), title: vscode.l10n.t('Export Portfolio'), part,
    how: () => vscode.l10n.t('{0}: {1}. It is written to a file that you choose next.', nameOf(wanted), detailOf(wanted)),
  });
  const target = shown && (uriFrom(argument?.target) ?? await askWhere(wanted));
  if (!target || (argument?.target && !await mayReplace(target))) { return undefined; }
  const portfolio = withoutWithdrawn(shown, services.logbook.progress);
  await replaceFile(target, await formats[format].write({ portfolio, promotion }));
  if (!argument) { void tellExported(target, format, portfolio, shown.evidence.length - portfolio.evidence.length); }
  return target;
}

function wantedFrom(services: Services, { format, include }: ExportPortfolioArgument): Wanted {
  if (!portfolioFormats.includes(format)) {
    throw new UserError(vscode.l10n.t('There is no format “{0}”. The formats are: {1}.', asGiven(format), portfolioFormats.join(', ')));
  }
  if (include?.case === undefined) { return { format }; }
  const promotion = casesOf(services, include).find(({ of }) => of.id === include.case);
  if (!promotion) { throw new UserError(vscode.l10n.t('There is no case “{0}” in your frameworks.', asGiven(include.case))); }
  if (format !== 'html' && format !== 'markdown') { throw new UserError(vscode.l10n.t('A case is written as “html” or “markdown”.')); }
  return { format, promotion };
}

const casesOf = ({ frameworks }: Services, include?: Include): readonly Promotion[] => frameworks.catalog.frameworks
  .filter(({ id }) => include?.frameworks?.includes(id) ?? true).flatMap((framework) => (framework.cases ?? []).map((of) => ({ framework, of })));

const nameOf = ({ format, promotion }: Wanted): string =>
  (promotion ? vscode.l10n.t('{0} as {1}', promotion.of.name, formats[format].name()) : formats[format].name());

const detailOf = ({ format, promotion }: Wanted): string => promotion?.of.description || formats[format].detail();

interface FormatItem extends vscode.QuickPickItem { readonly wanted?: Wanted }

async function chooseFormat(services: Services): Promise<Wanted | undefined> {
  const item = (wanted: Wanted): FormatItem => ({ label: nameOf(wanted), detail: detailOf(wanted), wanted });
  const separator = (label: string): FormatItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const cases = casesOf(services).flatMap((promotion) => (['html', 'markdown'] as const).map((format) => item({ format, promotion })));
  const items = [
    separator(vscode.l10n.t('everything')), ...portfolioFormats.map((format) => item({ format })),
    ...(cases.length ? [separator(vscode.l10n.t('the strongest evidence, point by point')), ...cases] : []),
  ];
  const placeHolder = vscode.l10n.t('As what? Before anything is written you see what leaves.');
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Export Portfolio'), placeHolder }))?.wanted;
}

async function askWhere({ format, promotion }: Wanted): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const { ending, name } = formats[format];
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Portfolio'), filters: { [name()]: [ending] },
    defaultUri: folder && vscode.Uri.joinPath(folder, `${promotion?.of.id ?? 'portfolio'}.${ending}`),
  });
}

async function tellExported(target: vscode.Uri, format: PortfolioFormat, { evidence }: Portfolio, withdrawn: number): Promise<void> {
  const open = (): Thenable<unknown> => (format === 'html' ? openPage(target) : vscode.commands.executeCommand('vscode.open', target));
  const sentence = vscode.l10n.t('Exported: {0}.', piecesOfEvidence(evidence.length));
  const rest = withdrawn ? [vscode.l10n.t('Left out, because you removed it or marked it private after you looked: {0}.', piecesOfEvidence(withdrawn))] : [];
  await tell([sentence, ...rest].join(' '), [[vscode.l10n.t('Open'), open]]);
}
