import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { ProblemList } from '../../framework/model/frameworkProblem';
import { parseYaml } from '../../framework/model/parseYaml';
import type { ImportFile } from './importer';

/** All scalars are text as it is written; what is left open is ''. */
export type YamlValue = string | readonly YamlValue[] | YamlObject;
export interface YamlObject { readonly [field: string]: YamlValue }

export interface YamlText {
  readonly value: YamlValue | undefined;
  /** Lines, from 1, at which something is not YAML and was passed over. */
  readonly mistakes: readonly number[];
  /** What stands after the front matter of a Markdown file. */
  readonly after: string;
  /** The line of the file on which a list or a set of fields begins, from 1. */
  lineOf(value: YamlValue): number | undefined;
  /** The lines of the items of a list. */
  itemLinesOf(list: YamlValue): readonly number[];
}

/** In UTF-16 units. Ladders are a hundredth of it; YAML takes 3 s for a million. */
const MAX_LENGTH = 3_000_000;
/** Values read from one text; aliases of aliases get here. */
const MAX_VALUES = 500_000;
/** Of nested lists and fields; aliases may lead in circles. */
const MAX_DEPTH = 40;

const parsed = new WeakMap<ImportFile, YamlText>();

/** A file's text, or the front matter of a Markdown file, as YAML; read once for all who ask. Never throws. Cost: linear. */
export function yamlOf(file: ImportFile): YamlText {
  let result = parsed.get(file);
  if (!result) {
    result = new Reader(frontMatterOf(file.text)).read();
    parsed.set(file, result);
  }
  return result;
}

interface Parts { readonly text: string; readonly after: string; readonly from: number }

/** `from`: lines before the YAML. */
function frontMatterOf(text: string): Parts {
  const open = /^\s*---[ \t]*\r?\n/.exec(text.slice(0, 1000))?.[0];
  if (open === undefined) { return { text, after: '', from: 0 }; }
  const close = /^---[ \t]*$/m.exec(text.slice(open.length));
  const from = open.split('\n').length - 1;
  if (!close) { return { text: text.slice(open.length), after: '', from }; }
  const end = open.length + close.index;
  return { text: text.slice(open.length, end), after: text.slice(end + close[0].length), from };
}

class Reader {
  private readonly lines = new WeakMap<object, number>();
  private readonly itemLines = new WeakMap<object, readonly number[]>();
  private readonly starts: readonly number[];
  private values = 0;

  constructor(private readonly parts: Parts) {
    this.starts = [0, ...[...parts.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  read(): YamlText {
    const problems = new ProblemList(this.parts.text.length);
    // Most texts that are asked about are something else, and need not be read as YAML to know.
    const tree = this.parts.text.length <= MAX_LENGTH && /^[ \t]*(?:- |["']?[\w$-][\w$ \t-]*(?:["'][ \t]*)?:)/m.test(this.parts.text.slice(0, 20_000)) ? parseYaml(this.parts.text, problems) : undefined;
    const value = tree && this.value(tree.root, tree.aliases, 0);
    const mistakes = problems.toArray().filter(({ severity }) => severity === 'error').map(({ start }) => this.lineAt(start));
    return {
      value, mistakes: [...new Set(mistakes)], after: this.parts.after,
      lineOf: (of) => (typeof of === 'object' ? this.lines.get(of) : undefined),
      itemLinesOf: (list) => (typeof list === 'object' ? this.itemLines.get(list) : undefined) ?? [],
    };
  }

  private value(node: Node | null, aliases: ReadonlyMap<object, Node>, depth: number): YamlValue {
    if (!node || ++this.values > MAX_VALUES || depth > MAX_DEPTH) { return ''; }
    if (isAlias(node)) { return this.value(aliases.get(node) ?? null, aliases, depth + 1); }
    if (isScalar(node)) {
      const text = String(node.value);
      return (node.type === 'PLAIN' || !node.type) && /^(?:~|null|Null|NULL)$/.test(text) ? '' : text;
    }
    const line = this.lineAt(node.range?.[0] ?? 0);
    if (isSeq(node)) {
      const list = (node.items as (Node | null)[]).map((item) => this.value(item, aliases, depth + 1));
      this.itemLines.set(list, (node.items as (Node | null)[]).map((item) => this.lineAt(item?.range?.[0] ?? node.range?.[0] ?? 0)));
      this.lines.set(list, line);
      return list;
    }
    if (!isMap(node)) { return ''; }
    const fields = new Map<string, YamlValue>();
    for (const { key, value } of node.items as { key: Node | null; value: Node | null }[]) {
      const name = isScalar(key) ? String(key.value) : '';
      if (name && name !== '__proto__' && !fields.has(name)) { fields.set(name, this.value(value, aliases, depth + 1)); }
    }
    const object = Object.fromEntries(fields);
    this.lines.set(object, line);
    return object;
  }

  private lineAt(offset: number): number {
    let [low, high] = [0, this.starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= offset) { low = middle; } else { high = middle; }
    }
    return low + 1 + this.parts.from;
  }
}

export const isYamlObject = (value: YamlValue | undefined): value is YamlObject => typeof value === 'object' && !Array.isArray(value);
export const yamlList = (value: YamlValue | undefined): readonly YamlValue[] => (Array.isArray(value) ? value as readonly YamlValue[] : []);
export const yamlText = (value: YamlValue | undefined): string => (typeof value === 'string' ? value.trim() : '');
/** A field of an object; nothing for all else. */
export const yamlField = (value: YamlValue | undefined, field: string): YamlValue | undefined =>
  (isYamlObject(value) && Object.hasOwn(value, field) ? value[field] : undefined);
