import * as vscode from 'vscode';

/** Ends the name of a file that is still being written. One that stays behind was never acknowledged. */
const partial = '.part';

/**
 * Text of a file that `writeWhole` wrote; `undefined` when there is none. Rejects when it is there and cannot be read. VS Code deletes
 * the old file before it renames the new one: whoever was ended in between has left the new one under its first name.
 */
export async function readWhole(uri: vscode.Uri): Promise<string | undefined> {
  return await readText(uri) ?? readText(partOf(uri));
}

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
  return (await fileNames(folder)).filter((name) => !name.endsWith(partial)).sort();
}

async function fileNames(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).flatMap(([name, type]) => (type & vscode.FileType.File ? [name] : []));
  } catch (error) {
    if (isMissing(error)) { return []; }
    throw error;
  }
}

/** Whole or not at all: `readWhole` finds the old text or the new one. A name that is new is there at once or not at all. */
export async function writeWhole(uri: vscode.Uri, text: string): Promise<void> {
  const part = partOf(uri);
  await vscode.workspace.fs.writeFile(part, new TextEncoder().encode(text));
  await vscode.workspace.fs.rename(part, uri, { overwrite: true });
}

const partOf = (uri: vscode.Uri): vscode.Uri => uri.with({ path: uri.path + partial });

/** Names of files that somebody began to write, as they would be called in the end. */
export async function partsIn(folder: vscode.Uri): Promise<readonly string[]> {
  return (await fileNames(folder)).filter((name) => name.endsWith(partial)).map((name) => name.slice(0, -partial.length));
}

export const removePart = (uri: vscode.Uri): Promise<void> => remove(partOf(uri));

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
