import * as vscode from 'vscode';
import type { EvidenceStore } from './evidenceStore';
import type { LogbookStore } from '../logbook/logbookStore';
import { placeIn, uriOf } from '../platform/places';
import { Setting } from '../platform/setting';
import { piecesOfEvidence } from '../logbook/labels';

/** Marks the files that hold evidence, in the Explorer and on editor tabs. Nothing is read for it. */
export class FileBadges implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri[] | undefined>();
  readonly onDidChangeFileDecorations = this.changed.event;
  private readonly enabled = new Setting<boolean>('craftlog.fileBadges.enabled', true);
  private readonly disposables: vscode.Disposable;

  constructor(logbook: LogbookStore, private readonly evidence: EvidenceStore) {
    this.disposables = vscode.Disposable.from(
      this.changed, this.enabled, this.enabled.onDidChange(() => this.changed.fire(undefined)),
      logbook.onDidChange(() => this.changed.fire(undefined)),
      evidence.onDidChange((ids) => this.changed.fire([...ids].flatMap((id) => {
        const source = logbook.progress.evidenceById(id)?.source;
        const place = source && placeIn(source);
        return (place && uriOf(place)) ?? [];
      }))),
      vscode.window.registerFileDecorationProvider(this),
    );
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const pieces = this.enabled.value ? this.evidence.files.get(uri)?.evidence : undefined;
    if (!pieces) { return undefined; }
    const looks = pieces.filter((piece) => this.evidence.needsReview(piece)).length;
    const words = looks ? vscode.l10n.t('{0}, {1} to look at', piecesOfEvidence(pieces.length), looks) : piecesOfEvidence(pieces.length);
    return { badge: '“”', tooltip: words };
  }

  dispose(): void {
    this.disposables.dispose();
  }
}
