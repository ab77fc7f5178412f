import * as vscode from 'vscode';
import type { ActivityEntry, ActivityKey, SkillEntry } from '../../framework/model/framework';
import { statusName } from '../../logbook/labels';
import { asGiven } from '../../platform/commandCall';
import { type Choice, pickOneOrMore } from '../../platform/quickPick';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { type Shown, suggest, suggestSteps } from '../../suggest/suggest';
import { runCooperatively } from '../../text/cooperative';

export interface ActivityArgument {
  readonly activity?: ActivityKey;
  readonly activities?: readonly ActivityKey[];
}

/** What is attached, to rank activities for it, and those that it is attached to already. */
export interface Fit extends Shown { readonly attached?: ReadonlySet<ActivityKey> }

interface ActivityItem extends Choice { readonly key?: ActivityKey }

/** How many activities stand in each of the two groups at the top. */
const topLength = 5;

/** The keys the caller named; rejects with a `UserError` for a key no framework has. Empty when none was named. */
export function namedActivities({ frameworks }: Services, { activity, activities }: ActivityArgument): ActivityKey[] {
  const keys = [...(activity === undefined ? [] : [activity]), ...(activities ?? [])];
  return [...new Set(keys.map((key) => {
    const entry = frameworks.catalog.activity(key);
    if (!entry) {
      throw new UserError(vscode.l10n.t('There is no activity “{0}” in your frameworks. Name it as “framework/activity”.', asGiven(key)));
    }
    return entry.key;
  }))];
}

/**
 * The named activities, or those the person picks; `undefined` when they picked none. `fit` is asked only when they pick. Rejects with a
 * `UserError` when what was picked has gone.
 */
export async function chooseActivities(
  services: Services, argument: ActivityArgument, title: string, fit?: () => Promise<Fit>,
): Promise<ActivityKey[] | undefined> {
  const named = namedActivities(services, argument);
  if (named.length) { return named; }
  const known = await fit?.();
  if (known) { await runCooperatively(suggestSteps(services.frameworks.catalog)); }
  const picked = await pickOneOrMore(itemsFor(services, known), {
    title, placeHolder: vscode.l10n.t('Type what you did. Enter takes the best match.'),
  });
  const keys = picked && [...new Set(picked.flatMap(({ key }) => key ?? []))];
  if (keys?.some((key) => !services.frameworks.catalog.activity(key))) { throw gone(keys.length); }
  return keys;
}

/** While the list was open a framework has changed or was switched off. */
const gone = (chosen: number): UserError => new UserError(
  chosen === 1 ? vscode.l10n.t('The activity you chose has gone from your frameworks meanwhile, so nothing was logged. Choose another one.')
    : vscode.l10n.t('An activity you chose has gone from your frameworks meanwhile, so nothing was logged. Choose again.'),
  [{ title: vscode.l10n.t('Choose Frameworks...'), command: 'craftlog.chooseFrameworks' }],
);

/** Those that fit come first, then those used lately. */
function itemsFor(services: Services, fit: Fit | undefined): ActivityItem[] {
  const { catalog } = services.frameworks;
  const attached = fit?.attached ?? new Set();
  const fitting = (fit ? suggest(catalog, fit, topLength + attached.size) : [])
    .flatMap(({ key }) => (attached.has(key) ? [] : catalog.activity(key) ?? [])).slice(0, topLength);
  const used = new Set(fitting.map(({ key }) => key));
  const recent = recentActivities(services).filter(({ key }) => !used.has(key) && !attached.has(key)).slice(0, topLength);
  recent.forEach(({ key }) => used.add(key));
  const item = (entry: ActivityEntry): ActivityItem => itemOf(services, entry, attached.has(entry.key));
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

function itemOf(services: Services, { key, activity, skill }: ActivityEntry, attached: boolean): ActivityItem {
  const status = services.logbook.progress.status(key);
  const state = [...(status === 'notStarted' ? [] : [statusName(status)]), ...(attached ? [vscode.l10n.t('attached already')] : [])];
  return {
    key, label: activity.title, names: activity.aliases, keywords: activity.keywords,
    description: [skillName(services, skill), ...state].join(' · '), detail: firstSentence(activity.guidance),
    ...(attached ? { iconPath: new vscode.ThemeIcon('check') } : {}),
  };
}

/** UTF-16 code units of a row that can be read at a glance. */
const rowLength = 160;

function firstSentence(text: string): string {
  const line = text.slice(0, 4 * rowLength).replace(/\s+/g, ' ').trim();
  const end = /[.!?](?=\s)|[。！？]/u.exec(line);
  const sentence = end ? line.slice(0, end.index + 1) : line;
  return sentence.length > rowLength ? `${sentence.slice(0, rowLength - 1).trimEnd()}…` : sentence;
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
