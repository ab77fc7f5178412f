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
