import * as vscode from 'vscode';

/** Its own scheme: a scheme has one provider. */
const scheme = 'craftlog-preview';

/**
 * A document to read beside a question, which goes when the question is answered. Plain text, so that nothing in it can be followed by
 * accident.
 */
export class Preview implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly uri: vscode.Uri;
  private readonly provider: vscode.Disposable;
  private text = '';

  /** `name` is that of the tab. */
  constructor(name: string) {
    this.uri = vscode.Uri.from({ scheme, path: `/${name.replace(/[\\/:?#]/g, ' ')}` });
    this.provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.changed.event,
      provideTextDocumentContent: (uri) => (uri.toString() === this.uri.toString() ? this.text : undefined),
    });
  }

  /** Shows the text, also when another one is shown already. */
  async show(text: string): Promise<void> {
    this.text = text;
    this.changed.fire(this.uri);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(this.uri), { preview: true, preserveFocus: true });
  }

  dispose(): void {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs)
      .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === this.uri.toString());
    void vscode.window.tabGroups.close(tabs, true).then(() => { vscode.Disposable.from(this.provider, this.changed).dispose(); });
  }
}
