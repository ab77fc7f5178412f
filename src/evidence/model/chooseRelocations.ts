import type * as vscode from 'vscode';
import { largest } from '../../text/lists';
import type { LostFile } from '../evidenceStore';
import type { Candidate } from '../relocation';

/** A file that has gone and the one that its evidence may follow to. */
export interface Relocation {
  readonly file: LostFile;
  readonly candidate: Candidate;
  /** The passages say so; otherwise only the name does. */
  readonly byWords: boolean;
  /** The folders in which the two paths begin to be the same: what a move of a whole folder was from and to. */
  readonly folders: readonly [from: vscode.Uri, to: vscode.Uri];
}

interface Search { readonly file: LostFile; readonly candidates: readonly Candidate[] }

/**
 * Of each file that has gone, the only file that it can be: one that holds all it held; among these one that has just appeared, one
 * where other files of its folder are too, or one of its name. Where several are left nothing is chosen. A file known only by its name
 * that was there all the time is another.
 */
export function chooseRelocations(searches: readonly Search[], hasAppeared: (uri: vscode.Uri) => boolean): readonly Relocation[] {
  const moves = searches.map(({ file, candidates }) => candidates
    .filter((candidate) => holdsAll(file, candidate) && (quotes(file) || hasAppeared(candidate.uri)))
    .map((candidate): Relocation => ({ file, candidate, byWords: quotes(file), folders: foldersOf(file.uri, candidate.uri) })));
  const together = new Map<string, number>();
  for (const key of moves.flatMap((each) => [...new Set(each.map(keyOf))])) { together.set(key, (together.get(key) ?? 0) + 1); }
  return moves.flatMap((each) => {
    const most = largest(each.map((move) => together.get(keyOf(move))!), 2);
    const preferred = [
      ({ candidate }: Relocation) => hasAppeared(candidate.uri), (move: Relocation) => together.get(keyOf(move)) === most,
      ({ candidate }: Relocation) => candidate.sameName,
    ].reduce((rest, isBetter) => { const better = rest.filter(isBetter); return better.length ? better : rest; }, each);
    return preferred.length === 1 ? preferred : [];
  });
}

/**
 * Whether all that was in a file before it went is in another: word for word, or as changed as it was. A passage that had gone before
 * is not asked for.
 */
export function holdsAll(file: LostFile, { held, sameName }: Candidate): boolean {
  const asked = file.evidence.filter(({ id, source }) => source.kind === 'passage' && !wasLost.has(file.before.get(id) ?? 'unknown'));
  if (!asked.length) { return sameName && !quotes(file) && held.size > 0; }
  return asked.every(({ id }) => held.get(id)?.verbatim === true || (held.has(id) && file.before.get(id) === 'changed'))
    && asked.some(({ id }) => held.get(id)?.verbatim);
}

const wasLost: ReadonlySet<string> = new Set(['gone', 'ambiguous']);
const quotes = ({ evidence }: LostFile): boolean => evidence.some(({ source }) => source.kind === 'passage');
const keyOf = ({ folders }: Relocation): string => folders.join('\n');

function foldersOf(from: vscode.Uri, to: vscode.Uri): readonly [vscode.Uri, vscode.Uri] {
  const [a, b] = [from.path.split('/'), to.path.split('/')];
  while (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-1)) { a.pop(); b.pop(); }
  return [from.with({ path: a.join('/') }), to.with({ path: b.join('/') })];
}
