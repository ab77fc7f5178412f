import * as vscode from 'vscode';
import type { Place } from './model/logbook';
import { placeOf, uriOf } from './places';

/** A file's name in workspace state: relative to its folder, so that it holds on another machine and when the folder moves. */
export const placeName = (uri: vscode.Uri): string => JSON.stringify(placeOf(uri));

/**
 * What is remembered by file follows its file: `rename` is told the new name for each old one when files are renamed in VS Code, and none when
 * an untitled document goes for good, as the next one gets the same name.
 */
export function followPlaces(rename: (to: (name: string) => string | undefined) => unknown): vscode.Disposable {
  const gone = (uri: vscode.Uri): void => {
    const name = placeName(uri);
    rename((other) => (other === name ? undefined : other));
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidRenameFiles(({ files }) => rename((name) => files.reduce(renamed, name))),
    // A document that is given another language is closed and opened again.
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.isUntitled && !vscode.workspace.textDocuments.includes(document)) { gone(document.uri); }
    }),
    vscode.workspace.onDidCloseNotebookDocument((notebook) => { if (notebook.isUntitled) { gone(notebook.uri); } }),
  );
}

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
