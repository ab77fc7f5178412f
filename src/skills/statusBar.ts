import * as vscode from 'vscode';
import type { FrameworkStore } from '../framework/frameworkStore';
import type { LogbookStore } from '../logbook/logbookStore';
import { summarise } from '../logbook/model/progress';
import { Setting } from '../platform/setting';
import { doneOfRelevant, piecesOfEvidence } from '../logbook/labels';

/** "12 of 54", leading to the Progress panel. */
export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('craftlog.progress', vscode.StatusBarAlignment.Left, 0);
  private readonly visible = new Setting<boolean>('craftlog.statusBar.visible', true);
  private readonly disposables: vscode.Disposable;

  constructor(private readonly frameworks: FrameworkStore, private readonly logbook: LogbookStore) {
    this.item.name = vscode.l10n.t('Craftlog: activities done');
    this.item.command = 'craftlog.showProgress';
    this.disposables = vscode.Disposable.from(
      this.item, this.visible,
      this.visible.onDidChange(() => this.update()), logbook.onDidChange(() => this.update()), frameworks.onDidChange(() => this.update()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.update()),
    );
    this.update();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private update(): void {
    if (!this.visible.value || !vscode.workspace.workspaceFolders?.length) {
      this.item.hide();
      return;
    }
    const summary = summarise(this.frameworks.catalog.activities, this.logbook.progress);
    const said = vscode.l10n.t('{0} of {1} activities done, {2}', summary.done, summary.relevant, piecesOfEvidence(summary.evidence));
    this.item.text = `$(checklist) ${doneOfRelevant(summary)}`;
    this.item.tooltip = vscode.l10n.t('Craftlog: {0}. Select to show your progress.', said);
    this.item.accessibilityInformation = { label: vscode.l10n.t('Craftlog: {0}', said), role: 'button' };
    this.item.show();
  }
}
