import * as vscode from 'vscode';
import { dateWords } from '../../platform/dateWords';
import type { Catalog } from '../../framework/model/framework';
import type { Progress } from '../../logbook/model/progress';
import type { Received } from '../model/review/receive';
import type { Review } from '../model/review/review';
import { sourceLabel } from '../../logbook/sourceWords';
import { piecesOfEvidence } from '../../framework/words';

const indented = (text: string): string => text.split('\n').map((line) => `  ${line}`).join('\n');

/** An answer as a text to read before it is kept, with what is to be said about it first. */
export function reviewText(review: Review, received: Received, dropped: number, catalog: Catalog, progress: Progress): string {
  const skills = review.skills.map(({ skill, level, remark }) => {
    const entry = catalog.skill(skill);
    const name = entry?.framework.levels.find(({ id }) => id === level)?.name ?? level;
    return [`- ${entry?.skill.name ?? skill}${name === undefined ? '' : `: ${name}`}`, ...(remark === undefined ? [] : [indented(remark)])].join('\n');
  });
  const evidence = review.evidence.map(({ evidence: id, remark }) => {
    const piece = progress.evidenceById(id);
    return [`- ${piece ? sourceLabel(piece.source) : vscode.l10n.t('evidence that is no longer in your logbook')}`, indented(remark)].join('\n');
  });
  const part = (heading: string, items: readonly string[]): readonly string[] => (items.length ? ['', heading, '', ...items] : []);
  return [
    vscode.l10n.t('Review by {0}, {1}', review.by, dateWords(review.on)), '', ...noticesOn(received, dropped),
    ...part(vscode.l10n.t('Skills'), skills), ...part(vscode.l10n.t('Evidence'), evidence),
    ...part(vscode.l10n.t('In general'), review.remark === undefined ? [] : [indented(review.remark)]), '',
  ].join('\n');
}

/** Whatever is not as it would be when the page is answered as it was asked, a sentence each. */
export function noticesOn({ request, otherPrint, changed, earlier, unknown }: Received, dropped: number): readonly string[] {
  return [
    ...(request ? [vscode.l10n.t('It answers your request of {0}.', dateWords(request.at))]
      : [vscode.l10n.t('This logbook has no such request. It may have been made in another folder, or taken back.')]),
    ...(otherPrint ? [vscode.l10n.t('What it answers is not quite what you asked: the page was changed on its way.')] : []),
    ...(changed.length ? [vscode.l10n.t('Changed, moved or removed since you asked: {0}.', piecesOfEvidence(changed.length))] : []),
    ...(earlier ? [vscode.l10n.t('{0} has answered this request before, on {1}. This answer takes its place.', earlier.by, dateWords(earlier.on))] : []),
    ...(unknown ? [vscode.l10n.t('Left out, because it is about something that is not in your logbook: {0}.', unknown)] : []),
    ...(dropped ? [vscode.l10n.t('Left out, because it cannot be read, is too long or comes twice: {0}.', dropped)] : []),
    vscode.l10n.t('It is kept beside your own ratings and never mixed with them.'),
  ];
}
