import * as vscode from 'vscode';
import type { PassageSource } from '../../logbook/model/logbook';
import { describe, describeAll, locate, type Selector, type Span } from '../../passage/passage';
import { type Call, uriFrom } from '../../platform/commandCall';
import { whyUnread } from '../../platform/files';
import { exists, placeOf } from '../../platform/places';
import { askInList } from '../../platform/quickPick';
import { noFolder, UserError } from '../../platform/userError';
import { isOpen } from '../readTexts';
import { FileText } from '../model/fileText';

/** What is no file of somebody's, though it has a path. */
const notFiles = new Set(['untitled', 'output', 'vscode-userdata', 'vscode-settings', 'walkThrough', 'git']);

/**
 * Asks a person which folder the logbook is to live with; a file that is open alone offers its own. VS Code opens the window anew then, so
 * nothing more is done. Code that calls gets the error.
 */
export async function askForFolder(call: Call<unknown>): Promise<undefined> {
  const argument = call.argument as { readonly ask?: boolean; readonly uri?: unknown } | undefined;
  if (argument && argument.ask !== true) { throw noFolder(); }
  const file = uriFrom(argument?.uri) ?? call.uris[0] ?? currentResource();
  const own = file && await folderOf(file);
  const [open, ofFile] = [vscode.l10n.t('Open Folder…'), vscode.l10n.t('Open the Folder of This File')];
  const choice = await askInList(vscode.l10n.t('Open a folder first'), vscode.l10n.t('Craftlog keeps your logbook with the folder you work in.'),
    [...(own ? [ofFile] : []), open]);
  if (choice === ofFile) { await vscode.commands.executeCommand('vscode.openFolder', own, { forceReuseWindow: true, filesToOpen: [file] }); }
  if (choice === open) { await vscode.commands.executeCommand('vscode.openFolder'); }
  return undefined;
}

async function folderOf(file: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.Uri.joinPath(file, '..');
  if (notFiles.has(file.scheme) || folder.path === file.path) { return undefined; }
  const stat = await vscode.workspace.fs.stat(folder).then((found) => found, () => undefined);
  return stat && stat.type & vscode.FileType.Directory ? folder : undefined;
}

/** A file that evidence can point at. `note` tells the person when it is not quite what they had in front of them. */
export interface FileTarget {
  readonly uri: vscode.Uri;
  readonly note?: string;
}

const nameOf = (uri: vscode.Uri): string => uri.path.split('/').at(-1) ?? '';
const attachFileInstead = (): { title: string; command: string } => ({ title: vscode.l10n.t('Attach File'), command: 'craftlog.attachFile' });

/** The resource of the editor or tab in front: a text, notebook, image or other custom editor; the right side of a diff. */
export function currentResource(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputNotebook) { return input.uri; }
  if (input instanceof vscode.TabInputTextDiff || input instanceof vscode.TabInputNotebookDiff) { return input.modified; }
  return vscode.window.activeTextEditor?.document.uri;
}

/**
 * The file that `uri` shows: an untitled document is saved first (`ask`: with a question), a cell is in its notebook, and an old
 * version (git, local history, a review) stands for the file of today. Rejects with a `UserError` when there is no such file.
 */
export async function fileTarget(uri: vscode.Uri, ask: boolean): Promise<FileTarget> {
  if (uri.scheme === 'untitled') { return { uri: await saveUntitled(uri, ask) }; }
  const notebook = notebookOf(uri);
  if (notebook) { return fileTarget(notebook.uri, ask); }
  const behind = await fileBehind(uri);
  if (behind) {
    return { uri: behind, note: vscode.l10n.t('You were looking at another version of {0}, so Craftlog attached the file itself.', nameOf(behind)) };
  }
  const stat = await vscode.workspace.fs.stat(uri).then((s) => s, () => undefined);
  if (!stat) {
    throw new UserError(vscode.l10n.t('“{0}” is not a file that Craftlog can find again. Save it as a file, then attach that.', nameOf(uri) || uri.scheme));
  }
  if (stat.type & vscode.FileType.Directory) {
    throw new UserError(vscode.l10n.t('“{0}” is a folder. Attach the files in it that show the activity.', nameOf(uri)));
  }
  if (!(stat.type & vscode.FileType.File)) {
    throw new UserError(vscode.l10n.t('“{0}” is not a file that can be read, but a device or a link that leads to no file.', nameOf(uri)));
  }
  return { uri };
}

export const notebookOf = (uri: vscode.Uri): vscode.NotebookDocument | undefined =>
  vscode.workspace.notebookDocuments.find((n) => n.uri.toString() !== uri.toString() && n.getCells().some((c) => c.document.uri.toString() === uri.toString()));

/** Documents such as `git:/repo/a.md?{"ref":"HEAD"}` name the path of a workspace file under a scheme of their own. */
async function fileBehind(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (uri.scheme === 'file' || folders.some((f) => f.uri.scheme === uri.scheme)) { return undefined; }
  for (const folder of folders) {
    const file = folder.uri.with({ path: uri.path.replace(/\.git$/, ''), query: '', fragment: '' });
    if (vscode.workspace.getWorkspaceFolder(file) && await exists(file)) { return file; }
  }
  return undefined;
}

async function saveUntitled(uri: vscode.Uri, ask: boolean): Promise<vscode.Uri> {
  const save = vscode.l10n.t('Save As…');
  const sentence = vscode.l10n.t('Save this document first, so that Craftlog can find it again.');
  const choice = ask ? await askInList(vscode.l10n.t('Save this document first'), sentence, [save]) : undefined;
  const saved = choice === save ? await vscode.workspace.saveAs(uri) : undefined;
  if (!saved) { throw new UserError(sentence); }
  return saved;
}

export interface PassageTarget extends FileTarget {
  readonly sources: readonly PassageSource[];
  /** The quotes, for suggesting activities. */
  readonly text: string;
}

/** What `attachSelection` is given: a document and ranges in it, or nothing for the editor in front. */
export interface SelectionArgument {
  readonly uri?: vscode.Uri;
  readonly range?: vscode.Range;
}

/** The selected passages of the editor in front or of the argument, as sources. Rejects with a `UserError` that says what to do. */
export async function passageTarget(argument: SelectionArgument, ask: boolean): Promise<PassageTarget> {
  const { document, spans } = await selected(argument);
  const text = document.getText();
  const target = await fileTarget(document.uri, ask);
  const notebook = notebookOf(document.uri);
  const told = { ...target, text: spans.map((s) => text.slice(s.start, s.end)).join('\n\n') };
  if (notebook) {
    const cells = notebook.getCells();
    const cell = cells.findIndex((c) => c.document === document);
    const file = new FileText({ cells: true, texts: cells.map((c) => c.document.getText()) });
    const place = placeOf(target.uri);
    return { ...told, sources: file.describe(spans.map((span) => ({ ...span, cell }))).map((passage) => ({ kind: 'passage', place, ...passage })) };
  }
  const selectors = describeAll(text, spans);
  const now = (await vscode.workspace.openTextDocument(target.uri)).getText();
  const sources = selectors.map((selector): PassageSource => {
    const located = now === text ? selector : spanIn(selector, now);
    if (!located) {
      throw new UserError(
        vscode.l10n.t('The selected passage is not in {0} as it is now. Select it there, or attach the whole file.', nameOf(target.uri)), [attachFileInstead()],
      );
    }
    const present = located === selector ? selector : describe(now, located.start, located.end);
    return { kind: 'passage', place: placeOf(target.uri), selector: present };
  });
  return { ...told, sources };
}

/** Where a passage of another version stands in the file of today: surely, or word for word in the only place that is like it. */
function spanIn(selector: Selector, now: string): Span | undefined {
  const location = locate(selector, now);
  if ('start' in location) { return location; }
  const [place, other] = location.places ?? [];
  return place && !other && now.slice(place.start, place.end) === selector.exact ? place : undefined;
}

async function selected({ uri, range }: SelectionArgument): Promise<{ document: vscode.TextDocument; spans: readonly Span[] }> {
  const active = vscode.window.activeTextEditor;
  const shows = (e: vscode.TextEditor | undefined): boolean => !uri || e?.document.uri.toString() === uri.toString();
  const editor = shows(active) ? active : vscode.window.visibleTextEditors.find(shows);
  const notebook = vscode.window.activeNotebookEditor;
  if (!editor && !uri && notebook) {
    const cell = notebook.notebook.cellAt(notebook.selection.start).document;
    return { document: cell, spans: spansIn(cell, [new vscode.Range(0, 0, cell.lineCount, 0)]) };
  }
  const document = editor?.document ?? (uri && await openText(uri));
  if (!document) {
    throw new UserError(vscode.l10n.t('Open a text file and select a passage, or attach the whole file.'), [attachFileInstead()]);
  }
  if (range) { refuseOutside(document, range); }
  const ranges = range ? [range] : editor?.selections;
  if (!ranges) {
    throw new UserError(vscode.l10n.t('Say which range of {0} to attach, or attach the whole file.', nameOf(document.uri)));
  }
  return { document, spans: spansIn(document, ranges) };
}

/** A range that holds nothing of the text is refused: what VS Code would take for it is not what was named. */
function refuseOutside(document: vscode.TextDocument, range: vscode.Range): void {
  const { lineCount } = document;
  if (range.start.line < lineCount && (range.isEmpty || !document.validateRange(range).isEmpty)) { return; }
  throw new UserError(vscode.l10n.t('There is nothing at this range in {0}: it has {1} lines, and lines and characters count from 0.', nameOf(document.uri), lineCount));
}

/** Only a file is opened: VS Code would read a device or a pipe without end. */
async function openText(uri: vscode.Uri): Promise<vscode.TextDocument> {
  if (uri.scheme !== 'untitled' && !isOpen(uri) && await whyUnread(uri) === 'notAFile') { await fileTarget(uri, false); }
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (cause) {
    throw new UserError(vscode.l10n.t('{0} is not text, so no passage can be selected in it. Attach the whole file.', nameOf(uri)), [attachFileInstead()], { cause });
  }
}

/** Each range without the white space around it; an empty one means its line. UTF-16 offsets. Ranges with no text are left out. */
function spansIn(document: vscode.TextDocument, ranges: readonly vscode.Range[]): readonly Span[] {
  const spans = ranges.flatMap((asked) => {
    const range = document.validateRange(asked);
    const whole = range.isEmpty ? document.lineAt(range.start.line).range : range;
    const text = document.getText(whole);
    const start = document.offsetAt(whole.start) + text.length - text.trimStart().length;
    const length = text.trim().length;
    return length ? [{ start, end: start + length }] : [];
  });
  const unique = [...new Map(spans.map((s) => [`${s.start}-${s.end}`, s])).values()];
  if (!unique.length) {
    throw new UserError(vscode.l10n.t('This line is empty. Select the passage that shows the activity, or attach the whole file.'), [attachFileInstead()]);
  }
  return unique;
}
