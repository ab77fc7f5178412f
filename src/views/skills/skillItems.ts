import * as vscode from 'vscode';
import { dateWords } from '../../dateWords';
import type { EvidenceState } from '../../evidence';
import { commandLink, escapeMarkdown, trustedMarkdown } from '../../markdown';
import type { ActivityEntry } from '../../model/framework';
import type { EntryOf, Source, Status } from '../../model/logbook';
import type { Evidence, Progress } from '../../model/progress';
import type { Group } from '../../model/skillRows';
import { summarise } from '../../model/summary';
import { sourceDetail, sourceLabel } from '../../sourceWords';
import { evidenceStateName, piecesOfEvidence, statusName, statusTitle, summaryWords } from '../../words';

/** Shape first, colour second: each state can be told from the others without colour. */
const statusIcons: Readonly<Record<Status, vscode.ThemeIcon>> = {
  notStarted: new vscode.ThemeIcon('circle-outline', new vscode.ThemeColor('disabledForeground')),
  inProgress: new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor('charts.blue')),
  done: new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('charts.green')),
  notRelevant: new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('disabledForeground')),
};

const sourceIcons: Readonly<Record<Source['kind'], string>> = { file: 'file', passage: 'quote', link: 'link', note: 'note' };
/** Where a look is needed, the shape says why. */
const lookIcons: Readonly<Partial<Record<EvidenceState, string>>> = { changed: 'diff', ambiguous: 'question', gone: 'warning' };
const lookColour = new vscode.ThemeColor('list.warningForeground');

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
  const counts = group.kind === 'status' ? String(group.activities.length)
    : summaryWords(summarise(group.kind === 'skill' ? group.skill.activities : group.activities, progress));
  const words = group.kind === 'milestone' && group.due !== undefined ? vscode.l10n.t('by {0} · {1}', dateWords(group.due), counts) : counts;
  item.id = group.id;
  item.description = words;
  item.contextValue = group.kind;
  item.accessibilityInformation = { label: `${nameOf(group)}, ${words}` };
  return item;
}

export function groupTooltip(group: Group, progress: Progress): vscode.MarkdownString {
  const description = group.kind === 'skill' ? group.skill.skill.description
    : group.kind !== 'milestone' ? '' : group.due !== undefined ? vscode.l10n.t('By {0}. You can move it, and nothing is late.', dateWords(group.due))
      : vscode.l10n.t('Suggested within {0} days of your start.', group.milestone.days);
  const words = summaryWords(summarise(group.kind === 'skill' ? group.skill.activities : group.activities, progress));
  const said = progress.entries.flatMap((e) => (e.type === 'feedback' && group.kind === 'skill' && e.skill === group.skill.key ? [feedbackLine(e)] : []));
  return trustedMarkdown([`**${escapeMarkdown(nameOf(group))}**`, escapeMarkdown(description), escapeMarkdown(words), ...said]);
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
  const { source } = piece;
  const label = sourceLabel(source);
  const item = new vscode.TreeItem(label);
  const words = [
    sourceDetail(source), evidenceStateName(state), piece.private ? vscode.l10n.t('private') : '', piece.feedback ? feedbackCounted(piece.feedback.length) : '',
  ].filter(Boolean).join(' · ');
  item.id = id;
  item.description = words;
  const look = needsALook ? lookIcons[state] : undefined;
  item.iconPath = look ? new vscode.ThemeIcon(look, lookColour) : new vscode.ThemeIcon(sourceIcons[source.kind]);
  item.contextValue = `evidence.${source.kind}.${state}${piece.private ? '.private' : ''}${piece.feedback ? '.feedback' : ''}`;
  item.tooltip = trustedMarkdown([
    source.kind === 'passage' ? quote(source.selector.exact) : `**${escapeMarkdown(label)}**`,
    escapeMarkdown(words),
    piece.remark ? escapeMarkdown(piece.remark) : '',
    escapeMarkdown(vscode.l10n.t('Logged {0}', new Date(piece.at).toLocaleDateString(vscode.env.language))),
    ...(piece.feedback ?? []).map(feedbackLine),
  ]);
  item.accessibilityInformation = { label: [label, words].join(', ') };
  item.command = { command: 'craftlog.openEvidence', title: vscode.l10n.t('Open Evidence'), arguments: [{ entry: piece.id, ask: true }] };
  return item;
}

const feedbackLine = ({ by, on, remark }: EntryOf<'feedback'>): string =>
  `**${escapeMarkdown(vscode.l10n.t('{0}, {1}:', by, dateWords(on)))}** ${escapeMarkdown(remark)}`;

const feedbackCounted = (count: number): string => (count === 1 ? vscode.l10n.t('1 remark by a reviewer') : vscode.l10n.t('{0} remarks by reviewers', count));

const quote = (text: string): string => text.split(/\r?\n/).map((line) => `> ${escapeMarkdown(line)}`).join('\n');
