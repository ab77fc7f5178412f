import * as vscode from 'vscode';
import type { FrameworkStore } from '../framework/frameworkStore';
import { evidenceStateName } from '../logbook/labels';
import { sourceLabel } from '../logbook/sourceLabels';
import { dateWords } from '../platform/dates';
import { commandLink, escapeMarkdown, trustedMarkdown } from '../platform/markdown';
import type { EvidenceStore } from './evidenceStore';
import { fileOf } from './readTexts';
import { type MarkedPassage, passagesIn } from './marks';

/** Pieces of evidence shown at once; more of one passage are in the Skills view. */
const most = 5;

/** The hover on a passage that is evidence: for what, since when, how it stands, and what can be done. Overlapping passages are listed. */
export class MarkHover {
  constructor(private readonly frameworks: FrameworkStore, private readonly evidence: EvidenceStore) { }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    await this.evidence.refresh(fileOf(document.uri));
    const under = passagesIn(document, this.evidence).filter(({ range }) => range.contains(position));
    const [first] = under;
    return first && new vscode.Hover(under.slice(0, most).map((passage) => this.words(passage, under.length > 1)), first.range);
  }

  /** Where several overlap, each is told by its quote. */
  private words({ piece, state }: MarkedPassage, several: boolean): vscode.MarkdownString {
    const { id, activities, at, remark, source } = piece;
    const titles = activities.map((key) => this.frameworks.titleOf(key) ?? key).map(escapeMarkdown).join(', ');
    const since = vscode.l10n.t('Logged {0}', dateWords(at));
    return trustedMarkdown([
      several ? escapeMarkdown(sourceLabel(source)) : '',
      `${escapeMarkdown(vscode.l10n.t('Evidence for'))} **${titles}**`,
      [since, evidenceStateName(state)].filter(Boolean).map(escapeMarkdown).join(' · '),
      remark ? escapeMarkdown(remark) : '',
      [
        ...(state === 'changed' ? [commandLink(vscode.l10n.t('Compare with quote'), 'craftlog.compareEvidence', { entry: id })] : []),
        ...(state === 'changed' || state === 'moved' ? [commandLink(vscode.l10n.t('Update'), 'craftlog.updateEvidence', { entry: id })] : []),
        ...(state === 'ambiguous' ? [commandLink(vscode.l10n.t('Relink'), 'craftlog.relinkEvidence', { entry: id })] : []),
        commandLink(vscode.l10n.t('Show in Skills'), 'craftlog.revealInSkills', { entry: id }),
        commandLink(vscode.l10n.t('Remove'), 'craftlog.removeEvidence', { entry: id }),
      ].join(' · '),
    ]);
  }
}
