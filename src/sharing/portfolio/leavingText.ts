import * as vscode from 'vscode';
import type { Leaving, LeavingWords } from '../model/portfolio/leaving';
import { piecesOfEvidence } from '../../framework/words';
import { activitiesCounted } from './words';

/** What stays here and why, for the same question. */
export interface Staying { readonly private: number; readonly others: number }

/** The words of the document that shows all that leaves. */
export const leavingWords = (): LeavingWords => ({
  title: vscode.l10n.t('What leaves'),
  headings: {
    names: vscode.l10n.t('Names'), skills: vscode.l10n.t('Skills and activities'), paths: vscode.l10n.t('Paths, relative to your folder'), links: vscode.l10n.t('Links'),
    quotes: vscode.l10n.t('Quotes from your files'), notes: vscode.l10n.t('Notes'), remarks: vscode.l10n.t('Remarks'), ratings: vscode.l10n.t('Ratings'),
    feedback: vscode.l10n.t('Feedback and answers to it'), checkIns: vscode.l10n.t('Check-ins'), dates: vscode.l10n.t('Dates on which you logged it or share it'),
    ids: vscode.l10n.t('Ids, which tools read'),
  },
  counted: (heading, count) => vscode.l10n.t('{0} ({1})', heading, count),
  before: vscode.l10n.t('Text before the quote:'),
  after: vscode.l10n.t('Text after the quote:'),
  framework: vscode.l10n.t('What the frameworks themselves say about these skills may be in it too.'),
});

/** What is said above it: how much leaves, and what stays. `how`: what is written, and for whom. */
export const leavingHead = (leaving: Leaving, staying: Staying, how: string): readonly string[] => [how, '', leavingSummary(leaving), ...stayingLines(staying)];

/** In one line: how much of what. Kinds with nothing are left out. */
export function leavingSummary(leaving: Leaving): string {
  const counts: readonly (readonly [number, string])[] = [
    [leaving.evidence, piecesOfEvidence(leaving.evidence)],
    [leaving.activities, activitiesCounted(leaving.activities)],
    [leaving.quotes.length, vscode.l10n.t('quotes: {0}', leaving.quotes.length)],
    [leaving.remarks.length, vscode.l10n.t('remarks: {0}', leaving.remarks.length)],
    [leaving.ratings.length, vscode.l10n.t('ratings: {0}', leaving.ratings.length)],
    [leaving.feedback.length, vscode.l10n.t('feedback: {0}', leaving.feedback.length)],
    [leaving.checkIns.length, vscode.l10n.t('check-ins: {0}', leaving.checkIns.length)],
    [leaving.paths.length, vscode.l10n.t('paths: {0}', leaving.paths.length)],
    [leaving.names.length, vscode.l10n.t('names: {0}', leaving.names.length)],
  ];
  return counts.filter(([count]) => count > 0).map(([, words]) => words).join(', ') || vscode.l10n.t('nothing');
}

const stayingLines = (staying: Staying): readonly string[] => [
  ...(staying.private ? [vscode.l10n.t('Stays here because it is private: {0}.', piecesOfEvidence(staying.private))] : []),
  ...(staying.others ? [vscode.l10n.t('Stays here because you did not choose it: {0}.', piecesOfEvidence(staying.others))] : []),
  vscode.l10n.t('Home folders and user names in paths, and passwords in addresses, are never part of an export.'),
];
