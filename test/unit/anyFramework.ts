import fc from 'fast-check';
import type { Framework } from '../../src/framework/model/framework';
import { FrameworkSchema } from '../../src/framework/model/frameworkSchema';

/** As much of a valibot schema as making values needs. */
interface Schema {
  readonly type: string;
  readonly entries?: Record<string, Schema>;
  readonly item?: Schema;
  readonly value?: Schema;
  readonly wrapped?: Schema;
  readonly default?: unknown;
  readonly options?: readonly string[];
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}

/** Words that other types of YAML, other languages or JavaScript itself would like to have. */
const traps = ['on', 'null', '~', '1.0', '0x1F', '2024-01-01', '- a', 'a: b', '# a', '*a', '&a', '!a', '<<', '__proto__', '"', '\'', '{', '---', '%', '@', '\u{1F331}'];
const anyText = fc.oneof(fc.constantFrom(...traps), fc.string({ maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 12 }), fc.lorem())
  .map((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, '').trim());
const anyId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,8}$/);

function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  const limit = (type: string) => schema.pipe?.find((action) => action.type === type)?.requirement;
  if (schema.entries) {
    const required = Object.entries(schema.entries).filter(([, entry]) => !entry.wrapped || entry.default !== undefined).map(([name]) => name);
    const fields = Object.fromEntries(Object.entries(schema.entries).map(([name, entry]) => [name, valueOf(entry.wrapped ?? entry)]));
    return fc.record(fields, { requiredKeys: required, noNullPrototype: true });
  }
  if (schema.item) { return fc.array(valueOf(schema.item), { maxLength: 3 }); }
  if (schema.value) { return fc.constant({}); } // filled in by `consistent`
  if (schema.options) { return fc.constantFrom(...schema.options); }
  if (schema.type === 'number') { return fc.integer({ min: limit('min_value') as number, max: limit('max_value') as number }); }
  const pattern = limit('regex');
  if (pattern instanceof RegExp) { return pattern.source.includes('http') ? fc.webUrl() : anyId; }
  const longest = limit('max_length') as number;
  const within = (text: string) => [...text].slice(0, longest / 2).join('').trim();
  return limit('min_length') ? anyText.map((text) => within(text.replace(/\s+/g, ' ')) || 'x')
    : fc.oneof(anyText, fc.tuple(anyText, anyText).map((lines) => lines.join('\n'))).map(within);
}

/** Gives ids that are unique and references that lead somewhere; `pick` says where. */
function consistent(raw: Framework, pick: number): Framework {
  let count = 0;
  const named = <T extends { id: string }>(items: readonly T[]): T[] => items.map((item) => ({ ...item, id: `${item.id}.${count++}` }));
  const levels = named(raw.levels);
  const skills = named(raw.skills).map((skill) => ({ ...skill, activities: named(skill.activities) }));
  const ids = skills.flatMap((skill) => skill.activities.map((activity) => activity.id));
  const some = (list: readonly string[]) => (ids.length ? list.map((_, i) => ids[(pick + i) % ids.length]!) : []);
  return {
    ...raw, levels,
    skills: skills.map((skill) => ({
      ...skill,
      levels: Object.fromEntries(levels.map(({ id, name }) => [id, name])),
      activities: skill.activities.map((activity) => ({
        ...activity, related: some(activity.related), formerIds: activity.formerIds.map((id) => `${id}.${count++}`),
      })),
    })),
    roles: named(raw.roles).map((role) => ({
      ...role, levels: levels.length ? Object.fromEntries(skills.map(({ id }) => [id, levels[pick % levels.length]!.id])) : {},
    })),
    milestones: named(raw.milestones).map((milestone) => ({
      ...milestone, activities: some(milestone.activities), ...(milestone.things && { things: named(milestone.things) }),
    })),
    ...(raw.conditions && { conditions: named(raw.conditions) }),
    ...(raw.perspectives && { perspectives: named(raw.perspectives).map((one) => ({ ...one, activities: some(one.activities) })) }),
    ...(raw.cases && {
      cases: named(raw.cases).map((one) => ({ ...one, dimensions: named(one.dimensions).map((side) => ({ ...side, activities: some(side.activities) })) })),
    }),
    documents: named(raw.documents).map((document) => ({ ...document, activities: some(document.activities), checks: named(document.checks) })),
    templates: named(raw.templates).map((template) => ({ ...template, activities: some(template.activities) })),
  };
}

/** Any framework that parseFramework has nothing to say about. Made from the schema, so that a new field is in it. */
export const anyFramework: fc.Arbitrary<Framework> = fc.tuple(valueOf(FrameworkSchema as unknown as Schema) as fc.Arbitrary<Framework>, fc.nat(1000))
  .map(([raw, pick]) => consistent(raw, pick));
