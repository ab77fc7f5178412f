import * as vscode from 'vscode';
import type { EvidenceState } from '../evidence/evidenceStore';
import { doneOfRelevant, piecesOfEvidence, statusName, statusTitle } from '../logbook/labels';
import type { Evidence } from '../logbook/model/progress';
import { sourceDetail, sourceLabel } from '../logbook/sourceLabels';
import { dateWords } from '../platform/dates';
import type { FilterWords } from './model/filters';
import type { Rating } from '../logbook/model/levels';
import type { LevelsWords } from './model/levelsPart';
import type { PanelWords } from './model/panelState';
import type { BreakdownWords, PlanWords, SharesWords } from './model/planPart';
import type { TimeWords } from './model/timePart';
import { nextReason, nextTitle } from './nextLabels';

export const filterWords = (): FilterWords => ({
  framework: vscode.l10n.t('Framework'),
  skill: vscode.l10n.t('Skill'),
  period: vscode.l10n.t('Evidence from'),
  allFrameworks: vscode.l10n.t('All frameworks'),
  allSkills: vscode.l10n.t('All skills'),
  periods: {
    all: vscode.l10n.t('All time'),
    year: vscode.l10n.t('The last year'),
    halfYear: vscode.l10n.t('The last 6 months'),
    quarter: vscode.l10n.t('The last 3 months'),
    month: vscode.l10n.t('The last 30 days'),
  },
});

const levelName = ({ known, level }: Rating): string => known?.level.name ?? level;

export const levelsWords = (): LevelsWords => ({
  title: vscode.l10n.t('Levels'),
  legend: {
    own: vscode.l10n.t('You'), before: vscode.l10n.t('You, before'), review: vscode.l10n.t('A reviewer'), target: vscode.l10n.t('What your role asks for'),
  },
  headers: [vscode.l10n.t('Skill'), vscode.l10n.t('You'), vscode.l10n.t('Before'), vscode.l10n.t('Reviewers'), vscode.l10n.t('Your role asks for')],
  showTable: vscode.l10n.t('Show as a table'),
  chooseRole: vscode.l10n.t('Choose My Role...'),
  changeRole: vscode.l10n.t('Change My Role...'),
  about: (role, next) => {
    if (!role) { return vscode.l10n.t('Select a skill to say where you are. With a role, what it asks for stands beside it.'); }
    return next ? vscode.l10n.t('Your role: {0}. After it: {1}. A level includes those before it.', role.role.name, next.role.name)
      : vscode.l10n.t('Your role: {0}. A level includes those before it.', role.role.name);
  },
  titleOf: ({ name }) => name,
  rating: (rating) => (rating.by === undefined ? vscode.l10n.t('{0}, {1}', levelName(rating), dateWords(rating.at))
    : vscode.l10n.t('{0}: {1}, {2}', rating.by, levelName(rating), dateWords(rating.on ?? rating.at))),
  own: (text) => vscode.l10n.t('You: {0}', text),
  notRated: vscode.l10n.t('You have not rated it yet'),
  target: ({ role }, { level }) => vscode.l10n.t('{0} asks for {1}', role.name, level.name),
  labelToRate: (text) => vscode.l10n.t('{0}. Rate it.', text),
});

/** 2024-01-01 was a Monday. */
const weekday = (day: number): string =>
  new Intl.DateTimeFormat(vscode.env.language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + day));

export function timeWords(): TimeWords {
  const month = new Intl.DateTimeFormat(vscode.env.language, { month: 'short', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(vscode.env.language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const week = (start: string): string => vscode.l10n.t('Week of {0}', short.format(Date.parse(start)));
  return {
    title: vscode.l10n.t('Evidence over time'),
    help: vscode.l10n.t('Left and right arrow keys go from week to week. Enter lists what was logged in it.'),
    days: Array.from({ length: 7 }, (_, day) => weekday(day)),
    less: vscode.l10n.t('Less'),
    more: vscode.l10n.t('More'),
    showTable: vscode.l10n.t('Show as a table'),
    headers: [vscode.l10n.t('Week'), vscode.l10n.t('Evidence')],
    said: (pieces, weeks, busy) => vscode.l10n.t('{0} in {1} of {2} weeks.', piecesOfEvidence(pieces), busy, weeks),
    earlier: (count) => vscode.l10n.t('Before that: {0}.', piecesOfEvidence(count)),
    month: (day) => month.format(Date.parse(day)),
    week,
    weekLabel: (start, count) => (count === 0 ? vscode.l10n.t('{0}: nothing logged', week(start)) : vscode.l10n.t('{0}: {1}', week(start), piecesOfEvidence(count))),
    left: (count) => (count === 1 ? vscode.l10n.t('1 more is in the Skills view.') : vscode.l10n.t('{0} more are in the Skills view.', count)),
  };
}

const breakdownWords = (): BreakdownWords => ({
  counts: (summary) => {
    const done = summary.relevant === 0 ? vscode.l10n.t('Not relevant to you') : vscode.l10n.t('{0} done', doneOfRelevant(summary));
    return summary.evidence === 0 ? done : vscode.l10n.t('{0} · {1}', done, piecesOfEvidence(summary.evidence));
  },
  label: (counts, name) => vscode.l10n.t('{0}, {1}. Show the activities.', counts, name),
  labelToSkills: (text, standing) => vscode.l10n.t('{0}, {1}. Show in Skills.', text, statusName(standing)),
});

export const sharesWords = (): SharesWords => ({
  ...breakdownWords(),
  kinds: {
    tactics: vscode.l10n.t('Tactics'), strategy: vscode.l10n.t('Strategy'), title: vscode.l10n.t('Tactics and strategy'),
    about: vscode.l10n.t('The next small steps, and where the product is going. Most people learn tactics first.'),
  },
  perspectives: {
    title: vscode.l10n.t('Perspectives of a team'),
    about: vscode.l10n.t('From which sides you have seen the work.'),
  },
});

export const planWords = (): PlanWords => ({
  ...breakdownWords(),
  title: vscode.l10n.t('Plan'),
  thingsTitle: vscode.l10n.t('Also'),
  conditionsTitle: vscode.l10n.t('Settle with your manager'),
  setStart: vscode.l10n.t('Set My Start Date...'),
  changeStart: vscode.l10n.t('Change My Start Date...'),
  now: vscode.l10n.t('now'),
  about: (start, days) => {
    if (start === undefined) { return vscode.l10n.t('A suggestion, in no hurry. With a start date, each milestone gets a date that you can move.'); }
    return days < 0 ? vscode.l10n.t('You start on {0}. Dates are suggestions that you can move.', dateWords(start))
      : vscode.l10n.t('You started on {0}, {1} days ago. Dates are suggestions that you can move.', dateWords(start), days);
  },
  due: ({ due, milestone }) => {
    if (due !== undefined) { return vscode.l10n.t('by {0}', dateWords(due)); }
    return milestone.days === 1 ? vscode.l10n.t('1 day after the start') : vscode.l10n.t('{0} days after the start', milestone.days);
  },
  labelToMove: (text, name) => vscode.l10n.t('{0}, {1}. Move it.', text, name),
  withThings: (counts, done, all) => vscode.l10n.t('{0} · {1} of {2} more steps', counts, done, all),
});

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
