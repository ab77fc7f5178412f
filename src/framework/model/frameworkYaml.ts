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
