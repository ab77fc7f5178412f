import * as vscode from 'vscode';

/** Ends the name of a file that is still being written. One that stays behind was never acknowledged. */
const partial = '.part';

/** Text of a file; `undefined` when there is none. Rejects when it is there and cannot be read. */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (isMissing(error)) { return undefined; }
    throw error;
  }
}

/** Names of the files in a folder, sorted; none when there is no such folder. */
export async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    const all = await vscode.workspace.fs.readDirectory(folder);
    return all.flatMap(([name, type]) => (type & vscode.FileType.File && !name.endsWith(partial) ? [name] : [])).sort();
  } catch (error) {
    if (isMissing(error)) { return []; }
    throw error;
  }
}

/** Whole or not at all: whoever reads `uri` finds the old text or the new one. */
export async function writeWhole(uri: vscode.Uri, text: string): Promise<void> {
  const part = uri.with({ path: uri.path + partial });
  await vscode.workspace.fs.writeFile(part, new TextEncoder().encode(text));
  await vscode.workspace.fs.rename(part, uri, { overwrite: true });
}

/** Deletes a file or folder that may be gone already, by another window's hand. */
export async function remove(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { recursive: true, useTrash: false });
  } catch (error) {
    if (!isMissing(error)) { throw error; }
  }
}

export const isMissing = (error: unknown): boolean =>
  error instanceof vscode.FileSystemError && (error.code === 'FileNotFound' || error.code === 'EntryNotFound');
