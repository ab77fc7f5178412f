import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptyLogbook, logbookVersion, parseLogbook, serialiseLogbook } from '../../src/logbook/model/parseLogbook';
import { logbooks } from './arbitraries';

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

suite('parseLogbook', () => {
  test('reads back what was written', () => fc.assert(fc.property(logbooks, fc.array(fc.jsonValue()), (entries, unread) => {
    const logbook = { entries, unread: unread.map(json) };
    const { logbook: read, problem } = parseLogbook(json(serialiseLogbook(logbook)));
    assert.equal(problem, undefined);
    assert.deepEqual(read.entries, json(entries));
    assert.deepEqual(read.unread, logbook.unread);
  })));

  test('never throws', () => fc.assert(fc.property(fc.anything(), (value) => {
    parseLogbook(value);
    parseLogbook({ version: logbookVersion, entries: value });
    parseLogbook({ version: logbookVersion, entries: [value] });
  })));

  test('an entry it cannot read is kept as it was, and costs no other', () => fc.assert(fc.property(logbooks, fc.nat(), fc.jsonValue(), (entries, at, bad) => {
    const broken = json(bad);
    const all: unknown[] = [...entries];
    all.splice(at % (all.length + 1), 0, broken);
    const { logbook } = parseLogbook({ version: 1, entries: json(all) });
    assert.deepEqual(logbook.entries, json(entries));
    assert.deepEqual(logbook.unread, [broken]);
  })));

  test('keeps fields it does not know', () => {
    const entry = { id: '1', at: '2026-01-01T00:00:00.000Z', type: 'role', role: 'r', colour: 'green' };
    assert.deepEqual(parseLogbook({ version: 1, entries: [entry] }).logbook.entries, [entry]);
  });

  const entry = (fields: object): unknown => ({ id: '1', at: '2026-01-01T00:00:00.000Z', ...fields });
  const place = { folder: 'a', path: 'b.md' };
  const unreadable: readonly [string, unknown][] = [
    ['an unknown type', entry({ type: 'dance' })],
    ['a type that is a prototype key', entry({ type: 'constructor' })],
    ['a source kind that is a prototype key', entry({ type: 'evidence', activities: ['f/a'], source: { kind: 'toString' } })],
    ['no id', { at: '2026-01-01T00:00:00.000Z', type: 'role', role: 'r' }],
    ['an id of a megabyte', { id: '1'.repeat(1e6), at: '2026-01-01T00:00:00.000Z', type: 'role', role: 'r' }],
    ['no date', { id: '1', type: 'role', role: 'r' }],
    ['a date that is none', { id: '1', at: 'soon', type: 'role', role: 'r' }],
    ['an unknown status', entry({ type: 'status', activity: 'f/a', status: 'failed' })],
    ['evidence for nothing', entry({ type: 'evidence', activities: [], source: { kind: 'note', text: 'x' } })],
    ['a passage without its quote', entry({ type: 'evidence', activities: ['f/a'], source: { kind: 'passage', place, selector: { start: 0, end: 2 } } })],
    ['a file without a place', entry({ type: 'evidence', activities: ['f/a'], source: { kind: 'file' } })],
    ['a place with half an address', entry({ type: 'evidence', activities: ['f/a'], source: { kind: 'file', place: { folder: 'a' } } })],
    ['a remark that is not text', entry({ type: 'status', activity: 'f/a', status: 'done', remark: 7 })],
    ['a list', []], ['nothing', null], ['text', 'entry'],
  ];
  for (const [name, value] of unreadable) {
    test(`puts aside ${name}`, () => {
      const { logbook } = parseLogbook({ version: 1, entries: [value] });
      assert.deepEqual(logbook, { entries: [], unread: [value] });
    });
  }

  test('the first of two entries with one id counts, the other is kept', () => {
    const [a, b] = [entry({ type: 'role', role: 'a' }), entry({ type: 'role', role: 'b' })];
    assert.deepEqual(parseLogbook({ version: 1, entries: [a, b] }).logbook, { entries: [a], unread: [b] });
  });

  test('says what is not a logbook, and what a newer Craftlog wrote', () => {
    assert.deepEqual(parseLogbook(undefined), { logbook: emptyLogbook });
    for (const value of [null, 7, 'x', [], {}, { version: 1 }, { version: 1, entries: {} }]) { assert.equal(parseLogbook(value).problem, 'notALogbook'); }
    assert.equal(parseLogbook({ entries: [] }).problem, 'notALogbook', 'no version: damaged, not newer');
    const known = entry({ type: 'role', role: 'r' });
    const newer = parseLogbook({ version: logbookVersion + 1, id: 'a', entries: [known, entry({ type: 'dance' })] });
    assert.deepEqual(newer, { logbook: { entries: [known], unread: [entry({ type: 'dance' })] }, id: 'a', problem: 'newerVersion' });
  });
});
