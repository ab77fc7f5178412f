import * as vscode from 'vscode';
import { attachedAlready } from '../attachedAlready';
import type { ActivityKey } from '../../framework/model/framework';
import type { Entry, Fact } from '../../logbook/model/logbook';
import { sourceLabel } from '../../logbook/sourceWords';
import { namedActivities } from './activities';
import type { Call } from '../../platform/argument';
import { turns } from './logEvidence';
import type { Services } from '../../services';
import { tellUndoable } from '../../logbook/tellUndoable';

export type MoveEvidenceArgument = {
  readonly evidence: readonly { readonly entry: string; readonly from: ActivityKey }[]; readonly activity: ActivityKey; readonly ask?: boolean;
};

/**
 * Moves pieces of evidence from one activity to another; the other activities they show stay. What the other has already is not there
 * twice afterwards.
 */
export async function moveEvidence(services: Services, { argument }: Call<MoveEvidenceArgument>): Promise<readonly Entry[] | undefined> {
  if (!argument) { return undefined; }
  const { logbook } = services;
  const activity = namedActivities(services, { activity: argument.activity })[0]!;
  return turns.run(async () => {
    const pieces = argument.evidence.flatMap(({ entry, from }) => {
      const piece = logbook.progress.evidenceById(entry);
      return piece ? [{ piece, from }] : [];
    });
    const facts: Fact[] = [];
    for (const { piece, from } of pieces) {
      // Shown with one activity, it may have been logged for another that is the same.
      const left = new Set([from, ...logbook.progress.sameAs(from)]);
      const there = await attachedAlready(services, piece.source, activity);
      const kept = piece.activities.filter((key) => !left.has(key));
      const activities = there && there.id !== piece.id ? kept : [...new Set(piece.activities.map((key) => (left.has(key) ? activity : key)))];
      facts.push(activities.length ? { type: 'evidence', activities, source: piece.source, remark: piece.remark, private: piece.private, replaces: piece.id }
        : { type: 'retract', entry: piece.id });
    }
    if (!facts.length) { return undefined; }
    const added = await logbook.add(facts);
    if (argument.ask) {
      const title = services.frameworks.titleOf(activity) ?? activity;
      tellUndoable(facts.length === 1 ? vscode.l10n.t('{0} is evidence for “{1}” now.', sourceLabel(pieces[0]!.piece.source), title)
        : vscode.l10n.t('{0} pieces are evidence for “{1}” now.', facts.length, title), added);
    }
    return added;
  });
}
