import * as vscode from 'vscode';
import type { Place } from '../logbook/model/logbook';
import { placeOf, uriOf } from '../platform/places';

/** A file's name in workspace state: relative to its folder, so that it holds on another machine and when the folder moves. */
export const fileKey = (uri: vscode.Uri): string => JSON.stringify(placeOf(uri));

/**
 * What is remembered by file follows its file: `rename` is told the new name for each old one when files are renamed in VS Code, and when an
 * untitled document is saved; and none when one goes for good, as the next one gets the same name.
 */
export function followFileKeys(rename: (to: (name: string) => string | undefined) => unknown): vscode.Disposable {
  /** Untitled documents whose text was just written to a file, perhaps formatted on the way: those are saved, and go next. */
  const became = new Map<string, { readonly file: vscode.Uri; readonly at: number }>();
  const hasSaved = (file: vscode.Uri, text: string, untitled: readonly (readonly [vscode.Uri, string])[]): void => {
    for (const [uri, own] of untitled) { if (own.trim() && inkOf(own) === inkOf(text)) { became.set(uri.toString(), { file, at: Date.now() }); } }
  };
  const gone = (uri: vscode.Uri): void => {
    const name = fileKey(uri);
    const next = became.get(uri.toString());
    became.delete(uri.toString());
    rename((other) => (other !== name ? other : next && Date.now() - next.at < lately ? fileKey(next.file) : undefined));
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidSaveTextDocument((document) => {
      const untitled = document.isUntitled ? [] : vscode.workspace.textDocuments.filter((other) => other.isUntitled);
      if (untitled.length) { hasSaved(document.uri, document.getText(), untitled.map((other) => [other.uri, other.getText()])); }
    }),
    vscode.workspace.onDidSaveNotebookDocument((notebook) => {
      const untitled = notebook.isUntitled ? [] : vscode.workspace.notebookDocuments.filter((other) => other.isUntitled);
      if (untitled.length) { hasSaved(notebook.uri, cellsOf(notebook), untitled.map((other) => [other.uri, cellsOf(other)])); }
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => rename((name) => files.reduce(renamed, name))),
    // A document that is given another language is closed and opened again.
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.isUntitled && !vscode.workspace.textDocuments.includes(document)) { gone(document.uri); }
    }),
    vscode.workspace.onDidCloseNotebookDocument((notebook) => { if (notebook.isUntitled) { gone(notebook.uri); } }),
  );
}

/** Milliseconds between the writing of a file and the end of the untitled document that became it, at most. */
const lately = 10_000;

const inkOf = (text: string): string => text.replace(/\s+/g, '');
const cellsOf = (notebook: vscode.NotebookDocument): string => notebook.getCells().map(({ document }) => document.getText()).join('\n');

/** The name after a file, or a folder above it, was renamed. */
function renamed(name: string, { oldUri, newUri }: { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }): string {
  const uri = uriNamed(name);
  const [from, to] = [oldUri.path.replace(/\/$/, ''), newUri.path.replace(/\/$/, '')];
  if (uri?.scheme !== oldUri.scheme || uri.authority !== oldUri.authority || (uri.path !== from && !uri.path.startsWith(`${from}/`))) { return name; }
  return fileKey(newUri.with({ path: to + uri.path.slice(from.length) }));
}

function uriNamed(name: string): vscode.Uri | undefined {
  try {
    const place = JSON.parse(name) as Partial<Record<'uri' | 'folder' | 'path', unknown>> | null;
    const sound = typeof place?.uri === 'string' || (typeof place?.folder === 'string' && typeof place.path === 'string');
    return sound ? uriOf(place as Place) : undefined;
  } catch {
    return undefined; // not written by this extension; it names no file
  }
}
