import * as vscode from 'vscode';
import type { AvailableFramework, Origin } from '../frameworkStore';
import { keyOf } from '../model/framework';
import { nearest } from '../../text/rank';
import { pickTicked } from '../../platform/quickPick';
import { UserError } from '../../platform/userError';
import { piecesOfEvidence } from '../../logbook/labels';
import type { Call } from '../../platform/commandCall';
import type { Services } from '../../services';

export type ChooseFrameworksArgument = { readonly frameworks: readonly string[] };

interface FrameworkItem extends vscode.QuickPickItem { readonly id: string }

const origins: Readonly<Record<Origin, (uri?: vscode.Uri) => string>> = {
  builtIn: () => vscode.l10n.t('comes with Craftlog'),
  workspace: (uri) => (uri ? vscode.workspace.asRelativePath(uri) : ''),
  user: (uri) => uri?.path.split('/').at(-1) ?? '',
};

/** Switches the named frameworks on in this workspace and all others off. Gives the ids of those that are on. */
export async function chooseFrameworks(services: Services, { argument }: Call<ChooseFrameworksArgument>): Promise<readonly string[] | undefined> {
  const { frameworks, files } = services;
  if (!frameworks.isSettled) { await files.look(); }
  const available = await frameworks.readAll();
  const ids = available.map(({ framework }) => framework.id);
  const unknown = argument?.frameworks.find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    const meant = nearest(unknown, ids);
    throw new UserError(meant
      ? vscode.l10n.t('There is no framework “{0}”. Did you mean “{1}”?', unknown, meant)
      : vscode.l10n.t('There is no framework “{0}”. There are: {1}.', unknown, ids.join(', ')));
  }
  const chosen = argument ? argument.frameworks : await pick(services, available);
  if (!chosen) { return undefined; }
  await frameworks.choose(chosen);
  return ids.filter((id) => chosen.includes(id));
}

async function pick(services: Services, available: readonly AvailableFramework[]): Promise<readonly string[] | undefined> {
  const items = available.map((one): FrameworkItem => ({
    id: one.framework.id, label: one.framework.name, picked: one.isOn,
    description: [one.framework.version, origins[one.origin](one.uri)].filter(Boolean).join(' · '), detail: sizeOf(services, one),
  }));
  const picked = await pickTicked(items, {
    title: vscode.l10n.t('Choose frameworks for this folder'),
    placeHolder: vscode.l10n.t('Tick what you want to see. What you logged for the others is kept.'),
  });
  return picked?.map(({ id }) => id);
}

function sizeOf({ logbook }: Services, { framework }: AvailableFramework): string {
  const activities = framework.skills.flatMap((skill) => skill.activities);
  const pieces = new Set(activities.flatMap((activity) => logbook.progress.evidenceFor(keyOf(framework, activity)).map(({ id }) => id))).size;
  const size = vscode.l10n.t('Skills: {0}. Activities: {1}.', framework.skills.length, activities.length);
  return pieces ? `${size} ${piecesOfEvidence(pieces)}` : size;
}
