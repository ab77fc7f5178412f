import * as vscode from 'vscode';
import type { CommandId } from '../commands';
import type { FrameworkStore } from '../framework/frameworkStore';
import type { LogbookStore } from '../logbook/logbookStore';
import type { Evidence } from '../logbook/model/progress';
import { Setting } from '../platform/setting';
import { listAt } from '../text/lists';
import type { EvidenceState, EvidenceStore } from './evidenceStore';
import { cellOf, fileOf } from './readTexts';

/** Activities named above a line; of more, only how many. */
const named = 2;

/** A line above each passage that is evidence, for those who switch it on. Without that it does nothing. */
export class EvidenceLens implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly enabled = new Setting<boolean>('craftlog.codeLens.enabled', false);
  private registered: vscode.Disposable | undefined;
  private readonly disposables: vscode.Disposable;

  constructor(private readonly frameworks: FrameworkStore, logbook: LogbookStore, private readonly evidence: EvidenceStore) {
    this.disposables = vscode.Disposable.from(
      this.changed, this.enabled, this.enabled.onDidChange(() => this.register()),
      evidence.onDidRefresh(() => this.changed.fire()), logbook.onDidChange(() => this.changed.fire()),
    );
    this.register();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!hasEvidence(document, this.evidence)) { return []; }
    await this.evidence.refresh(fileOf(document.uri));
    return [...byLine(passagesIn(document, this.evidence))].flatMap(([line, passages]) => this.lenses(line, passages));
  }

  dispose(): void {
    this.registered?.dispose();
    this.disposables.dispose();
  }

  private lenses(line: number, passages: readonly MarkedPassage[]): vscode.CodeLens[] {
    const keys = [...new Set(passages.flatMap(({ piece }) => piece.activities))];
    const titles = keys.slice(0, named).map((key) => this.frameworks.titleOf(key) ?? key).join(', ');
    const words = keys.length > named ? vscode.l10n.t('Evidence for {0} and {1} more', titles, keys.length - named) : vscode.l10n.t('Evidence for {0}', titles);
    const changed = passages.find(({ state }) => state === 'changed');
    return [
      lens(line, words, 'craftlog.revealInSkills', passages[0]!),
      ...(changed ? [lens(line, vscode.l10n.t('Changed: compare with quote'), 'craftlog.compareEvidence', changed)] : []),
    ];
  }

  private register(): void {
    this.registered?.dispose();
    this.registered = this.enabled.value ? vscode.languages.registerCodeLensProvider('*', this) : undefined;
  }
}

const lens = (line: number, title: string, command: CommandId, { piece }: MarkedPassage): vscode.CodeLens =>
  new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title, command, arguments: [{ entry: piece.id, ask: true }] });

/** A passage of a document that is evidence, or one of the places where it may be. */
export interface MarkedPassage {
  readonly piece: Evidence;
  readonly state: EvidenceState;
  readonly range: vscode.Range;
}

export const hasEvidence = (document: vscode.TextDocument, evidence: EvidenceStore): boolean => evidence.files.get(fileOf(document.uri)) !== undefined;

/** The passages as they were last located; where several places are equally likely, all of them. In the order of the evidence. */
export function passagesIn(document: vscode.TextDocument, evidence: EvidenceStore): readonly MarkedPassage[] {
  const cell = cellOf(document.uri);
  return (evidence.files.get(fileOf(document.uri))?.evidence ?? []).flatMap((piece) => {
    const { location, state, cell: at, spots = [] } = evidence.cached(piece);
    const places = location && 'start' in location ? [{ ...location, cell: at }] : state === 'ambiguous' ? spots : [];
    return places.filter((place) => place.cell === cell).map(({ start, end }) =>
      ({ piece, state, range: new vscode.Range(document.positionAt(start), document.positionAt(end)) }));
  });
}

/** Passages by the line they begin on, from the top. */
export function byLine(passages: readonly MarkedPassage[]): ReadonlyMap<number, readonly MarkedPassage[]> {
  const lines = new Map<number, MarkedPassage[]>();
  for (const passage of [...passages].sort((a, b) => a.range.start.compareTo(b.range.start))) {
    const line = passage.range.start.line;
    listAt(lines, line).push(passage);
  }
  return lines;
}

/**
 * Marks passages that are evidence in the editors that can be seen: a sign in the margin, one a line however many begin there, and a
 * stroke in the overview ruler. While somebody types, VS Code moves the marks with the text; after a pause they are set anew.
 */
export class Marks implements vscode.Disposable {
  private readonly sign: vscode.TextEditorDecorationType;
  private readonly lookSign: vscode.TextEditorDecorationType;
  private readonly stroke: vscode.TextEditorDecorationType;
  private readonly marked = new WeakSet<vscode.TextEditor>();
  private readonly disposables: vscode.Disposable;

  constructor(
    extensionUri: vscode.Uri, frameworks: FrameworkStore, logbook: LogbookStore, private readonly evidence: EvidenceStore,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const sign = (name: string): vscode.TextEditorDecorationType => vscode.window.createTextEditorDecorationType({
      light: { gutterIconPath: vscode.Uri.joinPath(extensionUri, 'media', `${name}-light.svg`) },
      dark: { gutterIconPath: vscode.Uri.joinPath(extensionUri, 'media', `${name}-dark.svg`) },
      gutterIconSize: 'contain', rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });
    this.sign = sign('mark');
    this.lookSign = sign('mark-look');
    this.stroke = vscode.window.createTextEditorDecorationType({
      overviewRulerColor: new vscode.ThemeColor('charts.blue'), overviewRulerLane: vscode.OverviewRulerLane.Left,
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });
    this.disposables = vscode.Disposable.from(
      this.sign, this.lookSign, this.stroke,
      vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach((editor) => { void this.mark(editor); })),
      evidence.onDidRefresh(({ uri }) => {
        const key = uri.toString();
        vscode.window.visibleTextEditors.filter((e) => fileOf(e.document.uri).toString() === key).forEach((e) => this.draw(e));
      }),
      logbook.onDidChange(() => this.markAll()),
      vscode.languages.registerHoverProvider('*', {
        provideHover: async (document, position) => (hasEvidence(document, evidence)
          ? new (await import('./later')).MarkHover(frameworks, evidence).provideHover(document, position) : undefined),
      }),
      new EvidenceLens(frameworks, logbook, evidence),
    );
    this.markAll();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private markAll(): void {
    vscode.window.visibleTextEditors.forEach((editor) => { void this.mark(editor); });
  }

  /** Costs nothing for a document that holds no evidence, and no search for one that has not changed. */
  private async mark(editor: vscode.TextEditor): Promise<void> {
    if (!hasEvidence(editor.document, this.evidence)) {
      if (this.marked.has(editor)) { this.draw(editor); }
      return;
    }
    try {
      await this.evidence.refresh(fileOf(editor.document.uri));
      this.draw(editor);
    } catch (error) {
      this.log.error('Cannot mark evidence', error);
    }
  }

  private draw(editor: vscode.TextEditor): void {
    const passages = passagesIn(editor.document, this.evidence);
    const signs = [...byLine(passages)].map(([line, on]) =>
      ({ range: new vscode.Range(line, 0, line, 0), look: on.some(({ piece }) => this.evidence.needsReview(piece)) }));
    editor.setDecorations(this.sign, signs.filter(({ look }) => !look).map(({ range }) => range));
    editor.setDecorations(this.lookSign, signs.filter(({ look }) => look).map(({ range }) => range));
    editor.setDecorations(this.stroke, passages.map(({ range }) => range));
    if (passages.length) { this.marked.add(editor); } else { this.marked.delete(editor); }
  }
}
