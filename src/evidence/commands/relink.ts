import * as vscode from 'vscode';
import type { Entry, EntryId, Fact, Source } from '../../logbook/model/logbook';
import type { Evidence } from '../../logbook/model/progress';
import { sourceLabel } from '../../logbook/sourceLabels';
import { showUndoable } from '../../logbook/showUndoable';
import { type Call, rangeOf, uriFrom } from '../../platform/commandCall';
import { showInfo, showWarning } from '../../platform/messages';
import { nameOf, pathOf, placeIn, placeOf, uriOf } from '../../platform/places';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { findRelocated, searchFile, sourcesOf } from '../relocation';
import type { LocatedEvidence } from '../evidenceStore';
import { cellOf, fileOf, readTexts } from '../readTexts';
import { FileText, type Spot } from '../model/fileText';
import { chooseEvidence, evidenceWith } from './chooseEvidence';
import { currentResource, fileTarget, passageTarget } from './target';

interface PlaceItem extends vscode.QuickPickItem {
  /** The source to log when this is chosen; `undefined` logs nothing. */
  readonly choose?: () => Promise<Source | undefined>;
}

const separator = (label: string): PlaceItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
const group = (label: string, items: readonly PlaceItem[]): PlaceItem[] => (items.length ? [separator(label), ...items] : []);

/** Places in other files; more would be no choice. */
const mostOffered = 20;

/**
 * Offers the likely places of a piece of evidence, in its file first; other files are searched only when it is not surely there, and the
 * search ends when the list is closed. `undefined` when the person keeps it as it is. `now`: where it surely is.
 */
export async function choosePlace(services: Services, piece: Evidence, located: LocatedEvidence, now: Source | undefined): Promise<Source | undefined> {
  const own = now ? [itemOf(now, vscode.l10n.t('where it is now'))] : await placesIn(services, piece, located);
  const rest = [...group(vscode.l10n.t('or'), [...(await selectionItems(piece)), fileItem(services, piece), keepItem(services, piece)])];
  const inFile = group(vscode.l10n.t('likely places in {0}', nameOf(placeIn(piece.source)!)), own);

  const pick = vscode.window.createQuickPick<PlaceItem>();
  const search = new vscode.CancellationTokenSource();
  pick.title = vscode.l10n.t('Where is this evidence now? {0}', sourceLabel(piece.source));
  pick.placeholder = vscode.l10n.t('Choose a place. The first quote is kept, whatever you choose.');
  pick.matchOnDescription = true;
  pick.items = [...inFile, ...rest];
  if (!now) {
    pick.busy = true;
    const ended = (items: readonly PlaceItem[], said: string | undefined): void => {
      if (search.token.isCancellationRequested) { return; }
      pick.busy = false;
      if (said !== undefined) { pick.placeholder = said; }
      if (!items.length) { return; }
      // What somebody is about to choose stays under the keyboard when more comes.
      const active = pick.activeItems;
      pick.keepScrollPosition = true;
      pick.items = [...inFile, ...group(vscode.l10n.t('other files'), items), ...rest];
      pick.activeItems = active;
    };
    elsewhere(services, piece, located, search.token).then(
      (searched) => ended(searched.items, searchedWords(searched)),
      (error: unknown) => {
        services.log.error('Cannot look for evidence in other files', error);
        ended([], vscode.l10n.t('Craftlog could not look in other files. The first quote is kept, whatever you choose.'));
      },
    );
  }
  const chosen = await new Promise<PlaceItem | undefined>((resolve) => {
    pick.onDidAccept(() => { resolve(pick.activeItems[0]); pick.hide(); });
    pick.onDidHide(() => { resolve(undefined); search.cancel(); search.dispose(); pick.dispose(); });
    pick.show();
  });
  return chosen?.choose?.();
}

const itemOf = (source: Source, description: string): PlaceItem => ({ label: sourceLabel(source), description, choose: () => Promise.resolve(source) });

/** The places that `locate` names in the file: several that are equally likely, or look-alikes of a passage that has gone. */
async function placesIn({ log }: Services, { source }: Evidence, { uri, spots = [] }: LocatedEvidence): Promise<PlaceItem[]> {
  const texts = uri && source.kind === 'passage' && spots.length ? await readTexts(uri, log) : undefined;
  return uri && texts ? spotItems(uri, new FileText(texts), spots) : [];
}

/** Places in a file, told apart by their lines. `path`: stands before them, for a file that is not the passage's own. */
const spotItems = (uri: vscode.Uri, text: FileText, spots: readonly Spot[], path = ''): PlaceItem[] => text.describe(spots).map((passage, i) => {
  const { cell } = spots[i]!;
  const line = vscode.l10n.t('line {0}', text.lineOf(spots[i]!));
  const where = cell === undefined ? line : vscode.l10n.t('cell {0}, {1}', cell + 1, line);
  return itemOf({ kind: 'passage', place: placeOf(uri), ...passage }, [path, where].filter(Boolean).join(' · '));
});

/** Places in other files, in how many it was looked, and whether there are more. */
interface Searched { readonly items: readonly PlaceItem[]; readonly isPartial: boolean; readonly looked: number }

/** Copies word for word come first; they are named as such, since look-alikes have the same label. */
async function elsewhere({ log }: Services, piece: Evidence, { uri }: LocatedEvidence, token: vscode.CancellationToken): Promise<Searched> {
  if (!uri) { return { items: [], isPartial: false, looked: 0 }; }
  const { candidates, ...told } = await findRelocated([{ uri, evidence: [piece] }], log, token);
  const items = (candidates.get(uri.toString()) ?? []).flatMap((candidate) => {
    const path = pathOf(placeOf(candidate.uri));
    const unsure = candidate.unsure.get(piece.id);
    if (unsure && candidate.text) { return spotItems(candidate.uri, candidate.text, unsure, path); }
    const source = sourcesOf(candidate).get(piece.id);
    return source ? [itemOf(source, candidate.held.get(piece.id)?.verbatim ? vscode.l10n.t('{0} · word for word', path) : path)] : [];
  }).slice(0, mostOffered);
  return { items, ...told };
}

/** What a search says when it ends: that nothing is there only when it looked everywhere. */
function searchedWords({ items, isPartial, looked }: Searched): string | undefined {
  if (items.length) { return isPartial ? vscode.l10n.t('Craftlog looked through the first {0} files. It may be in others too.', looked) : undefined; }
  return isPartial ? vscode.l10n.t('Craftlog looked through the first {0} files and did not find it. It may be in others. The first quote is kept, whatever you choose.', looked)
    : vscode.l10n.t('Craftlog found nothing like it in other files. The first quote is kept, whatever you choose.');
}

/** What the person has in front of them, if it is not the place already. */
async function selectionItems({ source }: Evidence): Promise<PlaceItem[]> {
  const editor = vscode.window.activeTextEditor;
  if (source.kind === 'passage' && editor && editor.selections.some((selection) => !selection.isEmpty)) {
    const cell = cellOf(editor.document.uri);
    return [{
      label: vscode.l10n.t('Use my current selection'),
      description: pathOf(placeOf(fileOf(editor.document.uri))) + (cell === undefined ? '' : ` · ${cell + 1}`),
      choose: async () => (await passageTarget({}, true)).sources[0],
    }];
  }
  const front = currentResource();
  const target = front && source.kind === 'file' ? await fileTarget(front, false).catch(() => undefined) : undefined;
  return target ? [{
    label: vscode.l10n.t('Use the file in front'), description: pathOf(placeOf(target.uri)),
    choose: () => Promise.resolve<Source>({ kind: 'file', place: placeOf(target.uri) }),
  }] : [];
}

/** Any file. Of a passage that is not in it the person is asked whether the whole file is meant. */
const fileItem = (services: Services, piece: Evidence): PlaceItem => ({
  label: vscode.l10n.t('Choose a file…'),
  choose: async () => {
    const [chosen] = (await vscode.window.showOpenDialog({ openLabel: vscode.l10n.t('Relink'), defaultUri: vscode.workspace.workspaceFolders?.[0]?.uri })) ?? [];
    return chosen && sourceIn(services, piece, (await fileTarget(chosen, false)).uri);
  },
});

/** Where evidence is in a file, as far as that is sure or the person says so; `undefined` when they take it back. */
export async function sourceIn({ log }: Services, piece: Evidence, uri: vscode.Uri): Promise<Source | undefined> {
  const there = await searchFile(uri, [piece], log, true);
  const source = sourcesOf(there).get(piece.id);
  if (source) { return source; }
  const name = nameOf(placeOf(uri));
  const unsure = there.unsure.get(piece.id);
  const whole: PlaceItem = { label: vscode.l10n.t('Take the whole file'), choose: () => Promise.resolve<Source>({ kind: 'file', place: placeOf(uri) }) };
  if (unsure && there.text) {
    const title = unsure.length > 1 ? vscode.l10n.t('The passage stands several times in {0}. Which of them is it?', name)
      : vscode.l10n.t('The passage may be here in {0}. Is this it?', name);
    const items = [...spotItems(uri, there.text, unsure), separator(vscode.l10n.t('or')), whole];
    return (await vscode.window.showQuickPick(items, { title }))?.choose?.();
  }
  const sentence = there.text ? vscode.l10n.t('The passage is not in {0}.', name)
    : vscode.l10n.t('{0} cannot be read as text, so Craftlog cannot look for the passage in it.', name);
  const detail = vscode.l10n.t('You can take the whole file as the evidence. The first quote is kept with it, and Show Kept Quote shows it.');
  const choice = await showWarning(sentence, { modal: true, detail }, whole.label);
  return choice === whole.label ? whole.choose?.() : undefined;
}

const keepItem = ({ evidence }: Services, piece: Evidence): PlaceItem => ({
  label: vscode.l10n.t('Keep it as it is'),
  description: vscode.l10n.t('the quote stays, and Craftlog does not ask again'),
  choose: async () => { await evidence.acknowledge(piece); return undefined; },
});

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
  showUndoable(sentence, added);
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
  const found = sourcesOf(await searchFile(file, [piece], log, true)).get(piece.id);
  if (!found) {
    throw new UserError(vscode.l10n.t('Craftlog did not find the passage in {0}. Say where it is, with “range”.', nameOf(placeOf(file))));
  }
  return found;
}
