import type { Entry, Fact } from './logbook';
import { parseSelector } from './passage/parseSelector';

type Fields = Readonly<Record<string, unknown>>;
export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isText);
const optional = (value: unknown, check: (value: unknown) => boolean): boolean => value === undefined || check(value);
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isDate = (value: unknown): boolean => isText(value) && !Number.isNaN(Date.parse(value));

const isPlace = (value: unknown): boolean => isFields(value)
  && (isText(value.folder) ? isText(value.path) : isText(value.uri));

const sources: Readonly<Record<string, (source: Fields) => boolean>> = {
  file: (s) => isPlace(s.place),
  passage: (s) => isPlace(s.place) && parseSelector(s.selector) !== undefined && optional(s.cell, Number.isInteger),
  link: (s) => isText(s.url) && optional(s.title, isText),
  note: (s) => isText(s.text),
};
const isSource = (value: unknown): boolean => isFields(value) && isText(value.kind)
  && Object.hasOwn(sources, value.kind) && sources[value.kind]!(value);

const statuses: readonly unknown[] = ['notStarted', 'inProgress', 'done', 'notRelevant'];

const facts: Readonly<Record<Fact['type'], (entry: Fields) => boolean>> = {
  status: (e) => isText(e.activity) && statuses.includes(e.status) && optional(e.on, isText) && optional(e.remark, isText),
  evidence: (e) => isTexts(e.activities) && isSource(e.source) && optional(e.remark, isText)
    && optional(e.private, isFlag) && optional(e.replaces, isText),
  relink: (e) => isText(e.entry) && isSource(e.source),
  rating: (e) => isText(e.skill) && isText(e.level) && optional(e.by, isText) && optional(e.remark, isText),
  role: (e) => isText(e.role),
  start: (e) => isText(e.date),
  checkIn: (e) => isText(e.date) && optional(e.remark, isText),
  link: (e) => isTexts(e.activities),
  import: (e) => Array.isArray(e.entries) && e.entries.every(isText),
  retract: (e) => isText(e.entry) && optional(e.undo, isFlag),
};

/** Ids and dates are short; a stranger's that are not would be carried into every view. */
const isShort = (value: unknown): value is string => isText(value) && value !== '' && value.length <= 100;

/** Whether a value has what every entry has, of whatever type: entries of types to come do. */
export const isDated = (value: unknown): value is { readonly id: string; readonly at: string; readonly type: string } =>
  isFields(value) && isShort(value.id) && isShort(value.at) && isDate(value.at) && isShort(value.type);

/** Whether a value is an entry that this version can read. Fields it does not know do not matter. */
export const isEntry = (value: unknown): value is Entry => isDated(value)
  && Object.hasOwn(facts, value.type) && facts[value.type as Fact['type']](value);
