import { isFields } from './text/canonicalJson';
import * as v from 'valibot';
import type * as vscode from 'vscode';
import type { CommandId, commands } from './commands';
import { isAddress, pointsOf } from './text/argumentShapes';
import { isDay } from './text/day';
import type { ExportFormat } from './formats/model/exporter';
import { FORMATS } from './formats/model/importer';
import { filters, groupings } from './skills/model/skillRows';
import type { Call } from './platform/commandCall';
import type { PortfolioFormat } from './sharing/portfolio/formats';

// What each command takes from key bindings, links and other extensions. A message of a schema is the code of what the field takes.

export type ArgumentTakes = 'object' | 'text' | 'someText' | 'shorter' | 'texts' | 'list' | 'flag' | 'day' | 'uri' | 'range' | 'oneOf';
const says = (code: ArgumentTakes): ArgumentTakes => code;

/** UTF-16 code units. An entry of any such text, however it is escaped, is one that an import takes. */
export const longestText = 16_000;

const text = v.pipe(v.string(says('text')), v.maxLength(longestText, says('shorter')));
const name = v.pipe(text, v.minLength(1, says('someText')));
const texts = v.pipe(v.array(name, says('list')), v.minLength(1, says('texts')));
const flag = v.boolean(says('flag'));
const day = v.pipe(v.string(says('day')), v.check(isDay, says('day')));
const uri = v.custom<vscode.Uri>(isAddress, says('uri'));
const range = v.custom<vscode.Range>((value) => pointsOf(value) !== undefined, says('range'));

/** Whether a person asks, by a link or a button of ours: then they are asked and told. Every command takes it. */
const ask = v.optional(flag);

/** A field that is missing says what it takes, as one that is wrong does. */
const fields = <T extends v.ObjectEntries>(entries: T) => v.pipe(v.custom<object>(isFields, says('object')), v.object({ ...entries, ask }, ({ path }) => {
  const missing = entries[String(path?.[0].key)];
  return missing ? v.safeParse(missing, undefined).issues?.[0].message ?? says('object') : says('object');
}));
const maybe = v.optional;
const list = <T extends v.GenericSchema>(item: T) => v.pipe(v.array(item, says('list')), v.minLength(1, says('list')));

const activity = { activity: maybe(name), activities: maybe(texts) };
const remark = maybe(text);
const status = fields({ ...activity, on: maybe(day), remark });
const entry = fields({ entry: name });
const entries = fields({ entry: maybe(name), entries: maybe(texts) });
const suggestion = fields({ activity: name, uri });
const include = {
  frameworks: maybe(texts), skills: maybe(texts), from: maybe(day), until: maybe(day), quotes: maybe(flag), remarks: maybe(flag), ratings: maybe(flag),
  reviews: maybe(flag), checkIns: maybe(flag), name: maybe(text),
};
const finding = fields({
  finding: v.union([v.string(), v.object({ print: v.string(), rule: maybe(v.string()), story: maybe(v.string()), place: maybe(v.string()) })], says('text')),
  reason: maybe(text),
});
const nothing = fields({});

/** The argument that a handler of the table says it takes. */
type ArgumentOf<K extends CommandId> = Parameters<(typeof commands)[K]> extends [unknown, Call<infer A>] ? A : object;

/** The argument of every command. */
export const schemas = {
  'craftlog.attachFile': fields({ ...activity, uri: maybe(uri), uris: maybe(list(uri)), remark }),
  'craftlog.attachSelection': fields({ ...activity, uri: maybe(uri), range: maybe(range), remark }),
  'craftlog.attachCurrent': fields({ ...activity }),
  'craftlog.attachLink': fields({ ...activity, url: maybe(text), title: maybe(text), remark }),
  // The handler says how long a note may be, and what to do with a longer one.
  'craftlog.attachNote': fields({ ...activity, text: maybe(v.string(says('text'))) }),
  'craftlog.moveEvidence': fields({ evidence: list(fields({ entry: name, from: name })), activity: name }),
  'craftlog.markDone': status,
  'craftlog.markInProgress': status,
  'craftlog.markNotStarted': status,
  'craftlog.markNotRelevant': status,
  'craftlog.toggleDone': fields({ ...activity, done: maybe(flag) }),
  'craftlog.openEvidence': fields({ entry: name, keepFocus: maybe(flag) }),
  'craftlog.relinkEvidence': fields({ entry: name, uri: maybe(uri), range: maybe(range) }),
  'craftlog.updateEvidence': entries,
  'craftlog.compareEvidence': entry,
  'craftlog.showQuote': entries,
  'craftlog.removeEvidence': fields({ entry: maybe(name), focus: maybe(flag) }),
  'craftlog.answerOffer': fields({ offer: maybe(name) }),
  'craftlog.exportPortfolio': fields({
    // The handlers know the formats, and name them when one is not known.
    format: v.custom<PortfolioFormat>((value) => typeof value === 'string', says('text')), target: maybe(uri), include: maybe(fields({ ...include, case: maybe(name) })),
  }),
  'craftlog.requestReview': fields({ target: maybe(uri), include: maybe(fields(include)) }),
  'craftlog.importReview': fields({ uri }),
  'craftlog.answerFeedback': fields({ feedback: name, text }),
  'craftlog.keepPrivate': entries,
  'craftlog.allowInPortfolio': entries,
  'craftlog.undo': fields({ entries: maybe(texts) }),
  'craftlog.rateSkill': fields({ skill: maybe(name), level: maybe(name), remark }),
  'craftlog.setRole': fields({ role: name }),
  'craftlog.setStartDate': fields({ date: day }),
  'craftlog.setMilestoneDate': fields({ milestone: name, date: maybe(day) }),
  'craftlog.tickPlan': fields({ thing: name, done: maybe(flag) }),
  'craftlog.startCheckIn': fields({ date: maybe(day) }),
  'craftlog.showProgress': fields({ skill: maybe(name) }),
  'craftlog.revealInSkills': fields({ skill: maybe(name), activity: maybe(name), entry: maybe(name) }),
  'craftlog.filterSkills': fields({ filter: v.picklist(filters, says('oneOf')), skill: maybe(name) }),
  'craftlog.groupSkills': fields({ grouping: v.picklist(groupings, says('oneOf')) }),
  'craftlog.showLogbook': nothing,
  'craftlog.exportLogbook': fields({ target: uri }),
  'craftlog.importLogbook': fields({ uri }),
  'craftlog.importFramework': fields({
    uri: v.union([uri, list(uri)], says('uri')), format: maybe(v.picklist(FORMATS, says('oneOf'))), target: maybe(uri),
    choices: maybe(v.record(v.string(), v.array(v.string(says('text')), says('list')), says('object'))), replace: maybe(flag),
  }),
  'craftlog.exportFramework': fields({
    framework: maybe(name), format: v.custom<ExportFormat>((value) => typeof value === 'string', says('text')), target: uri,
  }),
  'craftlog.restoreBackup': fields({ backup: maybe(name), replace: maybe(flag) }),
  'craftlog.showData': nothing,
  // Anything but true is answered by the handler, which says what is missing.
  'craftlog.deleteData': fields({ confirm: v.custom<true>(() => true), all: maybe(flag) }),
  'craftlog.chooseFrameworks': fields({ frameworks: v.array(name, says('list')) }),
  'craftlog.newFramework': fields({ name: maybe(name), uri: maybe(uri) }),
  'craftlog.renameActivityId': fields({ uri: maybe(uri), id: maybe(name), to: maybe(name) }),
  'craftlog.showFrameworkChanges': nothing,
  'craftlog.linkActivities': fields({ ...activity, pairs: maybe(list(list(name))) }),
  'craftlog.unlinkActivities': fields({ activity: name }),
  'craftlog.attachSuggestion': suggestion,
  'craftlog.notThis': suggestion,
  'craftlog.suggestAgain': suggestion,
  'craftlog.dismissFinding': finding,
  'craftlog.restoreFinding': finding,
  'craftlog.newDocument': fields({ template: name, target: maybe(uri) }),
  'craftlog.showLog': nothing,
} satisfies { [K in CommandId]: v.GenericSchema<unknown, ArgumentOf<K>> };

/** What is wrong with an argument: where, what belongs there, and of a choice the names. `value` is what was there. */
export interface ArgumentProblem { readonly field: string; readonly takes: ArgumentTakes; readonly value: unknown; readonly choices: readonly string[] }

/** The argument of a command with the fields that it knows, or the first thing that is wrong with it. Never throws. */
export function readArgument(id: CommandId, value: unknown): { readonly argument: object } | { readonly problem: ArgumentProblem } {
  const result = v.safeParse<v.GenericSchema<unknown, object>>(schemas[id], value, { abortEarly: true });
  if (result.success) { return { argument: result.output }; }
  const [issue] = result.issues;
  const field = (issue.path ?? []).map(({ key }) => String(key)).join('.');
  const choices = [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map(([, choice]) => choice!);
  return { problem: { field, takes: issue.message as ArgumentTakes, value: issue.input, choices } };
}
