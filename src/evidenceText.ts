import * as vscode from 'vscode';
import { notebookCells } from './model/notebookCells';

/** The text of a file; of a notebook, of each of its cells. */
export type FileTexts = { readonly cells: false; readonly texts: readonly [string] } | { readonly cells: true; readonly texts: readonly string[] };

const openNotebook = (key: string): vscode.NotebookDocument | undefined => vscode.workspace.notebookDocuments.find((n) => n.uri.toString() === key);
const openDocument = (key: string): vscode.TextDocument | undefined => vscode.workspace.textDocuments.find((d) => d.uri.toString() === key);

/** The file that a document belongs to: its own, or for a cell the notebook's. */
export function fileOf(uri: vscode.Uri): vscode.Uri {
  if (uri.scheme !== 'vscode-notebook-cell') { return uri; }
  return vscode.workspace.notebookDocuments.find((n) => n.getCells().some((c) => c.document.uri.toString() === uri.toString()))?.uri ?? uri;
}

/** Which cell of its notebook a document is. */
export function cellOf(uri: vscode.Uri): number | undefined {
  if (uri.scheme !== 'vscode-notebook-cell') { return undefined; }
  const key = uri.toString();
  for (const notebook of vscode.workspace.notebookDocuments) {
    const cell = notebook.getCells().find((c) => c.document.uri.toString() === key);
    if (cell) { return cell.index; }
  }
  return undefined;
}

/**
 * Says whether a file's text may have changed since: two equal stamps mean the same text, as long as the document was not closed in
 * between. `undefined` when there is no such file; what was deleted on disk counts as gone, unless it is being edited.
 */
export async function stampOf(uri: vscode.Uri): Promise<string | undefined> {
  const key = uri.toString();
  const open = openNotebook(key) ?? openDocument(key);
  if (open?.isDirty) { return versionOf(open); }
  const stat = await vscode.workspace.fs.stat(uri).then((s) => s, () => undefined);
  if (!stat) { return undefined; }
  const now = openNotebook(key) ?? openDocument(key);
  return now ? versionOf(now) : `disk ${stat.mtime} ${stat.size}`;
}

const versionOf = (open: vscode.NotebookDocument | vscode.TextDocument): string =>
  `open ${open.version} ${'getCells' in open ? open.getCells().map(({ document }) => document.version).join() : ''}`;

/**
 * Reads a file as its document would have it: unsaved edits included, without a byte order mark, in the encoding that the settings
 * say. Open documents are asked first. `undefined` when it cannot be read.
 */
export async function readTexts(uri: vscode.Uri, log: vscode.LogOutputChannel): Promise<FileTexts | undefined> {
  const key = uri.toString();
  const notebook = openNotebook(key);
  if (notebook) { return { cells: true, texts: notebook.getCells().map(({ document }) => document.getText()) }; }
  const open = openDocument(key);
  if (open) { return { cells: false, texts: [open.getText()] }; }
  try {
    const text = await decoded(uri, await vscode.workspace.fs.readFile(uri));
    const cells = /\.ipynb$/i.test(uri.path) ? notebookCells(text) : undefined;
    return cells ? { cells: true, texts: cells } : { cells: false, texts: [text] };
  } catch (error) {
    log.debug(`Cannot read ${key}`, error);
    return undefined;
  }
}

const marks: readonly { readonly label: string; readonly bytes: readonly number[] }[] = [
  { label: 'utf-16le', bytes: [0xff, 0xfe] }, { label: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** UTF-8 and UTF-16, which nearly every file is, need no question to the window. */
async function decoded(uri: vscode.Uri, bytes: Uint8Array): Promise<string> {
  const marked = marks.find((mark) => mark.bytes.every((byte, i) => bytes[i] === byte));
  try {
    return new TextDecoder(marked?.label ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return vscode.workspace.decode(bytes, { uri }); // in another encoding: VS Code knows the settings
  }
}
