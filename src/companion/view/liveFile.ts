import * as vscode from 'vscode';
import { currentDocument, fileDocument, isPartOf } from './fileDocument';
import type { FileDocument, FileGroup, FileNode, FileRow, GroupContent } from './group';

/** With an id of its own for each row: of two rows with one id VS Code shows neither, and an error. */
export const distinct = (content: GroupContent): GroupContent => ({ ...content, rows: distinctRows(content.rows) });

function distinctRows(rows: readonly FileRow[]): readonly FileRow[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    let { id } = row;
    for (let again = 1; seen.has(id); again++) { id = `${row.id}.${again}`; }
    seen.add(id);
    return { ...row, id, ...(row.children ? { children: distinctRows(row.children) } : {}) };
  });
}

/** The one object that stands for a row or group, with what it shows now. */
export function nodeOf(
  nodes: Map<string, FileNode>, id: string, above: FileNode | undefined, row: FileRow | undefined, uri: vscode.Uri,
): FileNode {
  const { entry, activity } = row?.subject ?? {};
  const kind = !row ? 'fileGroup' : entry !== undefined ? 'evidence' : activity !== undefined ? 'activity' : 'fileRow';
  const known = nodes.get(id);
  if (known?.kind === kind && known.entry === entry && known.key === (entry === undefined ? activity : undefined)) {
    known.row = row;
    known.uri = uri;
    return known;
  }
  const node: FileNode = {
    kind, id, above, row, uri, ...(entry === undefined ? { key: activity } : { entry, parent: { key: activity } }),
  };
  nodes.set(id, node);
  return node;
}

/** Milliseconds after the last keystroke; more for large documents, as each pass reads the whole of one. */
const settle = 250;
const settlePerMegabyte = 750;
/** While somebody types without a pause, they see the effect this often (ms). */
const atLeast = 4000;

/** What was read of a document, group by group. */
export interface Reading {
  readonly document: FileDocument;
  readonly contents: ReadonlyMap<string, GroupContent>;
}

/**
 * Reads the document in front anew after each change, while it is on: after a pause, a group at a time, giving way to the next keystroke.
 * A keystroke itself costs setting one timer. What is shown stays until there is something newer.
 */
export class LiveFile implements vscode.Disposable {
  private readonly read = new vscode.EventEmitter<Reading | undefined>();
  readonly onDidRead = this.read.event;
  private on = false;
  private open: vscode.TextDocument | vscode.NotebookDocument | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waitingSince: number | undefined;
  private running: vscode.CancellationTokenSource | undefined;
  private readonly disposables: readonly vscode.Disposable[];

  constructor(private readonly groups: readonly FileGroup[], private readonly log: vscode.LogOutputChannel) {
    const changed = (document: vscode.TextDocument): void => { if (isPartOf(document, this.open)) { this.soon(); } };
    this.disposables = [
      this.read,
      vscode.window.onDidChangeActiveTextEditor(() => this.now()),
      vscode.window.onDidChangeActiveNotebookEditor(() => this.now()),
      vscode.window.tabGroups.onDidChangeTabs(() => { if (currentDocument(this.open) !== this.open) { this.now(); } }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => { if (contentChanges.length) { changed(document); } }),
      vscode.workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
        if (notebook === this.open && contentChanges.length) { this.soon(); }
      }),
      ...groups.map((group) => group.onDidChange(() => this.now())),
      ...groups,
    ];
  }

  /** Reads what is in front, and from now on what changes. */
  start(): void {
    this.on = true;
    this.now();
  }

  /** Reads nothing more until it is started again. */
  stop(): void {
    this.on = false;
    clearTimeout(this.timer);
    this.running?.cancel();
  }

  dispose(): void {
    this.stop();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** Reads as soon as what runs now has run, so that a burst of events is one reading. */
  private now(): void {
    this.after(0);
  }

  private soon(): void {
    if (!this.on) { return; }
    this.waitingSince ??= Date.now();
    const late = Date.now() - this.waitingSince >= atLeast;
    this.after(late ? 0 : settle + settlePerMegabyte * sizeOf(this.open) / 1e6);
  }

  private after(milliseconds: number): void {
    if (!this.on) { return; }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.waitingSince = undefined;
      void this.pass().catch((error: unknown) => this.log.error('Cannot show what this file is about', error));
    }, milliseconds);
  }

  private async pass(): Promise<void> {
    this.running?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.running = source;
    const { token } = source;
    this.open = currentDocument(this.open);
    if (!this.open) {
      this.read.fire(undefined);
      return;
    }
    const document = fileDocument(this.open);
    const contents = new Map<string, GroupContent>();
    for (const group of this.groups) {
      const content = await group.read(document, token);
      if (token.isCancellationRequested) { return; }
      contents.set(group.id, distinct(content));
      await new Promise((resolve) => { setTimeout(resolve, 0); });
      if (token.isCancellationRequested) { return; }
    }
    this.read.fire({ document, contents });
  }
}

/** UTF-16 code units of a text, about; a notebook's cells are small. */
const sizeOf = (open: vscode.TextDocument | vscode.NotebookDocument | undefined): number =>
  (open && 'lineCount' in open ? open.offsetAt(new vscode.Position(open.lineCount, 0)) : 0);
