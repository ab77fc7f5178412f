import * as vscode from 'vscode';
import type { EvidenceStore } from './evidenceStore';
import { readTexts } from './readTexts';
import type { EntryId } from '../logbook/model/logbook';
import { positionsOf } from '../text/lists';
import type { Evidence } from '../logbook/model/progress';
import { placeIn } from '../platform/places';

/**
 * What a row of evidence runs. VS Code's own command for opening is the one that a tree tells how the row was chosen: a click shows the
 * file and leaves the focus in the tree, Enter and a double click go there. It must be given the place, so this is asked for when the row
 * is chosen or pointed at, and again after its file was looked at anew. What has no one place goes to a command of ours, which says so.
 */
async function openingCommand(evidence: EvidenceStore, piece: Evidence, log: vscode.LogOutputChannel): Promise<vscode.Command> {
  const title = vscode.l10n.t('Open Evidence');
  const told: vscode.Command = { command: 'craftlog.openEvidence', title, arguments: [{ entry: piece.id, ask: true, keepFocus: true }] };
  if (!placeIn(piece.source)) { return told; }
  const { uri, state, location, cell } = await evidence.locate(piece);
  if (!uri) { return told; }
  if (piece.source.kind === 'file') { return state === 'found' ? { command: 'vscode.open', title, arguments: [uri] } : told; }
  if (!location || !('start' in location)) { return told; }
  const text = (await readTexts(uri, log))?.texts[cell ?? 0];
  const notebook = vscode.workspace.notebookDocuments.find((n) => n.uri.toString() === uri.toString());
  const document = cell === undefined ? uri : notebook && cell < notebook.cellCount ? notebook.cellAt(cell).document.uri : undefined;
  if (text === undefined || !document) { return told; }
  const [start, end] = positionsOf(text, [location.start, location.end]) as [vscode.Position, vscode.Position];
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  // A passage is shown as text, also where files of its kind open in something else.
  return { command: 'vscode.open', title, arguments: [document, { selection, ...(cell === undefined ? { override: true } : {}) }] };
}

/** Rows of a tree that VS Code has been told the place of; once their file was looked at anew, `again` is given those to be asked for again. */
export class PlacedRows<T extends { readonly entry?: EntryId }> implements vscode.Disposable {
  private readonly rows = new Set<T>();
  private readonly looked: vscode.Disposable;

  constructor(private readonly evidence: EvidenceStore, private readonly log: vscode.LogOutputChannel, again: (rows: T[]) => void) {
    this.looked = evidence.onDidRefresh(({ evidence: here }) => {
      if (!this.rows.size) { return; }
      const ids = new Set(here.map(({ id }) => id));
      const rows = [...this.rows].filter(({ entry }) => entry !== undefined && ids.has(entry));
      rows.forEach((row) => this.rows.delete(row));
      if (rows.length) { again(rows); }
    });
  }

  async place(item: vscode.TreeItem, row: T, piece: Evidence): Promise<void> {
    item.command = await openingCommand(this.evidence, piece, this.log);
    this.rows.add(row);
  }

  dispose(): void {
    this.looked.dispose();
  }
}
