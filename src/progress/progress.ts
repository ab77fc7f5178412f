import * as vscode from 'vscode';
import type { EvidenceStore } from '../evidence/evidenceStore';
import type { FrameworkStore } from '../framework/frameworkStore';
import type { LogbookStore } from '../logbook/logbookStore';
import { forPerson } from '../platform/messages';
import type { SkillKey } from '../framework/model/framework';
import type { ProgressPanel } from './progressPanel';

/** The Progress panel, of which nothing is loaded before somebody looks at it. */
export class Progress implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly subscription = vscode.window.registerWebviewPanelSerializer('craftlog.progress', this);
  private loaded: ProgressPanel | undefined;
  private readonly needs: ConstructorParameters<typeof ProgressPanel>;

  constructor(extensionUri: vscode.Uri, frameworks: FrameworkStore, logbook: LogbookStore, evidence: EvidenceStore, log: vscode.LogOutputChannel) {
    this.needs = [extensionUri, frameworks, logbook, evidence, log];
  }

  /** Opens the panel or brings it to the front. With a skill, its row is scrolled to and focused. */
  async show(at: { readonly skill?: SkillKey } = {}): Promise<void> {
    (await this.panel()).show(at);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    await forPerson(async () => (await this.panel()).restore(panel));
  }

  dispose(): void {
    this.subscription.dispose();
    this.loaded?.dispose();
  }

  private async panel(): Promise<ProgressPanel> {
    const { ProgressPanel: Loaded } = await import('./later');
    return this.loaded ??= new Loaded(...this.needs);
  }
}
