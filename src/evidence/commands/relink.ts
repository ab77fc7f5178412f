import * as vscode from 'vscode';
import type { LocatedEvidence } from '../evidence';
import { readTexts } from '../evidenceText';
import { showInfo } from '../../platform/messages';
import { FileText } from '../model/fileText';
import type { Spot } from '../model/fileText';
import type { Entry, EntryId, Fact, Source } from '../../logbook/model/logbook';
import type { Evidence } from '../../logbook/model/progress';
import { nameOf, placeIn, placeOf, uriOf } from '../../platform/places';
import { lookIn, sourcesOf } from '../elsewhere';
import { UserError } from '../../platform/userError';
import { rangeOf, uriFrom } from '../../platform/argument';
import type { Call } from '../../platform/argument';
import { chooseEvidence, evidenceWith } from './chooseEvidence';
import { choosePlace } from './choosePlace';
import type { Services } from '../../services';
import { fileTarget, passageTarget } from './target';
import { tellUndoable } from '../../logbook/tellUndoable';

/** With `uri` or `range` the evidence is put there; with neither, where it surely is now. */
export type RelinkArgument = { readonly entry: EntryId; readonly uri?: vscode.Uri; readonly range?: vscode.Range; readonly ask?: boolean };
export type UpdateArgument = { readonly entry?: EntryId; readonly entries?: readonly EntryId[]; readonly ask?: boolean };

/** Points evidence at another place. The first quote stays with it; nothing is rewritten. */
export async function relinkEvidence(services: Services, call: Call<RelinkArgument>): Promise<readonly Entry[] | undefined> {
  const piece = await chooseEvidence(services, call, vscode.l10n.t('Relink evidence'), {
    can: ({ source }) => placeIn(source) !== undefined, none: vscode.l10n.t('Only a file or a passage can be relinked, and there is none in your logbook.'),
  });
  if (!piece) { return undefined; }
  if (!placeIn(piece.source)) {
    throw new UserError(vscode.l10n.t('Only a file or a passage can be relinked. This evidence is a link or a note.'));
  }
  const { argument } = call;
  const uri = uriFrom(argument?.uri);
  const range = rangeOf(argument?.range);
  const ask = !argument || argument.ask === true;
  if (uri || range) { return relink(services, [[piece, await sourceAt(services, piece, uri, range)]], ask); }
  const located = await services.evidence.locate(piece);
  const now = (await sourcesNow(services, [{ piece, located }])).get(piece);
  if (!ask) {
    if (now) { return located.state === 'found' ? [] : relink(services, [[piece, now]], false); }
    throw new UserError(vscode.l10n.t('Craftlog is not sure where this evidence is now. Say where, with “uri” and “range”.'));
  }
  const source = await choosePlace(services, piece, located, now);
  return source && relink(services, [[piece, source]], true);
}

/** Takes passages that have surely moved or changed as they are now. Others are left as they are. */
export async function updateEvidence(services: Services, call: Call<UpdateArgument>): Promise<readonly Entry[] | undefined> {
  const { argument, rows } = call;
  const ids = argument?.entries ?? (argument?.entry === undefined ? rows.flatMap((row) => (row.kind === 'evidence' ? [row.entry] : [])) : [argument.entry]);
  const chosen = ids.length ? ids.map((id) => evidenceWith(services, id)) : await chooseEvidence(services, { rows, uris: [] }, vscode.l10n.t('Update evidence'), {
    can: (_, state) => state === 'moved' || state === 'changed', none: nothingToUpdate(),
  });
  if (!chosen) { return undefined; }
  const pieces: Piece[] = [];
  for (const piece of [chosen].flat()) { pieces.push({ piece, located: await services.evidence.locate(piece) }); }
  const pairs = [...await sourcesNow(services, pieces.filter(({ located }) => located.state !== 'found'))];
  const ask = !argument || argument.ask === true;
  if (!pairs.length) {
    if (ask) { void showInfo(nothingToUpdate()); }
    return [];
  }
  return relink(services, pairs, ask);
}

const nothingToUpdate = (): string => vscode.l10n.t('There is nothing to update. Choose Relink Evidence to say where a passage is now.');

async function relink({ logbook }: Services, pairs: readonly (readonly [Evidence, Source])[], tell: boolean): Promise<readonly Entry[]> {
  const added = await logbook.add(pairs.map(([{ id }, source]): Fact => ({ type: 'relink', entry: id, source })));
  if (tell) { tellRelinked(pairs, added); }
  return added;
}

function tellRelinked(pairs: readonly (readonly [Evidence, Source])[], added: readonly Entry[]): void {
  const [[piece, source]] = pairs as readonly [(typeof pairs)[number]];
  const [from, to] = [placeIn(piece.source)!, placeIn(source)!];
  const sentence = pairs.length > 1 ? vscode.l10n.t('{0} pieces of evidence updated. Their first quotes are kept.', pairs.length)
    : uriOf(from)?.toString() === uriOf(to)?.toString() ? vscode.l10n.t('The evidence is as it stands in {0} today. Its first quote is kept.', nameOf(to))
      : vscode.l10n.t('The evidence follows to {0}. Its first quote is kept.', nameOf(to));
  tellUndoable(sentence, added);
}

interface Piece { readonly piece: Evidence; readonly located: LocatedEvidence }

/** The sources of evidence that has surely been found, described anew; what is ambiguous, gone or unknown has none. Reads each file once. */
async function sourcesNow({ log }: Services, pieces: readonly Piece[]): Promise<ReadonlyMap<Evidence, Source>> {
  const sources = new Map<Evidence, Source>();
  const files = new Map<string, { readonly uri: vscode.Uri; readonly passages: { readonly piece: Evidence; readonly spot: Spot }[] }>();
  for (const { piece, located: { uri, cell, state, location } } of pieces) {
    if (!uri) { continue; }
    if (piece.source.kind === 'file' && state === 'found') { sources.set(piece, { kind: 'file', place: placeOf(uri) }); }
    if (!location || !('start' in location)) { continue; }
    const file = files.get(uri.toString()) ?? { uri, passages: [] };
    file.passages.push({ piece, spot: { start: location.start, end: location.end, ...(cell === undefined ? {} : { cell }) } });
    files.set(uri.toString(), file);
  }
  for (const { uri, passages } of files.values()) {
    const texts = await readTexts(uri, log);
    const described = texts ? new FileText(texts).describe(passages.map(({ spot }) => spot)) : [];
    described.forEach((passage, i) => sources.set(passages[i]!.piece, { kind: 'passage', place: placeOf(uri), ...passage }));
  }
  return sources;
}

/** A range makes a passage; a file alone is searched for the passage. */
async function sourceAt({ log }: Services, piece: Evidence, uri: vscode.Uri | undefined, range: vscode.Range | undefined): Promise<Source> {
  const { source } = piece;
  const place = placeIn(source);
  const target = uri ?? (place && uriOf(place));
  if (range) { return (await passageTarget({ uri: target, range }, false)).sources[0]!; }
  const file = (await fileTarget(target!, false)).uri;
  if (source.kind !== 'passage') { return { kind: 'file', place: placeOf(file) }; }
  const found = sourcesOf(await lookIn(file, [piece], log, true)).get(piece.id);
  if (!found) {
    throw new UserError(vscode.l10n.t('Craftlog did not find the passage in {0}. Say where it is, with “range”.', nameOf(placeOf(file))));
  }
  return found;
}
