import * as vscode from 'vscode';
import type { Entry, Source } from '../logbook/model/logbook';
import type { Evidence } from '../logbook/model/progress';
import { showUndoable } from '../logbook/showUndoable';
import { confirmDone } from '../platform/confirmation';
import type { Offers } from '../platform/offers';
import { exists, pathOf, placeIn } from '../platform/places';
import { largest } from '../text/lists';
import { type Candidate, findRelocated, searchFile, sourcesOf } from './relocation';
import type { EvidenceStore, LostFile } from './evidenceStore';

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
      ({ candidate }: Relocation) => hasAppeared(candidate.uri), (move: Relocation) => together.get(keyOf(move)) === most, ({ candidate }: Relocation) => candidate.sameName,
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

type Pair = readonly [Evidence, Source];

/** Where files that have gone are now, as far as that is sure. Cost: that of `findElsewhere`. */
export async function findRelocations(
  files: readonly LostFile[], hasAppeared: (uri: vscode.Uri) => boolean, log: vscode.LogOutputChannel, token: vscode.CancellationToken,
): Promise<readonly Relocation[]> {
  const { candidates } = await findRelocated(files, log, token);
  return chooseRelocations(files.map((file) => ({ file, candidates: candidates.get(file.uri.toString()) ?? [] })), hasAppeared);
}

/** Asks whether evidence should follow, and returns what to relink; nothing without a yes. Nobody is asked any more when all is back. */
export async function proposeRelocation(moves: readonly Relocation[], evidence: EvidenceStore, offers: Offers, log: vscode.LogOutputChannel): Promise<readonly Pair[]> {
  const [follow, not] = [vscode.l10n.t('Follow'), vscode.l10n.t('Not Now')];
  const id = `follow ${moves.map(({ file }) => file.uri.toString()).join(' ')}`;
  const back = evidence.onDidChange(() => { if (moves.every(({ file }) => !evidence.missingFrom(file.uri).length)) { offers.withdraw(id); } });
  const label = moves.length === 1 ? vscode.l10n.t('Should evidence follow its file?') : vscode.l10n.t('Should evidence follow its files?');
  const answer = await offers.ask({ id, label, sentence: sentenceOn(moves), buttons: [follow, not] });
  back.dispose();
  if (answer !== follow) { return []; }
  const pairs: Pair[] = [];
  for (const move of moves) { for (const pair of await stillTrue(move, evidence, log)) { pairs.push(pair); } }
  if (!pairs.length) { confirmDone(vscode.l10n.t('Nothing was changed: the files are back, or have changed again.')); }
  return pairs;
}

/** Says where evidence is now, with the way back. */
export function tellFollowed(pairs: readonly Pair[], added: readonly Entry[]): void {
  const places = new Set(pairs.flatMap(([, source]) => { const place = placeIn(source); return place ? [pathOf(place)] : []; }));
  showUndoable(places.size === 1 ? vscode.l10n.t('The evidence follows to {0}. Its first quote is kept.', [...places][0]!)
    : vscode.l10n.t('The evidence follows to {0} files. Its first quotes are kept.', places.size), added);
}

/** The person may answer much later: only what is still gone follows, and only to where it still is. */
async function stillTrue({ file, candidate }: Relocation, evidence: EvidenceStore, log: vscode.LogOutputChannel): Promise<readonly Pair[]> {
  await evidence.refresh(file.uri);
  const gone = evidence.missingFrom(file.uri);
  if (!gone.length || !await exists(candidate.uri)) { return []; }
  const there = await searchFile(candidate.uri, gone, log, candidate.sameName);
  if (!holdsAll({ ...file, evidence: gone }, there)) { return []; }
  const sources = sourcesOf(there);
  return gone.flatMap((piece): Pair[] => { const source = sources.get(piece.id); return source ? [[piece, source]] : []; });
}

/** What is claimed is what was seen: that passages are there word for word, or else only that a file has the name. */
function sentenceOn(moves: readonly Relocation[]): string {
  const [{ file, candidate, folders: [from, to] }] = moves as readonly [Relocation];
  const path = (uri: vscode.Uri): string =>
    vscode.workspace.workspaceFolders?.find((folder) => folder.uri.toString() === uri.toString())?.name ?? vscode.workspace.asRelativePath(uri);
  const quoted = moves.every(({ byWords }) => byWords);
  if (moves.length === 1) {
    return quoted ? vscode.l10n.t('{0} has gone, and {1} holds what it held. Its evidence can follow.', path(file.uri), path(candidate.uri))
      : vscode.l10n.t('{0} has gone, and a file of the same name is new at {1}. Its evidence can follow.', path(file.uri), path(candidate.uri));
  }
  if (moves.every(({ folders }) => folders[0].toString() === from.toString() && folders[1].toString() === to.toString())) {
    return vscode.l10n.t('{0} files with evidence have gone from {1}, and files of their names are in {2}. Their evidence can follow.', moves.length, path(from), path(to));
  }
  return quoted ? vscode.l10n.t('{0} files with evidence have gone, and other files hold what they held. Their evidence can follow.', moves.length)
    : vscode.l10n.t('{0} files with evidence have gone. Other files hold what they held, or have their names. Their evidence can follow.', moves.length);
}
