import * as vscode from 'vscode';
import { isOwnText } from '../../logbook/model/ownText';
import { isOwnFile } from '../../platform/ownFiles';
import type { FileDocument } from './group';

/** Of a longer document only the beginning is read (UTF-16 code units): some 150,000 words. */
export const TEXT_SHOWN = 1024 * 1024;
/** Documents that are part of VS Code, not somebody's writing; Craftlog's own are not either. */
const notWritten = new Set(['output', 'debug', 'walkThrough', 'comment', 'search-editor', 'vscode-settings']);
const between = '\n\n';

type Open = vscode.TextDocument | vscode.NotebookDocument;

/** What the editor in front shows: a text, the modified side of a diff or a notebook; the one before, while another kind of thing has the focus. */
export function currentDocument(before: Open | undefined): Open | undefined {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  if (notebook) { return notebook; }
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const modified = input instanceof vscode.TabInputTextDiff ? input.modified.toString() : undefined;
  const document = modified === undefined ? vscode.window.activeTextEditor?.document
    : vscode.workspace.textDocuments.find((d) => d.uri.toString() === modified);
  if (document && !notWritten.has(document.uri.scheme) && !isOwnFile(document.uri)) { return notebookOf(document) ?? document; }
  return before && isVisible(before) ? before : undefined;
}

const notebookOf = ({ uri }: vscode.TextDocument): vscode.NotebookDocument | undefined => (uri.scheme === 'vscode-notebook-cell'
  ? vscode.workspace.notebookDocuments.find((n) => n.getCells().some((cell) => cell.document.uri.toString() === uri.toString())) : undefined);

const isVisible = (open: Open): boolean => ('getCells' in open
  ? vscode.window.visibleNotebookEditors.some(({ notebook }) => notebook === open)
  : vscode.window.visibleTextEditors.some(({ document }) => document === open));

/** Whether a change of `changed` is a change of what is shown. */
export const isPartOf = (changed: vscode.TextDocument, shown: Open | undefined): boolean => shown !== undefined
  && (changed === shown || ('getCells' in shown && changed.uri.scheme === 'vscode-notebook-cell' && changed.uri.path === shown.uri.path));

export function fileDocument(open: Open): FileDocument {
  return 'getCells' in open ? ofNotebook(open) : ofText(open);
}

function ofText(document: vscode.TextDocument): FileDocument {
  const written = document.getText();
  const text = isOwnText(written) ? '' : written.slice(0, TEXT_SHOWN);
  return {
    ...named(document.uri), text, languageId: document.languageId,
    placeOf: (start, end) => ({ uri: document.uri, range: new vscode.Range(document.positionAt(start), document.positionAt(end)) }),
  };
}

function ofNotebook(notebook: vscode.NotebookDocument): FileDocument {
  const cells = notebook.getCells().map(({ document }) => document);
  const starts: number[] = [];
  let text = '';
  for (const cell of cells) {
    starts.push(text.length);
    text += cell.getText() + between;
    if (text.length > TEXT_SHOWN) { break; }
  }
  return {
    ...named(notebook.uri), text: text.slice(0, TEXT_SHOWN), languageId: 'markdown',
    placeOf: (start, end) => {
      const at = Math.max(0, starts.findLastIndex((from) => from <= start));
      const cell = cells[at];
      if (!cell) { return { uri: notebook.uri, range: new vscode.Range(0, 0, 0, 0) }; }
      const from = starts[at]!;
      return { uri: cell.uri, range: new vscode.Range(cell.positionAt(start - from), cell.positionAt(end - from)) };
    },
  };
}

const named = (uri: vscode.Uri): { uri: vscode.Uri; path: string } => ({ uri, path: vscode.workspace.asRelativePath(uri, false) });
