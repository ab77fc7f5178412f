import * as vscode from 'vscode';

/**
 * What a key means in a tree: the row in focus, or all that is selected when that is one of them. VS Code tells an extension only what is
 * selected. Selecting the row in focus and taking that back tells which it is, and opens nothing, as `list.selectAndPreserveFocus` would.
 */
export async function rowsInFocus<T>(tree: { readonly selection: readonly T[] }): Promise<readonly T[]> {
  const before = tree.selection;
  await vscode.commands.executeCommand('list.toggleSelection');
  const now = tree.selection;
  const came = now.filter((row) => !before.includes(row));
  if (!came.length && now.length === before.length) { return []; } // no row is in focus
  await vscode.commands.executeCommand('list.toggleSelection');
  return came.length ? came : before;
}
