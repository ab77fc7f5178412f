import * as vscode from 'vscode';
import { evidencePresentation } from '../../evidence/evidencePresentation';
import { escapeMarkdown } from '../../platform/markdown';
import type { Evidence } from '../../logbook/model/progress';
import { evidenceStateWord, piecesOfEvidence } from '../../logbook/labels';
import type { FileDocument, FileGroup, FileRow, GroupContent } from './group';
import type { ThisFileStores } from './groups';

/** The evidence that the document holds, a row for each activity it shows, with its state in words. */
export class EvidenceGroup implements FileGroup {
  readonly id = 'evidence';
  readonly title = vscode.l10n.t('Evidence here');
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private shown: ReadonlySet<string> = new Set();
  private readonly disposables: readonly vscode.Disposable[];

  constructor(private readonly stores: ThisFileStores) {
    const { evidence, logbook } = stores;
    this.disposables = [
      this.changed, logbook.onDidChange(() => this.changed.fire()),
      evidence.onDidChange((ids) => { if ([...ids].some((id) => this.shown.has(id))) { this.changed.fire(); } }),
    ];
  }

  async read({ uri }: FileDocument, token: vscode.CancellationToken): Promise<GroupContent> {
    const { evidence } = this.stores;
    const pieces = (): readonly Evidence[] => evidence.files.get(uri)?.evidence ?? [];
    if (pieces().some((piece) => evidence.stateOf(piece) === 'unknown')) { await evidence.refresh(uri); }
    if (token.isCancellationRequested) { return { rows: [] }; }
    const here = pieces();
    this.shown = new Set(here.map(({ id }) => id));
    return {
      rows: here.flatMap((piece) => this.rowsOf(piece)),
      description: here.length ? piecesOfEvidence(here.length) : vscode.l10n.t('none yet'),
    };
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private rowsOf(piece: Evidence): readonly FileRow[] {
    const { evidence, frameworks } = this.stores;
    const state = evidence.stateOf(piece);
    const look = evidencePresentation(piece, state, evidence.needsReview(piece));
    return piece.activities.map((key) => {
      const title = frameworks.titleOf(key) ?? key;
      const word = evidenceStateWord(state);
      // A narrow sidebar cuts the end off, and what needs no look may be cut.
      const description = (state === 'found' ? [title, word] : [word, title]).filter(Boolean).join(' · ');
      return {
        ...look, id: `${piece.id} ${key}`, description, said: [look.name, description].join(', '),
        tooltip: [look.tooltip[0]!, escapeMarkdown(description), ...look.tooltip.slice(2)], subject: { entry: piece.id, activity: key },
      };
    });
  }
}
