import { isUuid } from '../../src/formats/model/exportCase';

/**
 * What 1EdTech's JSON schema for CFPackage of CASE 1.1 asks for (case_v1p1_cfpackage-jsonschema1.json): in each class the fields there may be, those
 * with `!` there must be, no others, and the form of each: another class (`[]`: a list of them), or one of the forms below.
 */
const classes: Readonly<Record<string, string>> = {
  CFPackage: 'CFDocument!:CFDocument CFItems:CFItem[] CFAssociations:CFAssociation[] CFDefinitions:CFDefinition CFRubrics:CFRubric[] extensions:any',
  CFDocument: 'identifier!:uuid uri!:text frameworkType:text caseVersion:version creator!:line title!:line lastChangeDateTime!:time officialSourceURL:text publisher:line '
    + 'description:text subject:line[] subjectURI:Link[] language:line version:line adoptionStatus:line statusStartDate:date statusEndDate:date licenseURI:Link notes:text extensions:any',
  CFItem: 'identifier!:uuid fullStatement!:text alternativeLabel:line CFItemType:line uri!:text humanCodingScheme:line listEnumeration:line abbreviatedStatement:line '
    + 'conceptKeywords:line[] conceptKeywordsURI:Link notes:text subject:line[] subjectURI:Link[] language:line educationLevel:line[] CFItemTypeURI:Link licenseURI:Link '
    + 'statusStartDate:date statusEndDate:date lastChangeDateTime!:time extensions:any',
  CFAssociation: 'identifier!:uuid associationType!:association sequenceNumber:integer uri!:text originNodeURI!:NodeLink destinationNodeURI!:NodeLink CFAssociationGroupingURI:Link '
    + 'lastChangeDateTime!:time notes:text extensions:any',
  CFDefinition: 'CFConcepts:CFConcept[] CFSubjects:CFSubject[] CFLicenses:CFLicense[] CFItemTypes:CFItemType[] CFAssociationGroupings:CFAssociationGrouping[] extensions:any',
  CFLicense: 'identifier!:uuid uri!:text title!:line description:text licenseText!:text lastChangeDateTime!:time extensions:any',
  CFItemType: 'identifier!:uuid uri!:text title!:line description!:text hierarchyCode!:line typeCode:line lastChangeDateTime!:time extensions:any',
  CFRubric: 'identifier!:uuid uri!:text title:line description:text lastChangeDateTime!:time CFRubricCriteria:CFRubricCriterion[] extensions:any',
  CFRubricCriterion: 'identifier!:uuid uri!:text category:line description:text CFItemURI:Link weight:number position:integer rubricId:uuid lastChangeDateTime!:time '
    + 'CFRubricCriterionLevels:CFRubricCriterionLevel[] extensions:any',
  CFRubricCriterionLevel: 'identifier!:uuid uri!:text description:text quality:line score:number feedback:text position:integer rubricCriterionId:uuid lastChangeDateTime!:time '
    + 'extensions:any[]',
  Link: 'title!:line identifier!:uuid uri!:text',
  NodeLink: 'title!:line identifier!:line uri!:text targetType:text',
};

const associations = ['isChildOf', 'isPeerOf', 'isPartOf', 'exactMatchOf', 'precedes', 'isRelatedTo', 'replacedBy', 'exemplar', 'hasSkillLevel', 'isTranslationOf'];

const forms: Readonly<Record<string, (value: unknown) => boolean>> = {
  any: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  association: (value) => associations.includes(value as string),
  date: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
  integer: Number.isInteger,
  line: (value) => typeof value === 'string' && !/[\r\n\t]/.test(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  text: (value) => typeof value === 'string',
  time: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value),
  uuid: (value) => typeof value === 'string' && isUuid(value),
  version: (value) => value === '1.1',
};

/** Where a value is not a CFPackage, as `path: what is wrong`. */
export function problemsOf(value: unknown, form = 'CFPackage', path = form): readonly string[] {
  if (form.endsWith('[]')) {
    return Array.isArray(value) ? value.flatMap((item, i) => problemsOf(item, form.slice(0, -2), `${path}[${i}]`)) : [`${path}: no list`];
  }
  if (forms[form]) { return forms[form](value) ? [] : [`${path}: no ${form}: ${JSON.stringify(value)}`]; }
  if (!forms.any!(value)) { return [`${path}: no object`]; }
  const fields = new Map(classes[form]!.split(' ').map((field) => [field.split(/!?:/)[0]!, field]));
  return [
    ...[...fields].filter(([name, field]) => field.includes('!') && !Object.hasOwn(value as object, name)).map(([name]) => `${path}: no ${name}`),
    ...Object.entries(value as object).flatMap(([name, field]) => (
      fields.has(name) ? problemsOf(field, fields.get(name)!.split(':')[1], `${path}.${name}`) : [`${path}: may not have ${name}`])),
  ];
}
