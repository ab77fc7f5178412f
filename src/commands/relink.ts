import * as vscode from 'vscode';
import type { LocatedEvidence } from '../evidence';
import { readTexts } from '../evidenceText';
import type { Entry, EntryId, Fact, Source } from '../model/logbook';
import { describe } from '../model/passage';
import type { Evidence } from '../model/progress';
import { nameOf, placeIn, placeOf, uriOf } from '../places';
import { passageIn } from '../elsewhere';
import { UserError } from '../userError';
import { rangeOf, uriFrom } from './argument';
import type { Call } from './argument';
import { chooseEvidence, evidenceWith } from './chooseEvidence';
import { choosePlace } from './choosePlace';
import type { Services } from './services';
import { fileTarget, passageTarget } from './target';
import { tellUndoable } from './tellUndoable';

/** With `uri` or `range` the evidence is put there; with neither, where it surely is now. */
export type RelinkArgument = { readonly entry: EntryId; readonly uri?: vscode.Uri; readonly range?: vscode.Range; readonly ask?: boolean };
export type UpdateArgument = { readonly entry?: EntryId; readonly entries?: readonly EntryId[]; readonly ask?: boolean };

/** Points evidence at another place. The first quote stays with it; nothing is rewritten. */
export async function relinkEvidence(services: Services, call: Call<RelinkArgument>): Promise<readonly Entry[] | undefined> {
  const piece = await chooseEvidence(services, call, vscode.l10n.t('Relink evidence'));
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
  const now = await sourceNow(services, piece, located);
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
  const chosen = ids.length ? ids.map((id) => evidenceWith(services, id)) : await chooseEvidence(services, { rows, uris: [] }, vscode.l10n.t('Update evidence'));
  if (!chosen) { return undefined; }
  const pairs: [Evidence, Source][] = [];
  for (const piece of [chosen].flat()) {
    const located = await services.evidence.locate(piece);
    const source = located.state === 'found' ? undefined : await sourceNow(services, piece, located);
    if (source) { pairs.push([piece, source]); }
  }
  const ask = !argument || argument.ask === true;
  if (!pairs.length) {
    if (ask) { void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing to update. Choose Relink Evidence to say where a passage is now.')); }
    return [];
  }
  return relink(services, pairs, ask);
}

async function relink({ logbook }: Services, pairs: readonly (readonly [Evidence, Source])[], tell: boolean): Promise<readonly Entry[]> {
  const added = await logbook.add(pairs.map(([{ id }, source]): Fact => ({ type: 'relink', entry: id, source })));
  if (tell) { void tellRelinked(pairs.map(([, source]) => source), added); }
  return added;
}

async function tellRelinked(sources: readonly Source[], added: readonly Entry[]): Promise<void> {
  const place = placeIn(sources[0]!);
  const sentence = sources.length === 1 && place ? vscode.l10n.t('The evidence follows to {0}. Its first quote is kept.', nameOf(place))
    : vscode.l10n.t('{0} pieces of evidence updated. Their first quotes are kept.', sources.length);
  await tellUndoable(sentence, added);
}

/** The source of evidence that has surely been found, described anew; `undefined` for what is ambiguous, gone or unknown. */
async function sourceNow({ log }: Services, { source }: Evidence, { uri, cell, state, location }: LocatedEvidence): Promise<Source | undefined> {
  if (!uri || state === 'gone' || state === 'unknown') { return undefined; }
  if (source.kind === 'file') { return { kind: 'file', place: placeOf(uri) }; }
  if (!location || !('start' in location)) { return undefined; }
  const text = (await readTexts(uri, log))?.texts[cell ?? 0];
  if (text === undefined) { return undefined; }
  return { kind: 'passage', place: placeOf(uri), ...(cell === undefined ? {} : { cell }), selector: describe(text, location.start, location.end) };
}

/** A range makes a passage; a file alone is searched for the passage. */
async function sourceAt({ log }: Services, { source }: Evidence, uri: vscode.Uri | undefined, range: vscode.Range | undefined): Promise<Source> {
  const place = placeIn(source);
  const target = uri ?? (place && uriOf(place));
  if (range) { return (await passageTarget({ uri: target, range }, false)).sources[0]!; }
  const file = (await fileTarget(target!, false)).uri;
  if (source.kind !== 'passage') { return { kind: 'file', place: placeOf(file) }; }
  const texts = await readTexts(file, log);
  const found = texts && passageIn(source.selector, file, texts.texts, texts.cells);
  if (!found) {
    throw new UserError(vscode.l10n.t('Craftlog did not find the passage in {0}. Say where it is, with “range”.', nameOf(placeOf(file))));
  }
  return found;
}
