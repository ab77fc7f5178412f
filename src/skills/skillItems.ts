import * as vscode from 'vscode';
import type { EvidenceState } from '../evidence/evidenceStore';
import { evidencePresentation, feedbackLine } from '../evidence/evidencePresentation';
import type { ActivityEntry, Skill } from '../framework/model/framework';
import { piecesOfEvidence, statusName, statusTitle, summaryWords } from '../logbook/labels';
import type { Status } from '../logbook/model/logbook';
import { type Evidence, type Progress, summarise } from '../logbook/model/progress';
import { dateWords } from '../platform/dates';
import { commandLink, escapeMarkdown, trustedMarkdown } from '../platform/markdown';
import type { Offer } from '../platform/offers';
import type { Filter, Group } from './model/skillRows';

/** Shape first, colour second: each state can be told from the others without colour. */
const statusIcons: Readonly<Record<Status, vscode.ThemeIcon>> = {
  notStarted: new vscode.ThemeIcon('circle-outline', new vscode.ThemeColor('disabledForeground')),
  inProgress: new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor('charts.blue')),
  done: new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('charts.green')),
  notRelevant: new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('disabledForeground')),
};

const groupNames: { readonly [K in Group['kind']]: (group: Extract<Group, { kind: K }>) => string } = {
  skill: ({ skill }) => skill.skill.name,
  milestone: ({ milestone }) => milestone.name,
  noMilestone: () => vscode.l10n.t('Any time'),
  status: ({ status }) => statusTitle(status),
  retired: () => vscode.l10n.t('Retired'),
};
const nameOf = (group: Group): string => (groupNames[group.kind] as (g: Group) => string)(group);

/** Whose skill or milestone it is. */
const frameworkOf = (group: Group): string => (group.kind === 'skill' ? group.skill.framework.name : group.kind === 'milestone' ? group.framework.name : '');

const wordsOf = (group: Group, progress: Progress): string => (group.kind === 'status' || group.kind === 'retired' ? String(group.activities.length)
  : summaryWords(summarise(group.kind === 'skill' ? group.skill.activities : group.activities, progress)));

export const filterWords: Readonly<Record<Filter, () => string>> = {
  all: () => '', todo: () => vscode.l10n.t('to do'), withEvidence: () => vscode.l10n.t('with evidence'), done: () => vscode.l10n.t('done'),
};

export function startItem(): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Attach your first evidence'));
  item.id = 'start';
  item.description = vscode.l10n.t('the file or selection in your editor');
  item.iconPath = new vscode.ThemeIcon('add');
  item.command = { command: 'craftlog.attachCurrent', title: vscode.l10n.t('Attach Current File or Selection') };
  item.contextValue = 'start';
  return item;
}

export function offerItem(id: string, { label, sentence, id: offer }: Offer): vscode.TreeItem {
  const item = new vscode.TreeItem(label);
  item.id = id;
  item.iconPath = new vscode.ThemeIcon('question', new vscode.ThemeColor('charts.blue'));
  item.tooltip = sentence;
  item.accessibilityInformation = { label: `${label} ${sentence}` };
  item.command = { command: 'craftlog.answerOffer', title: vscode.l10n.t('Answer'), arguments: [{ offer, ask: true }] };
  item.contextValue = 'offer';
  return item;
}

/** `several`: with more than one framework in use, a name alone does not say whose it is. */
export function groupItem(group: Group, progress: Progress, several: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(nameOf(group), vscode.TreeItemCollapsibleState.Collapsed);
  const by = group.kind === 'milestone' && group.due !== undefined ? vscode.l10n.t('by {0}', dateWords(group.due)) : '';
  const words = [by, wordsOf(group, progress), several ? frameworkOf(group) : ''].filter(Boolean).join(' · ');
  item.id = group.id;
  item.description = words;
  item.contextValue = group.kind;
  item.accessibilityInformation = { label: `${nameOf(group)}, ${words}` };
  return item;
}

const importances: Readonly<Record<NonNullable<Skill['importance']>, () => string>> = {
  critical: () => vscode.l10n.t('The role cannot do without it.'),
  important: () => vscode.l10n.t('It matters in the role.'),
  optional: () => vscode.l10n.t('It helps in some teams.'),
};

export function groupTooltip(group: Group, progress: Progress): vscode.MarkdownString {
  const description = group.kind === 'skill' ? group.skill.skill.description
    : group.kind === 'milestone' ? dueWords(group)
      : group.kind === 'retired' ? vscode.l10n.t('You logged something for these, and no framework in use has them any more. Nothing is lost.') : '';
  const words = group.kind === 'retired' ? '' : summaryWords(summarise(group.kind === 'skill' ? group.skill.activities : group.activities, progress));
  const importance = group.kind === 'skill' && group.skill.skill.importance ? importances[group.skill.skill.importance]() : '';
  const said = progress.entries.flatMap((e) => (e.type === 'feedback' && group.kind === 'skill' && e.skill === group.skill.key ? [feedbackLine(e)] : []));
  return trustedMarkdown([
    `**${escapeMarkdown(nameOf(group))}**${frameworkOf(group) ? ` — ${escapeMarkdown(frameworkOf(group))}` : ''}`,
    ...[description, importance, words].map(escapeMarkdown), ...said,
  ]);
}

const dueWords = ({ due, milestone }: Extract<Group, { kind: 'milestone' }>): string => (due !== undefined
  ? vscode.l10n.t('By {0}. You can move it, and nothing is late.', dateWords(due)) : vscode.l10n.t('Suggested within {0} days of your start.', milestone.days));

export function activityItem(id: string, { key, activity }: ActivityEntry, progress: Progress): vscode.TreeItem {
  const status = progress.status(key);
  const count = progress.evidenceFor(key).length;
  const item = new vscode.TreeItem(activity.title, count ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None);
  const words = [...(status === 'notStarted' ? [] : [statusName(status)]), ...(count ? [piecesOfEvidence(count)] : [])].join(' · ');
  const done = status === 'done';
  const said = [activity.title, statusName(status), ...(count ? [piecesOfEvidence(count)] : [])].join(', ');
  item.id = id;
  item.description = words;
  item.iconPath = statusIcons[status];
  item.contextValue = `activity.${status}`;
  item.checkboxState = {
    state: done ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked,
    tooltip: done ? vscode.l10n.t('Done. Untick if it is not.') : vscode.l10n.t('Tick when you have done this.'),
    accessibilityInformation: { label: said },
  };
  item.accessibilityInformation = { label: said };
  return item;
}

/** An activity that no framework has any more: there is nothing to do, only what was logged. */
export function retiredItem(id: string, { key, activity }: ActivityEntry, progress: Progress): vscode.TreeItem {
  const count = progress.evidenceFor(key).length;
  const item = new vscode.TreeItem(activity.title, count ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None);
  item.id = id;
  item.description = [statusName(progress.status(key)), ...(count ? [piecesOfEvidence(count)] : [])].join(' · ');
  item.iconPath = new vscode.ThemeIcon('archive', new vscode.ThemeColor('disabledForeground'));
  item.contextValue = 'retiredActivity';
  item.accessibilityInformation = { label: [activity.title, vscode.l10n.t('retired'), item.description].join(', ') };
  return item;
}

/** `same` are titles of activities that are said to be the same. */
export function activityTooltip({ key, activity, skill }: ActivityEntry, progress: Progress, same: readonly string[]): vscode.MarkdownString {
  const { on, at } = progress.statusEntry(key) ?? {};
  const since = on ?? at;
  const status = progress.status(key);
  const state = since && status !== 'notStarted'
    ? vscode.l10n.t('{0}, {1}', statusTitle(status), dateWords(since)) : statusTitle(status);
  const kinds = activity.evidence.map((kind) => `- ${escapeMarkdown(kind)}`).join('\n');
  return trustedMarkdown([
    `**${escapeMarkdown(activity.title)}** — ${escapeMarkdown(skill.skill.name)}`,
    escapeMarkdown(state),
    same.length ? escapeMarkdown(vscode.l10n.t('Same as: {0}', same.join(', '))) : '',
    escapeMarkdown(activity.guidance),
    kinds && `${vscode.l10n.t('What shows it:')}\n${kinds}`,
    commandLink(vscode.l10n.t('Attach the current file or selection'), 'craftlog.attachCurrent', { activity: key }),
  ]);
}

/** Some of many pieces, oldest first, by their places and days. */
export function partItem(id: string, from: number, pieces: readonly Evidence[]): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Pieces {0} to {1}', from + 1, from + pieces.length), vscode.TreeItemCollapsibleState.Collapsed);
  const [first, last] = [pieces[0], pieces.at(-1)].map((piece) => (piece ? dateWords(piece.at) : ''));
  item.id = id;
  item.description = first === last ? first : vscode.l10n.t('{0} to {1}', first ?? '', last ?? '');
  item.contextValue = 'part';
  item.accessibilityInformation = { label: [item.label as string, item.description ?? ''].join(', ') };
  return item;
}

export function evidenceItem(id: string, piece: Evidence, state: EvidenceState, needsALook: boolean): vscode.TreeItem {
  const look = evidencePresentation(piece, state, needsALook);
  const item = new vscode.TreeItem(look.label);
  item.id = id;
  item.description = look.description;
  item.iconPath = new vscode.ThemeIcon(look.icon, look.colour === undefined ? undefined : new vscode.ThemeColor(look.colour));
  item.contextValue = look.contextValue;
  item.tooltip = trustedMarkdown(look.tooltip);
  item.accessibilityInformation = { label: look.said };
  return item;
}

/** How many pieces of evidence need a look. */
export const badgeOf = (count: number): vscode.ViewBadge | undefined => (count ? {
  value: count, tooltip: count === 1 ? vscode.l10n.t('1 piece of evidence needs a look') : vscode.l10n.t('{0} pieces of evidence need a look', count),
} : undefined);
