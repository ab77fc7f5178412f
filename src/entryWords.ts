import * as vscode from 'vscode';
import type { FrameworkStore } from './frameworks';
import { roleOf } from './model/levels';
import type { Entry, EntryId, EntryOf } from './model/logbook';
import { milestonesIn, thingOf } from './model/plan';
import { sourceLabel } from './sourceWords';
import { entriesCounted, piecesOfEvidence, statusName } from './words';

/** What the words of an entry are looked up in. */
export interface EntryContext {
  readonly frameworks: FrameworkStore;
  readonly logbook: { readonly entries: readonly Entry[] };
}

type Words = { readonly [T in Entry['type']]: (entry: EntryOf<T>, context: EntryContext) => string };

const titleOf = (key: string, { frameworks }: EntryContext): string => frameworks.titleOf(key) ?? thingOf(frameworks.catalog, key)?.title ?? key;
const skillOf = (key: string, { frameworks }: EntryContext): string => frameworks.catalog.skill(key)?.skill.name ?? key;
const levelOf = (skill: string, level: string, { frameworks }: EntryContext): string =>
  frameworks.catalog.skill(skill)?.framework.levels.find(({ id }) => id === level)?.name ?? level;
const find = ({ logbook }: EntryContext, id: EntryId): Entry | undefined => logbook.entries.find((e) => e.id === id);

const words: Words = {
  status: ({ activity, status }, context) => vscode.l10n.t('“{0}” marked {1}', titleOf(activity, context), statusName(status)),
  evidence: ({ source, activities }, context) =>
    vscode.l10n.t('{0} attached to “{1}”', sourceLabel(source), activities.map((key) => titleOf(key, context)).join(', ')),
  retract: ({ entry }, context) => {
    const target = find(context, entry);
    if (target?.type === 'evidence') { return vscode.l10n.t('{0} removed', sourceLabel(target.source)); }
    return vscode.l10n.t('an entry taken back');
  },
  relink: ({ source }) => vscode.l10n.t('evidence linked again to {0}', sourceLabel(source)),
  rating: ({ skill, level, by }, context) => (by === undefined
    ? vscode.l10n.t('“{0}” rated {1}', skillOf(skill, context), levelOf(skill, level, context))
    : vscode.l10n.t('“{0}” rated {1} by {2}', skillOf(skill, context), levelOf(skill, level, context), by)),
  request: ({ evidence }) => vscode.l10n.t('review asked for, with {0}', piecesOfEvidence(evidence.length)),
  review: ({ by, on }) => vscode.l10n.t('review by {0} of {1}', by, on),
  feedback: ({ by, remark }) => vscode.l10n.t('feedback by {0}: {1}', by, remark),
  answer: ({ remark }) => vscode.l10n.t('answer to feedback: {0}', remark),
  role: ({ role }, context) => {
    const name = roleOf(context.frameworks.catalog, role)?.role.name ?? role;
    return name.endsWith('/') ? vscode.l10n.t('role taken away') : vscode.l10n.t('role set to {0}', name);
  },
  start: ({ date }) => vscode.l10n.t('start date set to {0}', date),
  due: ({ milestone, date }, { frameworks: { catalog } }) => {
    const name = milestonesIn(catalog).find(({ key }) => key === milestone)?.milestone.name ?? milestone;
    return date === undefined ? vscode.l10n.t('“{0}” due when the framework suggests', name) : vscode.l10n.t('“{0}” due on {1}', name, date);
  },
  checkIn: ({ date }) => vscode.l10n.t('check-in on {0}', date),
  link: ({ activities }, context) => vscode.l10n.t('activities said to be the same: {0}', activities.map((key) => titleOf(key, context)).join(', ')),
  import: ({ entries }) => vscode.l10n.t('import of {0}', entriesCounted(entries.length)),
};

/** What an entry did, as part of a sentence. Plain text on one line. */
export const entryWords = (context: EntryContext, entry: Entry): string =>
  (words[entry.type] as (entry: Entry, context: EntryContext) => string)(entry, context);
