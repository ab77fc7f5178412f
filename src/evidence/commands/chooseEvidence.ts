import * as vscode from 'vscode';
import type { EvidenceState } from '../evidenceStore';
import type { EntryId } from '../../logbook/model/logbook';
import { showList } from '../../platform/quickPick';
import type { Evidence } from '../../logbook/model/progress';
import { sourceDetail, sourceLabel } from '../../logbook/sourceLabels';
import { UserError } from '../../platform/userError';
import { evidenceStateName } from '../../logbook/labels';
import type { Call } from '../../platform/commandCall';
import type { Services } from '../../services';

/** `ask`: the caller is a person, who is asked and told, not code. */
export type EvidenceArgument = { readonly entry: EntryId; readonly ask?: boolean };

/** The evidence with this id; rejects with a `UserError` when it is no longer there. */
export function evidenceWith({ logbook }: Services, id: EntryId): Evidence {
  const piece = logbook.progress.evidenceById(id);
  if (!piece) { throw new UserError(vscode.l10n.t('This evidence is no longer in the logbook. It may have been removed or undone.')); }
  return piece;
}

/** Which evidence a command can do something with, and what it says when there is none. Only it is offered, once all has been looked at. */
export interface Choosable {
  readonly can: (piece: Evidence, state: EvidenceState) => boolean;
  readonly none: string;
}

/** The evidence that the caller named or the selected row shows; else the person picks, with what needs a look first. */
export async function chooseEvidence(
  services: Services, { argument, rows }: Call<EvidenceArgument>, title: string, only?: Choosable,
): Promise<Evidence | undefined> {
  const { logbook, frameworks, evidence: store } = services;
  const row = rows[0];
  const id = argument?.entry ?? (row?.kind === 'evidence' ? row.entry : undefined);
  if (id !== undefined) { return evidenceWith(services, id); }
  const { evidence } = logbook.progress;
  if (!evidence.length) {
    throw new UserError(
      vscode.l10n.t('There is no evidence yet. Attach a file or a selection first.'), [{ title: vscode.l10n.t('Attach'), command: 'craftlog.attachCurrent' }],
    );
  }
  if (only) { await store.checkAll(); }
  const choosable = only ? evidence.filter((piece) => only.can(piece, store.stateOf(piece))) : evidence;
  if (!choosable.length) { throw new UserError(only!.none); }
  const looks = new Set(store.needingReview);
  const items = [...choosable].reverse().sort((a, b) => Number(looks.has(b)) - Number(looks.has(a))).map((piece) => ({
    label: sourceLabel(piece.source), piece,
    description: [sourceDetail(piece.source), evidenceStateName(store.stateOf(piece))].filter(Boolean).join(' · '),
    detail: piece.activities.map((key) => frameworks.titleOf(key) ?? key).join(', '),
  }));
  return (await showList(items, { title, matchOnDescription: true, matchOnDetail: true }))?.piece;
}
