import * as vscode from 'vscode';
import type { FrameworkStore } from './frameworks';
import type { Entry, EntryId, EntryOf } from './model/logbook';
import { sourceLabel } from './sourceWords';
import { entriesCounted, statusName } from './words';

/** What the words of an entry are looked up in. */
export interface EntryContext {
  readonly frameworks: FrameworkStore;
  readonly logbook: { readonly entries: readonly Entry[] };
}

type Words = { readonly [T in Entry['type']]: (entry: EntryOf<T>, context: EntryContext) => string };

const titleOf = (key: string, { frameworks }: EntryContext): string => frameworks.titleOf(key) ?? key;
const skillOf = (key: string, { frameworks }: EntryContext): string => frameworks.catalog.skill(key)?.skill.name ?? key;
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
  rating: ({ skill, level }, context) => vscode.l10n.t('“{0}” rated {1}', skillOf(skill, context), level),
  role: ({ role }) => vscode.l10n.t('role set to {0}', role),
  start: ({ date }) => vscode.l10n.t('start date set to {0}', date),
  checkIn: ({ date }) => vscode.l10n.t('check-in on {0}', date),
  link: ({ activities }, context) => vscode.l10n.t('activities said to be the same: {0}', activities.map((key) => titleOf(key, context)).join(', ')),
  import: ({ entries }) => vscode.l10n.t('import of {0}', entriesCounted(entries.length)),
};

/** What an entry did, as part of a sentence. Plain text on one line. */
export const entryWords = (context: EntryContext, entry: Entry): string =>
  (words[entry.type] as (entry: Entry, context: EntryContext) => string)(entry, context);
