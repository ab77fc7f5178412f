import * as vscode from 'vscode';
import type { EvidenceState } from '../evidence/evidenceStore';
import type { Status } from './model/logbook';
import type { Summary } from './model/progress';

const statusNames: Readonly<Record<Status, () => string>> = {
  notStarted: () => vscode.l10n.t('not started'),
  inProgress: () => vscode.l10n.t('in progress'),
  done: () => vscode.l10n.t('done'),
  notRelevant: () => vscode.l10n.t('not relevant'),
};

const statusTitles: Readonly<Record<Status, () => string>> = {
  notStarted: () => vscode.l10n.t('Not started'),
  inProgress: () => vscode.l10n.t('In progress'),
  done: () => vscode.l10n.t('Done'),
  notRelevant: () => vscode.l10n.t('Not relevant'),
};

/** `found` needs no word: it is where it was. */
const evidenceStateNames: Readonly<Record<EvidenceState, () => string>> = {
  found: () => '',
  unknown: () => '',
  moved: () => vscode.l10n.t('moved'),
  changed: () => vscode.l10n.t('changed'),
  ambiguous: () => vscode.l10n.t('in several places'),
  gone: () => vscode.l10n.t('not found'),
  unreadable: () => vscode.l10n.t('cannot be read'),
  unasked: () => vscode.l10n.t('not looked at yet: outside your folders'),
};

/** A state inside a sentence: "in progress". */
export const statusName = (status: Status): string => statusNames[status]();
/** A state on its own: "In progress". */
export const statusTitle = (status: Status): string => statusTitles[status]();
export const evidenceStateName = (state: EvidenceState): string => evidenceStateNames[state]();

/** The state of evidence, said also where it is where it was. */
export const evidenceStateWord = (state: EvidenceState): string => (state === 'found' ? vscode.l10n.t('found') : evidenceStateName(state));

export const piecesOfEvidence = (count: number): string =>
  count === 1 ? vscode.l10n.t('1 piece of evidence') : vscode.l10n.t('{0} pieces of evidence', count);

/** "3 of 8", of the activities that are relevant to the person. */
export const doneOfRelevant = ({ done, relevant }: Summary): string => vscode.l10n.t('{0} of {1}', done, relevant);

/** "3 of 8 · 5 pieces of evidence"; evidence is left out where there is none. */
export const summaryWords = (summary: Summary): string =>
  [doneOfRelevant(summary), ...(summary.evidence ? [piecesOfEvidence(summary.evidence)] : [])].join(' · ');

export const entriesCounted = (count: number): string => count === 1 ? vscode.l10n.t('1 entry') : vscode.l10n.t('{0} entries', count);

export const backupsCounted = (count: number): string => count === 1 ? vscode.l10n.t('1 backup') : vscode.l10n.t('{0} backups', count);

/** Sentences under each other, as the detail of a dialog shows them. */
export const listed = (sentences: readonly string[]): string => sentences.join('\n');
