import * as vscode from 'vscode';
import { dateWords } from '../platform/dateWords';
import type { EvidenceState } from '../evidence/evidence';
import type { PanelWords } from './model/panelState';
import type { Evidence } from '../logbook/model/progress';
import { nextReason, nextTitle } from './nextWords';
import { filterWords, levelsWords, planWords, sharesWords, timeWords } from './panelPartWords';
import { sourceDetail, sourceLabel } from '../logbook/sourceWords';
import { piecesOfEvidence, statusTitle } from '../framework/words';

/**
 * The words of the Progress panel in the language VS Code is shown in. Made once a panel, since formats are costly to make.
 * `stateOf` tells where a piece of evidence is, for what is said of those that need a look.
 */
export function panelWords(stateOf: (evidence: Evidence) => EvidenceState): PanelWords {
  const { language } = vscode.env;
  const numbers = new Intl.NumberFormat(language);
  const levels = levelsWords();
  return {
    language,
    fixed: {
      title: vscode.l10n.t('Progress'), totals: vscode.l10n.t('So far'), recent: vscode.l10n.t('Recent'), next: vscode.l10n.t('Next'),
      checkIn: vscode.l10n.t('Prepare Check-in Notes'), filters: vscode.l10n.t('Show'),
    },
    filters: filterWords(),
    levels,
    time: timeWords(),
    plan: planWords(),
    shares: sharesWords(),
    next: (next) => ({ text: nextTitle(next), why: nextReason(next, stateOf) }),
    ratingOf: (rating, skill) => (rating.by === undefined
      ? vscode.l10n.t('You rated {0}: {1}', skill, rating.known?.level.name ?? rating.level)
      : vscode.l10n.t('{0} rated {1}: {2}', rating.by, skill, rating.known?.level.name ?? rating.level)),
    labelToRate: (text) => levels.labelToRate(text),
    skills: vscode.l10n.t('Skills'),
    standing: {
      done: vscode.l10n.t('Done'),
      inProgress: vscode.l10n.t('In progress'),
      notStarted: vscode.l10n.t('Not started yet'),
      evidence: vscode.l10n.t('Evidence'),
    },
    firstStep: {
      text: vscode.l10n.t('Something you have written already is a good start. Attach it to the activity it shows, and it is evidence.'),
      attach: vscode.l10n.t('Attach a File as Evidence...'),
      walkthrough: vscode.l10n.t('See How Craftlog Works'),
    },
    noneRelevant: vscode.l10n.t('Not relevant to you'),
    number: (count) => numbers.format(count),
    date: dateWords,
    headline: (done, inProgress) => {
      if (done === 1) { return vscode.l10n.t('1 experience logged'); }
      if (done > 1) { return vscode.l10n.t('{0} experiences logged', numbers.format(done)); }
      if (inProgress === 1) { return vscode.l10n.t('1 activity in progress'); }
      return inProgress > 1 ? vscode.l10n.t('{0} activities in progress', numbers.format(inProgress)) : vscode.l10n.t('Start your log');
    },
    // A count of nought is not said: before the first is done, there is nothing to measure.
    basis: (done, relevant, notRelevant) => {
      const all = numbers.format(relevant);
      const left = numbers.format(notRelevant);
      if (done === 0) {
        return notRelevant === 0
          ? vscode.l10n.t('Activities: {0}.', all)
          : vscode.l10n.t('Activities relevant to you: {0}. Left out as not relevant: {1}.', all, left);
      }
      return notRelevant === 0
        ? vscode.l10n.t('Done: {0} of {1} activities.', numbers.format(done), all)
        : vscode.l10n.t('Done: {0} of the {1} activities relevant to you. Left out as not relevant: {2}.',
          numbers.format(done), all, left);
    },
    summary: (done, inProgress, evidence) => vscode.l10n.t(
      'Done: {0}. In progress: {1}. Evidence: {2}.', numbers.format(done), numbers.format(inProgress), numbers.format(evidence),
    ),
    done: (done, relevant) => vscode.l10n.t('{0} of {1} done', numbers.format(done), numbers.format(relevant)),
    inProgress: (count) => vscode.l10n.t('{0} in progress', numbers.format(count)),
    evidence: piecesOfEvidence,
    notStarted: (count) => vscode.l10n.t('{0} not started yet', numbers.format(count)),
    more: (count) => count === 1 ? vscode.l10n.t('1 more') : vscode.l10n.t('{0} more', numbers.format(count)),
    statusOf: (status, title) => vscode.l10n.t('{0}: {1}', statusTitle(status), title),
    evidenceFor: (titles) => {
      const [first, ...others] = titles;
      if (first === undefined) { return vscode.l10n.t('Evidence for an activity that is no longer in your frameworks'); }
      if (others.length === 0) { return vscode.l10n.t('Evidence for {0}', first); }
      return others.length === 1
        ? vscode.l10n.t('Evidence for {0} and 1 other activity', first)
        : vscode.l10n.t('Evidence for {0} and {1} other activities', first, numbers.format(others.length));
    },
    onDate: (date) => vscode.l10n.t('On {0}', date),
    source: (source) => [...new Set([sourceLabel(source), sourceDetail(source)])],
    labelOfSkill: (text, skill) => vscode.l10n.t('{0}, {1}', text, skill),
    labelInSkill: (text, skill) => vscode.l10n.t({
      message: '{0}, {1}. Show in Skills.', args: [text, skill], comment: ['{0} is a count such as "3 of 8 done", {1} the name of a skill'],
    }),
    labelToSkills: (text) => vscode.l10n.t('{0}. Show in Skills.', text),
    labelToEvidence: (text) => vscode.l10n.t('{0}. Open it.', text),
    total: (name, value) => vscode.l10n.t('{0}: {1}', name, value),
    change: (what, summary) => what === undefined ? summary : vscode.l10n.t('{0}. {1}', what, summary),
  };
}
