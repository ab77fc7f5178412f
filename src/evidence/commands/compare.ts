import * as vscode from 'vscode';
import type { EvidenceState } from '../evidenceStore';
import { hasQuote } from '../../passage/quote';
import type { EntryId } from '../../logbook/model/logbook';
import { nameOf, placeIn } from '../../platform/places';
import { UserError } from '../../platform/userError';
import type { Call } from '../../platform/commandCall';
import { chooseEvidence, evidenceWith } from './chooseEvidence';
import type { EvidenceArgument } from './chooseEvidence';
import type { Services } from '../../services';

/** States in which it is known where a passage is. */
const stands: ReadonlySet<EvidenceState> = new Set<EvidenceState>(['found', 'moved', 'changed']);

export type ShowQuoteArgument = { readonly entry?: EntryId; readonly entries?: readonly EntryId[]; readonly ask?: boolean };

/** Shows the kept quote beside the passage as it is now. Returns the address of the right side. */
export async function compareEvidence(services: Services, call: Call<EvidenceArgument>): Promise<vscode.Uri | undefined> {
  const piece = await chooseEvidence(services, call, vscode.l10n.t('Compare with the kept quote'), {
    can: ({ source }, state) => source.kind === 'passage' && stands.has(state),
    none: vscode.l10n.t('There is no passage to compare: Craftlog knows of none where it is now. Show Kept Quote shows what you attached.'),
  });
  if (!piece) { return undefined; }
  if (piece.source.kind !== 'passage') {
    throw new UserError(vscode.l10n.t('Only a passage has a quote to compare with. This evidence is not a passage.'));
  }
  const { location } = await services.evidence.locate(piece);
  if (!location || !('start' in location)) {
    throw new UserError(vscode.l10n.t('Craftlog does not know where this passage is now, so there is nothing to compare. The quote is kept.'), [
      { title: vscode.l10n.t('Show Kept Quote'), command: 'craftlog.showQuote', arguments: [{ entry: piece.id, ask: true }] },
      { title: vscode.l10n.t('Relink…'), command: 'craftlog.relinkEvidence', arguments: [{ entry: piece.id, ask: true }] },
    ]);
  }
  const now = services.quotes.uriOf('now', [piece]);
  const title = vscode.l10n.t('{0}: quote ↔ now', nameOf(placeIn(piece.source)!));
  await vscode.commands.executeCommand('vscode.diff', services.quotes.uriOf('quote', [piece]), now, title, { preview: true });
  return now;
}

/** Shows what was first attached, also when the file has gone. Returns the address of the document. */
export async function showQuote(services: Services, call: Call<ShowQuoteArgument>): Promise<vscode.Uri | undefined> {
  const { argument, rows } = call;
  const ids = argument?.entries ?? rows.flatMap((row) => (row.kind === 'evidence' ? [row.entry] : []));
  const entry = argument?.entry;
  const pieces = ids.length ? ids.map((id) => evidenceWith(services, id))
    : [await chooseEvidence(services, { ...call, argument: entry === undefined ? undefined : { entry } }, vscode.l10n.t('Show a kept quote'), {
      can: hasQuote, none: vscode.l10n.t('No quote is kept yet. Select a passage in a file and attach it.'),
    })];
  const chosen = pieces.filter((piece) => piece !== undefined);
  if (!chosen.length) { return undefined; }
  const uri = services.quotes.uriOf('kept', chosen);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  return uri;
}
