import * as vscode from 'vscode';
import { dateWords } from '../platform/dates';
import type { EvidenceState } from './evidenceStore';
import { escapeMarkdown } from '../platform/markdown';
import { hasQuote } from '../passage/quote';
import type { EntryOf, Source } from '../logbook/model/logbook';
import type { Evidence } from '../logbook/model/progress';
import { rowLabel, sourceDetail, sourceLabel } from '../logbook/sourceLabels';
import { evidenceStateName } from '../logbook/labels';

const sourceIcons: Readonly<Record<Source['kind'], string>> = { file: 'file', passage: 'quote', link: 'link', note: 'note' };
/** Where a look is needed, the shape says why. */
const lookIcons: Readonly<Partial<Record<EvidenceState, string>>> = { changed: 'diff', ambiguous: 'question', gone: 'warning' };
/** What nobody need look at, yet is not as it was. */
const stateIcons: Readonly<Partial<Record<EvidenceState, string>>> = { moved: 'diff-renamed', unreadable: 'circle-slash', unasked: 'circle-slash' };

/** How a piece of evidence looks in a tree, as finished words. */
export interface EvidencePresentation {
  readonly label: string;
  /** The label at full length, for who listens. */
  readonly name: string;
  /** Its state, and where it is. */
  readonly description: string;
  /** A codicon's name. */
  readonly icon: string;
  /** A theme colour's id, where the state needs a look. */
  readonly colour?: string;
  /** Paragraphs of Markdown. */
  readonly tooltip: readonly string[];
  readonly said: string;
  readonly contextValue: string;
}

export function evidencePresentation(piece: Evidence, state: EvidenceState, needsALook: boolean): EvidencePresentation {
  const { source } = piece;
  const name = sourceLabel(source);
  // The state first: a narrow sidebar cuts the end off.
  const description = [
    evidenceStateName(state), sourceDetail(source), piece.private ? vscode.l10n.t('private') : '', piece.feedback ? feedbackCounted(piece.feedback.length) : '',
  ].filter(Boolean).join(' · ');
  const look = needsALook ? lookIcons[state] : undefined;
  return {
    label: rowLabel(source), name, description,
    icon: look ?? stateIcons[state] ?? sourceIcons[source.kind],
    colour: look && 'list.warningForeground',
    contextValue: `evidence.${source.kind}.${state}${hasQuote(piece) ? '.quote' : ''}${piece.private ? '.private' : ''}${piece.feedback ? '.feedback' : ''}`,
    tooltip: [
      source.kind === 'passage' ? quote(source.selector.exact) : `**${escapeMarkdown(name)}**`,
      escapeMarkdown(description),
      piece.remark ? escapeMarkdown(piece.remark) : '',
      escapeMarkdown(vscode.l10n.t('Logged {0}', dateWords(piece.at))),
      ...(piece.feedback ?? []).map(feedbackLine),
    ],
    said: [name, description].join(', '),
  };
}

const quote = (text: string): string => text.split(/\r?\n/).map((line) => `> ${escapeMarkdown(line)}`).join('\n');

const feedbackCounted = (count: number): string => (count === 1 ? vscode.l10n.t('1 remark by a reviewer') : vscode.l10n.t('{0} remarks by reviewers', count));

/** What a reviewer said, in Markdown. */
export const feedbackLine = ({ by, on, remark }: EntryOf<'feedback'>): string =>
  `**${escapeMarkdown(vscode.l10n.t('{0}, {1}:', by, dateWords(on)))}** ${escapeMarkdown(remark)}`;
