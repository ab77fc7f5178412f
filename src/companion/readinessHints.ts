import type * as vscode from 'vscode';
import { forPerson } from '../platform/messages';
import type { ReadinessStore } from './readinessStore';
import { Setting } from '../platform/setting';
import type { EditorHints } from './editorHints';

/** Switches hints in the editor on and off. Off, as it is by default, it loads nothing and listens to nothing but its setting. */
export class ReadinessHints implements vscode.Disposable {
  private readonly enabled = new Setting<boolean>('craftlog.readiness.inEditor', false);
  private hints: EditorHints | undefined;
  private gone = false;

  constructor(private readonly readiness: ReadinessStore, private readonly log: vscode.LogOutputChannel) {
    this.enabled.onDidChange(() => { void forPerson(() => this.turn()); });
    void forPerson(() => this.turn());
  }

  dispose(): void {
    this.gone = true;
    this.hints?.dispose();
    this.enabled.dispose();
  }

  private async turn(): Promise<void> {
    if (!this.enabled.value) {
      this.hints?.dispose();
      this.hints = undefined;
      return;
    }
    const { EditorHints: Hints } = await import('./later');
    if (this.enabled.value && !this.gone) { this.hints ??= new Hints(this.readiness, this.log); }
  }
}
