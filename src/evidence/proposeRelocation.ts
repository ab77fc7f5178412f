import * as vscode from 'vscode';
import type { Entry, Source } from '../logbook/model/logbook';
import type { Evidence } from '../logbook/model/progress';
import { showUndoable } from '../logbook/showUndoable';
import { confirmDone } from '../platform/confirmation';
import type { Offers } from '../platform/offers';
import { exists, pathOf, placeIn } from '../platform/places';
import { chooseRelocations, holdsAll, type Relocation } from './model/chooseRelocations';
import { findRelocated, searchFile, sourcesOf } from './relocation';
import type { EvidenceStore, LostFile } from './evidenceStore';

type Pair = readonly [Evidence, Source];

/** Where files that have gone are now, as far as that is sure. Cost: that of `findRelocated`. */
export async function findRelocations(
  files: readonly LostFile[], hasAppeared: (uri: vscode.Uri) => boolean, log: vscode.LogOutputChannel, token: vscode.CancellationToken,
): Promise<readonly Relocation[]> {
  const { candidates } = await findRelocated(files, log, token);
  return chooseRelocations(files.map((file) => ({ file, candidates: candidates.get(file.uri.toString()) ?? [] })), hasAppeared);
}

/** Asks whether evidence should follow, and returns what to relink; nothing without a yes. Nobody is asked any more when all is back. */
export async function proposeRelocation(
  moves: readonly Relocation[], evidence: EvidenceStore, offers: Offers, log: vscode.LogOutputChannel,
): Promise<readonly Pair[]> {
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
    return vscode.l10n.t('{0} files with evidence have gone from {1}, and files of their names are in {2}. Their evidence can follow.',
      moves.length, path(from), path(to));
  }
  return quoted ? vscode.l10n.t('{0} files with evidence have gone, and other files hold what they held. Their evidence can follow.', moves.length)
    : vscode.l10n.t('{0} files with evidence have gone. Other files hold what they held, or have their names. Their evidence can follow.', moves.length);
}
