import * as vscode from 'vscode';
import type { EvidenceStore } from '../evidence';
import { fileOf } from '../evidenceText';
import type { FrameworkStore } from '../../framework/frameworks';
import type { LogbookStore } from '../../logbook/logbook';
import { EvidenceLens } from './evidenceLens';
import { byLine, hasEvidence, passagesIn } from './passagesIn';

/**
 * Marks passages that are evidence in the editors that can be seen: a sign in the margin, one a line however many begin there, and a
 * stroke in the overview ruler. While somebody types, VS Code moves the marks with the text; after a pause they are set anew.
 */
export class Marks implements vscode.Disposable {
  private readonly sign: vscode.TextEditorDecorationType;
  private readonly lookSign: vscode.TextEditorDecorationType;
  private readonly stroke: vscode.TextEditorDecorationType;
  private readonly marked = new WeakSet<vscode.TextEditor>();
  private readonly disposables: vscode.Disposable;

  constructor(
    extensionUri: vscode.Uri, frameworks: FrameworkStore, logbook: LogbookStore, private readonly evidence: EvidenceStore,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const sign = (name: string): vscode.TextEditorDecorationType => vscode.window.createTextEditorDecorationType({
      light: { gutterIconPath: vscode.Uri.joinPath(extensionUri, 'media', `${name}-light.svg`) },
      dark: { gutterIconPath: vscode.Uri.joinPath(extensionUri, 'media', `${name}-dark.svg`) },
      gutterIconSize: 'contain', rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });
    this.sign = sign('mark');
    this.lookSign = sign('mark-look');
    this.stroke = vscode.window.createTextEditorDecorationType({
      overviewRulerColor: new vscode.ThemeColor('charts.blue'), overviewRulerLane: vscode.OverviewRulerLane.Left,
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });
    this.disposables = vscode.Disposable.from(
      this.sign, this.lookSign, this.stroke,
      vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach((editor) => { void this.mark(editor); })),
      evidence.onDidLook(({ uri }) => {
        const key = uri.toString();
        vscode.window.visibleTextEditors.filter((e) => fileOf(e.document.uri).toString() === key).forEach((e) => this.draw(e));
      }),
      logbook.onDidChange(() => this.markAll()),
      vscode.languages.registerHoverProvider('*', {
        provideHover: async (document, position) => (hasEvidence(document, evidence)
          ? new (await import('./markHover')).MarkHover(frameworks, evidence).provideHover(document, position) : undefined),
      }),
      new EvidenceLens(frameworks, logbook, evidence),
    );
    this.markAll();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private markAll(): void {
    vscode.window.visibleTextEditors.forEach((editor) => { void this.mark(editor); });
  }

  /** Costs nothing for a document that holds no evidence, and no search for one that has not changed. */
  private async mark(editor: vscode.TextEditor): Promise<void> {
    if (!hasEvidence(editor.document, this.evidence)) {
      if (this.marked.has(editor)) { this.draw(editor); }
      return;
    }
    try {
      await this.evidence.look(fileOf(editor.document.uri));
      this.draw(editor);
    } catch (error) {
      this.log.error('Cannot mark evidence', error);
    }
  }

  private draw(editor: vscode.TextEditor): void {
    const passages = passagesIn(editor.document, this.evidence);
    const signs = [...byLine(passages)].map(([line, on]) =>
      ({ range: new vscode.Range(line, 0, line, 0), look: on.some(({ piece }) => this.evidence.needsALook(piece)) }));
    editor.setDecorations(this.sign, signs.filter(({ look }) => !look).map(({ range }) => range));
    editor.setDecorations(this.lookSign, signs.filter(({ look }) => look).map(({ range }) => range));
    editor.setDecorations(this.stroke, passages.map(({ range }) => range));
    if (passages.length) { this.marked.add(editor); } else { this.marked.delete(editor); }
  }
}
