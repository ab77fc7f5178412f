import type { FrameworkBuilder, SkillBuilder } from './frameworkBuilder';
import type { ImportTally } from './importTally';

/** A thing that has a place in a tree, as a row of a table tells it. */
export interface CompetencyRow {
  readonly code: string;
  readonly parent: string;
  readonly title: string;
  readonly description: string;
  readonly place: { readonly row: number; readonly file: string };
  readonly related: readonly string[];
  readonly aliases?: readonly string[];
  readonly keywords?: readonly string[];
  readonly guidance?: string;
}

interface Node { readonly item: CompetencyRow; parent?: Node; readonly children: Node[] }

/**
 * A tree of competencies as skills and activities: what has nothing below it is an activity of what it hangs on; what hangs on nothing and has
 * nothing below it is a skill. What only holds skills is named before the description of each. Children may come before their
 * parents, circles are opened, orphans go to the top. Cost: linear.
 */
export function addCompetencies(rows: readonly CompetencyRow[], roots: ReadonlySet<string>, builder: FrameworkBuilder, tally: ImportTally): void {
  const nodes = treeOf(rows, roots, tally);
  const order: Node[] = [];
  const stack = nodes.filter(({ parent }) => !parent).reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    order.push(node);
    for (let i = node.children.length - 1; i >= 0; i--) { stack.push(node.children[i]!); }
  }
  const paths = new Map<Node, string>();
  const skills = new Map<Node, SkillBuilder>();
  const activities = new Map<string, string>();
  for (const node of order) {
    const { item, parent, children } = node;
    const path = parent ? paths.get(parent)! : '';
    paths.set(node, (path ? `${path} › ${item.title}` : item.title).slice(-600));
    const isLeaf = !children.length;
    if (isLeaf && parent) {
      const skill = skills.get(parent);
      if (!skill) { tally.drop('tooMany', item.place); continue; }
      const id = tally.take(skill.activity({
        code: item.code, title: item.title, guidance: [differs(item) ? item.description : '', item.guidance].filter(Boolean).join('\n\n'), aliases: item.aliases, keywords: item.keywords,
      }, item.place), item.place);
      if (id !== undefined) { activities.set(item.code, id); }
    } else if (isLeaf || children.some((child) => !child.children.length)) {
      const description = [path, item.description].filter(Boolean).join('\n\n');
      const skill = tally.take(builder.skill({ code: item.code, name: item.title, description, aliases: item.aliases }, item.place), item.place);
      if (skill) { skills.set(node, skill); }
    } else {
      if (!item.title) { tally.drop('noName', item.place); continue; }
      tally.map();
      if (item.description && differs(item)) { tally.repair('leftOut', item.place, { field: 'description' }); }
    }
  }
  for (const { item } of order) {
    const id = activities.get(item.code);
    if (id === undefined) { continue; }
    for (const code of item.related) {
      const other = activities.get(code);
      if (other !== undefined) { builder.relate(id, other); } else { tally.repair('leftOut', item.place, { field: 'related' }); }
    }
  }
}

/** Short names are often the beginning of the description, cut off. */
const differs = ({ title, description }: CompetencyRow): boolean => description !== title;

function treeOf(rows: readonly CompetencyRow[], roots: ReadonlySet<string>, tally: ImportTally): readonly Node[] {
  const byCode = new Map<string, Node>();
  const nodes = rows.map((item): Node => ({ item, children: [] }));
  for (const node of nodes) {
    if (!node.item.code) { continue; }
    if (byCode.has(node.item.code)) { tally.repair('idNumbered', node.item.place, { kind: 'code' }); } else { byCode.set(node.item.code, node); }
  }
  for (const node of nodes) {
    const { parent, place } = node.item;
    if (!parent || roots.has(parent)) { continue; }
    const found = byCode.get(parent);
    if (found && found !== node) { node.parent = found; } else { tally.repair('moved', place, { cause: found ? 'circle' : 'unknownParent' }); }
  }
  openCircles(nodes, tally);
  for (const node of nodes) { node.parent?.children.push(node); }
  return nodes;
}

/** The first of each circle, in the order of the rows, goes to the top. */
function openCircles(nodes: readonly Node[], tally: ImportTally): void {
  const settled = new Set<Node>();
  for (const start of nodes) {
    const way = new Set<Node>();
    let at: Node | undefined = start;
    for (; at && !settled.has(at) && !way.has(at); at = at.parent) { way.add(at); }
    if (at && way.has(at)) {
      at.parent = undefined;
      tally.repair('moved', at.item.place, { cause: 'circle' });
    }
    for (const node of way) { settled.add(node); }
  }
}
