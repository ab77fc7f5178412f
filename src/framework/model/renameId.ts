import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { ProblemList } from './frameworkProblem';
import { parseYaml } from './parseYaml';

/** A replacement in a text; UTF-16 offsets. */
export interface TextEdit { readonly start: number; readonly end: number; readonly text: string }
export type RenameProblem = 'unknown' | 'taken' | 'badId' | 'unreadable';
export type Renaming = { readonly edits: readonly TextEdit[] } | { readonly problem: RenameProblem };

const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/**
 * What to change in a framework file so that activity `from` is called `to`: its id, a former id more, and every place that names it. Nothing
 * else in the file changes, comments and layout included. Cost: linear.
 */
export function renameId(text: string, from: string, to: string): Renaming {
  if (!idPattern.test(to)) { return { problem: 'badId' }; }
  const problems = new ProblemList(text.length);
  const contents = parseYaml(text, problems)?.root;
  if (problems.toArray().some(({ severity }) => severity === 'error') || !isMap(contents)) { return { problem: 'unreadable' }; }
  const activities = listIn(contents, 'skills').flatMap((skill) => listIn(skill, 'activities')).filter(isMap) as YAMLMap<Node, Node | null>[];
  const activity = activities.find((one) => textIn(one, 'id') === from);
  if (!activity) { return { problem: 'unknown' }; }
  const others = activities.filter((one) => one !== activity);
  const isTaken = (one: YAMLMap): boolean => textIn(one, 'id') === to || listIn(one, 'formerIds').some((id) => textOf(id) === to);
  if (to === from || others.some(isTaken)) { return { problem: 'taken' }; }
  const former = keepFormer(text, activity, from, to);
  if (!former) { return { problem: 'unreadable' }; }
  const lists = [...activities.map((one) => listIn(one, 'related')), ...listIn(contents, 'milestones').map((one) => listIn(one, 'activities'))];
  const named = lists.flat().filter((id) => textOf(id) === from);
  const edits = [valueIn(activity, 'id')!, ...named].map((node): TextEdit => ({ start: node.range![0], end: node.range![1], text: written(to) }));
  return { edits: [...edits, former].sort((a, b) => a.start - b.start) };
}

/** An id as YAML reads it back: `null` alone would be nothing. */
const written = (id: string): string => (/^null$/i.test(id) ? `'${id}'` : id);

/** Adds `from` to the former ids; where `to` is one of them, as after renaming back, it makes room. `undefined` where that cannot be written. */
function keepFormer(text: string, activity: YAMLMap<Node, Node | null>, from: string, to: string): TextEdit | undefined {
  const pair = pairIn(activity, 'formerIds');
  const list = pair?.value;
  if (!pair) {
    const id = valueIn(activity, 'id')!.range![1];
    if (activity.flow) { return insert(id, `, formerIds: [${written(from)}]`); }
    const key = pairIn(activity, 'id')!.key.range![0];
    const column = key - (text.lastIndexOf('\n', key - 1) + 1);
    return insert(lineEnd(text, id), `${endOf(text)}${' '.repeat(column)}formerIds: [${written(from)}]`);
  }
  if (!list || (isScalar(list) && list.source === '')) { return insert(text.indexOf(':', pair.key.range![1]) + 1, ` [${written(from)}]`); }
  if (!isSeq(list)) { return undefined; }
  const items = list.items as (Node | null)[];
  const back = items.find((id) => id && textOf(id) === to);
  if (back) { return { start: back.range![0], end: back.range![1], text: written(from) }; }
  if (list.flow) {
    const end = list.range![1] - 1;
    // What stands behind the last item is white space, comments, and perhaps a comma.
    const behind = text.slice(items.at(-1)?.range?.[1] ?? list.range![0] + 1, end).replace(/#[^\n]*/g, '');
    const needsComma = items.length > 0 && !behind.includes(',');
    return insert(end, `${needsComma ? ', ' : ''}${written(from)}`);
  }
  const last = items.at(-1);
  if (!last?.range) { return undefined; }
  const lineStart = text.lastIndexOf('\n', last.range[0] - 1) + 1;
  const dash = /^\s*-\s+/.exec(text.slice(lineStart, last.range[0]))?.[0];
  return dash === undefined ? undefined : insert(lineEnd(text, last.range[1]), `${endOf(text)}${dash}${written(from)}`);
}

const insert = (at: number, text: string): TextEdit => ({ start: at, end: at, text });
const endOf = (text: string): string => (/\r\n/.test(text) ? '\r\n' : '\n');
const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end;
};

const pairIn = (map: YAMLMap, name: string): Pair<Node, Node | null> | undefined =>
  (map.items as Pair<Node, Node | null>[]).find(({ key }) => textOf(key) === name);
const valueIn = (map: YAMLMap, name: string): Node | undefined => pairIn(map, name)?.value ?? undefined;
const textOf = (node: Node): string | undefined => (isScalar(node) ? String(node.value) : undefined);
const textIn = (map: YAMLMap, name: string): string | undefined => {
  const value = valueIn(map, name);
  return value && textOf(value);
};
const listIn = (map: unknown, name: string): Node[] => {
  const value = isMap(map) ? valueIn(map, name) : undefined;
  return isSeq(value) ? (value.items as (Node | null)[]).filter((item) => item !== null) : [];
};
