import * as vscode from 'vscode';
import { dateWords } from '../../platform/dates';
import type { Source } from '../../logbook/model/logbook';
import type { AnnexColumn, PortfolioWords } from '../model/portfolio/portfolioLabels';
import { evidenceStateName, piecesOfEvidence, statusTitle } from '../../logbook/labels';

const kinds: Readonly<Record<Source['kind'], () => string>> = {
  file: () => vscode.l10n.t('File'),
  passage: () => vscode.l10n.t('Passage'),
  link: () => vscode.l10n.t('Link'),
  note: () => vscode.l10n.t('Note'),
};

/** As a part of a sentence: "3 activities". */
export const activitiesCounted = (count: number): string => (count === 1 ? vscode.l10n.t('1 activity') : vscode.l10n.t('{0} activities', count));
export const skillsCounted = (count: number): string => (count === 1 ? vscode.l10n.t('1 skill') : vscode.l10n.t('{0} skills', count));
const dimensionsCounted = (count: number): string => (count === 1 ? vscode.l10n.t('1 point') : vscode.l10n.t('{0} points', count));

function period(from: string | undefined, until: string | undefined): string {
  if (from && until) { return vscode.l10n.t('From {0} to {1}', from, until); }
  return from ? vscode.l10n.t('From {0}', from) : until ? vscode.l10n.t('Until {0}', until) : vscode.l10n.t('From the beginning until today');
}

/** The words of exported documents, in the language of VS Code. */
export const portfolioWords = (): PortfolioWords => ({
  language: vscode.env.language,
  title: (name) => (name === undefined ? vscode.l10n.t('Portfolio') : vscode.l10n.t('Portfolio of {0}', name)),
  caseTitle: (name, of) => (name === undefined ? of : vscode.l10n.t('{0}: {1}', of, name)),
  day: dateWords,
  period,
  made: (on) => vscode.l10n.t('Made on {0} with Craftlog. The person it is about chose what is in it and rated themselves.', on),
  summary: (evidence, activities, skills, done) => vscode.l10n.t(
    '{0} for {1} in {2}. Done so far: {3}.', piecesOfEvidence(evidence), activitiesCounted(activities), skillsCounted(skills), done,
  ),
  caseSummary: (evidence, dimensions) => vscode.l10n.t('The strongest of the evidence for each point: {0} for {1}.', piecesOfEvidence(evidence), dimensionsCounted(dimensions)),
  status: statusTitle,
  statusOn: (status, day) => vscode.l10n.t('{0}, {1}', statusTitle(status), day),
  state: (state) => evidenceStateName(state) && vscode.l10n.t('now {0}', evidenceStateName(state)),
  kind: (kind) => kinds[kind](),
  evidence: (number) => vscode.l10n.t('Evidence {0}', number),
  seeEvidence: (number) => vscode.l10n.t('Evidence {0} shows this too.', number),
  shows: (activities) => vscode.l10n.t('It shows: {0}', activities),
  logged: (day) => vscode.l10n.t('logged {0}', day),
  quoteFrom: (path) => vscode.l10n.t('Quote from {0}', path),
  ownLevel: (level, day) => vscode.l10n.t('{0}, {1}', level, day),
  levelBy: (level, by, day) => vscode.l10n.t('{0}, by {1}, {2}', level, by, day),
  feedback: (by, day) => vscode.l10n.t('Feedback by {0}, {1}:', by, day),
  answer: vscode.l10n.t('Answer:'),
  remark: vscode.l10n.t('Remark:'),
  ratings: vscode.l10n.t('Own rating'),
  reviews: vscode.l10n.t('Rated by others'),
  contents: vscode.l10n.t('Contents'),
  overview: vscode.l10n.t('Overview'),
  overviewTable: vscode.l10n.t('What is logged for each skill'),
  skill: vscode.l10n.t('Skill'),
  done: vscode.l10n.t('Activities done'),
  pieces: vscode.l10n.t('Evidence'),
  level: vscode.l10n.t('Own rating'),
  reviewed: vscode.l10n.t('Rated by others'),
  checkIns: vscode.l10n.t('Check-ins'),
  nothing: vscode.l10n.t('No evidence yet for this point.'),
  sources: vscode.l10n.t('About the framework:'),
  privateNote: vscode.l10n.t('It shows what was done and how; it is not a grade.'),
  annex: annexHeads(),
});

const annexHeads = (): Readonly<Record<AnnexColumn, string>> => ({
  framework: vscode.l10n.t('Framework'), skill: vscode.l10n.t('Skill'), activity: vscode.l10n.t('Activity'), key: vscode.l10n.t('Activity id'),
  status: vscode.l10n.t('Status'), on: vscode.l10n.t('Status since'), evidence: vscode.l10n.t('Evidence number'), kind: vscode.l10n.t('Kind'),
  where: vscode.l10n.t('Where'), quote: vscode.l10n.t('Quote or note'), remark: vscode.l10n.t('Remark'), logged: vscode.l10n.t('Logged'),
  state: vscode.l10n.t('State today'), level: vscode.l10n.t('Own rating'), reviews: vscode.l10n.t('Rated by others'),
});

