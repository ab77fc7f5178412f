import * as vscode from 'vscode';
import type { CraftlogApi } from '../../src/api';
import type { Entry, EntryOf } from '../../src/logbook/model/logbook';

export const writeStories = 'product-manager/write-user-stories';
export const sprintGoal = 'product-manager/set-sprint-goal';

export const folder = (): vscode.Uri => vscode.workspace.workspaceFolders![0]!.uri;
export const fileUri = (...path: string[]): vscode.Uri => vscode.Uri.joinPath(folder(), ...path);
export const api = (): Promise<CraftlogApi> => Promise.resolve(vscode.extensions.getExtension<CraftlogApi>('craftlog.craftlog')!.activate());

export const run = <T>(command: string, ...args: unknown[]): Promise<T> => Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

/** Runs a command that logs evidence, and gives the one entry it added. */
export async function attach(command: string, argument: object): Promise<EntryOf<'evidence'>> {
  const added = await run<readonly Entry[]>(command, argument);
  if (added.length !== 1 || added[0]?.type !== 'evidence') { throw new Error(`Expected one piece of evidence, got ${JSON.stringify(added)}`); }
  return added[0];
}

/** Waits for something to become true; fails by the test's own timeout. */
export async function until<T>(value: () => T | undefined | Promise<T | undefined>): Promise<T> {
  // After its test has timed out nobody waits for it, and it would disturb the next ones.
  for (const end = Date.now() + 60_000; ;) {
    const found = await value();
    if (found) { return found; }
    if (Date.now() > end) { throw new Error(`This has not come: ${value.toString()}`); }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function newFile(name: string, text: string): Promise<vscode.Uri> {
  const uri = fileUri(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** The range of the first occurrence of `text`. */
export function rangeOfText(document: vscode.TextDocument, text: string): vscode.Range {
  const at = document.getText().indexOf(text);
  if (at < 0) { throw new Error(`${text} is not in ${document.uri.toString()}`); }
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

export async function showAndSelect(uri: vscode.Uri, ...texts: string[]): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
  editor.selections = texts.map((text) => { const { start, end } = rangeOfText(editor.document, text); return new vscode.Selection(start, end); });
  return editor;
}

export const closeAll = (): Promise<void> => run('workbench.action.closeAllEditors');

type Warn = (message: string, options: { readonly modal?: boolean; readonly detail?: string }, ...buttons: string[]) => Promise<string | undefined>;

/** While `work` runs, a warning gets that answer, given the buttons it has: VS Code shows no dialog in tests. Gives what was asked too. */
export async function answering<T>(answer: (buttons: readonly string[]) => string | undefined, work: () => Promise<T>): Promise<{ readonly result: T; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const before = vscode.window.showWarningMessage;
  const stand: Warn = (message, { detail = '' }, ...buttons) => {
    asked.push(`${message}\n${detail}`);
    return Promise.resolve(answer(buttons));
  };
  Object.assign(vscode.window, { showWarningMessage: stand });
  try {
    return { result: await work(), asked };
  } finally {
    Object.assign(vscode.window, { showWarningMessage: before });
  }
}
