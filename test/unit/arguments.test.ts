import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { longestText, readArgument, schemas } from '../../src/arguments';
import type { CommandId } from '../../src/commands';
import { isAddress, pointsOf } from '../../src/text/argumentShapes';

const ids = Object.keys(schemas) as CommandId[];
const wrong = (id: CommandId, value: unknown): string | undefined => {
  const read = readArgument(id, value);
  return 'problem' in read ? `${read.problem.field}: ${read.problem.takes}` : undefined;
};

suite('arguments of commands', () => {
  test('every command says what it takes', () => {
    const { contributes } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { contributes: { commands: { command: string }[] } };
    assert.deepEqual([...ids].sort(), contributes.commands.map(({ command }) => command).sort());
  });

  test('whatever comes, it is taken or named, and never thrown at', () => fc.assert(fc.property(
    fc.constantFrom(...ids), fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom('activity', 'activities', 'uri', 'range', 'on', 'remark', 'entry', '__proto__', 'evidence'), fc.anything())),
    (id, value) => {
      const read = readArgument(id, value);
      if ('problem' in read) { assert.equal(typeof read.problem.field, 'string'); } else { assert.equal(Object.getPrototypeOf(read.argument), Object.prototype); }
    },
  ), { numRuns: 2000 }));

  for (const id of ids) {
    test(`${id} takes one object`, () => {
      for (const value of [42, 0, '', 'x', true, false, [], [{}], [{ activity: 'f/a' }]]) { assert.equal(wrong(id, value), ': object', JSON.stringify(value)); }
    });
  }

  const file = 'file:///home/anna/notes.md';
  const cases: readonly [CommandId, object, string | undefined][] = [
    ['craftlog.markDone', { activity: 'f/a', remark: 42 }, 'remark: text'],
    ['craftlog.markDone', { activity: 'f/a', remark: null }, 'remark: text'],
    ['craftlog.markDone', { activity: 'f/a', remark: 'x'.repeat(longestText + 1) }, 'remark: shorter'],
    ['craftlog.markDone', { activity: 'f/a', on: '2026-13-45' }, 'on: day'],
    ['craftlog.markDone', { activity: 'f/a', on: '2026-02-30' }, 'on: day'],
    ['craftlog.markDone', { activity: 'f/a', on: 20260331 }, 'on: day'],
    ['craftlog.markDone', { activity: [] }, 'activity: text'],
    ['craftlog.markDone', { activities: [] }, 'activities: texts'],
    ['craftlog.markDone', { activities: 'f/a' }, 'activities: list'],
    ['craftlog.markDone', { activities: ['f/a', 7] }, 'activities.1: text'],
    ['craftlog.markDone', { activities: ['f/a', 'f/a'], on: '2024-02-29', remark: '\ud800\0' }, undefined],
    ['craftlog.attachLink', { activity: 'f/a', url: 'https://example.com', title: {} }, 'title: text'],
    ['craftlog.attachFile', { activity: 'f/a', uri: '' }, 'uri: uri'],
    ['craftlog.attachFile', { activity: 'f/a', uri: null }, 'uri: uri'],
    ['craftlog.attachFile', { activity: 'f/a', uri: 'notes.md' }, 'uri: uri'],
    ['craftlog.attachFile', { activity: 'f/a', uri: { scheme: 'file', path: 7 } }, 'uri: uri'],
    ['craftlog.attachFile', { activity: 'f/a', uris: [] }, 'uris: list'],
    ['craftlog.attachFile', { activity: 'f/a', uris: [file, 4] }, 'uris.1: uri'],
    ['craftlog.attachFile', { activity: 'f/a', uris: file }, 'uris: list'],
    ['craftlog.attachFile', { activity: 'f/a', uri: { $mid: 1, scheme: 'file', path: '/a', authority: '', query: null } }, undefined],
    ['craftlog.attachSelection', { activity: 'f/a', range: [] }, 'range: range'],
    ['craftlog.openEvidence', {}, 'entry: text'],
    ['craftlog.exportLogbook', {}, 'target: uri'],
    ['craftlog.filterSkills', { filter: 'most' }, 'filter: oneOf'],
    ['craftlog.filterSkills', {}, 'filter: oneOf'],
    ['craftlog.moveEvidence', { evidence: [{ entry: 'x' }], activity: 'f/a' }, 'evidence.0.from: text'],
    ['craftlog.deleteData', { confirm: true, all: 'no' }, 'all: flag'],
    ['craftlog.exportPortfolio', { format: 'html', include: { quotes: 'no' } }, 'include.quotes: flag'],
    ['craftlog.exportPortfolio', { format: 'html', include: [] }, 'include: object'],
  ];
  for (const [id, value, said] of cases) {
    test(`${id} ${JSON.stringify(value).slice(0, 70)}: ${said ?? 'taken'}`, () => assert.equal(wrong(id, value), said));
  }
});

suite('ranges and addresses', () => {
  const at = (line: unknown, character: unknown = 0): unknown => ({ line, character });
  test('a range is two points, the first not after the second', () => fc.assert(fc.property(fc.nat(), fc.nat(), fc.nat(), fc.nat(), (a, b, c, d) => {
    const isRange = a < c || (a === c && b <= d);
    assert.equal(pointsOf({ start: at(a, b), end: at(c, d) }) !== undefined, isRange);
    assert.equal(pointsOf([at(a, b), at(c, d)]) !== undefined, isRange);
  })));

  test('what is none is none', () => {
    for (const value of [null, 42, 'x', [], {}, [at(0)], [at(0), at(1), at(2)], [at(-1), at(1)], [at(0.5), at(1)], [at(NaN), at(1)], [at('0'), at(1)],
      [at(0), at(1e12)], [at(0), at(Infinity)], { start: at(0) }, { start: at(0), end: null }, [at(1), at(0)], [at(0, 4), at(0, 3)]]) { assert.equal(pointsOf(value), undefined, JSON.stringify(value)); }
    for (const value of [null, undefined, 42, '', 'notes.md', '/a/b', ':x', {}, [], { scheme: 'file' }, { scheme: '', path: '/a' }, { scheme: 'file', path: '/a', query: 4 }, `file:///${'x'.repeat(1e6)}`]) { assert.ok(!isAddress(value)); }
  });

  test('nothing is thrown', () => fc.assert(fc.property(fc.anything(), (value) => {
    pointsOf(value);
    isAddress(value);
  })));
});
