import { plainText } from '../../text/plainText';
import type { ImportTally } from './importTally';
import { isObject, type JsonObject, textOf } from './readJson';

/** The list of a field that some programs write as an object by identifier. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value as unknown[] : isObject(value) ? Object.values(value) : []);

/** How deep a package is looked for, and in how many fields or items each time. */
const [DEEPEST, WIDEST] = [3, 100];

/** The CFPackages in a value: the value itself, what stands in a wrapper of any name, or a list of these. */
export function packagesIn(value: unknown, depth = 0): readonly JsonObject[] {
  if (isObject(value) && isPackage(value)) { return [value]; }
  if (depth >= DEEPEST || typeof value !== 'object' || value === null) { return []; }
  return Object.values(value).slice(0, WIDEST).flatMap((one) => packagesIn(one, depth + 1));
}

const isPackage = ({ CFItems: items, CFDocument: document }: JsonObject): boolean => (
  (typeof items === 'object' && items !== null) || (isObject(document) && items === undefined && typeof document.title === 'string')
);

/** Where an item stands. `document`: at the top; `unknown`: under something that the package does not hold. */
export interface ParentEdge {
  readonly parent: CaseItem | 'document' | 'unknown';
  readonly sequence: number;
}

interface Association {
  readonly type: string;
  readonly origin: string;
  readonly destination: string;
  readonly sequence: number;
}

/** An identifier, or the last part of a URI, in small letters; a link is an object or one of these alone. Empty when there is none. */
export function linkOf(link: unknown): string {
  const text = (isObject(link) ? textOf(link.identifier ?? link.id).trim() || textOf(link.uri) : textOf(link)).slice(0, 2000).trim();
  return (/^(?:\w+:\/\/|urn:|\/)/i.test(text) ? text.replace(/(?<![/#])[/#]+$/, '').replace(/^.*[/#:]/, '') : text).toLowerCase();
}

export const associationsIn = (pack: JsonObject): readonly JsonObject[] => listOf(pack.CFAssociations).filter(isObject);

const associationOf = (raw: JsonObject): Association => ({
  type: textOf(raw.associationType).trim().toLowerCase(),
  origin: linkOf(raw.originNodeURI ?? raw.originNodeIdentifier ?? raw.originNode),
  destination: linkOf(raw.destinationNodeURI ?? raw.destinationNodeIdentifier ?? raw.destinationNode),
  sequence: numberOf(raw.sequenceNumber),
});

const numberOf = (value: unknown): number => (textOf(value).trim() && Number.isFinite(Number(value)) ? Number(value) : Infinity);

const flip = ({ origin, destination, ...rest }: Association): Association => ({ ...rest, origin: destination, destination: origin });

/**
 * The parent of each item. In the specification the origin of `isChildOf` is the child; packages that mean it the other way round are
 * told apart by the document, which is nobody's child, and without one by who stands once on its side: a child has one parent.
 */
export function parentEdges(pack: JsonObject, byId: ReadonlyMap<string, CaseItem>, tally: ImportTally): ReadonlyMap<CaseItem, ParentEdge> {
  const all = associationsIn(pack).map(associationOf);
  const documents = new Set([pack.CFDocument, isObject(pack.CFDocument) ? pack.CFDocument.uri : ''].map(linkOf).filter((id) => id && !byId.has(id)));
  const parents = all.flatMap((one) => (one.type === 'ischildof' ? [one] : one.type === 'isparentof' || one.type === 'haschild' ? [flip(one)] : []));
  const reversed = isReversed(parents, documents, byId);
  if (reversed) { tally.repair('ordered', {}, { cause: 'reversed' }, parents.length); }
  const edges = new Map<CaseItem, ParentEdge>();
  const add = (one: Association): void => {
    const child = byId.get(one.origin);
    if (!child) { tally.repair('leftOut', {}, { association: 'isChildOf', cause: 'unknownItem' }); return; }
    const parent = byId.get(one.destination) ?? (documents.has(one.destination) ? 'document' : 'unknown');
    const before = edges.get(child);
    if (!before || (typeof parent === 'object' && typeof before.parent !== 'object')) { edges.set(child, { parent, sequence: one.sequence }); }
    else if (typeof parent === 'object' && before.parent !== parent) { tally.repair('leftOut', { row: child.row }, { association: 'isChildOf', cause: 'secondParent' }); }
  };
  for (const one of parents) { add(!documents.has(one.destination) && (reversed || documents.has(one.origin)) ? flip(one) : one); }
  const parts = all.filter(({ type, origin }) => type === 'ispartof' && byId.has(origin) && !edges.has(byId.get(origin)!));
  for (const one of parts) { add(one); }
  return edges;
}

/** Whether links between items run from parent to child. Items that hang on the document are nobody else's children. */
function isReversed(parents: readonly Association[], documents: ReadonlySet<string>, byId: ReadonlyMap<string, CaseItem>): boolean {
  const upward = parents.filter(({ destination }) => documents.has(destination));
  const downward = parents.filter(({ origin }) => documents.has(origin));
  const known = parents.filter(({ origin, destination }) => byId.has(origin) && byId.has(destination));
  if (!upward.length && !downward.length) {
    return new Set(known.map(({ destination }) => destination)).size > new Set(known.map(({ origin }) => origin)).size;
  }
  const top = new Set([...upward.map(({ origin }) => origin), ...downward.map(({ destination }) => destination)]);
  const [asChild, asParent] = [known.filter(({ origin }) => top.has(origin)).length, known.filter(({ destination }) => top.has(destination)).length];
  return asChild === asParent ? downward.length > upward.length : asChild > asParent;
}

/** How often each type of association stands in the package that the importer makes nothing of, in the words of the package. */
export function otherAssociations(pack: JsonObject, used: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const raw of associationsIn(pack)) {
    const type = textOf(raw.associationType).trim();
    if (!used.has(type.toLowerCase())) { counts.set(type, (counts.get(type) ?? 0) + 1); }
  }
  return counts;
}

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
