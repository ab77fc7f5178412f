import * as vscode from 'vscode';
import type { CommandId } from '../commands';
import { fileKey } from '../evidence/fileKeys';
import { isOwnFile } from '../platform/ownFiles';
import { findingWords, qualityWords } from './labels';
import { dismissedIn, type Dismissible } from './model/dismissed';
import { findingsOf } from './model/readiness';
import type { ReadinessStore } from './readinessStore';

/** Long enough for a pause in typing. */
const PAUSE = 400;
/** Kinds of text that people write documents in. */
const LANGUAGES: readonly string[] = ['markdown', 'plaintext', 'gherkin', 'feature', 'cucumber'];

interface Hint { readonly diagnostic: vscode.Diagnostic; readonly finding: Dismissible }

/** What the group Ready? finds, as hints in the editors that can be seen, each with an action that dismisses it. */
export class EditorHints implements vscode.CodeActionProvider, vscode.Disposable {
  private readonly diagnostics = vscode.languages.createDiagnosticCollection('craftlog.readiness');
  private readonly hints = new Map<string, readonly Hint[]>();
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly readiness: ReadinessStore, private readonly log: vscode.LogOutputChannel) {
    const visible = (): void => vscode.window.visibleTextEditors.forEach(({ document }) => this.schedule(document, 0));
    this.subscriptions = vscode.Disposable.from(
      this.diagnostics, readiness.onDidChange(visible), vscode.window.onDidChangeVisibleTextEditors(visible),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => { if (contentChanges.length) { this.schedule(document, PAUSE); } }),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
      vscode.languages.registerCodeActionsProvider(
        LANGUAGES.map((language) => ({ language })), this, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
      ),
    );
    visible();
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const hints = this.hints.get(document.uri.toString()) ?? [];
    return hints.filter(({ diagnostic }) => diagnostic.range.intersection(range)).map(({ diagnostic, finding }) => {
      const action = new vscode.CodeAction(vscode.l10n.t('Dismiss hint: {0}', diagnostic.message), vscode.CodeActionKind.QuickFix);
      action.diagnostics = [diagnostic];
      action.command = { command: 'craftlog.dismissFinding' satisfies CommandId, title: vscode.l10n.t('Dismiss Hint...'), arguments: [{ finding, ask: true }] };
      return action;
    });
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.waiting.forEach(clearTimeout);
    this.waiting.clear();
  }

  private schedule(document: vscode.TextDocument, pause: number): void {
    if (!LANGUAGES.includes(document.languageId) || document.uri.scheme === 'output' || isOwnFile(document.uri)) { return; }
    if (!vscode.window.visibleTextEditors.some((editor) => editor.document === document)) { return; }
    const key = document.uri.toString();
    clearTimeout(this.waiting.get(key));
    this.waiting.set(key, setTimeout(() => {
      this.look(document, key).catch((error: unknown) => this.log.error(`Cannot look at ${key}`, error));
    }, pause));
  }

  private forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.waiting.get(key));
    this.waiting.delete(key);
    this.hints.delete(key);
    this.diagnostics.delete(document.uri);
  }

  private async look(document: vscode.TextDocument, key: string): Promise<void> {
    const { version, uri } = document;
    const mine = this.waiting.get(key);
    const kinds = await this.readiness.of({ path: vscode.workspace.asRelativePath(uri, false), text: document.getText() });
    if (document.isClosed || document.version !== version || this.waiting.get(key) !== mine) { return; }
    this.waiting.delete(key);
    const place = fileKey(uri);
    const dismissed = dismissedIn(kinds, this.readiness.dismissals.all, place);
    const hints = kinds.flatMap(findingsOf).filter(({ finding }) => !dismissed.has(finding)).map(({ finding, check }): Hint => {
      const range = new vscode.Range(document.positionAt(finding.start), document.positionAt(finding.end));
      const message = [findingWords(finding, check), check.advice].filter(Boolean).join(' ');
      const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Hint);
      diagnostic.source = ['Craftlog', qualityWords(finding)].filter(Boolean).join(', ');
      return { diagnostic, finding: { print: finding.print, rule: finding.rule, story: finding.story, place } };
    });
    this.hints.set(key, hints);
    this.diagnostics.set(uri, hints.map(({ diagnostic }) => diagnostic));
  }
}
