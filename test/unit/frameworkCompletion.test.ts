import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { activityIdAt, completionsAt, describeAt, type JsonSchema, yamlFields } from '../../src/framework/model/frameworkCompletion';
import { parseFramework } from '../../src/framework/model/parseFramework';

const schema = JSON.parse(fs.readFileSync('framework/framework.schema.json', 'utf8')) as JsonSchema;
/** `|` is where the cursor stands. */
const at = (marked: string): readonly [string, number] => [marked.replace('|', ''), marked.indexOf('|')];
const labels = (marked: string): string[] => completionsAt(schema, ...at(marked)).map(({ label }) => label);

const file = `id: f
version: '1'
name: F
levels:
  - id: low
    name: Low
  - id: high
    name: High
skills:
  - id: s
    name: Skill
    activities:
      - id: a
        title: First thing
        guidance: >-
          id: nobody
          reads this
      - title: Second thing
        id: b
`;

suite('completion in framework files', () => {
  test('fields of the thing one writes in, without those it has', () => {
    assert.deepEqual(labels('|').slice(0, 4), ['id', 'version', 'name', 'description']);
    assert.ok(!labels(`${file}|`).includes('id'));
    assert.ok(labels(`${file}|`).includes('milestones'));
    const inActivity = labels(`${file}        |`);
    assert.ok(inActivity.includes('keywords') && inActivity.includes('formerIds') && !inActivity.includes('title') && !inActivity.includes('id') && !inActivity.includes('skills'));
    assert.ok(labels(`${file}      - |`).includes('title'));
    assert.ok(labels(`${file}        gu|`).includes('guidance'));
    assert.deepEqual(labels(file.replace('    name: Skill', '    name: Skill\n    |')).filter((l) => l === 'importance' || l === 'activities' || l === 'name'), ['importance']);
  });

  test('a list begins on a line of its own, text on the same', () => {
    const insert = (marked: string, label: string): string | undefined => completionsAt(schema, ...at(marked)).find((c) => c.label === label)?.insert;
    assert.equal(insert('|', 'skills'), 'skills:\n  - ');
    assert.equal(insert('|', 'name'), 'name: ');
    assert.equal(insert('|', 'source'), 'source:\n  ');
    assert.ok(completionsAt(schema, '', 0).find(({ label }) => label === 'skills')!.isNeeded);
  });

  test('values there are to choose from', () => {
    assert.deepEqual(labels(`${file}        kind: |`), ['tactics', 'strategy']);
    assert.deepEqual(labels(`${file}        kind: ta|`), ['tactics', 'strategy']);
  });

  test('ids of what the file has, with their titles', () => {
    assert.deepEqual(completionsAt(schema, ...at(`${file}        related: [a, |`)).map(({ label, description, length }) => [label, description, length]),
      [['a', 'First thing', 0], ['b', 'Second thing', 0]]);
    assert.deepEqual(labels(`${file}        related:\n          - |`), ['a', 'b']);
    assert.deepEqual(labels(`${file}milestones:\n  - id: m\n    activities: [|`), ['a', 'b']);
    assert.deepEqual(labels(`${file}roles:\n  - id: r\n    levels:\n      |`), ['s']);
    assert.deepEqual(labels(`${file}roles:\n  - id: r\n    levels:\n      s: |`), ['low', 'high']);
    assert.deepEqual(labels(file.replace('    activities:', '    levels:\n      |\n    activities:')), ['low', 'high']);
  });

  test('nothing in comments and in text over lines', () => {
    assert.deepEqual(labels('# |'), []);
    assert.deepEqual(labels(`${file}        guidance: >-\n          |`), []);
  });

  test('never throws, and writes over no more than what stands before', () => fc.assert(fc.property(
    fc.array(fc.oneof(fc.constantFrom('id: ', '- ', '\n', '  ', ':', '#', '[', '"', 'skills:', 'activities:', '>-', '\t', '\r\n'), fc.string()), { maxLength: 30 }), fc.nat(), (parts, n) => {
      const text = parts.join('');
      const offset = n % (text.length + 1);
      for (const { length } of completionsAt(schema, text, offset)) { assert.ok(length <= offset); }
      describeAt(schema, text, offset);
      activityIdAt(text, 1);
    },
  )));
});

suite('hover and fields in framework files', () => {
  test('a field says what it is for', () => {
    const [text, offset] = at(file.replace('guidance', 'gui|dance'));
    assert.equal(describeAt(schema, text, offset)?.name, 'guidance');
    assert.match(describeAt(schema, text, offset)!.description, /How to go about it/);
    assert.equal(describeAt(schema, ...at(file.replace('First', 'Fi|rst'))), undefined);
  });

  test('the id of an activity is known from that of a skill', () => {
    const lines = file.split('\n');
    assert.deepEqual(activityIdAt(file, lines.indexOf('      - id: a')), { id: 'a', column: 8 });
    assert.deepEqual(activityIdAt(file, lines.indexOf('        id: b')), { id: 'b', column: 8 });
    assert.equal(activityIdAt(file, lines.indexOf('  - id: s')), undefined);
    assert.equal(activityIdAt(file, lines.indexOf('          id: nobody')), undefined);
  });

  test('in the frameworks that ship, the lines tell what the parser does', () => {
    for (const name of fs.readdirSync('framework').filter((one) => one.endsWith('.yaml'))) {
      const text = fs.readFileSync(`framework/${name}`, 'utf8');
      const ids = [...yamlFields(text)].filter(({ path, key }) => key === 'id' && path.join('/') === 'skills/-/activities/-').map(({ value }) => value);
      assert.deepEqual(ids, parseFramework(text).framework!.skills.flatMap(({ activities }) => activities.map(({ id }) => id)));
    }
  });
});
