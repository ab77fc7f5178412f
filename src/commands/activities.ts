import * as vscode from 'vscode';
import type { ActivityEntry, ActivityKey, SkillEntry } from '../model/framework';
import { suggest, suggestSteps } from '../model/suggest';
import type { Shown } from '../model/suggest';
import { unhurried } from '../unhurried';
import { UserError } from '../userError';
import { statusName } from '../words';
import type { Services } from './services';

export interface ActivityArgument {
  readonly activity?: ActivityKey;
  readonly activities?: readonly ActivityKey[];
}


interface ActivityItem extends vscode.QuickPickItem { readonly key?: ActivityKey }

/** How many activities stand in each of the two groups at the top. */
const topLength = 5;

/** The keys the caller named; rejects with a `UserError` for a key no framework has. Empty when none was named. */
export function namedActivities({ frameworks }: Services, { activity, activities }: ActivityArgument): ActivityKey[] {
  const keys = [...(activity === undefined ? [] : [activity]), ...(activities ?? [])];
  return keys.map((key) => {
    const entry = frameworks.catalog.activity(key);
    if (!entry) {
      throw new UserError(vscode.l10n.t('There is no activity “{0}” in your frameworks. Name it as “framework/activity”.', key));
    }
    return entry.key;
  });
}

/** The named activities, or those the person picks; `undefined` when they picked none. `fit` is asked only when they pick. */
export async function chooseActivities(
  services: Services, argument: ActivityArgument, title: string, fit?: () => Promise<Shown>,
): Promise<ActivityKey[] | undefined> {
  const named = namedActivities(services, argument);
  return named.length ? named : pickActivities(services, title, await fit?.());
}

/**
 * A quick pick of activities, searched by skill, title and keywords: those that fit come first, then those used lately. Enter takes the
 * ticked ones, or the one in focus when none is ticked, so that one activity takes one key.
 */
async function pickActivities(services: Services, title: string, fit: Shown | undefined): Promise<ActivityKey[] | undefined> {
  if (fit) { await unhurried(suggestSteps(services.frameworks.catalog)); }
  const pick = vscode.window.createQuickPick<ActivityItem>();
  pick.title = title;
  pick.placeholder = vscode.l10n.t('Search by activity, skill or keyword. Tick several, or press Enter for one.');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = itemsFor(services, fit);
  const first = pick.items.find((item) => item.key !== undefined);
  if (first) { pick.activeItems = [first]; }
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems.length ? pick.selectedItems : pick.activeItems;
      const keys = [...new Set(chosen.flatMap((item) => item.key ?? []))];
      if (keys.length) { resolve(keys); pick.hide(); }
    });
    pick.onDidHide(() => { resolve(undefined); pick.dispose(); });
    pick.show();
  });
}

function itemsFor(services: Services, fit: Shown | undefined): ActivityItem[] {
  const { catalog } = services.frameworks;
  const fitting = fit ? suggest(catalog, fit, topLength).flatMap(({ key }) => catalog.activity(key) ?? []) : [];
  const used = new Set(fitting.map(({ key }) => key));
  const recent = recentActivities(services).filter(({ key }) => !used.has(key)).slice(0, topLength);
  recent.forEach(({ key }) => used.add(key));
  const item = (entry: ActivityEntry): ActivityItem => itemOf(services, entry);
  const group = (label: string, entries: readonly ActivityEntry[]): ActivityItem[] =>
    (entries.length ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...entries.map(item)] : []);
  return [
    ...group(vscode.l10n.t('fits what you are attaching'), fitting),
    ...group(vscode.l10n.t('used lately'), recent),
    ...catalog.skills.flatMap((skill) => group(skillName(services, skill), skill.activities.filter(({ key }) => !used.has(key)))),
  ];
}

/** With more than one framework in use, a skill's name alone does not say whose it is. */
const skillName = ({ frameworks }: Services, { skill, framework }: SkillEntry): string =>
  (frameworks.catalog.frameworks.length > 1 ? `${skill.name} · ${framework.name}` : skill.name);

function itemOf(services: Services, { key, activity, skill }: ActivityEntry): ActivityItem {
  const status = services.logbook.progress.status(key);
  return {
    key, label: activity.title,
    description: [skillName(services, skill), ...(status === 'notStarted' ? [] : [statusName(status)])].join(' · '),
    detail: [...activity.aliases, ...activity.keywords].join(', '),
  };
}

function recentActivities({ logbook, frameworks }: Services): ActivityEntry[] {
  const keys = new Set<ActivityKey>();
  const { entries } = logbook.progress;
  for (let i = entries.length - 1; i >= 0 && keys.size < 2 * topLength; i--) {
    const entry = entries[i]!;
    if (entry.type === 'evidence') { entry.activities.forEach((key) => keys.add(key)); }
    if (entry.type === 'status') { keys.add(entry.activity); }
  }
  return [...keys].flatMap((key) => frameworks.catalog.activity(key) ?? []);
}
