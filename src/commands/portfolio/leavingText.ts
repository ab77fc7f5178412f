import * as vscode from 'vscode';
import { leavingWith } from '../../model/portfolio/leaving';
import type { Leaving } from '../../model/portfolio/leaving';
import type { Portfolio } from '../../model/portfolio/portfolio';
import { piecesOfEvidence } from '../../words';
import { activitiesCounted } from './words';

const indented = (text: string): string => text.trim().split(/\r?\n/).map((line) => `  ${line}`).join('\n');

/** What stays here and why, for the same question. */
export interface Staying { readonly private: number; readonly others: number }

/** What leaves with an export, as a text to read: every path, quote, remark and name in it. `how`: what is written, and for whom. */
export function leavingText(portfolio: Portfolio, staying: Staying, how: string): string {
  const leaving = leavingWith(portfolio);
  const lists: readonly (readonly [heading: string, items: readonly string[]])[] = [
    [vscode.l10n.t('Names'), leaving.names],
    [vscode.l10n.t('Paths, relative to your folder'), leaving.paths],
    [vscode.l10n.t('Links'), leaving.links],
    [vscode.l10n.t('Quotes from your files'), leaving.quotes.map(({ path, text }) => `${path}\n${indented(text)}`)],
    [vscode.l10n.t('Notes'), leaving.notes],
    [vscode.l10n.t('Remarks'), leaving.remarks],
    [vscode.l10n.t('Feedback and answers to it'), leaving.feedback],
  ];
  return [
    vscode.l10n.t('What leaves'), '', how, '', leavingSummary(portfolio), ...stayingLines(staying), '',
    ...lists.filter(([, items]) => items.length).flatMap(([heading, items]) =>
      [vscode.l10n.t('{0} ({1})', heading, items.length), '', ...items.map((item) => `- ${indented(item).trimStart()}`), '']),
  ].join('\n');
}

/** In one line: how much of what. Kinds with nothing are left out. */
export function leavingSummary(portfolio: Portfolio): string {
  const leaving: Leaving = leavingWith(portfolio);
  const counts: readonly (readonly [number, string])[] = [
    [leaving.evidence, piecesOfEvidence(leaving.evidence)],
    [leaving.activities, activitiesCounted(leaving.activities)],
    [leaving.quotes.length, vscode.l10n.t('quotes: {0}', leaving.quotes.length)],
    [leaving.remarks.length, vscode.l10n.t('remarks: {0}', leaving.remarks.length)],
    [leaving.ratings, vscode.l10n.t('ratings: {0}', leaving.ratings)],
    [leaving.feedback.length, vscode.l10n.t('feedback: {0}', leaving.feedback.length)],
    [leaving.checkIns, vscode.l10n.t('check-ins: {0}', leaving.checkIns)],
    [leaving.paths.length, vscode.l10n.t('paths: {0}', leaving.paths.length)],
    [leaving.names.length, vscode.l10n.t('names: {0}', leaving.names.length)],
  ];
  return counts.filter(([count]) => count > 0).map(([, words]) => words).join(', ') || vscode.l10n.t('nothing');
}

const stayingLines = (staying: Staying): readonly string[] => [
  ...(staying.private ? [vscode.l10n.t('Stays here because it is private: {0}.', piecesOfEvidence(staying.private))] : []),
  ...(staying.others ? [vscode.l10n.t('Stays here because you did not choose it: {0}.', piecesOfEvidence(staying.others))] : []),
  vscode.l10n.t('Home folders and user names in paths are never part of an export.'),
];
