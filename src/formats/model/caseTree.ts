import { isObject, textOf } from './jsonOf';
import type { JsonObject } from './jsonOf';
import { plainText } from '../../text/plainText';
import { linkOf, parentEdges } from './caseEdges';
import { listOf } from './casePackages';
import type { ImportTally } from './importTally';

/** A CFItem in its place. Texts are as the package has them. */
export interface CaseItem {
  /** In small letters; unique in the tree. */
  readonly id: string;
  /** In `CFItems`, from 1. */
  readonly row: number;
  readonly statement: string;
  readonly short: string;
  readonly code: string;
  readonly notes: string;
  readonly raw: JsonObject;
  parent?: CaseItem;
  readonly children: CaseItem[];
  sequence: number;
}

export interface CaseTree {
  readonly items: readonly CaseItem[];
  readonly byId: ReadonlyMap<string, CaseItem>;
  readonly roots: readonly CaseItem[];
}

/**
 * The items of a CFPackage under their parents and in their order, each once: whatever the associations say, it is a tree. What had to be
 * put right is told. Cost: linear but for the sorting of siblings.
 */
export function readCaseTree(pack: JsonObject, tally: ImportTally): CaseTree {
  const twins = new Map<CaseItem, CaseItem>();
  const byId = readItems(pack, tally, twins);
  const items = [...byId.values()];
  const lost = new Map<CaseItem, 'unknown' | 'none'>();
  const edges = parentEdges(pack, byId, tally);
  // Where nothing hangs on the document, what hangs on nothing is at the top by right.
  const rooted = [...edges.values()].some(({ parent }) => parent === 'document');
  for (const item of items) {
    const edge = edges.get(twins.get(item) ?? item);
    if (edge?.parent === 'unknown' || (!edge && rooted)) { lost.set(item, edge ? 'unknown' : 'none'); }
    item.sequence = edge?.sequence ?? Infinity;
    if (edge && typeof edge.parent === 'object') { item.parent = edge.parent; }
  }
  breakCircles(items, tally);
  for (const [item, cause] of lost) {
    if (!item.parent) { tally.repair('moved', { row: item.row }, { cause: cause === 'none' ? 'noParent' : 'unknownParent' }); }
  }
  const named = withText(items, tally);
  for (const item of named) { item.parent?.children.push(item); }
  const order = siblingOrder();
  for (const item of named) { if (item.children.length > 1) { item.children.sort(order); } }
  return { items: named, byId, roots: named.filter(({ parent }) => !parent).sort(order) };
}

/** Items that say something; what hangs on another one hangs on what is above that. */
function withText(items: readonly CaseItem[], tally: ImportTally): readonly CaseItem[] {
  const mute = new Set(items.filter(({ statement, short, code }) => ![statement, short, code].some(says)));
  for (const { row } of mute) { tally.drop('noText', { row }); }
  for (const item of mute.size ? items : []) {
    const way = [item];
    let above = item.parent;
    while (above && mute.has(above)) { way.push(above); above = above.parent; }
    for (const one of way) { one.parent = above; }
  }
  return items.filter((item) => !mute.has(item));
}

/** Something that can be seen, besides tags. Most texts begin with a letter. */
const says = (text: string): boolean => /^[\p{L}\p{N}]/u.test(text) || plainText(text).text !== '';

function readItems(pack: JsonObject, tally: ImportTally, twins: Map<CaseItem, CaseItem>): Map<string, CaseItem> {
  const byId = new Map<string, CaseItem>();
  const list = listOf(pack.CFItems);
  list.forEach((raw, index) => {
    const row = index + 1;
    if (!isObject(raw)) { tally.drop('unreadable', { row }); return; }
    const [statement, short, code] = [raw.fullStatement ?? raw.statement, raw.abbreviatedStatement, raw.humanCodingScheme].map((text) => textOf(text).trim());
    let id = linkOf(raw);
    const twin = byId.get(id);
    if (twin && twin.statement === statement && twin.code === code) { tally.drop('duplicate', { row }); return; }
    if (!id || twin) {
      id = `${id || 'item'}-${row}`;
      while (byId.has(id)) { id += '-'; }
      tally.repair('idNumbered', { row }, { kind: 'item' });
    }
    const item: CaseItem = {
      id, row, statement: statement!, short: short!, code: code!, notes: textOf(raw.notes).trim(), raw, children: [], sequence: Infinity,
    };
    byId.set(id, item);
    if (twin) { twins.set(item, twins.get(twin) ?? twin); }
  });
  return byId;
}

/** Who is their own ancestor goes to the top, the first of each circle in the order of the file. */
function breakCircles(items: readonly CaseItem[], tally: ImportTally): void {
  const settled = new Set<CaseItem>();
  for (const start of items) {
    const way = new Set<CaseItem>();
    let at: CaseItem | undefined = start;
    while (at && !settled.has(at) && !way.has(at)) { way.add(at); at = at.parent; }
    if (at && way.has(at)) {
      at.parent = undefined;
      tally.repair('moved', { row: at.row }, { cause: 'circle' });
    }
    for (const item of way) { settled.add(item); }
  }
}

/** By number, then as the codes count (`A.2` before `A.10`), then by the mark in the list, then as in the file. */
function siblingOrder(): (a: CaseItem, b: CaseItem) => number {
  const { compare } = new Intl.Collator('en', { numeric: true });
  const byText = (a: string, b: string): number => (a && b ? compare(a, b) : Number(!a) - Number(!b));
  const markOf = ({ raw }: CaseItem): string => textOf(raw.listEnumeration).trim();
  return (a, b) => (a.sequence === b.sequence ? 0 : a.sequence - b.sequence) || byText(a.code, b.code) || byText(markOf(a), markOf(b)) || a.row - b.row;
}
