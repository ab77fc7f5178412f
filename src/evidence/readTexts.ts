import * as vscode from 'vscode';
import type { FileTexts } from './model/fileText';
import { notebookCells } from '../passage/notebookCells';
import { withOneEnding } from '../text/lines';
import { readFile, statFile } from '../platform/files';

const openNotebook = (key: string): vscode.NotebookDocument | undefined => vscode.workspace.notebookDocuments.find((n) => n.uri.toString() === key);
const openDocument = (key: string): vscode.TextDocument | undefined => vscode.workspace.textDocuments.find((d) => d.uri.toString() === key);

/** Whether VS Code has it open, so that it has been read already. */
export const isOpen = (uri: vscode.Uri): boolean => (openNotebook(uri.toString()) ?? openDocument(uri.toString())) !== undefined;

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
 * between. What was deleted on disk counts as gone, unless it is being edited; what the file system refuses for another reason, or is slow to
 * tell of, is unreadable, and so is a device or a pipe.
 */
export async function stampOf(uri: vscode.Uri): Promise<FileStamp> {
  const key = uri.toString();
  const open = openNotebook(key) ?? openDocument(key);
  if (open?.isDirty) { return { file: 'there', stamp: versionOf(open) }; }
  try {
    const { type, mtime, size } = await statFile(uri);
    if (type & vscode.FileType.Directory) { return { file: 'gone' }; }
    if (!(type & vscode.FileType.File)) { return { file: 'unreadable' }; }
    const now = openNotebook(key) ?? openDocument(key);
    return { file: 'there', stamp: now ? versionOf(now) : `disk ${mtime} ${size}` };
  } catch (error) {
    return { file: error instanceof vscode.FileSystemError && notThere.has(error.code) ? 'gone' : 'unreadable' };
  }
}

export type FileStamp = { readonly file: 'there'; readonly stamp: string } | { readonly file: 'gone' | 'unreadable'; readonly stamp?: undefined };

/** The second: what was a folder on the way to it is now a file. */
const notThere: ReadonlySet<string> = new Set(['FileNotFound', 'FileNotADirectory']);

const versionOf = (open: vscode.NotebookDocument | vscode.TextDocument): string =>
  `open ${open.version} ${'getCells' in open ? open.getCells().map(({ document }) => document.version).join() : ''}`;

/**
 * Reads a file as its document would have it: unsaved edits included, without a byte order mark, in the encoding that the settings
 * say, with one kind of line ending. Open documents are asked first. `undefined` when it cannot be read; see `readFile` for its bounds.
 */
export async function readTexts(uri: vscode.Uri, log: vscode.LogOutputChannel): Promise<FileTexts | undefined> {
  const key = uri.toString();
  const notebook = openNotebook(key);
  if (notebook) { return { cells: true, texts: notebook.getCells().map(({ document }) => document.getText()) }; }
  const open = openDocument(key);
  if (open) { return { cells: false, texts: [open.getText()] }; }
  try {
    const text = await decoded(uri, await readFile(uri));
    const cells = /\.ipynb$/i.test(uri.path) ? notebookCells(text) : undefined;
    return cells ? { cells: true, texts: cells.map(withOneEnding) } : { cells: false, texts: [withOneEnding(text)] };
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
