import * as vscode from 'vscode';
import { type Call, uriFrom } from '../../platform/commandCall';
import { replaceFile } from '../../platform/files';
import { askText } from '../../platform/messages';
import { showList } from '../../platform/quickPick';
import { mayWriteOwn } from '../../platform/ownFiles';
import { exists } from '../../platform/places';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';

const comment = (text: string, indent = ''): string => text.split('\n').map((line) => `${indent}# ${line}`).join('\n');
const quoted = (text: string): string => JSON.stringify(text);

/** A framework file in the person's language that has one skill and two activities, and says what to do with each part. It is valid as it is. */
export function newFrameworkText(id: string, name: string): string {
  return `${comment(vscode.l10n.t('This is a framework: skills, and things to have done in each. Change any text, and save: the Skills view follows.'))}
${comment(vscode.l10n.t('Needed are only id, version, name and skills. Everything else can go. Press Ctrl+Space to see what can be written where.'))}

${comment(vscode.l10n.t('Evidence points at ids, so ids stay as they are, while names and titles may change.'))}
id: ${quoted(id)}
version: '1.0.0'
name: ${quoted(name)}
description: ${quoted(vscode.l10n.t('What the framework is for, in a sentence.'))}

${comment(vscode.l10n.t('How far someone can get in a skill, lowest first.'))}
levels:
  - id: awareness
    name: ${quoted(vscode.l10n.t('Awareness'))}
  - id: working
    name: ${quoted(vscode.l10n.t('Working'))}

skills:
  - id: first-skill
    name: ${quoted(vscode.l10n.t('A skill'))}
    description: ${quoted(vscode.l10n.t('What the skill is.'))}
${comment(vscode.l10n.t('What someone at each level can do: level id, then text.'), '    ')}
    levels:
      awareness: ${quoted(vscode.l10n.t('Can say what it is and where it helps.'))}
      working: ${quoted(vscode.l10n.t('Uses it in real work, with some support.'))}
    activities:
      - id: first-activity
${comment(vscode.l10n.t('What to do, as an instruction.'), '        ')}
        title: ${quoted(vscode.l10n.t('Do something that shows the skill'))}
        guidance: ${quoted(vscode.l10n.t('How to go about it, in one to three sentences.'))}
${comment(vscode.l10n.t('Kinds of document that would show it.'), '        ')}
        evidence:
          - ${quoted(vscode.l10n.t('a note of what you did and what came of it'))}
${comment(vscode.l10n.t('Words in such documents, and names of files. With these, Craftlog suggests the activity where it fits.'), '        ')}
        keywords: [${quoted(vscode.l10n.t('a telling word'))}]
        files: ['*first-activity*']
      - id: second-activity
        title: ${quoted(vscode.l10n.t('Do something else that shows it'))}
${comment(vscode.l10n.t('Activities that people often do together, by id. If an id has to change, use Rename Id and Keep the Evidence on it.'), '        ')}
        related: [first-activity]

${comment(vscode.l10n.t('What someone could have done by when, in days from their start. Nothing is late.'))}
milestones:
  - id: 30-days
    name: ${quoted(vscode.l10n.t('First 30 days'))}
    days: 30
    activities: [first-activity]
`;
}

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
    : (await showList(items, { title: vscode.l10n.t('Where to keep the framework') }))?.uri;
  if (chosen) { await mayWriteOwn(chosen); } // before anything more is asked
  return chosen;
}

const idFrom = (name: string): string =>
  name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60) || 'framework';
