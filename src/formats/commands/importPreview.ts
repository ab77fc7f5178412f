import * as vscode from 'vscode';
import { askInList } from '../../platform/quickPick';

const scheme = 'craftlog-import';

/** Shows a text to read, asks, and takes the text away again. The button that was chosen. */
export async function askWithPreview(name: string, text: string, question: string, buttons: readonly string[]): Promise<string | undefined> {
  const uri = vscode.Uri.from({ scheme, path: `/${name.replace(/[\\/:?#]/g, ' ')}.txt` });
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: () => text });
  try {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    return await askInList(question, vscode.l10n.t('The document behind this shows what is imported.'), buttons);
  } finally {
    provider.dispose();
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const own = tabs.filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
    await vscode.window.tabGroups.close(own);
  }
}
