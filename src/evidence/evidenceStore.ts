import * as vscode from 'vscode';
import type { LogbookStore } from '../logbook/logbookStore';
import type { EntryId, Source } from '../logbook/model/logbook';
import type { Evidence } from '../logbook/model/progress';
import { isElsewhere, placeIn, uriOf } from '../platform/places';
import { AcknowledgedEvidence } from './acknowledgedEvidence';
import { type EvidenceFile, EvidenceFiles } from './evidenceFiles';
import { fileOf, isOpen, readTexts, stampOf } from './readTexts';
import type { EvidenceState, LocatedEvidence } from './findEvidence';

export type { EvidenceState, LocatedEvidence };

/** A file that has gone, and how its evidence stood before. */
export interface LostFile extends EvidenceFile { readonly before: ReadonlyMap<EntryId, EvidenceState> }

const unknown: LocatedEvidence = { state: 'unknown' };
const here: LocatedEvidence = { state: 'found' };
/** Milliseconds after the last change of a file before its evidence is looked for again; more for large documents. */
const settle = 400;
const settlePerMegabyte = 300;
/** Milliseconds after start-up, before all evidence is looked at in the background. */
const startPause = 3000;
/** Milliseconds by which VS Code may tell late that a file has gone. */
const lateWord = 5000;
const needsReview: ReadonlySet<EvidenceState> = new Set<EvidenceState>(['changed', 'ambiguous', 'gone']);

/**
 * Where each piece of evidence is now. Passages are found when asked and remembered until their file changes, never tracked edit by edit.
 * A file is read once for all the evidence in it, files one after the other, and not again while its stamp is the same.
 */
export class EvidenceStore {
  private readonly changed = new vscode.EventEmitter<ReadonlySet<EntryId>>();
  private readonly looked = new vscode.EventEmitter<EvidenceFile>();
  private readonly lost = new vscode.EventEmitter<LostFile>();
  /** Ids of evidence whose state may differ now. */
  readonly onDidChange = this.changed.event;
  /** A file has been looked at anew: places may differ, also where states do not. */
  readonly onDidRefresh = this.looked.event;
  /** A file that was there has gone, inside VS Code or outside. */
  readonly onDidLose = this.lost.event;
  /** A file or folder has come, whether it holds evidence or not. */
  readonly onDidAppear: vscode.Event<vscode.Uri>;

  private readonly located = new Map<EntryId, LocatedEvidence>();
  /** What was known of evidence when it was located: its source may come to be another, or more of the same. */
  private readonly sources = new Map<EntryId, Source>();
  private readonly stamps = new Map<string, string>();
  /** Files that are there, or went since; of those that nobody saw there, since when (ms) that is known. */
  private readonly presence = new Map<string, 'there' | 'went' | number>();
  /** Files that the person has opened. */
  private readonly opened = new Set<string>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly looking = new Map<string, Promise<void>>();
  private readonly queue = new Set<string>();
  private draining: Promise<void> | undefined;
  private known: EvidenceFiles | undefined;
  private disposed = false;
  private readonly disposables: vscode.Disposable[];
  private readonly kept: AcknowledgedEvidence;

  constructor(private readonly logbook: LogbookStore, memento: vscode.Memento, private readonly log: vscode.LogOutputChannel) {
    this.kept = new AcknowledgedEvidence(memento);
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    this.onDidAppear = watcher.onDidCreate;
    const start = setTimeout(() => { void this.checkAll(); }, startPause);
    this.disposables = [
      this.changed, this.looked, this.lost, watcher, { dispose: () => clearTimeout(start) },
      ...[watcher.onDidCreate, watcher.onDidChange].map((event) => event((uri) => this.fileChanged(uri))),
      watcher.onDidDelete((uri) => this.fileWent(uri)),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.scheduleRefresh(fileOf(uri).toString())),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.fileChanged(fileOf(uri))),
      vscode.workspace.onDidCloseNotebookDocument(({ uri }) => this.fileChanged(uri)),
      vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => this.scheduleRefresh(notebook.uri.toString())),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length) { this.scheduleRefresh(fileOf(document.uri).toString(), document); }
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.drop([...this.located.keys()])),
      logbook.onDidChange(() => this.drop([...this.located.keys()].filter((id) => logbook.progress.evidenceById(id)?.source !== this.sources.get(id)))),
    ];
  }

  /** What is known without looking. */
  stateOf(evidence: Evidence): EvidenceState {
    return this.cached(evidence).state;
  }

  /** Where it was when last looked at. */
  cached(evidence: Pick<Evidence, 'id' | 'source'>): LocatedEvidence {
    const place = placeIn(evidence.source);
    if (!place) { return here; }
    const uri = 'uri' in place ? uriOf(place) : undefined;
    return this.located.get(evidence.id) ?? (uri && !this.mayAsk(uri) ? { state: 'unasked', uri } : unknown);
  }

  /** Evidence known to be changed, ambiguous or gone, unless the person has chosen to keep it as it is. */
  get needingReview(): readonly Evidence[] {
    return this.logbook.progress.evidence.filter((e) => this.needsReview(e));
  }

  needsReview(evidence: Evidence): boolean {
    const state = this.stateOf(evidence);
    return needsReview.has(state) && !this.kept.has(evidence, state);
  }

  async acknowledge(evidence: Evidence): Promise<void> {
    await this.kept.keep(evidence, this.stateOf(evidence));
    this.changed.fire(new Set([evidence.id]));
  }

  /** Evidence by file; made when first asked for after a change of the logbook or the folders. */
  get files(): EvidenceFiles {
    return this.known ??= new EvidenceFiles(this.logbook.progress.evidence);
  }

  /** All the evidence of a file when it has gone, with the file or from it; else none. */
  missingFrom(uri: vscode.Uri): readonly Evidence[] {
    const evidence = this.files.get(uri)?.evidence ?? [];
    return evidence.every((piece) => this.stateOf(piece) === 'gone') ? evidence : [];
  }

  /**
   * Finds one piece of evidence in its file as it is now, unsaved edits included. Of one whose print is not in memory the copy on disk is
   * waited for, since it has more to know the passage by.
   */
  async locate({ id, source }: Evidence): Promise<LocatedEvidence> {
    if (source.kind === 'passage' && source.selector.print === undefined) { await this.logbook.ready; }
    const evidence = this.logbook.progress.evidenceById(id) ?? { id, source };
    const place = placeIn(evidence.source);
    const uri = place && uriOf(place);
    if (uri) { await this.refresh(uri); }
    return this.cached(evidence);
  }

  /** As `locate`, for a person who opens it: a file outside the folders is asked about from now on. */
  async open(evidence: Evidence): Promise<LocatedEvidence> {
    this.opened.add(String(uriOf(placeIn(evidence.source) ?? { uri: '' })));
    return this.locate(evidence);
  }

  /** Looks at the evidence in a file, unless it is known and the file is the same. Looks at one file wait for each other. */
  async refresh(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const turn = (this.looking.get(key) ?? Promise.resolve()).then(() => this.refreshNow(key));
    this.looking.set(key, turn);
    await turn.finally(() => { if (this.looking.get(key) === turn) { this.looking.delete(key); } });
  }

  /** Looks in the background at all evidence not looked at yet or not readable then, one file after the other. */
  async checkAll(): Promise<void> {
    for (const { uri, evidence } of this.files.all) {
      if (evidence.some(({ id }) => (this.located.get(id)?.state ?? 'unreadable') === 'unreadable')) { this.queue.add(uri.toString()); }
    }
    return this.drain();
  }

  dispose(): void {
    this.disposed = true;
    this.queue.clear();
    this.timers.forEach((timer) => clearTimeout(timer));
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** See `isElsewhere`. What VS Code has open it has asked for already. */
  private mayAsk(uri: vscode.Uri): boolean {
    if (isElsewhere(uri) && isOpen(uri)) { this.opened.add(uri.toString()); }
    return !isElsewhere(uri) || this.opened.has(uri.toString());
  }

  private drain(): Promise<void> {
    this.draining ??= (async () => {
      for (const key of this.queue) { // what is added meanwhile comes last
        const file = this.queue.delete(key) && this.files.get(key);
        if (file) { await this.refresh(file.uri).catch((error: unknown) => this.log.error(`Cannot look at ${key}`, error)); }
      }
    })().finally(() => { this.draining = undefined; });
    return this.draining;
  }

  /** Of a folder that was deleted, moved or brought back, only the folder itself may be told. */
  private fileChanged(uri: vscode.Uri): void {
    for (const { uri: file } of this.files.under(uri)) {
      this.stamps.delete(file.toString());
      this.scheduleRefresh(file.toString());
    }
  }

  /** What goes was there, also when nobody has looked at it before, unless it was known to be gone when its folder still stood. */
  private fileWent(uri: vscode.Uri): void {
    for (const { uri: file, evidence } of this.files.under(uri)) {
      const was = this.presence.get(file.toString()) ?? Date.now();
      if (typeof was === 'number' && Date.now() - was <= lateWord) {
        this.presence.set(file.toString(), 'there');
        evidence.forEach(({ id }) => this.located.delete(id)); // how it stood there nobody knows
      }
    }
    this.fileChanged(uri);
  }

  private scheduleRefresh(key: string, edited?: vscode.TextDocument): void {
    if (!this.files.get(key)) { return; }
    const size = edited ? edited.offsetAt(new vscode.Position(edited.lineCount, 0)) : 0;
    clearTimeout(this.timers.get(key));
    this.timers.set(key, setTimeout(() => {
      this.timers.delete(key);
      this.queue.add(key);
      void this.drain();
    }, settle + settlePerMegabyte * size / 1e6));
  }

  private async refreshNow(key: string): Promise<void> {
    const file = this.files.get(key);
    if (!file || this.disposed || !this.mayAsk(file.uri)) { return; }
    const { file: there, stamp } = await stampOf(file.uri);
    const same = stamp !== undefined && stamp === this.stamps.get(key);
    const left = same ? file.evidence.filter(({ id }) => !this.located.has(id)) : file.evidence;
    if (!left.length) { return; }
    const passages = left.some(({ source }) => source.kind === 'passage');
    const texts = stamp !== undefined && passages ? await readTexts(file.uri, this.log) : undefined;
    const { finder } = await import('./later');
    if (this.disposed) { return; }
    const find = finder(file.uri, there, texts);
    const differs = new Set<EntryId>();
    const before = new Map(file.evidence.map((piece) => [piece.id, this.stateOf(piece)]));
    const still = new Map(this.files.get(key)?.evidence.map(({ id, source }) => [id, source]));
    for (const piece of left) {
      if (still.get(piece.id) !== piece.source) { continue; } // relinked meanwhile
      const found = find(piece);
      if (this.located.get(piece.id)?.state !== found.state) { differs.add(piece.id); }
      this.located.set(piece.id, found);
      this.sources.set(piece.id, piece.source);
    }
    const was = this.presence.get(key);
    const went = there === 'gone' && was === 'there';
    if (there !== 'unreadable') { this.presence.set(key, there === 'there' ? 'there' : went ? 'went' : was ?? Date.now()); }
    // What could not be read is read again when it is next asked for.
    if (stamp === undefined || (passages && !texts)) { this.stamps.delete(key); } else { this.stamps.set(key, stamp); }
    if (differs.size) { this.changed.fire(differs); }
    this.looked.fire(file);
    if (went) { this.lost.fire({ ...file, before }); }
  }

  private drop(ids: readonly EntryId[]): void {
    this.known = undefined;
    ids.forEach((id) => this.located.delete(id));
    if (ids.length) { this.changed.fire(new Set(ids)); }
    void this.checkAll();
  }
}
