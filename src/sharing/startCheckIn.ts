import * as vscode from 'vscode';
import type { EvidenceState } from '../evidence/evidenceStore';
import { piecesOfEvidence } from '../logbook/labels';
import type { Entry } from '../logbook/model/logbook';
import type { Evidence } from '../logbook/model/progress';
import { showUndoable } from '../logbook/showUndoable';
import { asGiven, type Call } from '../platform/commandCall';
import { dateWords, today } from '../platform/dates';
import { UserError } from '../platform/userError';
import type { Rating } from '../logbook/model/levels';
import { nextSteps } from '../progress/model/next';
import { planOf } from '../logbook/model/plan';
import { lookWords, nextReason } from '../progress/nextLabels';
import type { Services } from '../services';
import { type Day, isDay, localDay } from '../text/day';
import { type Ask, checkInOf, type Prompt, type Rated } from './model/checkIn';
import { checkInNote, type CheckInWords } from './model/checkInNote';

type AskWords = { readonly [C in Ask['code']]: (ask: Extract<Ask, { code: C }>, stateOf: (evidence: Evidence) => EvidenceState) => string };
const asks: AskWords = {
  condition: ({ condition }) => condition.thing.title,
  chance: ({ next }, stateOf) => vscode.l10n.t('A chance for “{0}”. {1}', next.activity.activity.title, nextReason(next, stateOf)),
};

type PromptWords = { readonly [C in Prompt['code']]: (prompt: Extract<Prompt, { code: C }>) => string };
const prompts: PromptWords = {
  quiet: () => vscode.l10n.t('Nothing was logged since last time. What did you do that left no document?'),
  learnt: ({ activity }) => vscode.l10n.t('“{0}” is done. What would you do differently next time?', activity.activity.title),
  part: ({ activity }) => vscode.l10n.t('“{0}” has new evidence. Which part was yours: did you do it, help or watch?', activity.activity.title),
  rose: ({ skill }) => vscode.l10n.t('You rate {0} higher than before. What can you do now that you could not do then?', skill.skill.name),
  differs: ({ skill, by }) => vscode.l10n.t('You and {0} see {1} differently. What would show either of you more?', by, skill.skill.name),
  stuck: ({ activity }) => vscode.l10n.t('“{0}” has been in progress for a while. What is in the way, and who could move it?', activity.activity.title),
  noStrategy: () => vscode.l10n.t('All of this was tactics. Where could you take part in strategy next?'),
  allDone: () => vscode.l10n.t('Nothing is in progress. What do you want to take up next?'),
};

const levelName = ({ known, level }: Rating): string => known?.level.name ?? level;

function rated({ skill, rating, before }: Rated): string {
  const { name } = skill.skill;
  const { by } = rating;
  if (by !== undefined) { return vscode.l10n.t('{0}, says {1}: {2} ({3})', name, by, levelName(rating), dateWords(rating.on ?? rating.at)); }
  return before === undefined || before.level === rating.level ? vscode.l10n.t('{0}, you say: {1}', name, levelName(rating))
    : vscode.l10n.t('{0}, you say: {1}, before that {2}', name, levelName(rating), levelName(before));
}

export function checkInWords(stateOf: (evidence: Evidence) => EvidenceState): CheckInWords {
  return {
    title: (date) => vscode.l10n.t('Check-in, {0}', dateWords(date)),
    since: (at) => vscode.l10n.t('Since the last check-in on {0}.', dateWords(at)),
    first: vscode.l10n.t('The first check-in: everything so far.'),
    headings: {
      done: vscode.l10n.t('Done'),
      evidence: vscode.l10n.t('Evidence'),
      levels: vscode.l10n.t('Levels'),
      inProgress: vscode.l10n.t('In progress'),
      look: vscode.l10n.t('Needs a look'),
      ask: vscode.l10n.t('To ask for'),
      talk: vscode.l10n.t('To talk about'),
      agreed: vscode.l10n.t('What we agreed'),
    },
    done: ({ activity, entry }) => vscode.l10n.t('{0}, {1}', activity.activity.title, dateWords(entry.on ?? entry.at)),
    begun: ({ activity, evidence, since }) => (evidence === 0 ? vscode.l10n.t('{0}, since {1}', activity.activity.title, dateWords(since))
      : vscode.l10n.t('{0}, {1}, last on {2}', activity.activity.title, piecesOfEvidence(evidence), dateWords(since))),
    rated,
    look: (evidence) => lookWords(stateOf(evidence)),
    ask: (ask) => (asks[ask.code] as (ask: Ask, stateOf: (evidence: Evidence) => EvidenceState) => string)(ask, stateOf),
    prompt: (prompt) => (prompts[prompt.code] as (prompt: Prompt) => string)(prompt),
    note: vscode.l10n.t('note'),
    date: dateWords,
    privateLeftOut: (count) => (count === 1 ? vscode.l10n.t('1 piece of evidence marked private is left out.')
      : vscode.l10n.t('{0} pieces of evidence marked private are left out.', count)),
    more: (count) => (count === 1 ? vscode.l10n.t('1 more piece of evidence is in your log.') : vscode.l10n.t('{0} more pieces of evidence are in your log.', count)),
  };
}

export interface CheckInArgument { readonly date?: Day; readonly ask?: boolean }
export interface StartedCheckIn { readonly uri: vscode.Uri; readonly entries: readonly Entry[] }

/** Opens the notes for a 1:1 as an untitled Markdown document, and logs the check-in, so that the next one starts there. */
export async function startCheckIn({ frameworks, logbook, evidence }: Services, { argument }: Call<CheckInArgument>): Promise<StartedCheckIn> {
  const date = argument?.date ?? today();
  if (!isDay(date)) { throw new UserError(vscode.l10n.t('“{0}” is not a date. Write it as year-month-day, for example 2026-03-31.', asGiven(date))); }
  const { catalog } = frameworks;
  const { progress } = logbook;
  const { needingReview } = evidence;
  const plan = planOf(catalog, progress);
  const next = nextSteps({ catalog, progress, plan, needingReview, today: date, dayOf: localDay });
  const made = checkInOf({ catalog, progress, plan, next, needingReview, date, dayOf: localDay });
  const content = checkInNote(made, checkInWords((piece) => evidence.stateOf(piece)));
  // Logged first: a note that could not be recorded would be written again next time.
  const entries = await logbook.add([{ type: 'checkIn', date }]);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document, { preview: false });
  if (!argument || argument.ask) {
    showUndoable(vscode.l10n.t('The notes are yours to edit and save. The next check-in starts from this one.'), entries);
  }
  return { uri: document.uri, entries };
}
