import * as vscode from 'vscode';
import type { FrameworkFiles } from './frameworkFiles';
import type { FrameworkStore } from '../framework/frameworkStore';
import type { LogbookStore } from './logbookStore';
import type { FrameworkDiff } from '../framework/model/frameworkDiff';
import { Late } from '../text/late';
import type { ChangesText } from './frameworkChangesText';

const scheme = 'craftlog-frameworks';
const uri = vscode.Uri.from({ scheme, path: '/Framework changes.md' });

/** What has changed in the frameworks in use, and what has retired, as a document to read and to save, with what can be done above each line. */
export class FrameworkChanges implements vscode.TextDocumentContentProvider, vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly lensesChanged = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.lensesChanged.event;
  private readonly disposables: vscode.Disposable[];
  private diffs: readonly FrameworkDiff[] = [];
  private shown = this.late();

  constructor(private readonly files: FrameworkFiles, private readonly frameworks: FrameworkStore, private readonly logbook: LogbookStore) {
    this.disposables = [this.changed, this.lensesChanged, vscode.workspace.registerTextDocumentContentProvider(scheme, this)];
  }

  /** Opens the document. What it shows as changed has then been seen, and is not shown again once it is closed. */
  async show(): Promise<vscode.Uri> {
    const diffs = await (await this.files.changes()).take();
    const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
    if (diffs.length || !isOpen) { this.diffs = diffs; }
    this.refresh();
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
    return uri;
  }

  async provideTextDocumentContent(): Promise<string> {
    if (this.disposables.length === 3) {
      this.disposables.push(
        vscode.languages.registerCodeLensProvider({ scheme }, this), this.logbook.onDidChange(() => this.refresh()),
        this.frameworks.onDidChange(() => this.refresh()),
      );
    }
    return (await this.shown.get()).text;
  }

  async provideCodeLenses(): Promise<vscode.CodeLens[]> {
    return (await this.shown.get()).actions.map(({ line, title, command, argument }) =>
      new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title, command, arguments: [argument] }));
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private refresh(): void {
    this.shown = this.late();
    this.changed.fire(uri);
    this.lensesChanged.fire();
  }

  private late(): Late<ChangesText> {
    return new Late(async () => (await import('./later'))
      .changesText(this.diffs, this.frameworks.retired(this.logbook.progress), this.logbook.progress, this.frameworks));
  }
}
