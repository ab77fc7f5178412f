import assert from 'node:assert/strict';
import fs from 'node:fs';
import { parseFramework } from '../../src/framework/model/parseFramework';

const { framework, problems } = parseFramework(fs.readFileSync('framework/product-manager.yaml', 'utf8'));
const { roles, skills, milestones, perspectives = [], conditions = [] } = framework!;
const activities = skills.flatMap((skill) => skill.activities.map(({ id }) => id));

const order = 'awpe';
/** Levels by role, most junior first, as the Government Digital and Data Profession Capability Framework had them on 28 February 2025. */
const published: Readonly<Record<string, string>> = {
  'Agile and Lean practices': 'wppee',
  'Applying user-centred insights': 'wppee',
  'Creating value for money': 'awppe',
  'Life cycle management': 'awpee',
  'Managing product outcomes': 'awppe',
  'Product leadership': 'awppe',
  'Product management': 'wpeee',
  'Stakeholder relationship management': 'wppee',
  'Strategic ownership': 'awpee',
};
/** Our reading of what became of each skill. */
const became: Readonly<Record<string, readonly string[]>> = {
  'Agile working': ['Agile and Lean practices'],
  'Lifecycle perspective': ['Life cycle management'],
  'Operational management': ['Life cycle management'],
  'Problem ownership': ['Product management', 'Applying user-centred insights'],
  'Product ownership': ['Product management', 'Managing product outcomes'],
  'Strategic ownership': ['Strategic ownership', 'Stakeholder relationship management'],
  'User focus': ['Applying user-centred insights'],
  'Digital perspective': ['Product leadership', 'Applying user-centred insights'],
  'Financial ownership': ['Creating value for money'],
  'Understanding constraints': ['Strategic ownership', 'Life cycle management'],
};

suite('product-manager.yaml', () => {
  test('reads without a problem', () => assert.deepEqual(problems, []));

  test('the roles ask for the published levels, by the rule the file states: the higher where two skills meet in one', () => {
    assert.deepEqual(roles.map(({ id }) => id), [
      'associate-product-manager', 'product-manager', 'senior-product-manager', 'lead-product-manager', 'head-of-product',
    ]);
    roles.forEach((role, r) => {
      const expected = skills.map(({ id, name }) => {
        const rank = Math.max(...became[name]!.map((skill) => order.indexOf(published[skill]![r]!)));
        return [id, framework!.levels[rank]!.id];
      });
      assert.deepEqual(role.levels, Object.fromEntries(expected), role.id);
    });
  });

  test('a product manager is one level above an associate in every skill, as in the source', () => {
    const rank = (r: number, skill: string): number => framework!.levels.findIndex(({ id }) => id === roles[r]!.levels[skill]);
    assert.deepEqual(skills.map(({ id }) => rank(1, id) - rank(0, id)), skills.map(() => 1));
  });

  test('the file says which words on levels are ours, where people read them', () => {
    roles.forEach(({ description }) => assert.match(description, /our reading/));
    assert.match(framework!.source!.attribution!, /Capability Framework/);
  });

  test('every activity has one milestone, perspectives name activities, and things to do are not activities', () => {
    assert.deepEqual(milestones.flatMap((m) => m.activities).sort(), [...activities].sort());
    assert.deepEqual(perspectives.flatMap((p) => p.activities).filter((id) => !activities.includes(id)), []);
    perspectives.forEach(({ id, activities: shown }) => assert.ok(shown.length >= 5, id));
    assert.equal(perspectives.length, 4);
    assert.equal(conditions.length, 5);
    milestones.forEach(({ id, things = [] }) => assert.ok(things.length >= 4, id));
    const ids = [...activities, ...conditions.map(({ id }) => id), ...milestones.flatMap(({ things = [] }) => things.map(({ id }) => id))];
    assert.equal(new Set(ids).size, ids.length);
  });
});
