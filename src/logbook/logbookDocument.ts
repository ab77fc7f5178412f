import * as vscode from 'vscode';
import type { FrameworkStore } from '../framework/frameworkStore';
import type { LogbookStore } from './logbookStore';
import type { Entry } from './model/logbook';
import type { StoredLogbook } from './storage/storedLogbook';
import { entriesCounted } from './labels';

/** Quotes are under `craftlog`; a scheme has one provider. */
const scheme = 'craftlog-logbook';
const own = vscode.Uri.from({ scheme, path: '/Logbook.txt' });
const data = vscode.Uri.from({ scheme, path: '/Where your data is.txt' });

/** The logbook, and where it is, as documents to read. Plain text, so that nothing in an entry can be followed by accident. */
export class LogbookDocument implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly disposables: vscode.Disposable;

  constructor(private readonly frameworks: FrameworkStore, private readonly logbook: LogbookStore, private readonly stored: StoredLogbook) {
    this.disposables = vscode.Disposable.from(
      this.changed, vscode.workspace.registerTextDocumentContentProvider(scheme, this), logbook.onDidChange(() => this.changed.fire(own)),
    );
  }

  async show(): Promise<vscode.Uri> {
    await open(own);
    return own;
  }

  async showData(): Promise<vscode.Uri> {
    this.changed.fire(data);
    await open(data);
    return data;
  }

  /** A logbook that is not this folder's. */
  async showOther(id: string, name: string): Promise<vscode.Uri> {
    const uri = vscode.Uri.from({ scheme, path: `/${name.replace(/[\\/:?#]/g, ' ')}.txt`, query: id });
    await open(uri);
    return uri;
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    if (uri.path === data.path) { return (await import('./later')).dataText(this.stored, this.logbook.entries.length); }
    const entries = uri.query ? (await this.stored.moved.peek(uri.query)).entries : this.logbook.entries;
    return this.text(uri.query ? uri.path.slice(1, -'.txt'.length) : vscode.workspace.name ?? '', entries);
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private async text(name: string, entries: readonly Entry[]): Promise<string> {
    const [{ logbookText }, { entryWords }] = await Promise.all([import('./later'), import('./later')]);
    const { language } = vscode.env;
    const days = new Intl.DateTimeFormat(language, { dateStyle: 'full' });
    const times = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
    const of = (format: Intl.DateTimeFormat) => (at: string): string => format.format(Date.parse(at));
    return logbookText(entries, {
      title: vscode.l10n.t('Logbook: {0}', name),
      summary: (all, gone) => (gone ? vscode.l10n.t('{0}, of which {1} no longer count.', entriesCounted(all), gone) : `${entriesCounted(all)}.`),
      entry: (entry) => entryWords({ frameworks: this.frameworks, logbook: { entries } }, entry),
      remark: (remark) => vscode.l10n.t('“{0}”', remark),
      takenBack: vscode.l10n.t('taken back'),
      day: of(days), time: of(times),
    });
  }
}

async function open(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
}
