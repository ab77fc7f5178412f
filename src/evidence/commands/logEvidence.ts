import * as vscode from 'vscode';
import type { ActivityKey } from '../../framework/model/framework';
import type { LogbookStore } from '../../logbook/logbookStore';
import type { Entry, Fact, Source } from '../../logbook/model/logbook';
import type { Evidence } from '../../logbook/model/progress';
import { sourceLabel } from '../../logbook/sourceLabels';
import { showUndoable } from '../../logbook/showUndoable';
import type { Call } from '../../platform/commandCall';
import { confirmDone } from '../../platform/confirmation';
import type { Action } from '../../platform/messages';
import { placeIn, uriOf } from '../../platform/places';
import { Sequencer } from '../../platform/sequencer';
import type { Services } from '../../services';
import type { EvidenceStore } from '../evidenceStore';
import { namedActivities } from './activities';

interface Stores { readonly logbook: LogbookStore; readonly evidence: EvidenceStore }

/**
 * The evidence of an activity, or of one that is the same, that is this file, passage or link already; a passage wherever it stands now.
 * Notes are never the same: one may well do a thing twice. Cost: linear in the evidence of the file, or in all for a link.
 */
export async function attachedAlready(stores: Stores, source: Source, activity: ActivityKey): Promise<Evidence | undefined> {
  const same = new Set([activity, ...stores.logbook.progress.sameAs(activity)]);
  return (await alike(stores, source)).find(({ activities }) => activities.some((key) => same.has(key)));
}

/** The activities that all of these sources are evidence for already. */
export async function activitiesOf(stores: Stores, sources: readonly Source[]): Promise<ReadonlySet<ActivityKey>> {
  const { progress } = stores.logbook;
  let keys: ReadonlySet<ActivityKey> | undefined;
  for (const source of sources) {
    const own = new Set((await alike(stores, source)).flatMap(({ activities }) => activities.flatMap((key) => [key, ...progress.sameAs(key)])));
    keys = keys ? new Set([...keys].filter((key) => own.has(key))) : own;
  }
  return keys ?? new Set();
}

async function alike({ logbook, evidence }: Stores, source: Source): Promise<readonly Evidence[]> {
  if (source.kind === 'note') { return []; }
  if (source.kind === 'link') {
    const address = addressOf(source.url);
    return logbook.progress.evidence.filter((piece) => piece.source.kind === 'link' && addressOf(piece.source.url) === address);
  }
  const place = placeIn(source);
  const uri = place && uriOf(place);
  const here = (): readonly Evidence[] => (uri && evidence.files.get(uri)?.evidence) ?? [];
  if (!uri || source.kind === 'file' || !here().length) { return here().filter((piece) => piece.source.kind === source.kind); }
  await evidence.refresh(uri);
  return here().filter((piece) => {
    if (piece.source.kind !== 'passage') { return false; }
    const { location, cell } = evidence.cached(piece);
    const now = location && 'start' in location ? { ...location, cell } : { ...piece.source.selector, cell: piece.source.cell };
    return now.start === source.selector.start && now.end === source.selector.end && now.cell === source.cell;
  });
}

const addressOf = (url: string): string => (URL.canParse(url) ? new URL(url).href : url);

/** What is attached already is looked for and logged without another attaching in between. */
export const turns = new Sequencer();

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
  showUndoable([attached, ...notes, ...hint].join(' '), added, [...save, ...done]);
}

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
      showUndoable(facts.length === 1 ? vscode.l10n.t('{0} is evidence for “{1}” now.', sourceLabel(pieces[0]!.piece.source), title)
        : vscode.l10n.t('{0} pieces are evidence for “{1}” now.', facts.length, title), added);
    }
    return added;
  });
}
