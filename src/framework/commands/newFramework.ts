import * as vscode from 'vscode';
import { askText } from '../../platform/messages';
import { mayWriteOwn } from '../../platform/ownFiles';
import { UserError } from '../../platform/userError';
import { exists } from '../../platform/places';
import { replaceFile } from '../../platform/files';
import { newFrameworkText } from './newFrameworkText';
import type { Call } from '../../platform/argument';
import { uriFrom } from '../../platform/argument';
import type { Services } from '../../services';

export interface NewFrameworkArgument {
  readonly name?: string;
  /** The file to write. By default one named after the framework, in `.craftlog/frameworks/` of the first folder. */
  readonly uri?: vscode.Uri | string;
}

interface FolderItem extends vscode.QuickPickItem { readonly uri: vscode.Uri }

/** Starts a framework file that is in use as it stands and says what to change, opens it, and gives its URI and the framework's id. */
export async function newFramework(services: Services, { argument }: Call<NewFrameworkArgument>): Promise<{ uri: vscode.Uri; id: string } | undefined> {
  const given = uriFrom(argument?.uri);
  const folder = given ? undefined : await chooseFolder(services, argument !== undefined);
  if (!given && !folder) { return undefined; }
  const name = argument ? argument.name ?? vscode.l10n.t('My framework') : await askText({
    title: vscode.l10n.t('New framework'), prompt: vscode.l10n.t('What do you call it? You can change that later.'), value: vscode.l10n.t('My framework'),
    validateInput: (value) => (value.trim() && value.length <= 200 ? undefined : vscode.l10n.t('Give it a name of up to 200 characters.')),
  });
  if (!name?.trim()) { return undefined; }
  const taken = new Set((await services.frameworks.readAll()).map(({ framework }) => framework.id));
  const first = idFrom(name);
  let id = first;
  const fileOf = (): vscode.Uri => given ?? vscode.Uri.joinPath(folder!, `${id}.yaml`);
  for (let n = 2; taken.has(id) || (!given && await exists(fileOf())); n++) { id = `${first}-${n}`; }
  const uri = fileOf();
  if (await exists(uri)) { throw new UserError(vscode.l10n.t('{0} is there already. Name a file that is not.', vscode.workspace.asRelativePath(uri))); }
  await mayWriteOwn(uri);
  await replaceFile(uri, newFrameworkText(id, name.trim()));
  await services.files.look();
  if (services.frameworks.available().some(({ framework }) => framework.id === id)) { await services.frameworks.switchOn(id); }
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  return { uri, id };
}

/** The folder for frameworks of this workspace, or of the person. */
async function chooseFolder({ files }: Services, silent: boolean): Promise<vscode.Uri | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri, name }): FolderItem =>
    ({ label: name, description: vscode.l10n.t('for those who work in this folder'), uri: vscode.Uri.joinPath(uri, '.craftlog', 'frameworks') }));
  const user = files.userFolder;
  const items = user ? [...folders, { label: user.path, description: vscode.l10n.t('for all your folders'), uri: user }] : folders;
  if (!items.length) {
    throw new UserError(vscode.l10n.t('Open a folder first: a framework is a file in it.'), [{ title: vscode.l10n.t('Open Folder'), command: 'vscode.openFolder' }]);
  }
  const chosen = silent || items.length === 1 ? items[0]!.uri
    : (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Where to keep the framework') }))?.uri;
  if (chosen) { await mayWriteOwn(chosen); } // before anything more is asked
  return chosen;
}

const idFrom = (name: string): string =>
  name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60) || 'framework';
