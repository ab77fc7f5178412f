import * as vscode from 'vscode';
import type { Entry, EntryId, Fact } from '../../logbook/model/logbook';
import type { Evidence } from '../../logbook/model/progress';
import { pickOneOrMore } from '../../platform/quickPick';
import { sourceLabel } from '../../logbook/sourceWords';
import { UserError } from '../../platform/userError';
import { piecesOfEvidence } from '../../framework/words';
import { evidenceWith } from './chooseEvidence';
import type { Call } from '../../platform/argument';
import type { Services } from '../../services';
import { tellUndoable } from '../../logbook/tellUndoable';

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
    tellUndoable(hidden ? vscode.l10n.t('Kept private: {0}. It stays out of portfolios and reviews.', piecesOfEvidence(changed.length))
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
