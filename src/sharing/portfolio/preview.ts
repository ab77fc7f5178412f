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

  /** Shows the text, also when another one is shown already. What is asked about it is asked when it is there. */
  async show(text: string): Promise<void> {
    this.text = text;
    this.changed.fire(this.uri);
    const document = await vscode.workspace.openTextDocument(this.uri);
    await holds(document, text);
    await vscode.window.showTextDocument(document, { preview: true, preserveFocus: true });
  }

  dispose(): void {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs)
      .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === this.uri.toString());
    void vscode.window.tabGroups.close(tabs, true).then(() => { vscode.Disposable.from(this.provider, this.changed).dispose(); });
  }
}

/** Milliseconds in which a document that is open already takes a new text. */
const patience = 3000;

/** A document that is open already comes with its former text, and takes the new one a moment later. */
async function holds(document: vscode.TextDocument, text: string): Promise<void> {
  const plain = (any: string): string => any.replace(/\r\n?/g, '\n');
  const isThere = (): boolean => plain(document.getText()) === plain(text);
  if (isThere()) { return; }
  await new Promise<void>((resolve) => {
    const done = (): void => { clearTimeout(timer); changes.dispose(); resolve(); };
    const timer = setTimeout(done, patience);
    const changes = vscode.workspace.onDidChangeTextDocument((event) => { if (event.document === document && isThere()) { done(); } });
  });
}
