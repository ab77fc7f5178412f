import * as vscode from 'vscode';
import type { CommandId } from '../../commands';
import type { EvidenceStore } from '../evidence';
import { fileOf } from '../evidenceText';
import type { FrameworkStore } from '../../framework/frameworks';
import type { LogbookStore } from '../../logbook/logbook';
import { Setting } from '../../platform/setting';
import { byLine, hasEvidence, passagesIn } from './passagesIn';
import type { MarkedPassage } from './passagesIn';

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
      evidence.onDidLook(() => this.changed.fire()), logbook.onDidChange(() => this.changed.fire()),
    );
    this.register();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!hasEvidence(document, this.evidence)) { return []; }
    await this.evidence.look(fileOf(document.uri));
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
