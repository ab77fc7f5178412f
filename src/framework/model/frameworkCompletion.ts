/** A field of a YAML file written in lines: `path` is where it stands, a list's items as `-`. `value` is what follows its colon, without quotes. */
export interface YamlField {
  readonly path: readonly string[];
  readonly key: string;
  readonly value: string;
  readonly line: number;
  /** Of the key; UTF-16 units. */
  readonly column: number;
}

/** Where somebody is writing. */
export interface YamlPlace {
  /** Of the map or list that is written into. */
  readonly path: readonly string[];
  /** The field whose value is written; none where a field or an item of a list begins. */
  readonly key?: string;
  /** What is written already, up to the offset. */
  readonly prefix: string;
  /** The fields the map has, before and after. */
  readonly keys: ReadonlySet<string>;
}

interface Level { readonly column: number; readonly name: string }

const field = /^(?:"([^"]*)"|'([^']*)'|([\w.-]+)):(?:\s([^]*))?$/;
const blockScalar = /^[|>][+-]?\d?[+-]?\s*(?:#.*)?$/;

/**
 * Reads YAML by its lines and their indentation, so that a file somebody is in the middle of writing can be read too. Flow collections are
 * taken as values. Cost: linear.
 */
export function* yamlFields(text: string): Generator<YamlField> {
  const levels: Level[] = [];
  let scalar: number | undefined;
  let number = -1;
  for (const line of text.split(/\r?\n/)) {
    number++;
    const { column, content, indent } = enter(levels, line, scalar);
    if (content === undefined) { continue; }
    scalar = undefined;
    const match = field.exec(content);
    if (!match) { continue; }
    const key = match[1] ?? match[2] ?? match[3]!;
    const value = (match[4] ?? '').trim();
    yield { path: levels.map(({ name }) => name), key, value: bare(value), line: number, column };
    levels.push({ column, name: key });
    if (blockScalar.test(value)) { scalar = indent; }
  }
}

/** Takes a line's dashes and indentation into `levels`. `content` is what is left to read: none in a comment, an empty line or a block of text. */
function enter(levels: Level[], line: string, scalar: number | undefined): { column: number; content?: string; indent: number } {
  const indent = line.length - line.trimStart().length;
  const trimmed = line.trim();
  if (!trimmed || trimmed.startsWith('#') || (scalar !== undefined && indent > scalar)) { return { column: indent, indent }; }
  let column = indent;
  let rest = trimmed;
  for (let dash = /^-(?:\s+|$)/.exec(rest); dash; dash = /^-(?:\s+|$)/.exec(rest)) {
    leave(levels, column, true);
    levels.push({ column, name: '-' });
    column += dash[0].length;
    rest = rest.slice(dash[0].length);
  }
  leave(levels, column, false);
  return { column, content: rest, indent };
}

/** A list may stand as far in as the field it is the value of. */
function leave(levels: Level[], column: number, isDash: boolean): void {
  for (let last = levels.at(-1); last && (last.column > column || (last.column === column && (!isDash || last.name === '-'))); last = levels.at(-1)) { levels.pop(); }
}

const bare = (value: string): string => /^(["'])(.*)\1$/.exec(value)?.[2] ?? value.replace(/\s#[^]*$/, '').trimEnd();

/** Where the offset stands; `undefined` in a comment or in text that runs over lines. */
export function yamlPlace(text: string, offset: number): YamlPlace | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(lineStart, offset);
  const before = text.slice(0, lineStart);
  const levels: Level[] = [];
  let scalar: number | undefined;
  for (const each of before.split(/\r?\n/).slice(0, -1)) {
    const { column, content, indent } = enter(levels, each, scalar);
    if (content === undefined) { continue; }
    scalar = undefined;
    const match = field.exec(content);
    if (!match) { continue; }
    levels.push({ column, name: match[1] ?? match[2] ?? match[3]! });
    if (blockScalar.test((match[4] ?? '').trim())) { scalar = indent; }
  }
  if (/^\s*#|\s#/.test(line) || (scalar !== undefined && line.length - line.trimStart().length > scalar)) { return undefined; }
  const { column, content = '' } = enter(levels, /\S/.test(line) ? line : `${line}x`, undefined);
  const written = /\S/.test(line) ? content + (/(?<=\S)\s*$/.exec(line)?.[0] ?? '') : '';
  const path = levels.map(({ name }) => name);
  const keys = siblings(text, lineStart, column);
  const match = /^(?:"([^"]*)"|'([^']*)'|([\w.-]+)):(\s[^]*)?$/.exec(written);
  if (!match || match[4] === undefined) { return { path, prefix: written.trimStart(), keys }; }
  return { path, key: match[1] ?? match[2] ?? match[3]!, prefix: match[4].trimStart(), keys };
}

/** Names of the fields that stand at the same column in the same map as the line that begins at `lineStart`. */
function siblings(text: string, lineStart: number, column: number): ReadonlySet<string> {
  const keys = new Set<string>();
  /** Whether the map goes on beyond this line. */
  const look = (line: string, own: boolean): boolean => {
    const head = /^(\s*(?:-\s+)*)/.exec(line)![0];
    if (!line.trim() || /^\s*#/.test(line)) { return true; }
    if (head.length === column) {
      const name = field.exec(line.slice(head.length).trimEnd());
      if (name && !own) { keys.add(name[1] ?? name[2] ?? name[3]!); }
    }
    return head.length > column && !/-/.test(head.slice(0, column)) ? true : head.length === column && !head.includes('-');
  };
  const before = text.slice(0, lineStart).split(/\r?\n/).slice(0, -1);
  const after = text.slice(lineStart).split(/\r?\n/);
  const goesUp = !/-/.test(/^(\s*(?:-\s+)*)/.exec(after[0] ?? '')![0]);
  for (let i = before.length - 1; goesUp && i >= 0 && look(before[i]!, false); i--) { continue; }
  for (let i = 1; i < after.length; i++) {
    const head = /^(\s*(?:-\s+)*)/.exec(after[i]!)![0];
    if (after[i]!.trim() && (head.includes('-') && head.indexOf('-') < column)) { break; }
    if (!look(after[i]!, false)) { break; }
  }
  return keys;
}

/** As much of framework.schema.json as completing needs. */
export interface JsonSchema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly enum?: readonly string[];
}

/** Something that can be written. `insert` is what is written for it, `length` how much of what stands before the offset it takes the place of. */
export interface Completion {
  readonly label: string;
  readonly kind: 'field' | 'value' | 'id';
  readonly description: string;
  readonly insert: string;
  readonly length: number;
  readonly isNeeded: boolean;
}

/** Larger files are written by programs. UTF-16 units. */
const LARGE = 1_000_000;

/** What can be written at an offset of a framework file. Cost: linear in the text. */
export function completionsAt(schema: JsonSchema, text: string, offset: number): readonly Completion[] {
  const place = text.length > LARGE ? undefined : yamlPlace(text, offset);
  if (!place) { return []; }
  const { path, key, prefix, keys } = place;
  const within = schemaAt(schema, path);
  if (key === undefined && within?.properties) {
    return Object.entries(within.properties).filter(([name]) => !keys.has(name)).map(([name, property]): Completion => ({
      label: name, kind: 'field', description: property.description ?? '', insert: name + opening(property), length: prefix.length,
      isNeeded: within.required?.includes(name) ?? false,
    }));
  }
  // A list on one line: what is written since its last bracket or comma.
  const last = prefix.slice(Math.max(prefix.lastIndexOf('['), prefix.lastIndexOf(',')) + 1).trimStart();
  const full = key === undefined ? path : [...path, key];
  const record = key === undefined ? idsFor([...path, '*'], text) : [];
  const values = schemaAt(schema, full)?.enum?.map((value) => ({ id: value, title: '' })) ?? [];
  return [
    ...record.filter(({ id }) => !keys.has(id)).map((one) => idCompletion(one, ': ', prefix.length)),
    ...values.map(({ id }): Completion => ({ label: id, kind: 'value', description: '', insert: id, length: last.length, isNeeded: false })),
    ...idsFor(full, text).map((one) => idCompletion(one, '', last.length)),
  ];
}

const idCompletion = ({ id, title }: Id, after: string, length: number): Completion =>
  ({ label: id, kind: 'id', description: title, insert: id + after, length, isNeeded: false });

export interface Description { readonly name: string; readonly description: string; readonly start: number }

/** The field at an offset, and what the schema says of it. */
export function describeAt(schema: JsonSchema, text: string, offset: number): Description | undefined {
  if (text.length > LARGE) { return undefined; }
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(0, lineStart).split('\n').length - 1;
  for (const { path, key, line: at, column } of yamlFields(text)) {
    if (at !== line || offset - lineStart < column || offset - lineStart > column + key.length) { continue; }
    const description = schemaAt(schema, [...path, key])?.description;
    return description === undefined ? undefined : { name: key, description, start: lineStart + column };
  }
  return undefined;
}

/** The activity whose id stands on a line (from 0). */
export function activityIdAt(text: string, line: number): { readonly id: string; readonly column: number } | undefined {
  if (text.length > LARGE) { return undefined; }
  for (const { path, key, value, line: at, column } of yamlFields(text)) {
    if (at === line && key === 'id' && path.join('/') === 'skills/-/activities/-') { return { id: value, column }; }
  }
  return undefined;
}

function schemaAt(schema: JsonSchema, path: readonly string[]): JsonSchema | undefined {
  let at: JsonSchema | undefined = schema;
  for (const name of path) {
    const more: JsonSchema | boolean | undefined = at?.additionalProperties;
    at = name === '-' ? at?.items : at?.properties && Object.hasOwn(at.properties, name) ? at.properties[name] : typeof more === 'object' ? more : undefined;
  }
  return at;
}

/** What follows a field's name: its colon, and the beginning of a list or a map. */
const opening = ({ type, items, properties, additionalProperties }: JsonSchema): string => {
  if (type === 'array') { return items?.type === 'object' ? ':\n  - ' : ': '; }
  return properties ?? (typeof additionalProperties === 'object') ? ':\n  ' : ': ';
};

interface Id { readonly id: string; readonly title: string }

/** Where ids of other things are written, and what they are ids of: paths, with `*` for any field. */
const references: Readonly<Record<string, string>> = {
  'skills/-/activities/-/related': 'skills/-/activities/-', 'skills/-/activities/-/related/-': 'skills/-/activities/-',
  'milestones/-/activities': 'skills/-/activities/-', 'milestones/-/activities/-': 'skills/-/activities/-',
  'skills/-/levels/*': 'levels/-', 'roles/-/levels/*': 'skills/-', 'roles/-/levels/=': 'levels/-',
};

function idsFor(path: readonly string[], text: string): readonly Id[] {
  const written = path.join('/');
  const target = references[written] ?? (written.startsWith('roles/-/levels/') && !written.endsWith('/*') ? references['roles/-/levels/='] : undefined);
  if (target === undefined) { return []; }
  const found: { id?: string; title?: string }[] = [];
  let last: { id?: string; title?: string } = {};
  for (const { path: at, key, value } of yamlFields(text)) {
    if (at.join('/') !== target || (key !== 'id' && key !== 'title' && key !== 'name')) { continue; }
    const part = key === 'id' ? 'id' : 'title';
    if (last[part] !== undefined || found.length === 0) { found.push(last = {}); }
    last[part] = value;
  }
  return found.flatMap(({ id, title }) => (id === undefined ? [] : [{ id, title: title ?? '' }]));
}
