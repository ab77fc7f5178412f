import * as vscode from 'vscode';
import { fileKey } from '../../evidence/fileKeys';
import type { Check } from '../../framework/model/framework';
import { escapeMarkdown } from '../../platform/markdown';
import type { Dismissal } from '../dismissedFindings';
import { findingWords, hintsCounted, qualityWords } from '../labels';
import { dismissedIn, type Dismissible } from '../model/dismissed';
import type { Finding } from '../model/finding';
import type { Readiness, StoryReadiness } from '../model/readiness';
import type { FileDocument, FileGroup, FileRow, GroupContent } from './group';
import type { ThisFileStores } from './groups';

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
    const place = fileKey(document.uri);
    const seen: Seen = { document, place, dismissed: dismissedIn(kinds, this.stores.readiness.dismissals.all, place) };
    const [only] = kinds;
    if (kinds.length === 1) { return { rows: rowsOf(only!, seen), description: [only!.document.name, countOf(only!, seen)].join(' · ') }; }
    return {
      rows: kinds.map((kind) => ({
        id: `${kind.framework} ${kind.document.id}`, label: kind.document.name, description: countOf(kind, seen), icon: 'checklist',
        contextValue: 'readiness.kind', open: true, children: rowsOf(kind, seen),
      })),
      description: kinds.map((kind) => kind.document.name).join(' · '),
    };
  }

  dispose(): void {
    // It listens to nothing of its own.
  }
}

/** What all rows of one reading need. */
interface Seen {
  readonly document: FileDocument;
  readonly place: string;
  readonly dismissed: ReadonlyMap<Finding, Dismissal>;
}

/** How many are not dismissed. */
const hintsIn = (findings: readonly Finding[], { dismissed }: Seen): number => findings.filter((finding) => !dismissed.has(finding)).length;

/** "2 of 3 ready": stories, or of a document without them its checks, without a hint that is not dismissed. */
function countOf({ stories, checks }: Readiness, seen: Seen): string {
  const all = stories.length ? stories : checks;
  if (!all.length) { return vscode.l10n.t('no stories yet'); }
  return vscode.l10n.t('{0} of {1} ready', all.filter(({ findings }) => !hintsIn(findings, seen)).length, all.length);
}

function rowsOf(kind: Readiness, seen: Seen): readonly FileRow[] {
  const check = new Map(kind.document.checks.map((each) => [each.id, each]));
  const stories = kind.stories.slice(0, most).map((story, i) => storyRow(story, i, check, seen));
  const left = kind.stories.length - stories.length;
  const more = left ? [{ id: 'more', label: vscode.l10n.t('{0} more stories', left), contextValue: 'readiness.more' }] : [];
  return [...stories, ...more, ...kind.checks.map((each) => checkRow(each.check, each.findings, seen))];
}

function storyRow({ story, id, findings }: StoryReadiness, index: number, checks: ReadonlyMap<string, Check>, seen: Seen): FileRow {
  const hints = hintsIn(findings, seen);
  const label = cut(story.means?.text ?? story.text);
  const state = hintsCounted(hints);
  return {
    id: `story ${id}`, label, description: state, ...look(hints), contextValue: 'readiness.story', open: hints > 0 && index < 20,
    said: vscode.l10n.t('Story {0}, {1}, {2}', index + 1, label, state), command: lead(seen.document, story),
    tooltip: [escapeMarkdown(story.text.slice(0, 500)), escapeMarkdown(state)],
    children: findings.slice(0, most).map((finding) => findingRow(finding, checks.get(finding.check)!, seen)),
  };
}

function checkRow(check: Check, findings: readonly Finding[], seen: Seen): FileRow {
  const hints = hintsIn(findings, seen);
  const state = hintsCounted(hints);
  const first = findings[0];
  return {
    id: `check ${check.id}`, label: check.name, description: state, ...look(hints), contextValue: 'readiness.check', open: hints > 0,
    ...(first ? { command: lead(seen.document, first) } : {}), tooltip: [`**${escapeMarkdown(check.name)}**`, escapeMarkdown(check.advice)],
    children: findings.slice(0, most).map((finding) => findingRow(finding, check, seen)),
  };
}

function findingRow(finding: Finding, check: Check, { document, place, dismissed }: Seen): FileRow {
  const dismissal = dismissed.get(finding);
  const label = findingWords(finding, check);
  const quality = qualityWords(finding);
  const reason = dismissal && (dismissal.reason ? vscode.l10n.t('dismissed: {0}', dismissal.reason) : vscode.l10n.t('dismissed'));
  const description = reason ?? quality;
  return {
    id: finding.print, label, ...(description ? { description } : {}), icon: dismissal ? 'circle-slash' : 'lightbulb',
    ...(dismissal ? { colour: 'disabledForeground' } : {}), contextValue: dismissal ? 'finding.dismissed' : 'finding',
    subject: { finding: dismissibleOf(dismissal ?? finding, place) },
    command: lead(document, finding), said: [label, description].filter(Boolean).join(', '),
    tooltip: [escapeMarkdown(label), escapeMarkdown(check.advice), quality ? escapeMarkdown(quality) : '', reason ? escapeMarkdown(reason) : ''],
  };
}

const dismissibleOf = ({ print, rule, story }: Dismissible, place: string): Dismissible => ({ print, rule, story, place });

const cut = (text: string): string => (text.length > labelLength ? `${text.slice(0, labelLength - 1)}…` : text);

/** The shape says it too, and no colour scolds. */
const look = (hints: number): { readonly icon: string } => ({ icon: hints ? 'circle-outline' : 'pass' });

function lead(document: FileDocument, { start, end }: { readonly start: number; readonly end: number }): vscode.Command {
  const { uri, range } = document.placeOf(start, end);
  return { command: 'vscode.open', title: vscode.l10n.t('Go to Line'), arguments: [uri, { selection: range } satisfies vscode.TextDocumentShowOptions] };
}
