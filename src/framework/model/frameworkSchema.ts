import * as v from 'valibot';
import { DOCUMENT_FORMS, STORY_FORMS, TESTS } from './checkNames';

// Kinds of field that a framework file is made of; messages of checks are problem codes.

export const CHECK_CODES = ['empty', 'tooLong', 'tooMany', 'badId', 'badUrl', 'notOneOf', 'notWhole', 'outOfRange'] as const;
export type CheckCode = (typeof CHECK_CODES)[number];
export const says = (code: CheckCode): CheckCode => code;

/** Ids become parts of keys and names of fields, so none may be the name of something every JavaScript object has. */
export const idPattern = new RegExp(
  '^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9._-]*$',
);

export const id = (description: string) =>
  v.pipe(v.string(), v.maxLength(100, says('tooLong')), v.regex(idPattern, says('badId')), v.description(description));

/** Text shown on one line: runs of white space, line ends included, count as one space. */
export const line = (max: number, description: string) => v.pipe(
  v.string(), v.trim(), v.transform((text) => text.replace(/\s+/g, ' ')),
  v.minLength(1, says('empty')), v.maxLength(max, says('tooLong')), v.description(description),
);

export const prose = (max: number, description: string) =>
  v.optional(v.pipe(v.string(), v.trim(), v.maxLength(max, says('tooLong')), v.description(description)), '');

/** Long enough for every list seen in real frameworks many times over, short enough that a list can be shown. */
export const LIST = 200;

export const lines = (max: number, list: string, each: string) =>
  v.optional(v.pipe(v.array(line(max, each)), v.maxLength(LIST, says('tooMany')), v.description(list)), () => []);

export const ids = (max: number, list: string, each: string) =>
  v.optional(v.pipe(v.array(id(each)), v.maxLength(max, says('tooMany')), v.description(list)), () => []);

/** In one framework. Trees, hovers and lists are built and measured for half of this. */
export const MAX_ACTIVITIES = 20_000;

/** In one framework. The largest published seen has 205: levels of 52 jobs. */
export const MAX_ROLES = 500;

export const CheckSchema = v.pipe(
  v.strictObject({
    id: id('Id of the check, unique in its kind of document. What people dismiss points at it, so it does not change once in use.'),
    name: line(100, 'What people see in the list, for example "Says what is out of scope".'),
    test: v.pipe(v.picklist(TESTS, says('notOneOf')), v.description('What is looked at.')),
    headings: lines(
      100, 'Sections to look in, by words of their headings, labels or first cells. Without any, the whole document.', 'Words in a heading.',
    ),
    words: lines(100, 'Words or phrases of which one is enough; for hasSection, those that say it without a section. For columnFilled, names of columns.', 'A word, a phrase or the name of a column.'),
    least: v.optional(v.pipe(
      v.number(), v.integer(says('notWhole')), v.minValue(1, says('outOfRange')), v.maxValue(1000, says('outOfRange')),
      v.description('How many there should be at least: 1 unless given. For size, how many words are too many.'),
    )),
    finding: prose(300, 'What people see when it is not there yet. Without it, Craftlog uses words of its own.'),
    advice: prose(1000, 'Why it helps and what to do, in one or two sentences.'),
  }),
  v.title('Check'),
  v.description('Something a document of this kind should have.'),
);

export const DocumentSchema = v.pipe(
  v.strictObject({
    id: id('Id of the kind of document.'),
    name: line(200, 'Name people see, for example "Roadmap".'),
    files: lines(200, 'Globs for files of this kind. Without a slash they match the file name.', 'A glob, in quotes: "*roadmap*".'),
    names: lines(100, 'What such a document calls itself, in its title, its file name or its folder.', 'A name of the kind.'),
    begins: lines(100, 'How the title of such a document begins.', 'The first words of a title.'),
    headings: lines(100, 'Words in headings of such a document.', 'Words in a heading.'),
    phrases: lines(100, 'Words or phrases found in such a document.', 'A word or phrase.'),
    forms: v.optional(v.pipe(
      v.array(v.pipe(v.picklist([...STORY_FORMS, ...DOCUMENT_FORMS], says('notOneOf')), v.description('A form of user story or of text.'))),
      v.maxLength(LIST, says('tooMany')), v.description('Forms of user story, and of text, that say it is of this kind.'),
    ), () => []),
    activities: ids(LIST, 'Activities that such a document shows, the likeliest first. Without any, such a document shows nothing.', 'Id of an activity of this framework.'),
    shows: v.optional(v.pipe(
      v.picklist(['inOrder', 'topic'], says('notOneOf')),
      v.description('inOrder: the first activity is the likeliest. topic: it shows what it is about, so that its words count more than that order.'),
    )),
    checkedAs: v.optional(id('Another kind of this framework whose checks it gets, and as which it is shown.')),
    templates: ids(LIST, 'Templates that such documents are made from.', 'Id of a template of this framework.'),
    checks: v.optional(v.pipe(
      v.array(CheckSchema), v.maxLength(LIST, says('tooMany')), v.description('What to look at before it is ready, in the order people see.'),
    ), () => []),
  }),
  v.title('Document'),
  v.description('A kind of document: how to recognise it and what makes it ready.'),
);

export const TemplateSchema = v.pipe(
  v.strictObject({
    id: id('Id of the template.'),
    name: line(200, 'Name people see.'),
    description: prose(300, 'What it is for, in one sentence.'),
    file: v.optional(line(200, 'A name for the file.'), 'document.md'),
    activities: ids(LIST, 'Activities that it shows once it is filled in, the likeliest first.', 'Id of an activity of this framework.'),
    headings: lines(200, 'Headings of its text, by which a document made from it is known. Built-in frameworks get them from the text.', 'A heading.'),
    body: prose(20_000, 'The text, as Markdown. What people fill in stands in square brackets: [who needs it].'),
  }),
  v.title('Template'),
  v.description('A document to start from.'),
);

/**
 * The one definition of a framework file. The TypeScript types (`framework.ts`), the validator
 * (`parseFramework.ts`) and `framework/framework.schema.json` (`scripts/schema.mjs`) all come from here.
 * Only `parseFramework.ts` imports it at run time, so valibot is not evaluated until a file is read.
 *
 * Messages of checks are problem codes (`frameworkProblem.ts`), titles are the nouns of what a problem loses, and
 * descriptions are what people read in the editor that completes a framework file.
 */

export const SourceSchema = v.pipe(
  v.strictObject({
    title: line(300, 'Title of the document the framework comes from.'),
    url: v.optional(v.pipe(
      v.string(), v.trim(), v.maxLength(2000, says('tooLong')), v.regex(/^https?:\/\/\S+$/, says('badUrl')),
      v.description('Where that document is.'),
    )),
    licence: v.optional(line(300, 'Licence of the source, for example "Open Government Licence v3.0".')),
    attribution: v.optional(line(1000, 'The credit the licence asks for.')),
  }),
  v.title('Source'),
  v.description('Where the framework comes from.'),
);

export const LevelSchema = v.pipe(
  v.strictObject({
    id: id('Id of the level, for example "working".'),
    name: line(200, 'Name people see.'),
    description: prose(2000, 'What the level means.'),
  }),
  v.title('Level'),
  v.description('How far someone has got in a skill.'),
);

export const ActivitySchema = v.pipe(
  v.strictObject({
    id: id('Id of the activity, unique in the framework. Evidence points at it, so it does not change once in use.'),
    title: line(300, 'What to do, as an instruction: "Write user stories".'),
    aliases: lines(300, 'Other names people use for it.', 'Another name people use for it.'),
    guidance: prose(4000, 'How to go about it, in one to three sentences.'),
    evidence: lines(500, 'Kinds of document that would show it.', 'A kind of document that would show it.'),
    keywords: lines(100, 'Words found in documents that show it.', 'A word or phrase found in documents that show it.'),
    files: lines(
      200, 'Globs for files that often show it. Without a slash they match the file name, in capitals or not.',
      'A glob, in quotes: "*roadmap*".',
    ),
    kind: v.optional(v.pipe(v.picklist(['tactics', 'strategy'], says('notOneOf')), v.description('Tactics or strategy.'))),
    related: ids(LIST, 'Activities of this framework that people often do together with it.', 'Id of an activity of this framework.'),
    formerIds: ids(LIST, 'Ids this activity had before. Evidence that points at them stays with it.', 'An id this activity had before.'),
    sourceRow: v.optional(v.pipe(
      v.number(), v.integer(says('notWhole')), v.minValue(1, says('outOfRange')), v.maxValue(1_000_000, says('outOfRange')),
      v.description('Row in the source list, from 1.'),
    )),
  }),
  v.title('Activity'),
  v.description('Something to have done.'),
);

export const SkillSchema = v.pipe(
  v.strictObject({
    id: id('Id of the skill, unique in the framework. Ratings point at it, so it does not change once in use.'),
    name: line(200, 'Name people see.'),
    aliases: lines(200, 'Other names people use for it.', 'Another name people use for it.'),
    description: prose(4000, 'What the skill is.'),
    importance: v.optional(v.pipe(
      v.picklist(['critical', 'important', 'optional'], says('notOneOf')), v.description('How much the role needs it: critical, important or optional.'),
    )),
    levels: v.optional(v.pipe(
      v.record(id('Id of a level of this framework.'), line(4000, 'What someone at this level can do.')),
      v.description('What someone at each level can do: level id to text.'),
    ), () => ({})),
    activities: v.optional(v.pipe(
      v.array(ActivitySchema), v.maxLength(MAX_ACTIVITIES, says('tooMany')), v.description('Things to have done in this skill.'),
    ), () => []),
  }),
  v.title('Skill'),
  v.description('A named capability.'),
);

export const RoleSchema = v.pipe(
  v.strictObject({
    id: id('Id of the role.'),
    name: line(200, 'Name people see.'),
    description: prose(4000, 'What the role does.'),
    levels: v.optional(v.pipe(
      v.record(id('Id of a skill of this framework.'), id('Id of a level of this framework.')),
      v.description('Target level per skill: skill id to level id.'),
    ), () => ({})),
  }),
  v.title('Role'),
  v.description('A job, with the level it asks for in each skill.'),
);

export const ThingSchema = v.pipe(
  v.strictObject({
    id: id('Id of the thing to do, unlike any activity\'s. What is ticked points at it, so it does not change once in use.'),
    title: line(300, 'What to do or settle, in one line.'),
  }),
  v.title('Thing'),
  v.description('Something to do or settle that no skill has as an activity.'),
);

const things = (description: string) =>
  v.optional(v.pipe(v.array(ThingSchema), v.maxLength(LIST, says('tooMany')), v.description(description)));

export const PerspectiveSchema = v.pipe(
  v.strictObject({
    id: id('Id of the perspective.'),
    name: line(200, 'Name people see.'),
    description: prose(2000, 'What someone with this perspective looks after.'),
    activities: ids(MAX_ACTIVITIES, 'Activities that show it.', 'Id of an activity that shows it.'),
  }),
  v.title('Perspective'),
  v.description('A side from which a team looks at its work; activities of several skills belong to it.'),
);

export const DimensionSchema = v.pipe(
  v.strictObject({
    id: id('Id of the dimension.'),
    name: line(200, 'Name people see.'),
    description: prose(2000, 'What those who decide want to see.'),
    activities: ids(MAX_ACTIVITIES, 'Activities that speak for it.', 'Id of an activity that speaks for it.'),
  }),
  v.title('Dimension'),
  v.description('Something that those who decide on a case look at.'),
);

export const CaseSchema = v.pipe(
  v.strictObject({
    id: id('Id of the case.'),
    name: line(200, 'Name people see, for example "Promotion to product manager".'),
    description: prose(2000, 'What the case is for.'),
    dimensions: v.pipe(
      v.array(DimensionSchema), v.maxLength(LIST, says('tooMany')), v.description('What those who decide look at, in the order they do.'),
    ),
  }),
  v.title('Case'),
  v.description('A case somebody can make from their evidence, for a new role for example.'),
);

export const MilestoneSchema = v.pipe(
  v.strictObject({
    id: id('Id of the milestone.'),
    name: line(200, 'Name people see, for example "First 30 days".'),
    days: v.pipe(
      v.number(), v.integer(says('notWhole')), v.minValue(0, says('outOfRange')), v.maxValue(36_500, says('outOfRange')),
      v.description('Days after the start date.'),
    ),
    activities: ids(MAX_ACTIVITIES, 'Activities to have done by then.', 'Id of an activity to have done by then.'),
    things: things('Things to have done by then, besides activities.'),
  }),
  v.title('Milestone'),
  v.description('Activities to have done by a time after the start date.'),
);

export const FrameworkSchema = v.pipe(
  v.strictObject({
    id: id('Id of the framework. Evidence points at it, so it does not change once in use.'),
    version: line(50, 'Version of the framework, for example "1.0.0".'),
    name: line(200, 'Name people see.'),
    description: prose(4000, 'What the framework is for.'),
    source: v.optional(SourceSchema),
    levels: v.optional(v.pipe(v.array(LevelSchema), v.maxLength(20, says('tooMany')), v.description('Levels, lowest first.')), () => []),
    skills: v.pipe(v.array(SkillSchema), v.maxLength(2000, says('tooMany')), v.description('Skills, in the order people see.')),
    roles: v.optional(v.pipe(v.array(RoleSchema), v.maxLength(MAX_ROLES, says('tooMany')), v.description('Roles, most junior first.')), () => []),
    milestones: v.optional(v.pipe(
      v.array(MilestoneSchema), v.maxLength(LIST, says('tooMany')), v.description('Milestones, earliest first.'),
    ), () => []),
    conditions: things('What helps someone to learn, to be settled with their manager.'),
    perspectives: v.optional(v.pipe(
      v.array(PerspectiveSchema), v.maxLength(LIST, says('tooMany')), v.description('Perspectives, in the order people see.'),
    )),
    cases: v.optional(v.pipe(v.array(CaseSchema), v.maxLength(LIST, says('tooMany')), v.description('Cases people can make from their evidence.'))),
    documents: v.optional(v.pipe(
      v.array(DocumentSchema), v.maxLength(LIST, says('tooMany')), v.description('Kinds of document, and what makes each ready.'),
    ), () => []),
    templates: v.optional(v.pipe(
      v.array(TemplateSchema), v.maxLength(LIST, says('tooMany')), v.description('Documents to start from.'),
    ), () => []),
  }),
  v.title('Framework'),
  v.description('A Craftlog framework: skills, and activities to have done in each.'),
);
