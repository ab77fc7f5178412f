import * as vscode from 'vscode';
import type { LogbookStore } from './logbook';
import type { EntryId, PassageSource } from './model/logbook';
import { indexText, locate } from './model/passage';
import type { Location, TextIndex } from './model/passage';
import type { Evidence } from './model/progress';
import { exists, placeIn, uriOf } from './places';

/** Whether evidence is still there. `unknown`: not looked at yet, or its folder is not open. */
export type EvidenceState = Location['state'] | 'unknown';

export interface LocatedEvidence {
  readonly state: EvidenceState;
  readonly uri?: vscode.Uri;
  readonly location?: Location;
}

const unknown: LocatedEvidence = { state: 'unknown' };
const here: LocatedEvidence = { state: 'found' };
/** A pause after the last change of a document before its evidence is looked for again. */
const settleMs = 400;
const needsALook: ReadonlySet<EvidenceState> = new Set<EvidenceState>(['changed', 'ambiguous', 'gone']);

/**
 * Where each piece of evidence is now. Passages are found when asked and remembered until their file changes, never
 * tracked edit by edit. A file is read once for all the evidence in it.
 */
export class EvidenceStore {
  private readonly changed = new vscode.EventEmitter<ReadonlySet<EntryId>>();
  /** Ids of evidence whose state may differ now. */
  readonly onDidChange = this.changed.event;
  private readonly located = new Map<EntryId, LocatedEvidence>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly disposables: vscode.Disposable[] = [this.changed];
  private byFile: ReadonlyMap<string, EvidenceFile> | undefined;
  private sweep: Promise<void> | undefined;
  private disposed = false;

  constructor(private readonly logbook: LogbookStore, private readonly log: vscode.LogOutputChannel) {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    this.disposables.push(
      watcher,
      watcher.onDidCreate((uri) => this.lookSoon(uri)),
      watcher.onDidChange((uri) => this.lookSoon(uri)),
      watcher.onDidDelete((uri) => this.lookSoon(uri)),
      vscode.workspace.onDidOpenTextDocument((document) => this.lookSoon(document.uri)),
      vscode.workspace.onDidChangeTextDocument((e) => { if (e.contentChanges.length) { this.lookSoon(e.document.uri); } }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.forget([...this.located.keys()])),
      logbook.onDidChange(({ added }) => this.forget(added.flatMap((e) => (e.type === 'relink' || e.type === 'retract' ? [e.entry] : [])))),
    );
  }

  /** What is known without looking. */
  stateOf(evidence: Evidence): EvidenceState {
    if (!placeIn(evidence.source)) { return 'found'; }
    return this.located.get(evidence.id)?.state ?? 'unknown';
  }

  /** Evidence known to be changed, ambiguous or gone. */
  get needingALook(): readonly Evidence[] {
    return this.logbook.progress.evidence.filter((e) => needsALook.has(this.stateOf(e)));
  }

  /** Finds one piece of evidence in its file as it is now, unsaved edits included. */
  async locate(evidence: Evidence): Promise<LocatedEvidence> {
    const place = placeIn(evidence.source);
    const uri = place && uriOf(place);
    if (!place) { return here; }
    if (!uri) { return unknown; }
    const found = await this.look(uri, [evidence]);
    return found.get(evidence.id) ?? unknown;
  }

  /** Looks in the background at all evidence not looked at yet, one file at a time. */
  async checkAll(): Promise<void> {
    this.sweep ??= this.lookAtAll().finally(() => { this.sweep = undefined; });
    return this.sweep;
  }

  dispose(): void {
    this.disposed = true;
    this.timers.forEach((timer) => clearTimeout(timer));
    this.disposables.forEach((d) => void d.dispose());
  }

  private async lookAtAll(): Promise<void> {
    for (const { uri, evidence } of this.files.values()) {
      if (this.disposed) { return; }
      const left = evidence.filter(({ id }) => !this.located.has(id));
      if (left.length) { await this.look(uri, left); }
    }
  }

  private lookSoon(changed: vscode.Uri): void {
    const uri = fileUri(changed);
    const key = uri.toString();
    if (!this.files.has(key)) { return; }
    clearTimeout(this.timers.get(key));
    this.timers.set(key, setTimeout(() => {
      this.timers.delete(key);
      void this.look(uri, this.files.get(key)?.evidence ?? []);
    }, settleMs));
  }

  /** Evidence by the file it is in; made when first asked for after a change of the logbook or the folders. */
  private get files(): ReadonlyMap<string, EvidenceFile> {
    this.byFile ??= filesOf(this.logbook.progress.evidence);
    return this.byFile;
  }

  private async look(uri: vscode.Uri, evidence: readonly Evidence[]): Promise<ReadonlyMap<EntryId, LocatedEvidence>> {
    const found = new Map<EntryId, LocatedEvidence>();
    const texts = evidence.some((e) => e.source.kind === 'passage') ? await this.read(uri) : undefined;
    const present = texts !== undefined || (await exists(uri));
    for (const piece of evidence) {
      found.set(piece.id, !present ? { state: 'gone', uri }
        : piece.source.kind === 'passage' && texts ? find(piece.source, texts, uri) : { state: 'found', uri });
    }
    const differs = [...found].filter(([id, l]) => this.located.get(id)?.state !== l.state).map(([id]) => id);
    found.forEach((value, id) => this.located.set(id, value));
    if (differs.length && !this.disposed) { this.changed.fire(new Set(differs)); }
    return found;
  }

  /** The text of a file, or of each cell of a notebook; `undefined` when it cannot be read. Open documents are asked first. */
  private async read(uri: vscode.Uri): Promise<readonly CellText[] | undefined> {
    const key = uri.toString();
    const notebook = vscode.workspace.notebookDocuments.find((n) => n.uri.toString() === key);
    if (notebook) { return notebook.getCells().map((c) => ({ uri: c.document.uri, text: indexText(c.document.getText()) })); }
    const open = vscode.workspace.textDocuments.find((d) => d.uri.toString() === key);
    if (open) { return [{ uri, text: indexText(open.getText()) }]; }
    try {
      if (uri.path.endsWith('.ipynb')) {
        return (await vscode.workspace.openNotebookDocument(uri)).getCells().map((c) => ({ uri: c.document.uri, text: indexText(c.document.getText()) }));
      }
      return [{ uri, text: indexText(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))) }];
    } catch (error) {
      this.log.debug(`Cannot read ${key}`, error);
      return undefined;
    }
  }

  private forget(ids: readonly EntryId[]): void {
    this.byFile = undefined;
    ids.forEach((id) => this.located.delete(id));
    if (ids.length) { this.changed.fire(new Set(ids)); }
    void this.checkAll();
  }
}

interface EvidenceFile { readonly uri: vscode.Uri; readonly evidence: Evidence[] }

function filesOf(evidence: readonly Evidence[]): ReadonlyMap<string, EvidenceFile> {
  const files = new Map<string, EvidenceFile>();
  for (const piece of evidence) {
    const place = placeIn(piece.source);
    const uri = place && uriOf(place);
    if (!uri) { continue; }
    const file = files.get(uri.toString());
    if (file) { file.evidence.push(piece); } else { files.set(uri.toString(), { uri, evidence: [piece] }); }
  }
  return files;
}

interface CellText { readonly uri: vscode.Uri; readonly text: TextIndex }

const fileUri = (uri: vscode.Uri): vscode.Uri =>
  vscode.workspace.notebookDocuments.find((n) => n.getCells().some((c) => c.document.uri.toString() === uri.toString()))?.uri ?? uri;

/** In a notebook the cell it was in comes first, then the others. */
function find(source: PassageSource, texts: readonly CellText[], uri: vscode.Uri): LocatedEvidence {
  const own = texts[source.cell ?? 0];
  let best: LocatedEvidence = { state: 'gone', uri };
  for (const text of own ? [own, ...texts.filter((t) => t !== own)] : texts) {
    const location = locate(source.selector, text.text);
    if (location.state === 'found' || location.state === 'moved') {
      return { state: text === own ? location.state : 'moved', uri: text.uri, location };
    }
    if (best.state === 'gone') { best = { state: location.state, uri: text.uri, location }; }
  }
  return best;
}
