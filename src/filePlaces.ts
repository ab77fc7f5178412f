import * as vscode from 'vscode';
import type { Place } from './model/logbook';
import { placeOf, uriOf } from './places';

/** A file's name in workspace state: relative to its folder, so that it holds on another machine and when the folder moves. */
export const placeName = (uri: vscode.Uri): string => JSON.stringify(placeOf(uri));

/**
 * What is remembered by file follows its file: `rename` is told the new name for each old one when files are renamed in VS Code, and when an
 * untitled document is saved; and none when one goes for good, as the next one gets the same name.
 */
export function followPlaces(rename: (to: (name: string) => string | undefined) => unknown): vscode.Disposable {
  /** Files saved lately, and when (ms). */
  const saved = new Map<string, { readonly uri: vscode.Uri; readonly text: string; readonly at: number }>();
  const hasSaved = (uri: vscode.Uri, text: string): void => {
    saved.delete(uri.toString());
    saved.set(uri.toString(), { uri, text: inkOf(text), at: Date.now() });
    if (saved.size > mostSaved) { saved.delete(saved.keys().next().value!); }
  };
  /** A saved untitled document goes once its file has been written with its text, perhaps formatted on the way. */
  const gone = (uri: vscode.Uri, text: string): void => {
    const name = placeName(uri);
    const file = text.trim() ? [...saved.values()].findLast((other) => other.text === inkOf(text) && Date.now() - other.at < lately) : undefined;
    rename((other) => (other === name ? file && placeName(file.uri) : other));
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidSaveTextDocument((document) => { if (!document.isUntitled) { hasSaved(document.uri, document.getText()); } }),
    vscode.workspace.onDidSaveNotebookDocument((notebook) => { if (!notebook.isUntitled) { hasSaved(notebook.uri, cellsOf(notebook)); } }),
    vscode.workspace.onDidRenameFiles(({ files }) => rename((name) => files.reduce(renamed, name))),
    // A document that is given another language is closed and opened again.
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.isUntitled && !vscode.workspace.textDocuments.includes(document)) { gone(document.uri, document.getText()); }
    }),
    vscode.workspace.onDidCloseNotebookDocument((notebook) => { if (notebook.isUntitled) { gone(notebook.uri, cellsOf(notebook)); } }),
  );
}

/** Milliseconds between the writing of a file and the end of the untitled document that became it, and files remembered for that. */
const lately = 10_000;
const mostSaved = 8;

const inkOf = (text: string): string => text.replace(/\s+/g, '');
const cellsOf = (notebook: vscode.NotebookDocument): string => notebook.getCells().map(({ document }) => document.getText()).join('\n');

/** The name after a file, or a folder above it, was renamed. */
function renamed(name: string, { oldUri, newUri }: { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }): string {
  const uri = uriNamed(name);
  const [from, to] = [oldUri.path.replace(/\/$/, ''), newUri.path.replace(/\/$/, '')];
  if (uri?.scheme !== oldUri.scheme || uri.authority !== oldUri.authority || (uri.path !== from && !uri.path.startsWith(`${from}/`))) { return name; }
  return placeName(newUri.with({ path: to + uri.path.slice(from.length) }));
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
