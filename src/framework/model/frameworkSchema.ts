import * as v from 'valibot';
import { DocumentSchema, TemplateSchema } from './documentSchema';
import { says, id, line, prose, LIST, lines, ids, MAX_ACTIVITIES, MAX_ROLES } from './frameworkFields';

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
