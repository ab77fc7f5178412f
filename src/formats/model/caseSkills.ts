import type { CaseItem, CaseTree } from './caseTree';

/** What becomes of the tree, in the order of the document. Items that are in neither list of a skill are areas, which hold skills. */
export interface CasePlan {
  /** Without an item: what stands at the top of the document by itself. */
  readonly skills: readonly { readonly item?: CaseItem; readonly activities: readonly CaseItem[] }[];
  readonly areas: readonly CaseItem[];
}

/** What a package says itself of an item, if it says so. */
export type Said = (item: CaseItem) => 'skill' | 'activity' | undefined;

/** A group of no more parts than this, among statements of its own rank, is a statement too, with its parts after it. */
const PARTS = 12;
/** So many skills are never too many, and so few too few, however little stands in each. */
const [MANY, FEW] = [30, 5];
/** Deeper trees than this are no trees of skills. */
const DEPTH = 50;

/**
 * Leaves of the tree are activities, and what they hang on are skills. A deep tree is cut off where the skills would be more than `most` or
 * hold next to nothing each, and what is below is activities. Cost: linear.
 */
export function planSkills(tree: CaseTree, most: number, said: Said = () => undefined): CasePlan {
  const order = inOrder(tree.roots);
  const lower = activitiesOf(order, said);
  const holders = new Set(order.flatMap((item) => [
    ...(!lower.has(item) && said(item) === 'skill' ? [item] : []), ...(item.parent && lower.has(item) && !lower.has(item.parent) ? [item.parent] : []),
  ]));
  const depths = new Map<CaseItem, number>();
  for (const item of order) { depths.set(item, (item.parent ? depths.get(item.parent)! : 0) + 1); }
  const deepest = cutOff(order, depths, holders, lower, most);
  const skills = new Map<CaseItem | undefined, CaseItem[]>();
  const holderOf = new Map<CaseItem, CaseItem | undefined>();
  const areas: CaseItem[] = [];
  for (const item of order) {
    const depth = depths.get(item)!;
    if (lower.has(item) || depth > deepest) {
      const holder = item.parent && holderOf.get(item.parent);
      holderOf.set(item, holder);
      skills.set(holder, skills.get(holder) ?? []).get(holder)!.push(item);
    } else {
      holderOf.set(item, item);
      if (holders.has(item) || depth === deepest) { skills.set(item, []); } else { areas.push(item); }
    }
  }
  return { skills: [...skills].map(([item, activities]) => ({ ...(item && { item }), activities })), areas };
}

/** Items that are activities wherever the cut is. */
function activitiesOf(order: readonly CaseItem[], said: Said): ReadonlySet<CaseItem> {
  const leaf = (item: CaseItem): boolean => !item.children.length && said(item) !== 'skill';
  const leaves = new Map<CaseItem, number>();
  for (const item of order) { if (item.parent && leaf(item)) { leaves.set(item.parent, (leaves.get(item.parent) ?? 0) + 1); } }
  const isPart = (item: CaseItem): boolean => said(item) === undefined && item.parent !== undefined && item.children.length <= PARTS
    && leaves.get(item) === item.children.length && (leaves.get(item.parent) ?? 0) * 2 >= item.parent.children.length;
  const lower = new Set<CaseItem>();
  for (const item of order) {
    if (leaf(item) || said(item) === 'activity' || isPart(item) || (item.parent && lower.has(item.parent))) { lower.add(item); }
  }
  return lower;
}

/** The depth below which nothing is a skill. */
function cutOff(
  order: readonly CaseItem[], depths: ReadonlyMap<CaseItem, number>, holders: ReadonlySet<CaseItem>, lower: ReadonlySet<CaseItem>, most: number,
): number {
  const levels: { skills: number; others: number }[] = [];
  for (const item of order) {
    if (lower.has(item)) { continue; }
    const level = levels[depths.get(item)!] ??= { skills: 0, others: 0 };
    if (holders.has(item)) { level.skills++; } else { level.others++; }
  }
  // Cut at a depth, all that stands there and is no activity is a skill, and all below it is not.
  const below = levels.map(() => 0);
  for (let d = levels.length - 2; d >= 1; d--) { below[d] = below[d + 1]! + levels[d + 1]!.skills + levels[d + 1]!.others; }
  let possible: number | undefined;
  for (let d = levels.length - 1, above = levels.slice(1).reduce((sum, { skills }) => sum + skills, 0); d >= 1; d--) {
    above -= levels[d]!.skills;
    const skills = above + levels[d]!.skills + levels[d]!.others;
    if (skills > most || d > DEPTH) { continue; }
    if (possible === undefined && skills <= MANY) { return d; }
    possible ??= d;
    if (skills >= FEW && lower.size + below[d]! >= skills * 2) { return d; }
  }
  return possible ?? 1;
}

/** Parents before children, in the order of the document. Not by recursion: a tree may be as deep as it has items. */
function inOrder(roots: readonly CaseItem[]): readonly CaseItem[] {
  const order: CaseItem[] = [];
  const stack = [...roots].reverse();
  for (let item = stack.pop(); item; item = stack.pop()) {
    order.push(item);
    for (let i = item.children.length - 1; i >= 0; i--) { stack.push(item.children[i]!); }
  }
  return order;
}
