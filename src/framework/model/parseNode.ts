import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import * as v from 'valibot';
import { nearest } from '../../text/rank';
import type { Facts, Loss, Noun, ProblemCode, ProblemList, Shape } from './frameworkProblem';
import type { YamlTree } from './parseYaml';

/** A text within the greatest length has fewer values; only aliases of aliases get here. */
export const MAX_VALUES = 1_000_000;

/** As much of a valibot schema as reading needs: it is walked beside the YAML. */
interface Schema {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly key?: Schema;
  readonly value?: Schema;
  readonly wrapped?: Schema;
  readonly options?: readonly string[];
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown; readonly message?: unknown }[];
}

type Optional = v.OptionalSchema<v.GenericSchema, unknown>;

interface Field { readonly key: Node; readonly value: Node | null }
type Span = readonly [number, number];

/**
 * Reads YAML nodes as a schema asks, keeping what can be kept: a wrong optional field or a wrong item of a list is left out
 * alone, and only a wrong required field takes the thing it belongs to with it. Each loss is in `problems`.
 */
export class NodeReader {
  /** Ids the file gives to each kind of thing, former ids and things that were left out included. */
  readonly seen = new Map<Noun, Set<string>>();
  private readonly origins = new WeakMap<object, ReadonlyMap<string, Field> | readonly Node[]>();
  private readonly fieldsOf = new Map<YAMLMap, Map<string, Field>>();
  private values = 0;

  constructor(private readonly text: string, private readonly aliases: YamlTree['aliases'], private readonly problems: ProblemList) { }

  /** Undefined when nothing could be kept. What comes back passes `v.is(schema, ...)`. */
  read<const S extends v.GenericSchema>(schema: S, node: Node): v.InferOutput<S> | undefined {
    return this.value(schema, node, '', 'framework');
  }

  /** Where a field of an object that was read here stands, or an item of a list that was read here. */
  spanOf(owner: object, at: string | number): Span {
    const origin = this.origins.get(owner);
    const node = typeof at === 'number' ? (origin as readonly Node[] | undefined)?.[at]
      : (origin as ReadonlyMap<string, Field> | undefined)?.get(at)?.value;
    return node ? this.span(node) : [0, 0];
  }

  /** Where a key of a record that was read here stands. */
  keySpanOf(record: object, key: string): Span {
    const field = (this.origins.get(record) as ReadonlyMap<string, Field> | undefined)?.get(key);
    return field ? this.span(field.key) : [0, 0];
  }

  private value(schema: Schema, node: Node, field: string, loses: Loss): unknown {
    if (++this.values > MAX_VALUES) {
      if (this.values === MAX_VALUES + 1) { this.add('tooMuch', node, { limit: MAX_VALUES }); }
      return undefined;
    }
    const target = this.follow(node);
    if (!target) { return undefined; }
    if (schema.entries) { return this.object(schema, schema.entries, target, field); }
    if (schema.item) { return this.list(schema, schema.item, target, field, loses); }
    if (schema.key && schema.value) { return this.record(schema.key, schema.value, target, field, loses); }
    return this.scalar(schema, target, field, loses);
  }

  private object(schema: Schema, entries: Readonly<Record<string, Schema>>, node: Node, name: string): object | undefined {
    const noun = nounOf(schema);
    if (!isMap(node)) { return this.wrong(node, 'fields', name, noun); }
    const fields = this.fields(node);
    for (const [key, field] of fields) {
      if (Object.hasOwn(entries, key)) { continue; }
      const suggestion = nearest(key, Object.keys(entries).filter((known) => !fields.has(known)));
      this.add('unknownField', field.key, { field: cut(key), noun, ...(suggestion && { suggestion }) });
    }
    const result: Record<string, unknown> = {};
    let complete = true;
    for (const [key, entry] of Object.entries(entries)) {
      const field = fields.get(key);
      if (entry.wrapped) {
        const value = isNothing(field?.value) ? undefined : this.value(entry.wrapped, field!.value!, key, 'field');
        const kept = value ?? v.getDefault(entry as unknown as Optional);
        if (kept !== undefined) { result[key] = kept; }
      } else if (isNothing(field?.value)) {
        this.add('missing', field?.key ?? node, { field: key, loses: noun });
        complete = false;
      } else {
        result[key] = this.value(entry, field!.value!, key, noun);
        complete &&= result[key] !== undefined;
      }
    }
    this.note(noun, [result.id, ...(result.formerIds as unknown[] | undefined ?? [])]);
    this.origins.set(result, fields);
    return complete ? result : undefined;
  }

  private list(schema: Schema, item: Schema, node: Node, field: string, loses: Loss): unknown[] | undefined {
    if (!isSeq(node)) { return this.wrong(node, 'list', field, loses); }
    const limit = schema.pipe?.find((action) => action.type === 'max_length')?.requirement as number;
    const items = (node as YAMLSeq<Node>).items;
    if (items.length > limit) { this.add('tooMany', items[limit]!, { field, limit, length: items.length, loses: 'item' }); }
    const origins: Node[] = [];
    const result: unknown[] = [];
    for (const each of items.slice(0, limit)) {
      if (isNothing(each)) { this.add('empty', each, { field, loses: 'item' }); continue; }
      const value = this.value(item, each, field, 'item');
      if (value !== undefined) { result.push(value); origins.push(each); }
    }
    this.origins.set(result, origins);
    return result;
  }

  private record(keys: Schema, values: Schema, node: Node, name: string, loses: Loss): object | undefined {
    if (!isMap(node)) { return this.wrong(node, 'fields', name, loses); }
    const fields = this.fields(node);
    const result: Record<string, unknown> = {};
    for (const field of fields.values()) {
      const key = this.value(keys, field.key, name, 'item') as string | undefined;
      if (key === undefined || isNothing(field.value)) { continue; }
      const value = this.value(values, field.value!, key, 'item');
      if (value !== undefined) { result[key] = value; }
    }
    this.origins.set(result, fields);
    return result;
  }

  private scalar(schema: Schema, node: Node, field: string, loses: Loss): unknown {
    if (!isScalar(node)) { return this.wrong(node, schema.type === 'number' ? 'number' : 'text', field, loses); }
    let written = String(node.value);
    const unprintable = UNPRINTABLE.exec(written)?.[0];
    if (unprintable) {
      this.add('badCharacter', node, { field, character: `U+${unprintable.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` });
      written = written.replace(new RegExp(UNPRINTABLE, 'gu'), ' ');
    }
    const number = schema.type === 'number';
    if (number && !(node.type === 'PLAIN' && /^[-+]?\d+(\.\d+)?$/.test(written))) { return this.wrong(node, 'number', field, loses); }
    const value = number ? Number(written) : written;
    const result = v.safeParse(schema as unknown as v.GenericSchema, value, { abortEarly: true });
    if (result.success) { return result.output; }
    const [issue] = result.issues;
    const facts: Record<string, string | number> = { field, loses, found: cut(written), length: written.length };
    if (schema.options) { facts.allowed = schema.options.join(', '); }
    for (const { type, requirement } of schema.pipe ?? []) {
      if (typeof requirement === 'number') { facts[type.startsWith('min') ? 'least' : 'limit'] = requirement; }
    }
    // Messages of the schema's checks are codes.
    this.add(issue.message as ProblemCode, node, facts);
    return undefined;
  }

  /** Fields by name, those of `<<` merged in behind its own, as YAML 1.1 has it. Remembered, so that a map that merges itself ends. */
  private fields(map: YAMLMap): Map<string, Field> {
    const known = this.fieldsOf.get(map);
    if (known) { return known; }
    const fields = new Map<string, Field>();
    this.fieldsOf.set(map, fields);
    const merged: (Node | null)[] = [];
    for (const pair of (map as YAMLMap<Node, Node | null>).items) {
      const key = this.follow(pair.key);
      if (!isScalar(key)) { if (key) { this.add('badFieldName', pair.key, {}); } continue; }
      const name = String(key.value);
      if (name === '<<' && key.type === 'PLAIN') { for (const source of this.mergeSources(pair)) { merged.push(source); } }
      else if (fields.has(name)) { this.add('duplicateField', pair.key, { field: cut(name) }); }
      else { fields.set(name, { key: pair.key, value: pair.value }); }
    }
    for (const source of merged) {
      const target = this.follow(source);
      if (!isMap(target)) { if (source) { this.wrong(source, 'fields', '<<', 'field'); } continue; }
      for (const [name, field] of this.fields(target)) {
        if (++this.values > MAX_VALUES) { break; }
        if (!fields.has(name)) { fields.set(name, field); }
      }
    }
    return fields;
  }

  private mergeSources({ value }: Pair<Node, Node | null>): (Node | null)[] {
    const target = this.follow(value);
    return isSeq(target) ? (target as YAMLSeq<Node>).items : [value];
  }

  private note(noun: Noun, ids: readonly unknown[]): void {
    let all = this.seen.get(noun);
    if (!all) { this.seen.set(noun, all = new Set()); }
    for (const id of ids) { if (typeof id === 'string') { all.add(id); } }
  }

  /** Nothing for an alias without an anchor, which is a problem already. */
  private follow(node: Node | null | undefined): Node | undefined {
    return isAlias(node) ? this.aliases.get(node) : node ?? undefined;
  }

  private wrong(node: Node, expected: Shape, field: string, loses: Loss): undefined {
    if (!field) { this.add('notAFramework', node, { found: shapeOf(node) }); }
    else { this.add('wrongType', node, { field, expected, found: shapeOf(node), loses }); }
    return undefined;
  }

  private add(code: ProblemCode, node: Node, facts: Facts): void {
    this.problems.add(code, this.span(node), facts);
  }

  /** A list or a map is shown by its first line: a mark under the whole of it would be under everything. */
  private span(node: Node): Span {
    const [start, end] = node.range ?? [0, 0];
    if (!isMap(node) && !isSeq(node)) { return [start, end]; }
    const line = this.text.slice(start, Math.min(end, start + 200));
    return [start, start + line.split(/\r?\n/, 1)[0]!.trimEnd().length];
  }
}

/** Control characters besides tab and line ends, and halves of surrogate pairs. */
const UNPRINTABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text).replace(/\s+/g, ' ');

/** A field with nothing behind its colon is one that someone is about to write. */
const isNothing = (node: Node | null | undefined): boolean =>
  !node || (isScalar(node) && (node.type === 'PLAIN' || !node.type) && /^(?:~|null|Null|NULL)?$/.test(String(node.value)));

const shapeOf = (node: Node): Shape => isSeq(node) ? 'list' : isMap(node) ? 'fields' : isNothing(node) ? 'nothing' : 'text';

const nounOf = (schema: Schema): Noun => (v.getTitle(schema as unknown as v.GenericSchema) ?? '').toLowerCase() as Noun;
