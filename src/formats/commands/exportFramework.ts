import * as vscode from 'vscode';
import type { Framework } from '../../framework/model/framework';
import { asGiven, type Call, uriFrom } from '../../platform/commandCall';
import { replaceFile } from '../../platform/files';
import { showList } from '../../platform/quickPick';
import { mayReplace } from '../../platform/mayReplace';
import { forPerson, showInfo } from '../../platform/messages';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { exportFormatName, exportFormatUse, exportWords, leftOutSentence, sizeWords } from '../exportLabels';
import { EXPORT_FORMATS, exporters } from '../model/exportFormats';
import type { Exported, ExportFormat } from '../model/exporter';

export interface ExportFrameworkArgument {
  /** Id of a framework in use. It may be left out when there is one. */
  readonly framework?: string;
  readonly format: ExportFormat;
  /** A file, which is written over. */
  readonly target: vscode.Uri | string;
}

/** Writes a framework for other programs, and returns the file. Without an argument it asks, and says how large each format is and what it leaves out. */
export async function exportFramework({ frameworks }: Services, { argument }: Call<ExportFrameworkArgument>): Promise<vscode.Uri | undefined> {
  const all = frameworks.catalog.frameworks;
  const framework = argument ? named(all, argument.framework) : await pickFramework(all);
  if (!framework) { return undefined; }
  const format = argument ? known(argument.format) : await pickFormat(framework);
  if (!format) { return undefined; }
  const exported = write(framework, format);
  const target = argument ? uriFrom(argument.target) : await pickTarget(framework, format, exported);
  if (!target) {
    if (argument) { throw new UserError(vscode.l10n.t('Say where the framework should be written, with “target”. Nothing has been exported.')); }
    return undefined;
  }
  if (argument && !await mayReplace(target)) { return undefined; }
  await replaceFile(target, exported.text);
  if (!argument) { void forPerson(() => tellExported(framework, target, exported)); }
  return target;
}

const write = (framework: Framework, format: ExportFormat): Exported => (
  exporters[format].write(framework, { at: new Date().toISOString(), words: exportWords() }));

function named(all: readonly Framework[], id: string | undefined): Framework {
  const framework = id === undefined && all.length === 1 ? all[0] : all.find((one) => one.id === id);
  if (framework) { return framework; }
  const ids = all.map((one) => one.id).join(', ');
  throw new UserError(id === undefined ? vscode.l10n.t('Say which framework to export, with “framework”. In use: {0}.', ids)
    : vscode.l10n.t('There is no framework “{0}” in use. In use: {1}.', String(id), ids));
}

function known(format: unknown): ExportFormat {
  const found = EXPORT_FORMATS.find((one) => one === format);
  if (found) { return found; }
  throw new UserError(vscode.l10n.t('Craftlog does not export to “{0}”. Choose one of: {1}.', asGiven(format), EXPORT_FORMATS.join(', ')));
}

async function pickFramework(all: readonly Framework[]): Promise<Framework | undefined> {
  if (all.length < 2) { return all[0]; }
  const items = all.map((framework) => ({ label: framework.name, description: framework.version, framework }));
  return (await showList(items, { title: vscode.l10n.t('Export Framework'), placeHolder: vscode.l10n.t('Which framework?') }))?.framework;
}

async function pickFormat(framework: Framework): Promise<ExportFormat | undefined> {
  const items = EXPORT_FORMATS.map((format) => {
    const exported = write(framework, format);
    return {
      label: exportFormatName(format), description: sizeOf(exported), detail: [exportFormatUse(format), leftOutSentence(exported)].filter(Boolean).join(' '), format,
    };
  });
  const placeHolder = vscode.l10n.t('Which format? It holds the framework, and nothing of your logbook.');
  return (await showList(items, { title: vscode.l10n.t('Export “{0}”', framework.name), placeHolder, matchOnDetail: true }))?.format;
}

function pickTarget(framework: Framework, format: ExportFormat, exported: Exported): Thenable<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const { extension } = exporters[format];
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export “{0}” ({1})', framework.name, sizeOf(exported)), filters: { [exportFormatName(format)]: [extension] },
    defaultUri: folder && vscode.Uri.joinPath(folder, `${framework.id}.${extension}`),
  });
}

const sizeOf = ({ text }: Exported): string => sizeWords(new TextEncoder().encode(text).length);

/** What was written is opened, so that it can be read before it is given to anybody. */
async function tellExported(framework: Framework, target: vscode.Uri, exported: Exported): Promise<void> {
  await vscode.window.showTextDocument(target, { preview: true });
  const sentence = vscode.l10n.t('Exported “{0}” to {1} ({2}).', framework.name, vscode.workspace.asRelativePath(target), sizeOf(exported));
  await showInfo([sentence, leftOutSentence(exported)].filter(Boolean).join(' '));
}
