import * as vscode from 'vscode';
import type { ActivityKey } from '../../framework/model/framework';
import type { Entry, Source } from '../../logbook/model/logbook';
import { type Call, rangeOf, uriFrom } from '../../platform/commandCall';
import { askText } from '../../platform/messages';
import { placeOf } from '../../platform/places';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { type Shown, TEXT_READ } from '../../suggest/suggest';
import { readTexts } from '../readTexts';
import { type ActivityArgument, chooseActivities } from './activities';
import { activitiesOf, logEvidence } from './logEvidence';
import { currentResource, fileTarget, type FileTarget, passageTarget } from './target';

interface Remark { readonly remark?: string }
export type AttachFileArgument = ActivityArgument & Remark & { readonly uri?: vscode.Uri; readonly uris?: readonly vscode.Uri[]; readonly ask?: boolean };
export type AttachSelectionArgument = ActivityArgument & Remark & { readonly uri?: vscode.Uri; readonly range?: vscode.Range; readonly ask?: boolean };
export type AttachLinkArgument = ActivityArgument & Remark & { readonly url?: string; readonly title?: string; readonly ask?: boolean };
export type AttachNoteArgument = ActivityArgument & { readonly text?: string; readonly ask?: boolean };

type Added = Promise<readonly Entry[] | undefined>;

/** The activities of all rows that are selected. */
const rowActivities = ({ rows }: Call<unknown>): ActivityArgument =>
  ({ activities: [...new Set(rows.flatMap((row) => (row.kind === 'activity' ? [row.key] : row.kind === 'evidence' || row.kind === 'part' ? [row.parent.key] : [])))] });

export async function attachFile(services: Services, call: Call<AttachFileArgument>): Added {
  const { argument } = call;
  const asked = argument?.uris ?? (argument?.uri === undefined ? call.uris : [argument.uri]);
  const uris = asked.length ? asked.map((uri) => uriFrom(uri)!) : await currentOrChosen();
  if (!uris.length) { return undefined; }
  const ask = !argument || argument.ask === true;
  const targets = await fileTargets(uris, ask);
  const first = targets[0]!.uri;
  const sources = targets.map(({ uri }): Source => ({ kind: 'file', place: placeOf(uri) }));
  const fit = (): Promise<Shown> => (targets.length === 1 ? fitOf(services, first) : Promise.resolve({ path: pathIn(first) }));
  const activities = await chooseFor(services, argument ?? rowActivities(call), fileTitle(targets.length, first), sources, fit);
  return activities && logEvidence(services, activities, sources, argument?.remark, ask, targets.flatMap(({ note }) => note ?? []));
}

/** Of several that a person selected, what cannot be attached is left out, and named. */
async function fileTargets(uris: readonly vscode.Uri[], ask: boolean): Promise<readonly FileTarget[]> {
  const targets = new Map<string, FileTarget>();
  const refused: unknown[] = [];
  for (const uri of uris) {
    try {
      const target = await fileTarget(uri, ask);
      targets.set(target.uri.toString(), target);
    } catch (error) {
      if (!ask || !(error instanceof UserError)) { throw error; }
      refused.push(error);
    }
  }
  const [first] = targets.values();
  if (!first) { throw refused[0]; }
  const left = refused.length ? [{ ...first, note: [first.note, ...refused.map((error) => (error as UserError).message)].filter(Boolean).join(' ') }] : [first];
  return [...left, ...[...targets.values()].slice(1)];
}

export async function attachSelection(services: Services, call: Call<AttachSelectionArgument>): Added {
  const { argument } = call;
  const ask = !argument || argument.ask === true;
  const target = await passageTarget({ uri: uriFrom(argument?.uri ?? call.uris[0]), range: rangeOf(argument?.range) }, ask);
  const title = target.sources.length === 1 ? vscode.l10n.t('Attach the selection as evidence')
    : vscode.l10n.t('Attach {0} selections as evidence', target.sources.length);
  const fit = async (): Promise<Shown> => ({ ...await fitOf(services, target.uri), selection: target.text });
  const activities = await chooseFor(services, argument ?? rowActivities(call), title, target.sources, fit);
  return activities && logEvidence(services, activities, target.sources, argument?.remark, ask, target.note ? [target.note] : [], target.uri);
}

/** The selection when there is one, else the file in front. The one action of the tree. */
export async function attachCurrent(services: Services, call: Call<ActivityArgument>): Added {
  const activity = call.argument ?? rowActivities(call);
  const selection = vscode.window.activeTextEditor?.selections.some((s) => !s.isEmpty) ?? false;
  const argument = { ...activity, ask: true };
  return selection ? attachSelection(services, { ...call, argument, rows: [] }) : attachFile(services, { ...call, argument, rows: [] });
}

export async function attachLink(services: Services, call: Call<AttachLinkArgument>): Added {
  const { argument } = call;
  const url = argument?.url ?? (await askText({
    title: vscode.l10n.t('Attach a link as evidence'), prompt: vscode.l10n.t('Address of the page'), placeHolder: 'https://',
    validateInput: (value) => (value === '' || isLink(value) ? undefined : linkSentence()),
  }));
  if (!url) { return undefined; }
  if (!isLink(url)) { throw new UserError(linkSentence()); }
  const title = argument?.title;
  const sources: readonly Source[] = [{ kind: 'link', url: url.trim(), ...(title ? { title } : {}) }];
  const named = argument ?? rowActivities(call);
  const fit = (): Promise<Shown> => Promise.resolve({ path: new URL(url).pathname });
  const activities = await chooseFor(services, named, vscode.l10n.t('Attach a link as evidence'), sources, fit);
  return activities && logEvidence(services, activities, sources, argument?.remark, !argument);
}

/** UTF-16 code units. An entry of any such note, however it is escaped, is one that an import takes. */
const longestNote = 16_000;

export async function attachNote(services: Services, call: Call<AttachNoteArgument>): Added {
  const { argument } = call;
  const text = argument?.text ?? (await askText({
    title: vscode.l10n.t('Attach a note as evidence'), prompt: vscode.l10n.t('What you did, in a sentence or two. Say your part: did, supported or observed.'),
  }));
  if (!text?.trim()) {
    if (argument) { throw new UserError(vscode.l10n.t('The note is empty. Say what you did, in a sentence or two.')); }
    return undefined;
  }
  if (text.length > longestNote) {
    throw new UserError(vscode.l10n.t('A note can have {0} characters; this one has {1}. Save it as a file and attach that.', longestNote, text.length));
  }
  const fit = (): Promise<Shown> => Promise.resolve({ selection: text });
  const activities = await chooseActivities(services, argument ?? rowActivities(call), vscode.l10n.t('Attach a note as evidence'), fit);
  return activities && logEvidence(services, activities, [{ kind: 'note', text: text.trim() }], undefined, !argument);
}

/** An address that every reader takes for the same: `https:host` and backslashes are mended by browsers alone, and an import refuses them. */
const isLink = (value: string): boolean => /^https?:\/\/[^\s/\\]/i.test(value.trim()) && URL.canParse(value.trim());
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

/** As `chooseActivities`; those that have all the sources already are marked. */
async function chooseFor(
  services: Services, argument: ActivityArgument, title: string, sources: readonly Source[], fit: () => Promise<Shown>,
): Promise<ActivityKey[] | undefined> {
  return chooseActivities(services, argument, title, async () => ({ ...await fit(), attached: await activitiesOf(services, sources) }));
}
