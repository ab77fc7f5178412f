import * as vscode from 'vscode';

/** Bytes of the largest file that is read. VS Code gives extensions no document of more than 50 MB either. */
export const mostBytes = 20_000_000;
/** Milliseconds that a file system has for an answer, and after a late one until the file is asked for again. */
const patience = 10_000;
const pause = 300_000;
/** Late answers waited for in one file system at once: each holds something there, on disk one of four threads. */
const mostLate = 2;

/** Why a file that is there is not read. */
export type Unread = 'notAFile' | 'tooLarge' | 'slow';

export class UnreadError extends Error {
  constructor(readonly why: Unread) { super(`Not read: ${why}`); }
}

/** Files that did not answer in time, and until when (ms) they are not asked for; for ever while they still have not answered. */
const late = new Map<string, number>();
const rootOf = ({ scheme, authority }: vscode.Uri): string => `${scheme}://${authority}/`;

/** What the file system says of a file. Rejects as it does, and with an `UnreadError` when it is slow. */
export const statFile = (uri: vscode.Uri): Promise<vscode.FileStat> => inTime(uri, () => vscode.workspace.fs.stat(uri));

/**
 * The bytes of what is a file, itself or at the end of a link: no device, pipe or folder, and nothing that is too large or does not end.
 * Rejects as the file system does, and with an `UnreadError`.
 */
export async function readFile(uri: vscode.Uri, most = mostBytes): Promise<Uint8Array> {
  const { type, size } = await statFile(uri);
  if (!(type & vscode.FileType.File)) { throw new UnreadError('notAFile'); }
  if (size > most) { throw new UnreadError('tooLarge'); }
  // What a system makes up as it is read, as under /proc, has no size, and may never end.
  if (size === 0 && (uri.scheme === 'file' || uri.scheme === 'vscode-remote')) { return new Uint8Array(); }
  const bytes = await inTime(uri, () => vscode.workspace.fs.readFile(uri));
  if (bytes.length > most) { throw new UnreadError('tooLarge'); }
  return bytes;
}

/** Why a file that is there is not read; `undefined` when that is for the file system to say. */
export async function whyUnread(uri: vscode.Uri): Promise<Unread | undefined> {
  try {
    const { type, size } = await statFile(uri);
    return !(type & vscode.FileType.File) ? 'notAFile' : size > mostBytes ? 'tooLarge' : late.has(uri.toString()) ? 'slow' : undefined;
  } catch (error) {
    return error instanceof UnreadError ? error.why : undefined;
  }
}

/** A question that is not answered cannot be taken back, so it is not asked again while it stands. */
async function inTime<T>(uri: vscode.Uri, ask: () => Thenable<T>): Promise<T> {
  const key = uri.toString();
  const root = rootOf(uri);
  const waiting = [...late].filter(([other, until]) => until === Infinity && other.startsWith(root)).length;
  if ((late.get(key) ?? 0) > Date.now() || waiting >= mostLate) { throw new UnreadError('slow'); }
  late.delete(key);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answer = ask();
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late.set(key, Infinity);
      const answered = (): void => { late.set(key, Date.now() + pause); };
      answer.then(answered, answered);
      reject(new UnreadError('slow'));
    }, patience);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

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

/**
 * Text of a file that may be anything, since it came with somebody's folder; `undefined` when there is none. Rejects when it is no file but a folder,
 * a device or a pipe, when it has more than `most` bytes, and after `ms`. Follows links: see `linkIn`.
 */
export function readBounded(uri: vscode.Uri, { most, ms }: { readonly most: number; readonly ms: number }): Promise<string | undefined> {
  return within(ms, uri, async () => {
    const stat = await statOf(uri);
    if (!stat) { return undefined; }
    if (!(stat.type & vscode.FileType.File)) { throw new Error(`${uri.toString()} is not a file`); }
    const content = stat.size > most ? undefined : await vscode.workspace.fs.readFile(uri);
    // A file may have more than it says.
    if (!content || content.length > most) { throw new Error(`${uri.toString()} has more than ${most} bytes`); }
    return new TextDecoder().decode(content);
  });
}

/** Rejects after `ms`. What was begun then goes on, and nobody hears of it. */
export async function within<T>(ms: number, uri: vscode.Uri, work: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error(`${uri.toString()} has not answered for ${ms} ms`)), ms); });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** `undefined` when there is nothing. */
export async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch (error) {
    if (isMissing(error)) { return undefined; }
    throw error;
  }
}

/** Names of the files in a folder, sorted, also of those that are links; none when there is no such folder. */
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

/**
 * Whole or not at all: `readWhole` finds the old text or the new one. A name that is new is there at once or not at all. For Craftlog's own storage
 * alone: elsewhere somebody may have put a link where this writes first.
 */
export async function writeWhole(uri: vscode.Uri, text: string): Promise<void> {
  const part = partOf(uri);
  await vscode.workspace.fs.writeFile(part, new TextEncoder().encode(text));
  await vscode.workspace.fs.rename(part, uri, { overwrite: true });
}

/**
 * Writes a file where others can write too: under a name that nobody can have prepared, then renamed. That replaces a link, and never writes to
 * where it leads. Rejects where there is a folder. After a failure what was there still is, or, since VS Code deletes the old file before it renames
 * the new one, the new text is beside it.
 */
export async function replaceFile(uri: vscode.Uri, text: string): Promise<void> {
  const stat = await statOf(uri);
  if (stat?.type === vscode.FileType.Directory) { throw new Error(`${uri.toString()} is a folder`); }
  const random = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const part = vscode.Uri.joinPath(uri, '..', `${ownPart}${random}${partial}`);
  try {
    await vscode.workspace.fs.writeFile(part, new TextEncoder().encode(text));
    await vscode.workspace.fs.rename(part, uri, { overwrite: true });
  } catch (error) {
    const isThere = await statOf(uri).then((stat) => stat !== undefined, () => true);
    if (isThere || !stat) { await Promise.allSettled([remove(part)]); } // what went wrong before is what counts
    throw error;
  }
}

/** How the names begin that `replaceFile` writes first. */
const ownPart = '.craftlog-';
/** What `replaceFile` had begun in a folder when it was ended. */
export const leftBehind = async (folder: vscode.Uri): Promise<readonly vscode.Uri[]> =>
  (await partsIn(folder)).filter((name) => name.startsWith(ownPart)).map((name) => partOf(vscode.Uri.joinPath(folder, name)));

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

/** Deletes what it can. Rejects when something stays, with the first reason. */
export async function removeAll(uris: readonly vscode.Uri[]): Promise<void> {
  const results = await Promise.allSettled(uris.map(remove));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) { throw failed.reason; }
}

/** An address as people know it. */
export const pathOnDisk = (uri: vscode.Uri): string => (uri.scheme === 'file' ? uri.fsPath : uri.toString(true));

export const isMissing = (error: unknown): boolean =>
  error instanceof vscode.FileSystemError && (error.code === 'FileNotFound' || error.code === 'EntryNotFound');

/** Opens a page in the browser. One on another machine cannot be reached from there: it is shown among the files of the workspace, else as text. */
export const openPage = (page: vscode.Uri): Thenable<unknown> => (page.scheme === 'file' ? vscode.env.openExternal(page)
  : vscode.commands.executeCommand(vscode.workspace.getWorkspaceFolder(page) ? 'revealInExplorer' : 'vscode.open', page));
