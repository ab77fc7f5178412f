import * as vscode from 'vscode';
import type { ActivityKey } from '../../framework/model/framework';
import { statusName } from '../../logbook/labels';
import { commandLink, escapeMarkdown } from '../../platform/markdown';
import { type Reason, suggest, type Suggestion, suggestSteps } from '../../suggest/suggest';
import { runCooperatively } from '../../text/cooperative';
import type { FileDocument, FileGroup, FileRow, GroupContent } from './group';
import type { ThisFileStores } from './groups';

/** Suggestions shown at once; more would be a list to work through. */
const most = 5;
/** Words named on a row; the tooltip names more. */
const wordsOnRow = 3;
const wordsInTooltip = 8;

/** The activities that the document looks like evidence for, best first, each with the reason. Never ticks anything. */
export class LooksLikeGroup implements FileGroup {
  readonly id = 'suggestions';
  readonly title = vscode.l10n.t('Looks like');
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly disposables: readonly vscode.Disposable[];

  constructor(private readonly stores: ThisFileStores) {
    const tell = (): void => this.changed.fire();
    this.disposables = [this.changed, stores.frameworks.onDidChange(tell), stores.notThis.onDidChange(tell)];
  }

  async read(document: FileDocument, token: vscode.CancellationToken): Promise<GroupContent> {
    const { frameworks, logbook, notThis, evidence } = this.stores;
    const { progress } = logbook;
    const { uri, path, text } = document;
    await runCooperatively(suggestSteps(frameworks.catalog));
    if (token.isCancellationRequested) { return { rows: [] }; }
    const aside = new Set(notThis.of(uri));
    const attached = new Set((evidence.files.get(uri)?.evidence ?? []).flatMap(({ activities }) => activities));
    const fitting = suggest(frameworks.catalog, { path, text }, most + aside.size + attached.size);
    const shown = fitting.filter(({ key }) => !aside.has(key) && !attached.has(key) && progress.status(key) !== 'notRelevant').slice(0, most);
    const isAttached = fitting.some(({ key }) => attached.has(key));
    const rows = [...shown.flatMap((suggestion) => this.rowOf(suggestion, uri)), ...this.asideRow([...aside])];
    return { rows, description: shown.length ? undefined : isAttached ? vscode.l10n.t('all attached') : vscode.l10n.t('nothing yet') };
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private rowOf({ key, reasons }: Suggestion, uri: vscode.Uri): readonly FileRow[] {
    const entry = this.stores.frameworks.catalog.activity(key);
    if (!entry) { return []; }
    const { title, guidance } = entry.activity;
    const status = this.stores.logbook.progress.status(key);
    const state = status === 'notStarted' ? [] : [statusName(status)];
    const because = reasonWords(reasons, wordsOnRow);
    const description = [because, ...state].join(' · ');
    return [{
      id: key, label: title, description, icon: 'lightbulb', contextValue: 'suggestion', subject: { activity: key },
      said: vscode.l10n.t('{0}, because of {1}', [title, ...state].join(', '), because),
      tooltip: [
        `**${escapeMarkdown(title)}** — ${escapeMarkdown(entry.skill.skill.name)}`,
        escapeMarkdown(vscode.l10n.t('Suggested because of {0}.', reasonWords(reasons, wordsInTooltip))),
        escapeMarkdown(guidance),
        [
          commandLink(vscode.l10n.t('Attach'), 'craftlog.attachSuggestion', { activity: key, uri: uri.toString() }),
          commandLink(vscode.l10n.t('Not this'), 'craftlog.notThis', { activity: key, uri: uri.toString() }),
        ].join(' · '),
      ],
    }];
  }

  /** What the person set aside, to be taken back. */
  private asideRow(keys: readonly ActivityKey[]): readonly FileRow[] {
    const entries = keys.flatMap((key) => this.stores.frameworks.catalog.activity(key) ?? []);
    if (!entries.length) { return []; }
    return [{
      id: 'aside', label: vscode.l10n.t('Not this'), contextValue: 'aside', icon: 'circle-slash', colour: 'disabledForeground',
      description: String(entries.length), said: vscode.l10n.t('Not this, {0} set aside', entries.length),
      children: entries.map(({ key, activity }) => ({ id: key, label: activity.title, contextValue: 'suggestion.aside', subject: { activity: key } })),
    }];
  }
}

/** "so that, as a · file name". Telling words first, as the reasons come. */
function reasonWords(reasons: readonly Reason[], count: number): string {
  const words = [...new Set(reasons.flatMap((reason) => (reason.kind === 'words' ? [reason.words] : reason.kind === 'document' ? [reason.name, ...reason.because] : [])))]
    .slice(0, count);
  const file = reasons.some(({ kind }) => kind === 'file') ? [vscode.l10n.t('file name')] : [];
  return [...(words.length ? [words.join(', ')] : []), ...file].join(' · ');
}
