import * as vscode from 'vscode';
import type { ActivityKey, SkillKey } from '../../framework/model/framework';
import { showList } from '../../platform/quickPick';
import type { EntryId } from '../../logbook/model/logbook';
import { asGiven, type Call } from '../../platform/commandCall';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { type Filter, filters, type Grouping, groupings } from '../model/skillRows';

export type ShowProgressArgument = { readonly skill?: SkillKey };
/** `ask`: a person, who is told when it has gone. */
export type RevealArgument = { readonly skill?: SkillKey; readonly activity?: ActivityKey; readonly entry?: EntryId; readonly ask?: boolean };
export type FilterArgument = { readonly filter: Filter; readonly skill?: SkillKey };
export type GroupArgument = { readonly grouping: Grouping };

const filterNames: Readonly<Record<Filter, () => string>> = {
  all: () => vscode.l10n.t('All activities'),
  todo: () => vscode.l10n.t('To do'),
  withEvidence: () => vscode.l10n.t('With evidence'),
  done: () => vscode.l10n.t('Done'),
};

const groupingNames: Readonly<Record<Grouping, () => string>> = {
  skill: () => vscode.l10n.t('By skill'),
  milestone: () => vscode.l10n.t('By milestone'),
  status: () => vscode.l10n.t('By status'),
};

export async function showProgress({ panel, frameworks }: Services, { argument, rows }: Call<ShowProgressArgument>): Promise<ShowProgressArgument> {
  const row = rows[0];
  const skill = argument?.skill ?? (row?.kind === 'group' && row.id.startsWith('skill:') ? row.id.slice('skill:'.length) : undefined);
  if (skill !== undefined && !frameworks.catalog.skill(skill)) {
    throw new UserError(vscode.l10n.t('There is no skill “{0}” in your frameworks. Name it as “framework/skill”.', asGiven(skill)));
  }
  await panel.show({ skill });
  return { skill };
}

/** Shows the row of a skill, an activity or a piece of evidence; true when there is one. */
export async function revealInSkills({ tree }: Services, { argument, rows }: Call<RevealArgument>): Promise<boolean> {
  if (!argument && !rows.length) {
    await vscode.commands.executeCommand('craftlog.skills.focus');
    return true;
  }
  const isShown = await tree.reveal(argument ?? { activity: rows.find((row) => row.kind === 'activity')?.key });
  if (!isShown && argument?.ask) {
    throw new UserError(vscode.l10n.t('This is no longer in the Skills view. It may have been removed or undone, or be in a framework that you do not use now.'), [
      { title: vscode.l10n.t('Choose Frameworks...'), command: 'craftlog.chooseFrameworks' },
    ]);
  }
  return isShown;
}

/** Asks a question of Craftlog's again; without a name, the one that has waited longest. Returns the answer. */
export async function answerOffer({ offers }: Services, { argument, rows: [row] }: Call<{ readonly offer?: string }>): Promise<string | undefined> {
  const id = argument?.offer ?? (row?.kind === 'offer' ? row.offer : offers.all[0]?.id);
  return id === undefined ? undefined : offers.show(id);
}

export async function filterSkills({ tree }: Services, { argument }: Call<FilterArgument>): Promise<Filter | undefined> {
  const filter = argument ? argument.filter
    : await choose(filters, filterNames, tree.currentFilter, vscode.l10n.t('Show in Skills'));
  if (!filter || !filters.includes(filter)) { return undefined; }
  await tree.setFilter(filter);
  if (argument?.skill) { await tree.reveal({ skill: argument.skill }); }
  return filter;
}

export async function groupSkills({ tree }: Services, { argument }: Call<GroupArgument>): Promise<Grouping | undefined> {
  const grouping = argument ? argument.grouping
    : await choose(groupings, groupingNames, tree.currentGrouping, vscode.l10n.t('Group Skills'));
  if (!grouping || !groupings.includes(grouping)) { return undefined; }
  await tree.setGrouping(grouping);
  return grouping;
}

async function choose<T extends string>(
  values: readonly T[], names: Readonly<Record<T, () => string>>, current: T, title: string,
): Promise<T | undefined> {
  const items = values.map((value) => ({ label: names[value](), description: value === current ? vscode.l10n.t('shown now') : '', value }));
  return (await showList(items, { title }))?.value;
}
