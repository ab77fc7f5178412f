import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { FrameworkSchema } from '../../src/framework/model/frameworkSchema';
import { isProblem } from '../../src/formats/model/importer';
import type { ImportResult } from '../../src/formats/model/importer';
import { maharaImporter } from '../../src/formats/model/mahara';

type Json = Record<string, unknown>;

const read = (value: unknown): ImportResult => {
  const result = maharaImporter.read([{ name: 'x.matrix', text: typeof value === 'string' ? value : JSON.stringify(value) }], {});
  assert.ok(!isProblem(result), JSON.stringify(result));
  assert.equal(result.report.read, result.report.mapped + result.report.dropped.reduce((sum, { count }) => sum + count, 0));
  assert.ok(v.is(FrameworkSchema, result.frameworks[0]));
  return result;
};

const standard = (standardid: unknown, more: Json = {}): Json => ({ shortname: `S${String(standardid)}`, name: `Standard ${String(standardid)}`, description: '', standardid, ...more });
const element = (standardid: unknown, elementid: unknown, more: Json = {}): Json => ({ shortname: elementid, name: `Element ${String(elementid)}`, standardid, elementid, ...more });
const second = (standards: unknown, standardelements: unknown, more: Json = {}): Json => ({ framework: { name: 'Potters', standards, standardelements, ...more } });
const shape = ({ frameworks }: ImportResult): string => frameworks[0]!.skills.map(({ name, activities }) => `${name}(${activities.map(({ id }) => id).join(' ')})`).join(' ');
const notes = ({ report }: ImportResult): string[] => [...report.repaired, ...report.dropped].map(({ code, count, facts }) => [code, count, ...Object.values(facts)].join(' '));

suite('import of Mahara', () => {
  test('second form: standards are skills, elements are activities with their numbers, in their order', () => {
    const result = read(second([standard(1), standard('2')], [element('1', '1.1'), element(2, '2.1'), element(1, '1.2')]));
    assert.equal(shape(result), 'Standard 1(1.1 1.2) Standard 2(2.1)');
    assert.deepEqual([result.report.read, notes(result)], [5, []]);
  });

  test('an element that hangs on another stands after it, under either name of the link; circles are cut', () => {
    const result = read(second([standard(1)], [
      element(1, 'c', { parentid: 'a' }), element(1, 'a'), element(1, 'b', { parentelementid: 'a' }), element(1, 'x', { parentelementid: 'y' }),
      element(1, 'y', { parentelementid: 'x' }), element(1, 'z', { parentelementid: 'gone' }), element(1, 'w', { parentelementid: 'w' }),
    ]));
    assert.equal(shape(result), 'Standard 1(a c b z w x y)');
    assert.deepEqual(notes(result), ['moved 1 unknownParent', 'moved 2 circle']);
  });

  test('first form: elements inside, in the order of their priorities, and states by number', () => {
    const result = read({ framework: { name: 'Potters', choices: [{ 0: 'Waiting' }, { 1: 'Not yet' }, { 2: 'Partly' }, { 3: 'There' }], standards: [
      { name: 'Clay', priority: 1, standardelement: [{ shortname: '2', name: '2. Glaze', priority: 2, parent: false }, { shortname: '1', name: '1. Wedge', priority: 1, parent: true }] },
    ] } });
    assert.equal(shape(result), 'Clay(1 2)');
    assert.deepEqual(result.frameworks[0]!.levels.map(({ name }) => name), ['Not yet', 'Partly', 'There']);
    assert.deepEqual(notes(result), ['leftOut 1 begun']);
  });

  test('line breaks inside texts are put right and told', () => {
    const result = read('{"framework":{"name":"Potters","description":"one\ntwo","standards":[{"name":"Clay\tand\r\nwater","standardid":1}],"standardelements":[]}}');
    assert.equal(result.frameworks[0]!.description, 'one\ntwo');
    assert.equal(result.frameworks[0]!.skills[0]!.name, 'Clay and water');
    assert.deepEqual(notes(result), ['lineBreaks 4']);
  });

  test('HTML is read; where the framework is from, its description says', () => {
    const { frameworks: [framework] } = read(second([standard(1, { description: '<p>Hands <b>wet</b></p><script>alert(1)</script>' })], [
      element(1, '1', { description: '<ol><li>one</li><li>two &amp; three</li></ol>' }),
    ], { description: 'See <a href="https://x.org/clay">Source</a>' }));
    assert.equal(framework!.skills[0]!.description, 'Hands wet');
    assert.equal(framework!.skills[0]!.activities[0]!.guidance, '- one\n\n- two & three');
    assert.deepEqual([framework!.description, framework!.source], ['See Source', { title: 'Potters', url: 'https://x.org/clay' }]);
  });

  test('a copy is left out; one number in two standards is told apart by the standard', () => {
    const result = read(second([standard(1), standard(2)], [element(1, '1'), element(1, '1'), element(2, '1'), element(1, '2'), element(1, '2', { name: 'Other' })]));
    assert.equal(shape(result), 'Standard 1(1.1 2 2-2) Standard 2(2.1)');
    assert.deepEqual(notes(result), ['idNumbered 1 activity', 'duplicate 1']);
  });

  test('elements of a standard that is not there are kept', () => {
    const result = read(second([standard(1)], [element(1, '1'), element(7, '7')]));
    assert.equal(shape(result), 'Standard 1(1) Potters(7)');
    assert.deepEqual(notes(result), ['moved 1 unknownParent']);
  });

  test('a short name is another name, a number is none', () => {
    const { frameworks: [framework] } = read(second([standard(1)], [
      element(1, '1', { shortname: 'Info Tech', name: 'Information technology' }), element(1, '2', { shortname: '1.2', name: 'Fire' }), element(1, '3', { shortname: 'Fire a', name: 'Fire a kiln' }),
    ]));
    assert.deepEqual(framework!.skills[0]!.activities.map(({ aliases }) => aliases), [['Info Tech'], [], []]);
  });

  test('recognised by content', () => {
    const score = (value: unknown): number => maharaImporter.recognises([{ name: 'x', text: typeof value === 'string' ? value : JSON.stringify(value) }]);
    assert.equal(score(second([], [])), 1);
    assert.ok(score({ framework: { standards: [] } }) > 0.5);
    for (const other of ['', '{"framework"', {}, { framework: 1 }, { framework: { standards: {} } }, { standards: [] }, []]) { assert.equal(score(other), 0); }
  });

  test('whatever stands where, a framework comes back, and the counts are right', () => {
    const odd = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(null, [], {}, '__proto__', 'constructor', 1, '1'));
    const id = fc.constantFrom('1', 1, '1.0', 'constructor', '__proto__', '', null, 'a');
    const anyElement = fc.oneof(odd, fc.record({
      shortname: odd, name: odd, description: odd, standardid: id, elementid: id, parentelementid: id, parentid: id, priority: odd, craftlog: fc.oneof(odd, fc.record({
        id, title: odd, aliases: odd, related: fc.array(id), formerIds: fc.array(id), kind: odd, levels: fc.record({ a: odd, 1: odd }, { requiredKeys: [] }),
      }, { requiredKeys: [] })),
    }, { requiredKeys: [] }));
    fc.assert(fc.property(fc.array(fc.oneof(anyElement, fc.record({ name: odd, standardid: id, standardelement: fc.array(anyElement, { maxLength: 3 }) })), { maxLength: 4 }),
      fc.oneof(odd, fc.array(anyElement, { maxLength: 8 })), odd, odd, (standards, elements, evidencestatuses, levels) => {
        const { frameworks: [framework] } = read({ framework: { standards, standardelements: elements, evidencestatuses, craftlog: { id: '1', levels, source: levels } } });
        const ids = framework!.skills.flatMap(({ activities }) => activities.flatMap((activity) => [activity.id, ...activity.formerIds]));
        assert.equal(new Set(ids).size, ids.length);
      }), { numRuns: 300 });
  });

  test('100,000 elements, each under the one before: bounded', () => {
    const { report } = read(second([standard(1)], Array.from({ length: 100_000 }, (_, i) => element(1, `e${i}`, { parentelementid: `e${i - 1}` }))));
    assert.deepEqual([report.read, report.made.activities], [100_001, 20_000]);
  });
});
