import { parseSelector } from '../../passage/selector';
import { parseJson, sameJson, isFields } from '../../text/canonicalJson';
import { isDay } from '../../text/day';
import type { Entry, Fact, Place, Source } from './logbook';

/** UTF-16 code units of JSON. An entry of Craftlog's takes 4 KB at most, apart from what a person wrote into it. */
export const longestEntry = 100_000;

/** Of these the lists grow with the logbook they are about, so they may be longer than `longestEntry`. */
export const listing: ReadonlySet<string> = new Set<Entry['type']>(['import', 'request']);

/**
 * The one door into the logbook: an entry as it will be read back from any copy, or what is wrong with it. What `isEntry` takes from older versions
 * and other people is more: a date of a new entry is a day that exists, and no entry is longer than one from elsewhere may be.
 */
export function soundEntry(made: Entry): Entry | Wrong {
  const wrong = wrongIn(made);
  if (wrong) { return wrong; }
  for (const field of ['on', 'date'] as const) {
    const day = (made as { readonly on?: string; readonly date?: string })[field];
    if (day !== undefined && !isDay(day)) { return { field, takes: 'day' }; }
  }
  const json = JSON.stringify(made);
  if (json.length > longestEntry && !listing.has(made.type)) { return { field: longestField(made), takes: 'shorter' }; }
  const read = parseJson(json)?.value;
  const changed = Object.entries(made).find(([field, value]) => value !== undefined && !(isFields(read) && sameJson(read[field], value)))?.[0];
  return isEntry(read) && changed === undefined ? read : { field: changed ?? longestField(made), takes: 'text' };
}

export const isWrong = (made: Entry | Wrong): made is Wrong => 'takes' in made;

const longestField = (entry: Entry): string => Object.entries(entry).map(([field, value]) => [field, JSON.stringify(value)?.length ?? 0] as const)
  .reduce((most, next) => (next[1] > most[1] ? next : most))[0];

/** Schemes under which VS Code keeps files, so that evidence may have them. */
const fileSchemes = /^(?:file:\/\/\/(?!\/)|vscode-remote:\/\/|vscode-vfs:\/\/)/;

/**
 * Whether a source from elsewhere points only where evidence may: at a web address, at a file inside its folder, or at a file of this
 * machine. Not at other machines' shares, out of its folder, or at what would run something.
 */
export function isSoundSource(source: Source): boolean {
  if (source.kind === 'note') { return true; }
  if (source.kind === 'link') { return /^https?:\/\/[^\s/]/i.test(source.url); }
  return isSoundPlace(source.place);
}

function isSoundPlace(place: Place): boolean {
  if ('uri' in place) { return fileSchemes.test(place.uri) && !hasParent(place.uri); }
  return !/^[\\/]|^[a-z]:|\0|\\/i.test(place.path) && !hasParent(place.path);
}

/** Also written with escapes. */
const hasParent = (path: string): boolean => /(?:^|[\\/])(?:\.|%2e){2}(?:[\\/]|$)/i.test(path.replace(/%2f|%5c/gi, '/'));


/** What a field takes. */
export type Takes = 'text' | 'texts' | 'textList' | 'flag' | 'wholeNumber' | 'status' | 'source' | 'place' | 'selector' | 'day' | 'short' | 'shorter';

/** A field that has not what it takes: its path, `source.title`. */
export interface Wrong { readonly field: string; readonly takes: Takes }

type Check = (value: unknown) => Wrong | undefined;

const takes = (what: Takes, has: (value: unknown) => boolean): Check => {
  const wrong: Wrong = { field: '', takes: what };
  return (value) => (has(value) ? undefined : wrong);
};
const maybe = (check: Check): Check => (value) => (value === undefined ? undefined : check(value));
const fields = (table: Readonly<Record<string, Check>>, what: Takes = 'source'): Check => {
  const checks = Object.entries(table);
  return (value) => {
    if (!isFields(value)) { return { field: '', takes: what }; }
    for (const [name, check] of checks) {
      const wrong = check(value[name]);
      if (wrong) { return { ...wrong, field: wrong.field ? `${name}.${wrong.field}` : name }; }
    }
    return undefined;
  };
};

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextList = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

const text = takes('text', isText);
const flag = takes('flag', (value) => typeof value === 'boolean');
const textList = takes('textList', isTextList);
const texts = takes('texts', (value) => isTextList(value) && value.length > 0);

const inFolder = fields({ folder: text, path: text }, 'place');
const outside = fields({ uri: text }, 'place');
const place: Check = (value) => (isFields(value) && isText(value.folder) ? inFolder(value) : outside(value));

const sources: Readonly<Record<string, Check>> = {
  file: fields({ place }),
  passage: fields({ place, selector: takes('selector', (value) => parseSelector(value) !== undefined), cell: maybe(takes('wholeNumber', Number.isInteger)) }),
  link: fields({ url: text, title: maybe(text) }),
  note: fields({ text }),
};
const source: Check = (value) => (isFields(value) && isText(value.kind) && Object.hasOwn(sources, value.kind)
  ? sources[value.kind]!(value) : { field: '', takes: 'source' });

const statuses: readonly unknown[] = ['notStarted', 'inProgress', 'done', 'notRelevant'];

const facts: Readonly<Record<Fact['type'], Check>> = {
  status: fields({ activity: text, status: takes('status', (value) => statuses.includes(value)), on: maybe(text), remark: maybe(text) }),
  evidence: fields({ activities: texts, source, remark: maybe(text), private: maybe(flag), replaces: maybe(text) }),
  relink: fields({ entry: text, source }),
  rating: fields({ skill: text, level: text, by: maybe(text), on: maybe(text), request: maybe(text), remark: maybe(text) }),
  request: fields({ request: text, print: text, skills: textList, evidence: textList }),
  review: fields({ request: text, print: text, by: text, on: text, remark: maybe(text) }),
  feedback: fields({ request: text, by: text, on: text, remark: text, evidence: maybe(text), skill: maybe(text) }),
  answer: fields({ feedback: text, remark: text }),
  role: fields({ role: text }),
  start: fields({ date: text }),
  due: fields({ milestone: text, date: maybe(text) }),
  checkIn: fields({ date: text, remark: maybe(text) }),
  link: fields({ activities: texts }),
  import: fields({ entries: textList }),
  retract: fields({ entry: text, undo: maybe(flag) }),
};

/** Ids and dates are short; a stranger's that are not would be carried into every view. */
const isShort = (value: unknown): value is string => isText(value) && value !== '' && value.length <= 100;
const isInstant = (value: unknown): value is string => isShort(value) && !Number.isNaN(Date.parse(value));

/** Whether a value has what every entry has, of whatever type: entries of types to come do. */
export const isDated = (value: unknown): value is { readonly id: string; readonly at: string; readonly type: string } =>
  isFields(value) && isShort(value.id) && isInstant(value.at) && isShort(value.type);

/** The first field of a dated entry that has not what it takes; `type` for a type that this version does not know. */
export function wrongIn(entry: { readonly type: string; readonly after?: unknown }): Wrong | undefined {
  if (!Object.hasOwn(facts, entry.type)) { return { field: 'type', takes: 'text' }; }
  return entry.after === undefined || isShort(entry.after) ? facts[entry.type as Fact['type']](entry) : { field: 'after', takes: 'short' };
}

/** Whether a value is an entry that this version can read. Fields it does not know do not matter. */
export const isEntry = (value: unknown): value is Entry => isDated(value) && wrongIn(value) === undefined;
