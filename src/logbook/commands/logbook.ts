import * as vscode from 'vscode';
import { showInfo, tell } from '../../platform/messages';
import type { Entry, Fact } from '../model/logbook';
import { classifyImportText, largestImport, longestEntry } from '../model/classifyImport';
import type { ClassifiedImport } from '../model/classifyImport';
import { writeLines } from '../model/jsonLines';
import { logbookVersion } from '../model/parseLogbook';
import { exists } from '../../platform/places';
import { readFile, replaceFile } from '../../platform/files';
import { UserError } from '../../platform/userError';
import { entriesCounted, listed } from '../labels';
import { uriFrom } from '../../platform/commandCall';
import type { Call } from '../../platform/commandCall';
import { mayReplace } from '../../platform/mayReplace';
import type { Services } from '../../services';
import { showUndoable } from '../showUndoable';

export type ExportLogbookArgument = { readonly target: vscode.Uri | string };
export type ImportLogbookArgument = { readonly uri: vscode.Uri | string };

const formats = (): Record<string, string[]> => ({ [vscode.l10n.t('Craftlog logbook')]: ['json', 'jsonl'] });

/** Writes the whole logbook to a file: JSON, or one entry a line for the name `*.jsonl`. Returns the file. */
export async function exportLogbook({ logbook }: Services, { argument }: Call<ExportLogbookArgument>): Promise<vscode.Uri | undefined> {
  await logbook.ready;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = argument ? uriFrom(argument.target) : await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Logbook: all of it, also what is private'), filters: formats(),
    defaultUri: folder && vscode.Uri.joinPath(folder, '..', `${vscode.workspace.name ?? 'craftlog'}-logbook.json`),
  });
  if (!target || (argument && !await mayReplace(target))) { return undefined; }
  const { all } = logbook;
  const text = target.path.endsWith('.jsonl') ? writeLines(all)
    : `${JSON.stringify({ version: logbookVersion, entries: [...all.entries, ...all.unread] }, null, 2)}\n`;
  await replaceFile(target, text);
  if (!argument) { void tellExported(target, all.entries.length); }
  return target;
}

async function tellExported(target: vscode.Uri, count: number): Promise<void> {
  const sentence = vscode.l10n.t(
    'Logbook exported: {0}. All of it is in the file, also what is private, with paths and addresses as they are. To show your work to others, export a portfolio.',
    entriesCounted(count),
  );
  await tell(sentence, [[vscode.l10n.t('Show File'), () => vscode.window.showTextDocument(target)]]);
}

/**
 * Takes in what is new in a logbook from elsewhere, after a look at what that is. One's own entries stay as they are; those that were taken
 * back count again. Returns the entries that came or count again.
 */
export async function importLogbook(services: Services, { argument, uris }: Call<ImportLogbookArgument>): Promise<readonly Entry[] | undefined> {
  const { logbook } = services;
  await logbook.ready;
  const uri = argument ? uriFrom(argument.uri)
    : uris[0] ?? (await vscode.window.showOpenDialog({ title: vscode.l10n.t('Import Logbook'), filters: formats() }))?.[0];
  if (!uri) { return undefined; }
  const incoming = classifyImportText(await textOf(uri), logbook.all, Date.now());
  if (incoming.problem) { throw refused(incoming.problem); }
  const { fresh, unknown, takenBack } = incoming;
  const count = fresh.length + unknown.length + takenBack.length;
  if (!count) {
    void showInfo(vscode.l10n.t('There is nothing new in this logbook.'), { modal: !argument, detail: incomingWords(incoming) });
    return [];
  }
  if (!argument) {
    const take = vscode.l10n.t('Import');
    const question = vscode.l10n.t('Import {0} into the logbook of this workspace?', entriesCounted(count));
    if (await showInfo(question, { modal: true, detail: incomingWords(incoming) }, take) !== take) { return undefined; }
  }
  const back = takenBack.flatMap(({ by }) => by.map(({ id }): Fact => ({ type: 'retract', entry: id })));
  const added = await bringIn(services, incoming, back);
  if (!argument) { showUndoable(vscode.l10n.t('Imported: {0}.', entriesCounted(count)), added); }
  return [...fresh, ...takenBack.map(({ entry }) => entry)];
}

/** Takes these in and logs that they came, with further facts, as one action, so that one undo takes all of it back. */
export async function bringIn(
  { logbook }: Services, { fresh, unknown }: Pick<ClassifiedImport, 'fresh' | 'unknown'>, further: readonly Fact[] = [],
): Promise<readonly Entry[]> {
  const came: readonly Fact[] = fresh.length || unknown.length ? [{ type: 'import', entries: fresh.map(({ id }) => id) }] : [];
  return logbook.bring({ entries: fresh, unread: unknown }, [...came, ...further]);
}

async function textOf(uri: vscode.Uri): Promise<string> {
  if (!await exists(uri)) { throw new UserError(vscode.l10n.t('There is no file {0}.', uri.path)); }
  const { size, type } = await vscode.workspace.fs.stat(uri);
  if (!(type & vscode.FileType.File)) { throw refused('notALogbook'); } // a pipe or a device may have no end
  if (size > largestImport) {
    throw new UserError(vscode.l10n.t('This file is larger than {0} MB, which no logbook is. Nothing has been imported.', largestImport / 1024 / 1024));
  }
  return new TextDecoder().decode(await readFile(uri, largestImport));
}

const refused = (problem: NonNullable<ClassifiedImport['problem']>): UserError => new UserError(problem === 'newerVersion'
  ? vscode.l10n.t('This logbook was written by a newer version of Craftlog. Update Craftlog to import it.')
  : vscode.l10n.t('This file is not a Craftlog logbook. Choose a file that Export Logbook made, or a logbook.jsonl.'));

/** What an import would do, and what it would leave behind and why. */
export function incomingWords(
  { isDamaged, fresh, unknown, takenBack, same, differing, future, unsound, tooLong, unreadable }: ClassifiedImport,
): string {
  const lines: readonly (readonly [number, string])[] = [
    [fresh.length, vscode.l10n.t('New: {0}.', fresh.length)],
    [takenBack.length, vscode.l10n.t('Here, but taken back; they count again: {0}.', takenBack.length)],
    [same, vscode.l10n.t('Here already: {0}.', same)],
    [unknown.length, vscode.l10n.t('Of a kind this version does not know, kept for later: {0}.', unknown.length)],
    [differing.length, vscode.l10n.t('Not taken, because your logbook says something else under the same id: {0}.', differing.length)],
    [future.length, vscode.l10n.t('Not taken, because they are dated in the future: {0}.', future.length)],
    [unsound.length, vscode.l10n.t('Not taken, because they lead out of their folder or to something that is no web address: {0}.', unsound.length)],
    [tooLong.length, vscode.l10n.t('Not taken, because they are longer than {0} characters: {1}.', longestEntry.toLocaleString(vscode.env.language), tooLong.length)],
    [unreadable.length, vscode.l10n.t('Could not be read: {0}.', unreadable.length)],
  ];
  const damaged = isDamaged ? [vscode.l10n.t('This file is damaged. This is what could be read in it.')] : [];
  return listed([...damaged, ...lines.filter(([count]) => count > 0).map(([, line]) => line)]);
}
