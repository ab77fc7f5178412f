import * as vscode from 'vscode';
import { attachedAlready } from '../attachedAlready';
import { confirmDone } from '../../platform/confirmation';
import type { Action } from '../../platform/messages';
import type { ActivityKey } from '../../framework/model/framework';
import type { Entry, Fact, Source } from '../../logbook/model/logbook';
import type { Evidence } from '../../logbook/model/progress';
import { sourceLabel } from '../../logbook/sourceWords';
import { Turns } from '../../platform/turns';
import type { Services } from '../../services';
import { tellUndoable } from '../../logbook/tellUndoable';

/** What is attached already is looked for and logged without another attaching in between. */
export const turns = new Turns();

/**
 * One entry for each source; of what is attached already, the entry that is there. When the person was asked, they are told what
 * happened, with the way back.
 */
export async function logEvidence(
  services: Services, activities: readonly ActivityKey[], sources: readonly Source[], remark: string | undefined, tell: boolean,
  notes: readonly string[] = [], edited?: vscode.Uri,
): Promise<readonly Entry[]> {
  return turns.run(async () => {
    const facts = new Map<Source, Fact>();
    const there = new Map<Source, Evidence>();
    for (const source of sources) {
      const missing: ActivityKey[] = [];
      for (const activity of new Set(activities)) {
        const piece = await attachedAlready(services, source, activity);
        if (piece) { there.set(source, piece); } else { missing.push(activity); }
      }
      const piece = there.get(source);
      if (missing.length) {
        facts.set(source, { type: 'evidence', activities: missing, source, ...(remark ? { remark } : {}) });
      } else if (piece && remark && remark !== piece.remark) {
        facts.set(source, { type: 'evidence', activities: piece.activities, source: piece.source, remark, private: piece.private, replaces: piece.id });
      }
    }
    const added = facts.size ? await services.logbook.add([...facts.values()]) : [];
    const entries = sources.flatMap((source) => {
      const at = [...facts.keys()].indexOf(source);
      return added[at] ?? services.logbook.entries.find(({ id }) => id === there.get(source)?.id) ?? [];
    });
    const already = alreadyWords(services, activities, sources, facts.size, there.size);
    if (tell) { tellAttached(services, activities, added, [...already, ...new Set(notes)], edited); }
    return entries;
  });
}

const titleOf = ({ frameworks }: Services, activity: ActivityKey): string => frameworks.titleOf(activity) ?? activity;

function alreadyWords(
  services: Services, activities: readonly ActivityKey[], sources: readonly Source[], added: number, already: number,
): readonly string[] {
  if (!already) { return []; }
  const [name, title] = [sourceLabel(sources[0]!), titleOf(services, activities[0]!)];
  if (added) { return [vscode.l10n.t('What was attached already has stayed as it was.')]; }
  if (sources.length > 1) { return [vscode.l10n.t('All {0} were attached already.', sources.length)]; }
  return [activities.length === 1 ? vscode.l10n.t('{0} is evidence for “{1}” already.', name, title)
    : vscode.l10n.t('{0} is evidence for these {1} activities already.', name, activities.length)];
}

function tellAttached(
  services: Services, activities: readonly ActivityKey[], added: readonly Entry[], notes: readonly string[], edited?: vscode.Uri,
): void {
  if (!added.length) {
    confirmDone(notes.join(' '));
    return;
  }
  const attached = activities.length === 1 ? vscode.l10n.t('Attached as evidence for “{0}”.', titleOf(services, activities[0]!))
    : vscode.l10n.t('Attached as evidence for {0} activities.', activities.length);
  const unsaved = edited && vscode.workspace.textDocuments.find((d) => d.isDirty && d.uri.toString() === edited.toString());
  const hint = unsaved ? [vscode.l10n.t('The file has changes that are not saved yet.')] : [];
  const save: readonly Action[] = unsaved ? [[vscode.l10n.t('Save File'), () => unsaved.save()]] : [];
  const done: readonly Action[] = activities.length === 1
    ? [[vscode.l10n.t('Mark Done'), () => vscode.commands.executeCommand('craftlog.markDone', { activity: activities[0], ask: true })]] : [];
  tellUndoable([attached, ...notes, ...hint].join(' '), added, [...save, ...done]);
}
