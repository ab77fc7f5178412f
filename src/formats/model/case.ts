import type { Framework } from '../../framework/model/framework';
import { caseExtras, CaseTexts, readRubrics } from './caseTexts';
import { associationsIn, type CaseItem, type CaseTree, linkOf, listOf, otherAssociations, packagesIn, readCaseTree } from './caseTree';
import { type Extras, withExtras } from './extras';
import { FrameworkBuilder, type FrameworkDraft, type SkillBuilder } from './frameworkBuilder';
import { ImportTally } from './importTally';
import type { Importer } from './importer';
import { isObject, type JsonObject, jsonOf, textOf } from './readJson';
import { addOwnParts } from './ownParts';

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

/** What a package says of the framework as a whole. Without a document, what its items say of the document, else the name of the file. */
export function documentDraft(pack: JsonObject, file: string, tally: ImportTally): FrameworkDraft {
  const document: JsonObject = isObject(pack.CFDocument) ? pack.CFDocument : {};
  const link = listOf(pack.CFItems).find((item): item is JsonObject => isObject(item) && isObject(item.CFDocumentURI))?.CFDocumentURI as JsonObject | undefined;
  const given = textOf(document.title).trim();
  const name = given || textOf(link?.title).trim() || file.replace(/^.*[/\\]/, '').replace(/\.\w{1,8}$/, '').trim() || 'CASE';
  if (!given) { tally.repair('named'); }
  const changed = /^\d{4}-\d\d-\d\d/.exec(textOf(document.lastChangeDateTime))?.[0];
  const { id, source } = caseExtras(document);
  const url = textOf(document.officialSourceURL).trim();
  return {
    name, code: id ?? (linkOf(document) || linkOf(link)), description: joined(document.description, document.notes),
    version: textOf(document.version).trim() || changed,
    ...(source !== 'none' && {
      source: {
        title: textOf(source?.title) || name, url, licence: licenceOf(pack, document),
        attribution: source ? textOf(source.attribution) : textOf(document.publisher).trim() || textOf(document.creator),
      },
    }),
  };
}

const joined = (...texts: readonly unknown[]): string => texts.map((text) => textOf(text).trim()).filter(Boolean).join('\n\n');

function licenceOf(pack: JsonObject, document: JsonObject): string {
  const link = document.licenseURI;
  const licences = isObject(pack.CFDefinitions) ? listOf(pack.CFDefinitions.CFLicenses).filter(isObject) : [];
  const licence = licences.find((one) => linkOf(one) === linkOf(link));
  return textOf(licence?.title).trim() || (isObject(link) ? textOf(link.title) : textOf(link)).trim();
}

/** The bound of frameworkSchema.ts. */
const MAX_SKILLS = 2000;

/** Fields of items that say something and have no place in a framework. */
const NOT_USED = ['CFItemType', 'alternativeLabel', 'educationLevel', 'educationalLevel', 'subject', 'statusEndDate'];

/** Types of associations that are used, in small letters. */
const USED: ReadonlySet<string> = new Set(['ischildof', 'isparentof', 'haschild', 'ispartof', 'isrelatedto']);

/**
 * CASE 1.0 and 1.1 packages (1EdTech Competencies and Academic Standards Exchange), as they are rather than as the specification has them.
 * Leaves are activities, what they hang on are skills, rubrics are levels.
 */
export const caseImporter: Importer = {
  format: 'case',
  recognises(files) {
    const all = files.map((file) => packagesIn(jsonOf(file).value));
    if (!all.length || all.some((packages) => !packages.length)) { return 0; }
    return all.flat().every((pack) => pack.CFItems !== undefined && pack.CFDocument !== undefined) ? 1 : 0.8;
  },
  read(files) {
    const tally = new ImportTally('case', 'item');
    const frameworks = files.flatMap((file) => {
      const { value, controls } = jsonOf(file);
      if (controls) { tally.repair('lineBreaks', {}, {}, controls); }
      return packagesIn(value).map((pack) => readPackage(pack, file.name, tally));
    });
    return frameworks.length ? tally.result(frameworks) : { code: 'notRecognised', facts: {} };
  },
};

function readPackage(pack: JsonObject, file: string, tally: ImportTally): Framework {
  const tree = readCaseTree(pack, tally);
  const document = documentDraft(pack, file, tally);
  const builder = new FrameworkBuilder(document, tally);
  const texts = new CaseTexts();
  const { skills, areas } = planSkills(tree, MAX_SKILLS, (item) => caseExtras(item.raw).as);
  texts.nameSkills(skills.flatMap(({ item }) => item ?? []));
  const skillOf = new Map<CaseItem, SkillBuilder>();
  const activityOf = new Map<CaseItem, string>();
  const extras = new Map<string, Extras>();
  const ids = { skills: new Map<string, string>(), activities: new Map<string, string>(), levels: new Map<string, string>() };
  const { levels, descriptors } = readRubrics(pack, tree, tally);
  const levelOf = new Map<string, string>();
  for (const { key, ...level } of levels) {
    const id = builder.level(level);
    if ('refused' in id) { continue; }
    levelOf.set(key, id.value);
    ids.levels.set(level.code ?? key, id.value);
  }
  tally.map(areas.length);
  for (const { row, notes, short, statement } of areas) {
    if (notes || (short && statement && short !== statement)) { tally.repair('leftOut', { row }, { field: notes ? 'notes' : 'fullStatement' }); }
  }
  for (const { item, activities } of skills) {
    const taken = builder.skill(item ? texts.skill(item) : { name: document.name, code: 'top' }, item ? { row: item.row } : {});
    const skill = item ? tally.take(taken, { row: item.row }) : 'value' in taken ? taken.value : undefined;
    if (skill && item) { skillOf.set(item, skill); ids.skills.set(caseExtras(item.raw).id ?? item.id, skill.id); }
    for (const activity of activities) {
      const place = { row: activity.row };
      if (!skill) { tally.drop('tooMany', place); continue; }
      const id = tally.take(skill.activity(texts.activity(activity), place), place);
      if (id === undefined) { continue; }
      skillOf.set(activity, skill);
      activityOf.set(activity, id);
      const own = caseExtras(activity.raw);
      ids.activities.set(own.id ?? activity.id, id);
      if (own.kind ?? own.formerIds) { extras.set(id, own); }
    }
  }
  for (const { item, level, about, text } of descriptors) {
    const [skill, id] = [skillOf.get(item), levelOf.get(level)];
    const own = texts.isSkill(item) && !about;
    if (skill && id !== undefined) { skill.level(id, own ? text : `${about || texts.title(item)}: ${text}`, { row: item.row }); }
    else { tally.repair('leftOut', { row: item.row }, { field: 'CFRubricCriterionLevel' }); }
  }
  relate(pack, tree, activityOf, builder, tally);
  const kept = isObject(pack.CFDocument) && isObject(pack.CFDocument.extensions) ? pack.CFDocument.extensions.craftlog : undefined;
  addOwnParts(kept, ids, builder, tally);
  tellNotUsed(pack, tree, tally);
  return withExtras(builder.build(), extras);
}

function relate(pack: JsonObject, { byId }: CaseTree, activityOf: ReadonlyMap<CaseItem, string>, builder: FrameworkBuilder, tally: ImportTally): void {
  for (const raw of associationsIn(pack)) {
    if (textOf(raw.associationType).trim().toLowerCase() !== 'isrelatedto') { continue; }
    const [from, to] = [raw.originNodeURI, raw.destinationNodeURI].map((link) => byId.get(linkOf(link))).map((item) => item && activityOf.get(item));
    if (from !== undefined && to !== undefined) { builder.relate(from, to); } else { tally.repair('leftOut', {}, { association: 'isRelatedTo' }); }
  }
}

function tellNotUsed(pack: JsonObject, { items }: CaseTree, tally: ImportTally): void {
  for (const [association, count] of otherAssociations(pack, USED)) { tally.repair('leftOut', {}, { association }, count); }
  for (const field of NOT_USED) {
    const count = items.filter(({ raw }) => (Array.isArray(raw[field]) ? (raw[field] as unknown[]).length > 0 : textOf(raw[field]) !== '')).length;
    if (count) { tally.repair('leftOut', {}, { field }, count); }
  }
  const concepts = isObject(pack.CFDefinitions) ? ['CFConcepts', 'CFSubjects'].flatMap((name) => (pack.CFDefinitions as JsonObject)[name] ?? []).length : 0;
  if (concepts) { tally.repair('leftOut', {}, { field: 'CFDefinitions' }, concepts); }
}
