import * as vscode from 'vscode';
import type { FileNode } from '../views/thisFile/group';
import type { Call } from './argument';
import type { Services } from './services';

/** The rows of the menu, else the row in focus in For This File, which VS Code tells only once it is selected. */
export async function fileRows({ thisFile }: Services, { rows }: Call<unknown>): Promise<readonly FileNode[]> {
  if (rows.length) { return rows as readonly FileNode[]; }
  await vscode.commands.executeCommand('list.selectAndPreserveFocus');
  return thisFile.selection;
}
