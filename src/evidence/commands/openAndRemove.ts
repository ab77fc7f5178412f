import * as vscode from 'vscode';
import type { ActivityKey } from '../../framework/model/framework';
import { piecesOfEvidence } from '../../logbook/labels';
import { entryWords } from '../../logbook/entryLabels';
import type { Entry, EntryId, Fact } from '../../logbook/model/logbook';
import { lastAction, stillCounting } from '../../logbook/model/actions';
import type { Evidence } from '../../logbook/model/progress';
import { sourceDetail, sourceLabel } from '../../logbook/sourceLabels';
import { showUndoable } from '../../logbook/showUndoable';
import { hasQuote } from '../../passage/quote';
import type { Call } from '../../platform/commandCall';
import { confirmDone } from '../../platform/confirmation';
import { mostBytes, type Unread, whyUnread } from '../../platform/files';
import { commandOf, showInfo, tell } from '../../platform/messages';
import { nameOf, placeIn } from '../../platform/places';
import { pickOneOrMore } from '../../platform/quickPick';
import { type Remedy, UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { rowsInFocus } from '../../platform/rowsInFocus';
import type { Row } from '../../skills/row';
import type { LocatedEvidence } from '../evidenceStore';
import { chooseEvidence, type EvidenceArgument, evidenceWith } from './chooseEvidence';
import { currentResource } from './target';

export interface PrivacyArgument { readonly entry?: EntryId; readonly entries?: readonly EntryId[]; readonly ask?: boolean }

/**
 * Keeps evidence out of everything that is exported, or allows it there again. Evidence is never changed: a new entry replaces the old
 * one, so that it can be undone. Returns the new entries.
 */
export const setPrivate = (hidden: boolean) => async (services: Services, call: Call<PrivacyArgument>): Promise<readonly Entry[] | undefined> => {
  const { argument, rows } = call;
  const ids = argument?.entries ?? (argument?.entry === undefined ? rows.flatMap((row) => (row.kind === 'evidence' ? [row.entry] : [])) : [argument.entry]);
  const chosen = ids.length ? [...new Set(ids)].map((id) => evidenceWith(services, id)) : await chooseMany(services, hidden);
  if (!chosen) { return undefined; }
  const changed = chosen.filter((piece) => (piece.private ?? false) !== hidden);
  const added = await services.logbook.add(changed.map((piece): Fact => ({
    type: 'evidence', activities: piece.activities, source: piece.source, replaces: piece.id,
    ...(piece.remark === undefined ? {} : { remark: piece.remark }), ...(hidden ? { private: true } : {}),
  })));
  if ((!argument || argument.ask) && !rows.length && added.length) {
    showUndoable(hidden ? vscode.l10n.t('Kept private: {0}. It stays out of portfolios and reviews.', piecesOfEvidence(changed.length))
      : vscode.l10n.t('Allowed in portfolios and reviews: {0}.', piecesOfEvidence(changed.length)), added);
  }
  return added;
};

async function chooseMany({ logbook, frameworks }: Services, hidden: boolean): Promise<readonly Evidence[] | undefined> {
  const pieces = logbook.progress.evidence.filter((piece) => (piece.private ?? false) !== hidden);
  if (!pieces.length) {
    throw new UserError(hidden ? vscode.l10n.t('There is no evidence that could be made private.') : vscode.l10n.t('No evidence is private.'));
  }
  const items = [...pieces].reverse().map((piece) => ({
    label: sourceLabel(piece.source), piece, description: piece.activities.map((key) => frameworks.catalog.activity(key)?.activity.title ?? key).join(', '),
  }));
  const title = hidden ? vscode.l10n.t('Keep out of everything you export') : vscode.l10n.t('Allow in what you export');
  return (await pickOneOrMore(items, { title, placeHolder: vscode.l10n.t('Type to find it. Enter takes the best match.') }))?.map(({ piece }) => piece);
}

/** `keepFocus`: what is opened is shown beside the tree that asked, and has the focus only when it was shown already. */
export type OpenArgument = EvidenceArgument & { readonly keepFocus?: boolean };
/** `focus`: the row in focus in the Skills view. */
export type RemoveArgument = Partial<EvidenceArgument> & { readonly focus?: boolean };

/** Opens what the evidence points at, and returns its URI. A passage is selected where it is now, or the person is told that it has changed. */
export async function openEvidence(services: Services, call: Call<OpenArgument>): Promise<vscode.Uri | undefined> {
  const piece = await chooseEvidence(services, call, vscode.l10n.t('Open evidence'));
  if (!piece) { return undefined; }
  const { source } = piece;
  if (source.kind === 'link') { return openLink(source.url); }
  if (source.kind === 'note') {
    await showInfo(source.text, { modal: true, detail: vscode.l10n.t('A note you kept as evidence.') });
    return undefined;
  }
  const located = await services.evidence.open(piece);
  if (!located.uri || located.state === 'unknown') {
    throw new UserError(vscode.l10n.t('“{0}” is in a folder that is not open. Open that folder, then try again.', sourceDetail(source)));
  }
  if (located.state === 'unreadable') {
    throw new UserError(unreadWords(sourceDetail(source), await whyUnread(located.uri)), quoteRemedies(piece));
  }
  if (located.state === 'gone' && !located.location) {
    throw new UserError(
      vscode.l10n.t('{0} is not where it was. It may have been moved, renamed or deleted. The evidence and its quote are kept.', sourceDetail(source)),
      [relinkRemedy(piece), ...quoteRemedies(piece)],
    );
  }
  const keepFocus = call.argument?.keepFocus === true;
  if (source.kind === 'file') { await openFile(located.uri, keepFocus); } else { await openPassage(services, piece, located, keepFocus); }
  return located.uri;
}

function unreadWords(path: string, why: Unread | undefined): string {
  switch (why) {
    case 'notAFile': return vscode.l10n.t('{0} is not a file that can be read, but a device or a link that leads to no file. The evidence and its quote are kept.', path);
    case 'tooLarge': return vscode.l10n.t('{0} is too large: Craftlog reads files of up to {1} MB. The evidence and its quote are kept.', path, mostBytes / 1e6);
    case 'slow': return vscode.l10n.t('{0} did not answer in time. Craftlog tries again in some minutes. The evidence and its quote are kept.', path);
    case undefined: return vscode.l10n.t('{0} cannot be read now. See whether you may read the file, then try again. The evidence and its quote are kept.', path);
  }
}

async function openFile(uri: vscode.Uri, keepFocus: boolean): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', uri, { preserveFocus: keepFocus && currentResource()?.toString() !== uri.toString() });
}

/** Whether the person has this place before them already: then choosing it once more means to go there. */
const isShown = (document: vscode.TextDocument, selection: vscode.Range | undefined): boolean => {
  const editor = vscode.window.activeTextEditor;
  return editor?.document === document && (!selection || editor.selection.isEqual(selection));
};

/** The passage is looked for again in the document once that is open: the file may have changed, or be read in another encoding. */
async function openPassage({ evidence }: Services, piece: Evidence, { uri, cell, location, spots }: LocatedEvidence, keepFocus: boolean): Promise<void> {
  const [spot] = location && 'start' in location ? [{ cell }] : spots ?? [];
  if (!spot || !uri) {
    await openFile(uri!, keepFocus);
  } else if (spot.cell === undefined) {
    const document = await vscode.workspace.openTextDocument(uri);
    const selection = selectionIn(document, await evidence.locate(piece));
    await vscode.window.showTextDocument(document, { selection, preserveFocus: keepFocus && !isShown(document, selection) });
  } else {
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    const now = await evidence.locate(piece);
    const at = now.cell ?? now.spots?.[0]?.cell ?? 0;
    // The address of a cell leads into its notebook, and there to the passage.
    const document = notebook.cellAt(at).document;
    const selection = selectionIn(document, now);
    const preserveFocus = keepFocus && !isShown(document, selection);
    await vscode.window.showNotebookDocument(notebook, { selections: [new vscode.NotebookRange(at, at + 1)], preserveFocus });
    await vscode.commands.executeCommand('vscode.open', document.uri, { selection, preserveFocus });
  }
  void tellState(piece, evidence.stateOf(piece));
}

function selectionIn(document: vscode.TextDocument, { location, spots }: LocatedEvidence): vscode.Range | undefined {
  const span = location && 'start' in location ? location : spots?.[0];
  return span && new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

/** One click from what has changed to the comparison, and from what is not sure to the likely places. */
async function tellState(piece: Evidence, state: LocatedEvidence['state']): Promise<void> {
  const sentence = toldOnOpening(nameOf(placeIn(piece.source)!))[state];
  if (!sentence) { return; }
  const remedies = state === 'changed' ? [
    { title: vscode.l10n.t('Compare With Quote'), command: 'craftlog.compareEvidence', arguments: [{ entry: piece.id, ask: true }] },
    { title: vscode.l10n.t('Update'), command: 'craftlog.updateEvidence', arguments: [{ entry: piece.id, ask: true }] },
  ] : [relinkRemedy(piece), ...quoteRemedies(piece)];
  await tell(sentence, remedies.map(commandOf));
}

const relinkRemedy = ({ id }: Evidence): Remedy => ({ title: vscode.l10n.t('Relink…'), command: 'craftlog.relinkEvidence', arguments: [{ entry: id, ask: true }] });
const quoteRemedies = (piece: Evidence): readonly Remedy[] => (hasQuote(piece)
  ? [{ title: vscode.l10n.t('Show Kept Quote'), command: 'craftlog.showQuote', arguments: [{ entry: piece.id, ask: true }] }] : []);

const toldOnOpening = (name: string): Partial<Record<LocatedEvidence['state'], string>> => ({
  changed: vscode.l10n.t('This passage has changed since you attached it. It is selected as it is now.'),
  ambiguous: vscode.l10n.t('This passage is now in several places in {0}. The likeliest is selected.', name),
  gone: vscode.l10n.t('This passage is no longer in {0}. Your quote of it is kept with the evidence.', name),
});

async function openLink(url: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.parse(url);
  if (uri.scheme !== 'https' && uri.scheme !== 'http') {
    throw new UserError(vscode.l10n.t('Craftlog opens only web addresses. This link is “{0}”.', url));
  }
  await vscode.env.openExternal(uri);
  return uri;
}

/**
 * Retracts evidence. From a row of a tree, evidence for several activities is taken from that row's activity only; with the argument
 * object it goes altogether. With `focus` on a row of something else nothing happens: its key is pressed on any row.
 */
export async function removeEvidence(services: Services, call: Call<RemoveArgument>): Promise<readonly Entry[] | undefined> {
  const { argument } = call;
  const rows = argument?.focus ? await rowsInFocus(services.tree) : call.rows;
  const removed = rows.length || argument?.focus ? removedFrom(services, rows) : await removedWhole(services, call);
  if (!removed.length) { return undefined; }
  const added = await services.logbook.add(removed.map(({ fact }) => fact));
  if (!argument || argument.ask) { showUndoable(removedWords(services, removed), added); }
  return added;
}

interface Removed { readonly piece: Evidence; readonly fact: Fact; readonly from?: ActivityKey }

/** A piece can be on several of the rows, and leave the activities of all of them. */
function removedFrom({ logbook: { progress } }: Services, rows: readonly Row[]): readonly Removed[] {
  const leaving = new Map<Evidence, Set<ActivityKey>>();
  for (const row of rows) {
    const piece = row.kind === 'evidence' ? progress.evidenceById(row.entry) : undefined;
    if (piece && row.kind === 'evidence') { leaving.set(piece, (leaving.get(piece) ?? new Set()).add(row.parent.key)); }
  }
  return [...leaving].map(([piece, keys]): Removed => {
    // It may have been logged for another activity that is the same.
    const left = new Set([...keys].flatMap((key) => [key, ...progress.sameAs(key)]));
    const rest = piece.activities.filter((key) => !left.has(key));
    const fact: Fact = !rest.length ? { type: 'retract', entry: piece.id }
      : { type: 'evidence', activities: rest, source: piece.source, remark: piece.remark, private: piece.private, replaces: piece.id };
    return { piece, fact, from: [...keys][0] };
  });
}

async function removedWhole(services: Services, call: Call<RemoveArgument>): Promise<readonly Removed[]> {
  const entry = call.argument?.entry;
  const piece = await chooseEvidence(services, { ...call, argument: entry === undefined ? undefined : { entry } }, vscode.l10n.t('Remove evidence'));
  return piece ? [{ piece, fact: { type: 'retract', entry: piece.id }, from: piece.activities.length === 1 ? piece.activities[0] : undefined }] : [];
}

function removedWords({ frameworks }: Services, removed: readonly Removed[]): string {
  const [{ piece, from }] = removed as readonly [Removed];
  const what = removed.length > 1 ? vscode.l10n.t('Evidence removed: {0} pieces.', removed.length)
    : from === undefined ? vscode.l10n.t('Evidence removed: {0}.', sourceLabel(piece.source))
      : vscode.l10n.t('Evidence removed: {0} from “{1}”.', sourceLabel(piece.source), frameworks.titleOf(from) ?? from);
  return removed.some(({ piece: { source } }) => placeIn(source)) ? `${what} ${vscode.l10n.t('The file itself has not been changed.')}` : what;
}

/** With `entries`, these are taken back, if they still count. `ask`: errors are shown. */
export type UndoArgument = { readonly entries?: readonly EntryId[]; readonly ask?: boolean };

/** Takes back the last action, or the entries named, and says what it was. Undoing the last again goes one step further back. */
export async function undo(services: Services, { argument }: Call<UndoArgument>): Promise<readonly Entry[] | undefined> {
  let action: readonly Entry[] = [];
  // Decided when all that was asked for before is in, so that of two at once the second goes one step further back.
  const added = await services.logbook.add((_, entries) => {
    action = argument?.entries ? stillCounting(entries, argument.entries) : lastAction(entries);
    return action.map(({ id }) => ({ type: 'retract', entry: id, undo: true }));
  });
  if (!action.length) {
    confirmDone(argument?.entries ? vscode.l10n.t('This was taken back already.')
      : vscode.l10n.t('There is nothing to undo in this logbook.'));
    return undefined;
  }
  confirmDone(vscode.l10n.t('Undone: {0}.', actionWords(services, action)));
  return added;
}

const mostNamed = 4;

/** What an action did. An import stands for what it brought, and the first few for many. */
function actionWords(services: Services, action: readonly Entry[]): string {
  const brought = new Set(action.flatMap((entry) => (entry.type === 'import' ? entry.entries : [])));
  const own = action.filter(({ id }) => !brought.has(id));
  const named = own.slice(0, mostNamed).map((entry) => entryWords(services, entry));
  return [...named, ...(own.length > mostNamed ? [vscode.l10n.t('{0} more', own.length - mostNamed)] : [])].join('; ');
}
