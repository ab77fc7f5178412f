import * as vscode from 'vscode';
import { showList } from '../../platform/quickPick';
import { asGiven, type Call, uriFrom } from '../../platform/commandCall';
import { replaceFile } from '../../platform/files';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { gapsOf } from '../../suggest/templates';
import { templateSnippet } from '../model/templateSnippet';
import type { TemplateEntry } from '../templateStore';

/** `template` is `framework/template` or the template's id. With `target` the file is written there. */
export type NewDocumentArgument = { readonly template: string; readonly target?: vscode.Uri };

/** Opens a document from a template, with the first gap selected. Untitled, or written to a file that is not there yet. Returns its address. */
export async function newDocument(services: Services, { argument }: Call<NewDocumentArgument>): Promise<vscode.Uri | undefined> {
  const entry = argument ? services.templates.find(argument.template) : await chooseTemplate(services);
  if (!entry) {
    if (!argument) { return undefined; }
    throw new UserError(vscode.l10n.t('There is no template “{0}” in your frameworks.', asGiven(argument.template)), [
      { title: vscode.l10n.t('Choose a Template'), command: 'craftlog.newDocument' },
    ]);
  }
  const body = await services.templates.bodyOf(entry);
  const target = uriFrom(argument?.target);
  return target ? writeTo(target, body) : openUntitled(body);
}

/** Gaps are stops of a snippet: Tab goes to the next. */
async function openUntitled(body: string): Promise<vscode.Uri> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await editor.insertSnippet(new vscode.SnippetString(templateSnippet(body)), new vscode.Position(0, 0));
  return document.uri;
}

async function writeTo(target: vscode.Uri, body: string): Promise<vscode.Uri> {
  const there = await vscode.workspace.fs.stat(target).then(() => true, () => false);
  if (there) {
    throw new UserError(vscode.l10n.t('There is a file at {0} already. Choose another name. Nothing has been changed.', vscode.workspace.asRelativePath(target)), [
      { title: vscode.l10n.t('Open It'), command: 'vscode.open', arguments: [target] },
    ]);
  }
  await replaceFile(target, body);
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(target), { preview: false });
  const [first] = gapsOf(editor.document.getText());
  if (first) {
    const range = new vscode.Range(editor.document.positionAt(first[0]), editor.document.positionAt(first[1]));
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range);
  }
  return target;
}

async function chooseTemplate({ templates }: Services): Promise<TemplateEntry | undefined> {
  const { all } = templates;
  if (!all.length) { throw new UserError(vscode.l10n.t('Your frameworks have no templates.')); }
  const several = new Set(all.map(({ framework }) => framework.id)).size > 1;
  const items = all.map((entry) => ({
    label: entry.template.name, detail: entry.template.description, ...(several ? { description: entry.framework.name } : {}), entry,
  }));
  const chosen = await showList(items, {
    title: vscode.l10n.t('New document from a template'), placeHolder: vscode.l10n.t('What do you want to write?'), matchOnDetail: true,
  });
  return chosen?.entry;
}
