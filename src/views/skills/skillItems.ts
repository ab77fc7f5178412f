import * as vscode from 'vscode';
import type { EvidenceState } from '../../evidence';
import { evidenceLook } from '../../evidenceLook';
import { commandLink, escapeMarkdown, trustedMarkdown } from '../../markdown';
import type { ActivityEntry } from '../../model/framework';
import type { Status } from '../../model/logbook';
import type { Evidence, Progress } from '../../model/progress';
import type { Group } from '../../model/skillRows';
import { summarise } from '../../model/summary';
import { piecesOfEvidence, statusName, statusTitle, summaryWords } from '../../words';

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
};
const nameOf = (group: Group): string => (groupNames[group.kind] as (g: Group) => string)(group);

export function startItem(): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Attach your first evidence'));
  item.id = 'start';
  item.description = vscode.l10n.t('the file or selection in your editor');
  item.iconPath = new vscode.ThemeIcon('add');
  item.command = { command: 'craftlog.attachCurrent', title: vscode.l10n.t('Attach Current File or Selection') };
  item.contextValue = 'start';
  return item;
}

export function groupItem(group: Group, progress: Progress): vscode.TreeItem {
  const item = new vscode.TreeItem(nameOf(group), vscode.TreeItemCollapsibleState.Collapsed);
  const words = group.kind === 'status' ? String(group.activities.length)
    : summaryWords(summarise(group.kind === 'skill' ? group.skill.activities : group.activities, progress));
  item.id = group.id;
  item.description = words;
  item.contextValue = group.kind;
  item.accessibilityInformation = { label: `${nameOf(group)}, ${words}` };
  return item;
}

export function groupTooltip(group: Group, progress: Progress): vscode.MarkdownString {
  const description = group.kind === 'skill' ? group.skill.skill.description
    : group.kind === 'milestone' ? vscode.l10n.t('Suggested within {0} days of your start.', group.milestone.days) : '';
  const words = summaryWords(summarise(group.kind === 'skill' ? group.skill.activities : group.activities, progress));
  return trustedMarkdown([`**${escapeMarkdown(nameOf(group))}**`, escapeMarkdown(description), escapeMarkdown(words)]);
}

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

export function activityTooltip({ key, activity, skill }: ActivityEntry, progress: Progress): vscode.MarkdownString {
  const { on, at } = progress.statusEntry(key) ?? {};
  const since = on ?? at;
  const status = progress.status(key);
  const state = since && status !== 'notStarted'
    ? vscode.l10n.t('{0}, {1}', statusTitle(status), new Date(since).toLocaleDateString(vscode.env.language)) : statusTitle(status);
  const kinds = activity.evidence.map((kind) => `- ${escapeMarkdown(kind)}`).join('\n');
  return trustedMarkdown([
    `**${escapeMarkdown(activity.title)}** — ${escapeMarkdown(skill.skill.name)}`,
    escapeMarkdown(state),
    escapeMarkdown(activity.guidance),
    kinds && `${vscode.l10n.t('What shows it:')}\n${kinds}`,
    commandLink(vscode.l10n.t('Attach the current file or selection'), 'craftlog.attachCurrent', { activity: key }),
  ]);
}

export function evidenceItem(id: string, piece: Evidence, state: EvidenceState, needsALook: boolean): vscode.TreeItem {
  const look = evidenceLook(piece, state, needsALook);
  const item = new vscode.TreeItem(look.label);
  item.id = id;
  item.description = look.description;
  item.iconPath = new vscode.ThemeIcon(look.icon, look.colour === undefined ? undefined : new vscode.ThemeColor(look.colour));
  item.contextValue = look.contextValue;
  item.tooltip = trustedMarkdown(look.tooltip);
  item.accessibilityInformation = { label: look.said };
  item.command = look.command;
  return item;
}
