import * as vscode from 'vscode';
import type { ReadProblem } from './readFramework';

/** Long enough for a pause in typing. A file over `LARGE` (UTF-16 units) takes too long for that and is read when opened and saved. */
const PAUSE = 400;
const LARGE = 500_000;

/** Marks what is wrong in the framework files that are open. Reads nothing until one is. */
export class FrameworkProblems implements vscode.Disposable {
  private readonly diagnostics = vscode.languages.createDiagnosticCollection('craftlog');
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly log: vscode.LogOutputChannel) {
    this.subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length && sizeOf(document) <= LARGE) { this.schedule(document, PAUSE); }
      }),
      vscode.workspace.onDidSaveTextDocument((document) => { if (sizeOf(document) > LARGE) { this.schedule(document, 0); } }),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
    );
    vscode.workspace.textDocuments.forEach((document) => this.schedule(document, 0));
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.waiting.forEach(clearTimeout);
    this.waiting.clear();
    this.diagnostics.dispose();
  }

  private schedule(document: vscode.TextDocument, pause: number): void {
    if (!isFrameworkFile(document)) {
      if (this.diagnostics.has(document.uri)) { this.forget(document); }
      return;
    }
    const key = document.uri.toString();
    clearTimeout(this.waiting.get(key));
    this.waiting.set(key, setTimeout(() => {
      this.check(document, key).catch((error: unknown) => this.log.error(`Cannot check ${key}`, error));
    }, pause));
  }

  private forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.waiting.get(key));
    this.waiting.delete(key);
    this.diagnostics.delete(document.uri);
  }

  private async check(document: vscode.TextDocument, key: string): Promise<void> {
    const mine = this.waiting.get(key);
    const { version } = document;
    const { problems } = (await import('./later')).readFramework(document.getText());
    if (document.isClosed || document.version !== version || this.waiting.get(key) !== mine) { return; }
    this.waiting.delete(key);
    this.diagnostics.set(document.uri, problems.map((problem) => diagnosticOf(problem, document)));
    if (problems.length) { this.log.debug(`${problems.length} problems in ${document.uri.toString()}`); }
  }
}

/** Cost: constant; the text of a file in a folder `framework` is looked at only as far as its head. */
function isFrameworkFile(document: vscode.TextDocument): boolean {
  const { path, scheme } = document.uri;
  if (scheme !== 'untitled' && vscode.workspace.fs.isWritableFileSystem(scheme) === false) { return false; } // an old version, in a diff
  if (/\/\.craftlog\/frameworks\/[^/]+\.ya?ml$|\.craftlog\.ya?ml$/i.test(path)) { return true; }
  if (!/\/frameworks?\/[^/]+\.ya?ml$/i.test(path)) { return false; }
  const head = document.getText(new vscode.Range(0, 0, 100, 0)).slice(0, 8000);
  return /^id:/m.test(head) && /^(?:skills|levels):/m.test(head);
}

const sizeOf = (document: vscode.TextDocument): number => document.offsetAt(new vscode.Position(document.lineCount, 0));

function diagnosticOf(problem: ReadProblem, document: vscode.TextDocument): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(problem.start), document.positionAt(problem.end));
  const severity = problem.severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const diagnostic = new vscode.Diagnostic(range, problem.message, severity);
  diagnostic.source = 'Craftlog';
  diagnostic.code = problem.code;
  return diagnostic;
}
