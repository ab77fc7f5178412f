import { yamlFields, yamlPlace } from './frameworkYaml';

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
