import { listOf } from './casePackages';
import type { CaseItem } from './caseTree';
import type { ImportTally } from './importTally';
import { isObject, textOf } from './jsonOf';
import type { JsonObject } from './jsonOf';

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
