import * as vscode from 'vscode';
import type { Framework } from '../../framework/model/framework';
import { type Call, uriFrom } from '../../platform/commandCall';
import { today } from '../../platform/dates';
import { readFile, replaceFile } from '../../platform/files';
import { showWarning, withProgress } from '../../platform/messages';
import { mayWriteOwn } from '../../platform/ownFiles';
import { exists } from '../../platform/places';
import { askInList, pickTicked } from '../../platform/quickPick';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { choiceItemName, choiceTitle, describeImportProblem, formatName, heldWords, importReportText } from '../importLabels';
import { decode } from '../model/decode';
import { detectFormat, importFrameworks, MAX_IMPORT } from '../model/importFrameworks';
import {
  type Choice, type ChoiceId, type FormatId, type ImportFile, type ImportOptions, type ImportProblem, type ImportReport, type ImportResult, isProblem,
} from '../model/importer';
import { toYaml } from '../model/toYaml';

const scheme = 'craftlog-import';

/** Shows a text to read, asks, and takes the text away again. The button that was chosen. */
export async function askWithPreview(name: string, text: string, question: string, buttons: readonly string[]): Promise<string | undefined> {
  const uri = vscode.Uri.from({ scheme, path: `/${name.replace(/[\\/:?#]/g, ' ')}.txt` });
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: () => text });
  try {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    return await askInList(question, vscode.l10n.t('The document behind this shows what is imported.'), buttons);
  } finally {
    provider.dispose();
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const own = tabs.filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
    await vscode.window.tabGroups.close(own);
  }
}

export interface ImportFrameworkArgument {
  /** The files of one package. */
  readonly uri: vscode.Uri | string | readonly (vscode.Uri | string)[];
  readonly format?: FormatId;
  /** A folder, or for a single framework a file that ends in .yaml. Without it, `.craftlog/frameworks` of the workspace. */
  readonly target?: vscode.Uri | string;
  /** What a person would be asked. */
  readonly choices?: ImportOptions;
  /** Without it, a file that is there already is left alone and this rejects. */
  readonly replace?: boolean;
}

export interface ImportedFramework {
  readonly frameworks: readonly Framework[];
  readonly report: ImportReport;
  /** The first of `uris`: one for each framework. */
  readonly uri: vscode.Uri;
  readonly uris: readonly vscode.Uri[];
}

/** Bytes of one file. UTF-16 takes two for a character, other texts up to three. */
const MAX_BYTES = MAX_IMPORT * 3;

/** Reads a framework in any format that is known, shows what comes of it, and writes it as YAML. `undefined`: the person does not want it. */
export async function importFramework(
  { files: own, frameworks }: Services, { argument, uris: given }: Call<ImportFrameworkArgument>,
): Promise<ImportedFramework | undefined> {
  const sources = argument ? urisOf(argument) : given.length ? given : await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Choose a framework to import. Files of one package go together'), canSelectMany: true, openLabel: vscode.l10n.t('Import'),
  });
  if (!sources?.length) { return undefined; }
  const files = await readFiles(sources);
  const importer = detectFormat(files, argument?.format);
  if ('code' in importer) { throw refused(importer); }
  const options = argument ? argument.choices ?? {} : await askChoices(importer.choices?.(files, {}) ?? []);
  if (!options) { return undefined; }
  const result = await read(files, options, importer.format);
  if (!result) { return undefined; }
  if (isProblem(result)) { throw refused(result); }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const usual = folder && vscode.Uri.joinPath(folder, '.craftlog', 'frameworks');
  const mayUse = usual && await mayWriteOwn(usual).then(() => true, () => false);
  const target = argument ? uriFrom(argument.target) ?? usual : await confirmed(result, files, mayUse ? usual : undefined);
  if (!target) {
    if (argument) { throw new UserError(vscode.l10n.t('No folder is open to keep the framework in. Open a folder, or say where with “target”.')); }
    return undefined;
  }
  const targets = targetsOf(result.frameworks, target);
  for (const uri of targets) { await mayWriteOwn(uri); }
  if (!await mayReplace(targets, argument)) { return undefined; }
  for (const [i, framework] of result.frameworks.entries()) { await replaceFile(targets[i]!, toYaml(framework, comments(files, result.report))); }
  await own.look();
  for (const { id } of result.frameworks) {
    if (frameworks.available().some(({ framework, origin }) => framework.id === id && origin !== 'builtIn')) { await frameworks.switchOn(id); }
  }
  if (!argument) { await vscode.window.showTextDocument(targets[0]!, { preview: false }); }
  return { frameworks: result.frameworks, report: result.report, uri: targets[0]!, uris: targets };
}

const urisOf = ({ uri }: ImportFrameworkArgument): readonly vscode.Uri[] =>
  (Array.isArray(uri) ? (uri as readonly unknown[]) : [uri]).flatMap((one) => uriFrom(one) ?? []);

async function readFiles(uris: readonly vscode.Uri[]): Promise<readonly ImportFile[]> {
  const files: ImportFile[] = [];
  for (const uri of uris) {
    const name = uri.path.split('/').at(-1) ?? '';
    if (!await exists(uri)) { throw new UserError(vscode.l10n.t('There is no file {0}.', uri.path)); }
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if (type & vscode.FileType.Directory) { throw new UserError(vscode.l10n.t('“{0}” is a folder. Choose the files in it.', name)); }
    if (!(type & vscode.FileType.File)) { throw new UserError(vscode.l10n.t('“{0}” is no file that can be read. Nothing has been imported.', name)); }
    if (size > MAX_BYTES) { throw refused({ code: 'tooLong', facts: { length: size, limit: MAX_IMPORT } }); }
    files.push({ name, ...decode(await readFile(uri, MAX_BYTES)) });
  }
  return files;
}

/** With progress that can be stopped before the work starts and before anything is shown; the work itself takes about a second for 4 MB. */
function read(files: readonly ImportFile[], options: ImportOptions, format: FormatId): Thenable<ImportResult | ImportProblem | undefined> {
  return withProgress({
    location: vscode.ProgressLocation.Notification, cancellable: true, title: vscode.l10n.t('Importing {0}', files.map(({ name }) => name).join(', ')),
  }, async (progress, token) => {
    progress.report({ message: formatName(format) });
    await turn();
    if (token.isCancellationRequested) { return undefined; }
    const result = importFrameworks(files, options, format);
    await turn();
    return token.isCancellationRequested ? undefined : result;
  });
}

/** Lets what was said be shown. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const refused = (problem: ImportProblem): UserError => new UserError(describeImportProblem(problem), [
  { title: vscode.l10n.t('Import Another'), command: 'craftlog.importFramework' },
]);

/** Where the person wants it, after they have seen what it is. */
async function confirmed(result: ImportResult, files: readonly ImportFile[], usual: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const names = files.map(({ name }) => name);
  const text = importReportText(result, names, usual ? targetsOf(result.frameworks, usual).map((uri) => vscode.workspace.asRelativePath(uri)) : []);
  const [write, elsewhere] = [vscode.l10n.t('Write'), vscode.l10n.t('Choose Folder')];
  const question = vscode.l10n.t('Write this framework? {0}.', heldWords(result.report).join(', '));
  const answer = await askWithPreview(vscode.l10n.t('Import of {0}', names.join(', ')), text, question, [...(usual ? [write] : []), elsewhere, vscode.l10n.t('Cancel')]);
  if (answer === write) { return usual; }
  if (answer !== elsewhere) { return undefined; }
  return (await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, openLabel: vscode.l10n.t('Write Here') }))?.[0];
}

function targetsOf(frameworks: readonly Framework[], target: vscode.Uri): readonly vscode.Uri[] {
  const isFile = /\.ya?ml$/i.test(target.path);
  if (isFile && frameworks.length === 1) { return [target]; }
  const folder = isFile ? vscode.Uri.joinPath(target, '..') : target;
  const taken = new Set<string>();
  return frameworks.map(({ id }) => {
    // Disks may take two names that differ in capitals for one.
    let name = id;
    for (let number = 2; taken.has(name.toLowerCase()); number++) { name = `${id}-${number}`; }
    taken.add(name.toLowerCase());
    return vscode.Uri.joinPath(folder, `${name}.yaml`);
  });
}

async function mayReplace(targets: readonly vscode.Uri[], argument: ImportFrameworkArgument | undefined): Promise<boolean> {
  if (argument?.replace) { return true; }
  const there: string[] = [];
  for (const uri of targets) { if (await exists(uri)) { there.push(vscode.workspace.asRelativePath(uri)); } }
  if (!there.length) { return true; }
  const sentence = vscode.l10n.t('There is a framework already: {0}.', there.join(', '));
  if (argument) { throw new UserError(`${sentence} ${vscode.l10n.t('Nothing has been changed. Say “replace: true” to write over it.')}`); }
  const replace = vscode.l10n.t('Replace');
  return await showWarning(sentence, {
    modal: true, detail: vscode.l10n.t('What was changed in the file by hand is lost. Evidence stays with activities whose ids are the same.'),
  }, replace) === replace;
}

/** The head of the file: where it came from. */
const comments = (files: readonly ImportFile[], { format, unit, read: all, mapped }: ImportReport): readonly string[] => [
  vscode.l10n.t('Imported by Craftlog from {0} on {1}.', files.map(({ name }) => name).join(', '), today()),
  vscode.l10n.t('Format: {0}.', formatName(format)),
  unit === 'row' ? vscode.l10n.t('{0} of {1} rows are in it.', mapped, all) : vscode.l10n.t('{0} of {1} items are in it.', mapped, all),
  vscode.l10n.t('You can edit this file. Keep the ids: evidence and ratings point at them.'),
];

interface Row extends vscode.QuickPickItem { readonly choice?: Choice }
interface ItemRow extends vscode.QuickPickItem { readonly id: string }

/** Names of what is picked, as many as fit on a line. */
function pickedWords({ id, items, chosen }: Choice, picked: readonly string[] | undefined): string {
  const ids = picked ?? chosen;
  const names = items.filter((item) => ids.includes(item.id)).map((item) => choiceItemName(id, item));
  if (names.length === items.length && items.length > 3) { return vscode.l10n.t('all {0}', items.length); }
  return names.length > 4 ? vscode.l10n.t('{0} and {1} more', names.slice(0, 3).join(', '), names.length - 3) : names.join(', ') || vscode.l10n.t('None');
}

/** Shows what will be used and lets any of it be changed, until the person goes on. `undefined`: they do not want to. */
export async function askChoices(choices: readonly Choice[]): Promise<ImportOptions | undefined> {
  const options: Partial<Record<ChoiceId, readonly string[]>> = {};
  while (choices.length) {
    const rows: Row[] = [
      { label: vscode.l10n.t('$(arrow-right) Go on'), description: vscode.l10n.t('shows what will be imported before it is written') },
      ...choices.map((choice) => ({ label: choiceTitle(choice.id), detail: pickedWords(choice, options[choice.id]), choice })),
    ];
    const row = await vscode.window.showQuickPick(rows, {
      title: vscode.l10n.t('Import Framework'), placeHolder: vscode.l10n.t('Go on, or choose something to change'), ignoreFocusOut: true,
    });
    if (!row) { return undefined; }
    if (!row.choice) { break; }
    const picked = await pick(row.choice, options[row.choice.id] ?? row.choice.chosen);
    if (picked) { options[row.choice.id] = picked; }
  }
  return options;
}

/** `undefined` leaves it as it was. */
async function pick({ id, many, items }: Choice, chosen: readonly string[]): Promise<readonly string[] | undefined> {
  const rows = items.map((item): ItemRow => (
    { id: item.id, label: choiceItemName(id, item), description: item.detail, picked: many && chosen.includes(item.id) }
  ));
  const options = { title: choiceTitle(id), ignoreFocusOut: true, matchOnDescription: true };
  if (many) { return (await pickTicked(rows, { title: options.title, ignoreFocusOut: true }))?.map((row) => row.id); }
  const row = await vscode.window.showQuickPick(rows, options);
  return row && [row.id];
}
