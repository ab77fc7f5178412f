import { documentDraft } from './caseDocument';
import { associationsIn, linkOf, otherAssociations } from './caseEdges';
import { packagesIn } from './casePackages';
import { readRubrics } from './caseRubrics';
import { planSkills } from './caseSkills';
import { readCaseTree } from './caseTree';
import type { CaseItem, CaseTree } from './caseTree';
import { CaseTexts, caseExtras } from './caseTexts';
import { withExtras } from './extras';
import type { Extras } from './extras';
import { FrameworkBuilder } from './frameworkBuilder';
import type { SkillBuilder } from './frameworkBuilder';
import type { Importer } from './importer';
import { ImportTally } from './importTally';
import { isObject, jsonOf, textOf } from './jsonOf';
import type { JsonObject } from './jsonOf';
import { addOwnParts } from './ownParts';
import type { Framework } from '../../framework/model/framework';

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
