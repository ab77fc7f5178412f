import * as vscode from 'vscode';
import { findingWords, hintsCounted, qualityWords } from '../../findingWords';
import { escapeMarkdown } from '../../markdown';
import type { Check } from '../../model/framework';
import type { Finding } from '../../model/readiness/finding';
import type { Readiness, StoryReadiness } from '../../model/readiness/readiness';
import type { FileDocument, FileGroup, FileRow, GroupContent } from './group';
import type { ThisFileStores } from './stores';

/** Rows of stories; of more only how many, since nobody reads a list as long. */
const most = 200;
const labelLength = 80;

/** What makes the document ready, for the kind of document it is: a row for each story and each check, leading to its line. A hint is never a mark. */
export class ReadyGroup implements FileGroup {
  readonly id = 'ready';
  readonly title = vscode.l10n.t('Ready?');
  readonly onDidChange: vscode.Event<void>;

  constructor(private readonly stores: ThisFileStores) {
    this.onDidChange = stores.readiness.onDidChange;
  }

  async read(document: FileDocument, token: vscode.CancellationToken): Promise<GroupContent> {
    const kinds = await this.stores.readiness.of(document);
    if (token.isCancellationRequested || !kinds.length) { return { rows: [] }; }
    const [only] = kinds;
    if (kinds.length === 1) { return { rows: this.rowsOf(only!, document), description: this.stateOf(only!) }; }
    return {
      rows: kinds.map((kind) => ({
        id: kind.document.id, label: kind.document.name, description: this.countOf(kind), icon: 'checklist', contextValue: 'readiness.kind', open: true,
        children: this.rowsOf(kind, document),
      })),
      description: kinds.map((kind) => kind.document.name).join(' · '),
    };
  }

  dispose(): void {
    // It listens to nothing of its own.
  }

  private stateOf(kind: Readiness): string {
    return [kind.document.name, this.countOf(kind)].join(' · ');
  }

  /** "2 of 3 ready": stories and checks without a hint that is not dismissed. */
  private countOf({ stories, checks }: Readiness): string {
    const all = [...stories, ...checks];
    if (!all.length) { return vscode.l10n.t('no stories yet'); }
    return vscode.l10n.t('{0} of {1} ready', all.filter(({ findings }) => !this.open(findings).length).length, all.length);
  }

  private open(findings: readonly Finding[]): readonly Finding[] {
    return findings.filter(({ print }) => !this.stores.readiness.dismissals.of(print));
  }

  private rowsOf(kind: Readiness, document: FileDocument): readonly FileRow[] {
    const check = new Map(kind.document.checks.map((each) => [each.id, each]));
    const stories = kind.stories.slice(0, most).map((story, i) => this.storyRow(story, i, check, document));
    const left = kind.stories.length - stories.length;
    const more = left ? [{ id: 'more', label: vscode.l10n.t('{0} more stories', left), contextValue: 'readiness.more' }] : [];
    return [...stories, ...more, ...kind.checks.map((each) => this.checkRow(each.check, each.findings, document))];
  }

  private storyRow({ story, id, findings }: StoryReadiness, index: number, checks: ReadonlyMap<string, Check>, document: FileDocument): FileRow {
    const hints = this.open(findings).length;
    const label = cut(story.means?.text ?? story.text);
    const state = hintsCounted(hints);
    return {
      id: `story ${id}`, label, description: state, ...look(hints), contextValue: 'readiness.story', open: hints > 0 && index < 20,
      said: vscode.l10n.t('Story {0}, {1}, {2}', index + 1, label, state), command: lead(document, story),
      tooltip: [escapeMarkdown(story.text.slice(0, 500)), escapeMarkdown(state)],
      children: findings.map((finding) => this.findingRow(finding, checks.get(finding.check)!, document)),
    };
  }

  private checkRow(check: Check, findings: readonly Finding[], document: FileDocument): FileRow {
    const hints = this.open(findings).length;
    const state = hintsCounted(hints);
    const first = findings[0];
    return {
      id: `check ${check.id}`, label: check.name, description: state, ...look(hints), contextValue: 'readiness.check', open: hints > 0,
      ...(first ? { command: lead(document, first) } : {}), tooltip: [`**${escapeMarkdown(check.name)}**`, escapeMarkdown(check.advice)],
      children: findings.map((finding) => this.findingRow(finding, check, document)),
    };
  }

  private findingRow(finding: Finding, check: Check, document: FileDocument): FileRow {
    const dismissal = this.stores.readiness.dismissals.of(finding.print);
    const label = findingWords(finding, check);
    const quality = qualityWords(finding);
    const reason = dismissal && (dismissal.reason ? vscode.l10n.t('dismissed: {0}', dismissal.reason) : vscode.l10n.t('dismissed'));
    const description = reason ?? quality;
    return {
      id: `${finding.print} ${finding.kind ?? ''}`, label, ...(description ? { description } : {}), icon: dismissal ? 'circle-slash' : 'lightbulb',
      ...(dismissal ? { colour: 'disabledForeground' } : {}), contextValue: dismissal ? 'finding.dismissed' : 'finding', subject: { finding: finding.print },
      command: lead(document, finding), said: [label, description].filter(Boolean).join(', '),
      tooltip: [escapeMarkdown(label), escapeMarkdown(check.advice), quality ? escapeMarkdown(quality) : '', reason ? escapeMarkdown(reason) : ''],
    };
  }
}

const cut = (text: string): string => (text.length > labelLength ? `${text.slice(0, labelLength - 1)}…` : text);

/** The shape says it too, and no colour scolds. */
const look = (hints: number): { readonly icon: string } => ({ icon: hints ? 'circle-outline' : 'pass' });

function lead(document: FileDocument, { start, end }: { readonly start: number; readonly end: number }): vscode.Command {
  const { uri, range } = document.placeOf(start, end);
  return { command: 'vscode.open', title: vscode.l10n.t('Go to Line'), arguments: [uri, { selection: range } satisfies vscode.TextDocumentShowOptions] };
}
