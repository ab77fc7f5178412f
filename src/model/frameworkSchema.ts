import * as v from 'valibot';

/**
 * The one definition of a framework file. The TypeScript types (`framework.ts`), the validator
 * (`parseFramework.ts`) and `framework/framework.schema.json` (`scripts/schema.mjs`) all come from here.
 * Only `parseFramework.ts` imports it at run time, so valibot is not evaluated until a file is read.
 */

const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

const text = (max: number, description: string) =>
  v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max), v.description(description));

const id = (description: string) =>
  v.pipe(v.string(), v.maxLength(100), v.regex(idPattern), v.description(description));

const texts = (max: number, description: string) =>
  v.pipe(v.optional(v.array(text(max, description)), []), v.description(description));

const ids = (description: string) => v.pipe(v.optional(v.array(id(description)), []), v.description(description));

export const SourceSchema = v.pipe(
  v.object({
    title: text(300, 'Title of the document the framework comes from.'),
    url: v.optional(v.pipe(v.string(), v.maxLength(2000), v.regex(/^https?:\/\//), v.description('Where that document is.'))),
    licence: v.optional(text(300, 'Licence of the source, for example "Open Government Licence v3.0".')),
    attribution: v.optional(text(1000, 'The credit the licence asks for.')),
  }),
  v.description('Where the framework comes from.'),
);

export const LevelSchema = v.object({
  id: id('Id of the level, for example "working".'),
  name: text(200, 'Name people see.'),
  description: v.optional(text(2000, 'What the level means.'), ''),
});

export const ActivitySchema = v.object({
  id: id('Id of the activity. Evidence points at it, so it does not change once in use.'),
  title: text(300, 'What to do, as an instruction: "Write user stories".'),
  aliases: texts(300, 'Other names people use for it.'),
  guidance: v.optional(text(4000, 'How to go about it, in one to three sentences.'), ''),
  evidence: texts(500, 'A kind of document that would show it.'),
  keywords: texts(100, 'Words found in documents that show it.'),
  files: texts(200, 'A glob for files that often show it. Without a slash it is matched against the file name.'),
  kind: v.pipe(v.optional(v.picklist(['tactics', 'strategy'])), v.description('Tactics or strategy.')),
  related: ids('Id of a related activity of this framework.'),
  formerIds: ids('An id this activity had before.'),
  sourceRow: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.description('Row in the source list, from 1.'))),
});

export const SkillSchema = v.object({
  id: id('Id of the skill.'),
  name: text(200, 'Name people see.'),
  aliases: texts(200, 'Other names people use for it.'),
  description: v.optional(text(4000, 'What the skill is.'), ''),
  levels: v.pipe(
    v.optional(v.record(v.string(), text(4000, 'What someone at this level can do.')), {}),
    v.description('What someone at each level can do: level id to text.'),
  ),
  activities: v.pipe(v.optional(v.array(ActivitySchema), []), v.description('Things to have done in this skill.')),
});

export const RoleSchema = v.object({
  id: id('Id of the role.'),
  name: text(200, 'Name people see.'),
  description: v.optional(text(4000, 'What the role does.'), ''),
  levels: v.pipe(v.optional(v.record(v.string(), v.string()), {}), v.description('Target level per skill: skill id to level id.')),
});

export const MilestoneSchema = v.object({
  id: id('Id of the milestone.'),
  name: text(200, 'Name people see, for example "First 30 days".'),
  days: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(36500), v.description('Days after the start date.')),
  activities: ids('Id of an activity to have done by then.'),
});

export const FrameworkSchema = v.object({
  id: id('Id of the framework.'),
  version: text(50, 'Version of the framework, for example "1.0.0".'),
  name: text(200, 'Name people see.'),
  description: v.optional(text(4000, 'What the framework is for.'), ''),
  source: v.optional(SourceSchema),
  levels: v.pipe(v.optional(v.array(LevelSchema), []), v.description('Levels, lowest first.')),
  skills: v.pipe(v.array(SkillSchema), v.description('Skills, in the order people see.')),
  roles: v.pipe(v.optional(v.array(RoleSchema), []), v.description('Roles, most junior first.')),
  milestones: v.pipe(v.optional(v.array(MilestoneSchema), []), v.description('Milestones, earliest first.')),
});
