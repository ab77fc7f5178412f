import * as vscode from 'vscode';
import { entryWords } from '../entryWords';
import type { LocatedEvidence } from '../evidence';
import { horizon } from '../model/entryId';
import type { Entry, EntryId, Fact } from '../model/logbook';
import { hasQuote } from '../model/keptQuote';
import { lastAction, stillCounting } from '../model/progress';
import type { Evidence } from '../model/progress';
import { nameOf, placeIn } from '../places';
import { sourceDetail, sourceLabel } from '../sourceWords';
import { mostBytes, whyUnread } from '../readFile';
import type { Unread } from '../readFile';
import { UserError } from '../userError';
import type { Remedy } from '../userError';
import { piecesOfEvidence } from '../words';
import type { Call } from './argument';
import { chooseEvidence } from './chooseEvidence';
import type { EvidenceArgument } from './chooseEvidence';
import type { Services } from './services';
import { tellUndoable } from './tellUndoable';

/** Opens what the evidence points at, and returns its URI. A passage is selected where it is now, or the person is told that it has changed. */
export async function openEvidence(services: Services, call: Call<EvidenceArgument>): Promise<vscode.Uri | undefined> {
  const piece = await chooseEvidence(services, call, vscode.l10n.t('Open evidence'));
  if (!piece) { return undefined; }
  const { source } = piece;
  if (source.kind === 'link') { return openLink(source.url); }
  if (source.kind === 'note') {
    await vscode.window.showInformationMessage(source.text, { modal: true, detail: vscode.l10n.t('A note you kept as evidence.') });
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
  if (source.kind === 'file') { await vscode.commands.executeCommand('vscode.open', located.uri); } else { await openPassage(services, piece, located); }
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

/** The passage is looked for again in the document once that is open: the file may have changed, or be read in another encoding. */
async function openPassage({ evidence }: Services, piece: Evidence, { uri, cell, location, spots }: LocatedEvidence): Promise<void> {
  const [spot] = location && 'start' in location ? [{ cell }] : spots ?? [];
  if (!spot || !uri) {
    await vscode.commands.executeCommand('vscode.open', uri);
  } else if (spot.cell === undefined) {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { selection: selectionIn(document, await evidence.locate(piece)) });
  } else {
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    const now = await evidence.locate(piece);
    const at = now.cell ?? now.spots?.[0]?.cell ?? 0;
    await vscode.window.showNotebookDocument(notebook, { selections: [new vscode.NotebookRange(at, at + 1)] });
    // The address of a cell leads into its notebook, and there to the passage.
    const document = notebook.cellAt(at).document;
    await vscode.commands.executeCommand('vscode.open', document.uri, { selection: selectionIn(document, now) });
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
  const choice = await vscode.window.showInformationMessage(sentence, ...remedies.map(({ title }) => title));
  const remedy = remedies.find(({ title }) => title === choice);
  if (remedy) { await vscode.commands.executeCommand(remedy.command, ...(remedy.arguments ?? [])); }
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
 * Retracts evidence. From a row of the tree, evidence for several activities is taken from that row's activity only;
 * with the argument object it goes altogether.
 */
export async function removeEvidence(services: Services, call: Call<EvidenceArgument>): Promise<readonly Entry[] | undefined> {
  const { progress } = services.logbook;
  const rows = call.rows.flatMap((row) => (row.kind === 'evidence' ? [row] : []));
  const facts = rows.flatMap((row): Fact[] => {
    const piece = progress.evidenceById(row.entry);
    const rest = piece?.activities.filter((key) => key !== row.parent.key) ?? [];
    if (!piece) { return []; }
    if (!rest.length) { return [{ type: 'retract', entry: piece.id }]; }
    return [{ type: 'evidence', activities: rest, source: piece.source, remark: piece.remark, private: piece.private, replaces: piece.id }];
  });
  if (!rows.length) {
    const piece = await chooseEvidence(services, call, vscode.l10n.t('Remove evidence'));
    if (!piece) { return undefined; }
    facts.push({ type: 'retract', entry: piece.id });
  }
  if (!facts.length) { return undefined; }
  const added = await services.logbook.add(facts);
  if (!call.argument || call.argument.ask) { void tellUndoable(removedWords((id) => progress.evidenceById(id), facts), added); }
  return added;
}

/** Names what was removed. `before`: evidence as it was. */
function removedWords(before: (id: EntryId) => Evidence | undefined, facts: readonly Fact[]): string {
  const pieces = facts.flatMap((fact) => before((fact.type === 'retract' ? fact.entry : fact.type === 'evidence' ? fact.replaces : undefined) ?? '') ?? []);
  const removed = pieces.length === 1 ? vscode.l10n.t('{0} removed from your logbook.', sourceLabel(pieces[0]!.source))
    : vscode.l10n.t('{0} removed from your logbook.', piecesOfEvidence(pieces.length));
  if (!pieces.some(({ source }) => placeIn(source))) { return removed; }
  return `${removed} ${pieces.length === 1 ? vscode.l10n.t('The file itself has not been changed.') : vscode.l10n.t('The files themselves have not been changed.')}`;
}

/** With `entries`, these are taken back, if they still count. `ask`: errors are shown. */
export type UndoArgument = { readonly entries?: readonly EntryId[]; readonly ask?: boolean };

/** Takes back the last action, or the entries named, and says what it was. Undoing the last again goes one step further back. */
export async function undo(services: Services, { argument }: Call<UndoArgument>): Promise<readonly Entry[] | undefined> {
  const { entries } = services.logbook;
  const action = argument?.entries ? stillCounting(entries, argument.entries) : lastAction(entries, horizon(Date.now()));
  if (!action.length) {
    void vscode.window.showInformationMessage(argument?.entries ? vscode.l10n.t('This was taken back already.')
      : vscode.l10n.t('There is nothing to undo in this logbook.'));
    return undefined;
  }
  const added = await services.logbook.add(action.map(({ id }) => ({ type: 'retract', entry: id, undo: true })));
  void vscode.window.showInformationMessage(vscode.l10n.t('Undone: {0}.', actionWords(services, action)));
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
