import * as vscode from 'vscode';
import type { FrameworkStore } from '../framework/frameworkStore';
import { entriesCounted, piecesOfEvidence, statusName } from './labels';
import { UserError } from '../platform/userError';
import { roleOf } from './model/levels';
import { milestonesIn, thingOf } from './model/plan';
import { longestEntry, type Takes, type Wrong } from './model/entryChecks';
import type { Entry, EntryId, EntryOf, Source } from './model/logbook';
import { sourcesBefore } from './model/progress';
import { sourceDetail, sourceLabel } from './sourceLabels';

const sentences: Readonly<Record<Takes, (field: string) => string>> = {
  text: (field) => vscode.l10n.t('“{0}” has to be text.', field),
  texts: (field) => vscode.l10n.t('“{0}” has to be a list of one or more texts.', field),
  textList: (field) => vscode.l10n.t('“{0}” has to be a list of texts.', field),
  flag: (field) => vscode.l10n.t('“{0}” has to be true or false.', field),
  wholeNumber: (field) => vscode.l10n.t('“{0}” has to be a whole number.', field),
  status: (field) => vscode.l10n.t('“{0}” has to be one of: {1}.', field, 'notStarted, inProgress, done, notRelevant'),
  source: (field) => vscode.l10n.t('“{0}” has to be a file, a passage, a link or a note.', field),
  place: (field) => vscode.l10n.t('“{0}” has to say where a file is.', field),
  selector: (field) => vscode.l10n.t('“{0}” has to be a passage with its quote and place.', field),
  day: (field) => vscode.l10n.t('“{0}” is not a date. Write it as year-month-day, for example 2026-03-31.', field),
  short: (field) => vscode.l10n.t('“{0}” is longer than 100 characters.', field),
  shorter: (field) => vscode.l10n.t('“{0}” is too long: an entry can have {1} characters.', field, longestEntry.toLocaleString(vscode.env.language)),
};

/** The logbook takes no such entry: what is wrong with it, and that nothing has been logged. */
export const notLogged = ({ field, takes }: Wrong): UserError => new UserError(`${sentences[takes](field)} ${vscode.l10n.t('Nothing has been logged.')}`);

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
/** A list of entries never changes, so that each is indexed once however many of its entries are put in words. */
const indexes = new WeakMap<readonly Entry[], ReadonlyMap<EntryId, Entry>>();
function find({ logbook: { entries } }: EntryContext, id: EntryId): Entry | undefined {
  let index = indexes.get(entries);
  if (!index) {
    index = new Map(entries.map((e) => [e.id, e]));
    indexes.set(entries, index);
  }
  return index.get(id);
}

/** People take back, and take that back, once or twice. */
const mostSteps = 8;

/** What a retraction is about in the end. An even number of steps to it brings it back. */
function retracted(context: EntryContext, first: EntryOf<'retract'>): string {
  let last: Entry | undefined = first;
  let steps = 0;
  for (; last?.type === 'retract' && steps < mostSteps; steps++) { last = find(context, last.entry); }
  if (!last || last.type === 'retract') { return vscode.l10n.t('an entry taken back'); }
  if (steps % 2 === 0) { return vscode.l10n.t('brought back: {0}', entryWords(context, last)); }
  return last.type === 'evidence' ? vscode.l10n.t('{0} removed', sourceLabel(last.source)) : vscode.l10n.t('taken back: {0}', entryWords(context, last));
}

/** A source with the file it is in. */
const named = (source: Source): string => (source.kind === 'passage' ? vscode.l10n.t('{0} in {1}', sourceLabel(source), sourceDetail(source)) : sourceLabel(source));

const before = new WeakMap<readonly Entry[], ReadonlyMap<EntryId, Source>>();
function sourceBefore(id: EntryId, { logbook: { entries } }: EntryContext): Source | undefined {
  let sources = before.get(entries);
  if (!sources) {
    sources = sourcesBefore(entries);
    before.set(entries, sources);
  }
  return sources.get(id);
}

const words: Words = {
  status: ({ activity, status }, context) => vscode.l10n.t('“{0}” marked {1}', titleOf(activity, context), statusName(status)),
  evidence: ({ source, activities }, context) =>
    vscode.l10n.t('{0} attached to “{1}”', sourceLabel(source), activities.map((key) => titleOf(key, context)).join(', ')),
  retract: (entry, context) => retracted(context, entry),
  relink: ({ id, source }, context) => {
    const was = sourceBefore(id, context);
    return was ? vscode.l10n.t('{0} linked again to {1}', named(was), named(source)) : vscode.l10n.t('evidence linked again to {0}', named(source));
  },
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
export function entryWords(context: EntryContext, entry: Entry): string {
  return (words[entry.type] as (entry: Entry, context: EntryContext) => string)(entry, context);
}
