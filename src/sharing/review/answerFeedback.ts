import * as vscode from 'vscode';
import type { Entry, EntryId, EntryOf } from '../../logbook/model/logbook';
import { sourceLabel } from '../../logbook/sourceLabels';
import type { Call } from '../../platform/commandCall';
import { showList } from '../../platform/quickPick';
import { dateWords } from '../../platform/dates';
import { askText } from '../../platform/messages';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { answersTo, longestRemark } from '../model/review/review';

/** `feedback`: the id of the entry that is answered. */
export interface AnswerArgument { readonly feedback: EntryId; readonly text: string }

/** Logs what the person says to feedback. The next request shows it to the reviewer. A later answer takes the place of an earlier one. */
export async function answerFeedback(services: Services, { argument, rows }: Call<AnswerArgument>): Promise<readonly Entry[] | undefined> {
  const { progress } = services.logbook;
  const row = rows[0];
  const all = progress.entries.filter((e) => e.type === 'feedback');
  const offered = row?.kind === 'evidence' ? progress.evidenceById(row.entry)?.feedback ?? [] : all;
  if (!argument && !offered.length) { throw new UserError(vscode.l10n.t('There is no feedback here yet. Run “Craftlog: Request a Review” to ask for some.')); }
  const feedback = argument ? all.find(({ id }) => id === argument.feedback) : await choose(services, offered);
  if (!feedback) {
    if (!argument) { return undefined; }
    throw new UserError(vscode.l10n.t('This feedback is no longer in the logbook. It may have been undone.'));
  }
  const text = (argument ? argument.text : await ask(feedback, answersTo(progress.entries).get(feedback.id)?.remark))?.trim();
  if (text === undefined || (!argument && text === '')) { return undefined; }
  if (text === '' || text.length > longestRemark) { throw new UserError(vscode.l10n.t('Write an answer of 1 to {0} characters.', longestRemark)); }
  return services.logbook.add([{ type: 'answer', feedback: feedback.id, remark: text }]);
}

async function choose({ logbook, frameworks }: Services, offered: readonly EntryOf<'feedback'>[]): Promise<EntryOf<'feedback'> | undefined> {
  if (offered.length === 1) { return offered[0]; }
  const answers = answersTo(logbook.progress.entries);
  const about = ({ evidence, skill }: EntryOf<'feedback'>): string => {
    const piece = evidence === undefined ? undefined : logbook.progress.evidenceById(evidence);
    return piece ? sourceLabel(piece.source) : frameworks.catalog.skill(skill ?? '')?.skill.name ?? '';
  };
  const items = [...offered].reverse().sort((a, b) => Number(answers.has(a.id)) - Number(answers.has(b.id))).map((feedback) => ({
    label: feedback.remark.replace(/\s+/g, ' '), detail: about(feedback), feedback,
    description: [feedback.by, dateWords(feedback.on), ...(answers.has(feedback.id) ? [vscode.l10n.t('answered')] : [])].join(' · '),
  }));
  return (await showList(items, { title: vscode.l10n.t('Which feedback do you want to answer?'), matchOnDescription: true, matchOnDetail: true }))?.feedback;
}

const ask = ({ by, remark }: EntryOf<'feedback'>, before: string | undefined): Thenable<string | undefined> => askText({
  title: vscode.l10n.t('Answer to {0}', by), value: before ?? '', ignoreFocusOut: true,
  prompt: remark.length > 200 ? `${remark.slice(0, 200)}…` : remark,
});
