import type { ImportTally } from './importTally';
import { isObject, textOf } from './jsonOf';
import type { JsonObject } from './jsonOf';

export interface MaharaElement {
  readonly raw: JsonObject;
  /** After the standards, among all elements of the file, from 1. */
  readonly row: number;
  /** Its number, with that of its standard where the number alone is given twice; else what it is called for short, if that is a number. */
  readonly code: string;
}

/**
 * The elements of each standard, by the place of the standard from 0, in their order: who hangs on another comes after it. An element that says
 * the same as one with its number is left out, as copying makes such; `loose` are those whose standard is not there.
 */
export function elementsOf(
  standards: readonly unknown[], list: unknown, tally: ImportTally,
): { readonly inside: ReadonlyMap<number, readonly MaharaElement[]>; readonly loose: readonly MaharaElement[] } {
  const indexOf = new Map<string, number>();
  const found: { raw: unknown; standard: number | undefined }[] = [];
  standards.forEach((standard, index) => {
    if (!isObject(standard)) { return; }
    const id = textOf(standard.standardid).trim() || String(index + 1);
    if (!indexOf.has(id)) { indexOf.set(id, index); }
    for (const elements of [standard.standardelement, standard.standardelements, standard.options]) {
      if (Array.isArray(elements)) { for (const raw of elements as unknown[]) { found.push({ raw, standard: index }); } }
    }
  });
  if (Array.isArray(list)) {
    for (const raw of list as unknown[]) {
      found.push({ raw, standard: isObject(raw) ? indexOf.get(textOf(raw.standardid).trim()) : undefined });
    }
  }
  const owners = new Map<string, Set<number | undefined>>();
  for (const { raw, standard } of found) {
    const id = isObject(raw) ? textOf(raw.elementid).trim() : '';
    if (id) { owners.set(id, (owners.get(id) ?? new Set()).add(standard)); }
  }
  const groups = new Map<number | undefined, MaharaElement[]>();
  const seen = new Set<string>();
  found.forEach(({ raw, standard }, index) => {
    const row = standards.length + index + 1;
    if (!isObject(raw)) { tally.drop('unreadable', { row }); return; }
    const [id, short] = [textOf(raw.elementid).trim(), textOf(raw.shortname).trim()];
    const print = JSON.stringify([standard, id, short, raw.name, raw.description]);
    if (id && seen.has(print)) { tally.drop('duplicate', { row }); return; }
    seen.add(print);
    const code = id ? (owners.get(id)!.size > 1 ? `${standard === undefined ? 'x' : standard + 1}.${id}` : id) : /^[\d.]{1,20}$/.test(short) ? short : '';
    groups.set(standard, groups.get(standard) ?? []).get(standard)!.push({ raw, row, code });
  });
  return {
    inside: new Map([...groups].flatMap(([standard, elements]) => (standard === undefined ? [] : [[standard, inOrder(elements, tally)] as const]))),
    loose: groups.get(undefined) ?? [],
  };
}

/** Parents before what hangs on them, in the order of the file or of the priorities. Who is in a circle stands at the top. */
function inOrder(elements: readonly MaharaElement[], tally: ImportTally): readonly MaharaElement[] {
  const priorities = elements.map(({ raw }) => raw.priority);
  const sorted = priorities.every((priority) => typeof priority === 'number') ? [...elements].sort((a, b) => (a.raw.priority as number) - (b.raw.priority as number)) : elements;
  const byId = new Map(sorted.map((element) => [textOf(element.raw.elementid).trim(), element]));
  const children = new Map<MaharaElement | undefined, MaharaElement[]>();
  for (const element of sorted) {
    // The first form has `parent: true` or false in a place where nothing is meant by it.
    const link = textOf(element.raw.parentelementid ?? element.raw.parentid ?? element.raw.parent).trim();
    const parent = link && link !== '0' ? byId.get(link) : undefined;
    if (link && link !== '0' && (!parent || parent === element)) { tally.repair('moved', { row: element.row }, { cause: parent ? 'circle' : 'unknownParent' }); }
    const above = parent === element ? undefined : parent;
    children.set(above, children.get(above) ?? []).get(above)!.push(element);
  }
  const order = new Set<MaharaElement>();
  const walk = (top: readonly MaharaElement[]): void => {
    const stack = [...top].reverse();
    for (let element = stack.pop(); element; element = stack.pop()) {
      if (order.has(element)) { continue; }
      order.add(element);
      for (const child of [...children.get(element) ?? []].reverse()) { stack.push(child); }
    }
  };
  walk(children.get(undefined) ?? []);
  for (const element of sorted) {
    if (!order.has(element)) { tally.repair('moved', { row: element.row }, { cause: 'circle' }); walk([element]); }
  }
  return [...order];
}
