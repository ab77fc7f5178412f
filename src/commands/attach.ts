import * as vscode from 'vscode';
import type { ActivityKey } from '../model/framework';
import type { Entry, Fact, Source } from '../model/logbook';
import { TEXT_READ } from '../model/suggest';
import type { Shown } from '../model/suggest';
import { readTexts } from '../evidenceText';
import { placeOf } from '../places';
import { UserError } from '../userError';
import { chooseActivities, namedActivities } from './activities';
import type { ActivityArgument } from './activities';
import { rangeOf, uriFrom } from './argument';
import type { Call } from './argument';
import type { Services } from './services';
import { currentResource, fileTarget, passageTarget } from './target';
import { tellUndoable } from './tellUndoable';
import type { Action } from './tellUndoable';

interface Remark { readonly remark?: string }
export type AttachFileArgument = ActivityArgument & Remark & { readonly uri?: vscode.Uri; readonly uris?: readonly vscode.Uri[]; readonly ask?: boolean };
export type AttachSelectionArgument = ActivityArgument & Remark & { readonly uri?: vscode.Uri; readonly range?: vscode.Range; readonly ask?: boolean };
export type AttachLinkArgument = ActivityArgument & Remark & { readonly url: string; readonly title?: string };
export type AttachNoteArgument = ActivityArgument & { readonly text: string };
export type MoveEvidenceArgument = { readonly evidence: readonly { readonly entry: string; readonly from: ActivityKey }[]; readonly activity: ActivityKey };

type Added = Promise<readonly Entry[] | undefined>;

const rowActivity = ({ rows }: Call<unknown>): ActivityArgument => {
  const row = rows[0];
  return row?.kind === 'activity' ? { activity: row.key } : row?.kind === 'evidence' ? { activity: row.parent.key } : {};
};

export async function attachFile(services: Services, call: Call<AttachFileArgument>): Added {
  const { argument } = call;
  const asked = argument?.uris ?? (argument?.uri ? [argument.uri] : call.uris);
  const uris = asked.length ? asked.map((uri) => uriFrom(uri)!) : await currentOrChosen();
  if (!uris.length) { return undefined; }
  const ask = !argument || argument.ask === true;
  const targets = [];
  for (const uri of uris) { targets.push(await fileTarget(uri, ask)); }
  const first = targets[0]!.uri;
  const fit = (): Promise<Shown> => (targets.length === 1 ? fitOf(services, first) : Promise.resolve({ path: pathIn(first) }));
  const activities = await chooseActivities(services, argument ?? rowActivity(call), fileTitle(targets.length, first), fit);
  const sources = targets.map(({ uri }): Source => ({ kind: 'file', place: placeOf(uri) }));
  return activities && log(services, activities, sources, argument?.remark, ask, targets.flatMap(({ note }) => note ?? []));
}

export async function attachSelection(services: Services, call: Call<AttachSelectionArgument>): Added {
  const { argument } = call;
  const ask = !argument || argument.ask === true;
  const target = await passageTarget({ uri: uriFrom(argument?.uri ?? call.uris[0]), range: rangeOf(argument?.range) }, ask);
  const title = target.sources.length === 1 ? vscode.l10n.t('Attach the selection as evidence')
    : vscode.l10n.t('Attach {0} selections as evidence', target.sources.length);
  const fit = async (): Promise<Shown> => ({ ...await fitOf(services, target.uri), selection: target.text });
  const activities = await chooseActivities(services, argument ?? rowActivity(call), title, fit);
  return activities && log(services, activities, target.sources, argument?.remark, ask, target.note ? [target.note] : [], target.uri);
}

/** The selection when there is one, else the file in front. The one action of the tree. */
export async function attachCurrent(services: Services, call: Call<ActivityArgument>): Added {
  const activity = call.argument ?? rowActivity(call);
  const selection = vscode.window.activeTextEditor?.selections.some((s) => !s.isEmpty) ?? false;
  const argument = { ...activity, ask: true };
  return selection ? attachSelection(services, { ...call, argument, rows: [] }) : attachFile(services, { ...call, argument, rows: [] });
}

export async function attachLink(services: Services, call: Call<AttachLinkArgument>): Added {
  const { argument } = call;
  const url = argument?.url ?? (await vscode.window.showInputBox({
    title: vscode.l10n.t('Attach a link as evidence'), prompt: vscode.l10n.t('Address of the page'), placeHolder: 'https://',
    validateInput: (value) => (value === '' || isLink(value) ? undefined : linkSentence()),
  }));
  if (!url) { return undefined; }
  if (!isLink(url)) { throw new UserError(linkSentence()); }
  const title = argument?.title;
  const activities = await chooseActivities(services, argument ?? rowActivity(call), vscode.l10n.t('Attach a link as evidence'), () => Promise.resolve({ path: new URL(url).pathname }));
  return activities && log(services, activities, [{ kind: 'link', url: url.trim(), ...(title ? { title } : {}) }], argument?.remark, !argument);
}

/** UTF-16 code units. An entry of any such note, however it is escaped, is one that an import takes. */
const longestNote = 16_000;

export async function attachNote(services: Services, call: Call<AttachNoteArgument>): Added {
  const { argument } = call;
  const text = argument?.text ?? (await vscode.window.showInputBox({
    title: vscode.l10n.t('Attach a note as evidence'), prompt: vscode.l10n.t('What you did, in a sentence or two. Say your part: did, supported or observed.'),
  }));
  if (!text?.trim()) {
    if (argument) { throw new UserError(vscode.l10n.t('The note is empty. Say what you did, in a sentence or two.')); }
    return undefined;
  }
  if (text.length > longestNote) {
    throw new UserError(vscode.l10n.t('A note can have {0} characters; this one has {1}. Save it as a file and attach that.', longestNote, text.length));
  }
  const activities = await chooseActivities(services, argument ?? rowActivity(call), vscode.l10n.t('Attach a note as evidence'), () => Promise.resolve({ selection: text }));
  return activities && log(services, activities, [{ kind: 'note', text: text.trim() }], undefined, !argument);
}

/** Moves pieces of evidence from one activity to another; the other activities they show stay. */
export async function moveEvidence(services: Services, { argument }: Call<MoveEvidenceArgument>): Added {
  if (!argument) { return undefined; }
  const { logbook } = services;
  const activity = namedActivities(services, { activity: argument.activity })[0]!;
  const facts = argument.evidence.flatMap(({ entry, from }): Fact[] => {
    const piece = logbook.progress.evidenceById(entry);
    if (!piece) { return []; }
    // Shown with one activity, it may have been logged for another that is the same.
    const left = new Set([from, ...logbook.progress.sameAs(from)]);
    const activities = [...new Set(piece.activities.map((key) => (left.has(key) ? activity : key)))];
    return [{ type: 'evidence', activities, source: piece.source, remark: piece.remark, private: piece.private, replaces: entry }];
  });
  return facts.length ? logbook.add(facts) : undefined;
}

const isLink = (value: string): boolean => {
  const url = URL.canParse(value.trim()) ? new URL(value.trim()) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:';
};
const linkSentence = (): string => vscode.l10n.t('Enter a web address that begins with https:// or http://.');

const fileTitle = (count: number, uri: vscode.Uri): string => (count === 1
  ? vscode.l10n.t('Attach {0} as evidence', uri.path.split('/').at(-1) ?? '') : vscode.l10n.t('Attach {0} files as evidence', count));

async function currentOrChosen(): Promise<readonly vscode.Uri[]> {
  const current = currentResource();
  if (current) { return [current]; }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return (await vscode.window.showOpenDialog({
    canSelectMany: true, defaultUri: folder, title: vscode.l10n.t('Choose files to attach as evidence'), openLabel: vscode.l10n.t('Attach'),
  })) ?? [];
}

/** As globs of frameworks name it: relative to its folder. */
const pathIn = (uri: vscode.Uri): string => vscode.workspace.asRelativePath(uri, false);

/** More of a file (bytes) is not read to suggest activities for it: it is a recording, a dump or a picture. */
const mostRead = 1_000_000;

/**
 * What a file shows, as For This File sees it, unsaved edits included. Of what is not open, only files of the workspace are read, and none that
 * are large or no file at all; a name alone is something to go by.
 */
async function fitOf({ log: channel }: Services, uri: vscode.Uri): Promise<Shown> {
  const path = pathIn(uri);
  const texts = await mayRead(uri) ? await readTexts(uri, channel) : undefined;
  return { path, text: texts?.texts.join('\n\n').slice(0, TEXT_READ) };
}

async function mayRead(uri: vscode.Uri): Promise<boolean> {
  const key = uri.toString();
  if ([...vscode.workspace.textDocuments, ...vscode.workspace.notebookDocuments].some((open) => open.uri.toString() === key)) { return true; }
  if (!vscode.workspace.getWorkspaceFolder(uri)) { return false; }
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.File) !== 0 && size <= mostRead;
  } catch {
    return false; // what cannot be looked at is attached all the same, and asked about by its name
  }
}

/** One entry for each source. When the person was asked, they are told what happened, with the way back. */
async function log(
  services: Services, activities: readonly ActivityKey[], sources: readonly Source[], remark: string | undefined, tell: boolean,
  notes: readonly string[] = [], edited?: vscode.Uri,
): Promise<readonly Entry[]> {
  const added = await services.logbook.add(sources.map((source): Fact => ({ type: 'evidence', activities, source, ...(remark ? { remark } : {}) })));
  if (tell) { void tellAttached(services, activities, added, [...new Set(notes)], edited); }
  return added;
}

async function tellAttached(
  { frameworks }: Services, activities: readonly ActivityKey[], added: readonly Entry[], notes: readonly string[], edited?: vscode.Uri,
): Promise<void> {
  const title = frameworks.catalog.activity(activities[0]!)?.activity.title ?? '';
  const attached = activities.length === 1 ? vscode.l10n.t('Attached as evidence for “{0}”.', title)
    : vscode.l10n.t('Attached as evidence for {0} activities.', activities.length);
  const unsaved = edited && vscode.workspace.textDocuments.find((d) => d.isDirty && d.uri.toString() === edited.toString());
  const hint = unsaved ? [vscode.l10n.t('The file has changes that are not saved yet.')] : [];
  const save: readonly Action[] = unsaved ? [[vscode.l10n.t('Save File'), () => unsaved.save()]] : [];
  const done: readonly Action[] = activities.length === 1
    ? [[vscode.l10n.t('Mark Done'), () => vscode.commands.executeCommand('craftlog.markDone', { activity: activities[0] })]] : [];
  await tellUndoable([attached, ...notes, ...hint].join(' '), added, [...save, ...done]);
}
