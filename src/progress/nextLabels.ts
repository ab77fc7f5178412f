import * as vscode from 'vscode';
import { dateWords } from '../platform/dates';
import type { EvidenceState } from '../evidence/evidenceStore';
import type { Thinness } from '../logbook/model/levels';
import type { Next } from './model/next';
import type { Evidence } from '../logbook/model/progress';
import { sourceLabel } from '../logbook/sourceLabels';
import { piecesOfEvidence } from '../logbook/labels';

const thin: Readonly<Record<Thinness, () => string>> = {
  doneWithoutEvidence: () => vscode.l10n.t('Done, with nothing to show it yet.'),
  inProgress: () => vscode.l10n.t('In progress.'),
  notStarted: () => vscode.l10n.t('Not started yet.'),
};

const looks: Readonly<Record<EvidenceState, () => string>> = {
  found: () => vscode.l10n.t('It is where it was.'),
  unknown: () => vscode.l10n.t('Its folder is not open.'),
  moved: () => vscode.l10n.t('It is elsewhere in its file.'),
  changed: () => vscode.l10n.t('Its text was edited.'),
  ambiguous: () => vscode.l10n.t('It may be in several places.'),
  gone: () => vscode.l10n.t('It is not where it was.'),
  unreadable: () => vscode.l10n.t('Its file cannot be read.'),
  unasked: () => vscode.l10n.t('It is outside your folders. Craftlog looks when you open it.'),
};

/** What happened to a piece of evidence, as a sentence. */
export const lookWords = (state: EvidenceState): string => looks[state]();

type Words = { readonly [R in Next['reason']]: (next: Extract<Next, { reason: R }>, stateOf: (evidence: Evidence) => EvidenceState) => string };

const reasons: Words = {
  look: ({ evidence }, stateOf) => lookWords(stateOf(evidence)),
  milestone: ({ milestone }) => vscode.l10n.t('Part of “{0}”, by {1}.', milestone.milestone.name, dateWords(milestone.due ?? '')),
  gap: ({ activity, role, target, own, why }) => [
    own ? vscode.l10n.t('{0} asks for {1} in {2}; you say {3}.', role.role.name, target.level.name, activity.skill.skill.name, own.level.name)
      : vscode.l10n.t('{0} asks for {1} in {2}.', role.role.name, target.level.name, activity.skill.skill.name),
    ...(why === 'notStarted' ? [] : [thin[why]()]),
  ].join(' '),
  thin: ({ activity, evidence, why }) => [
    evidence === 0 ? vscode.l10n.t('There is no evidence in {0} yet.', activity.skill.skill.name)
      : vscode.l10n.t('{0} has {1}.', activity.skill.skill.name, piecesOfEvidence(evidence)),
    ...(why === 'notStarted' ? [] : [thin[why]()]),
  ].join(' '),
  strategy: ({ since }) => (since === undefined ? vscode.l10n.t('Nothing on strategy is in your log yet.')
    : vscode.l10n.t('Nothing on strategy since {0}. A look once a month keeps it alive.', dateWords(since))),
};

/** What to do: the title of an activity, or the evidence to look at. Plain text. */
export const nextTitle = (next: Next): string => (next.reason === 'look' ? vscode.l10n.t('Look at {0}', sourceLabel(next.evidence.source)) : next.activity.activity.title);

/** Why it is offered, in a sentence or two. Plain text. */
export const nextReason = (next: Next, stateOf: (evidence: Evidence) => EvidenceState): string =>
  (reasons[next.reason] as (next: Next, stateOf: (evidence: Evidence) => EvidenceState) => string)(next, stateOf);
