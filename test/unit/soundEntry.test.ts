import assert from 'node:assert/strict';
import fc from 'fast-check';
import { longestEntry } from '../../src/logbook/model/classifyImport';
import { isEntry, isWrong, soundEntry } from '../../src/logbook/model/entryChecks';
import type { Entry, Fact } from '../../src/logbook/model/logbook';
import { parseLogbook, serialiseLogbook } from '../../src/logbook/model/parseLogbook';
import { isDay } from '../../src/text/day';
import { logbooks } from './arbitraries';

const made = (fact: unknown): Entry => ({ id: '01HKQZ0000AAAAAA', at: '2026-01-01T00:00:00.000Z', ...(fact as Fact) });
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', 'a\0b', '__proto__', '2026-13-45', '2026-02-30', '2026-03-31', 'x'.repeat(200_000)));
const word = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('f/a', '2026-03-31', '2026-02-30'));
const junk = fc.oneof(fc.jsonValue(), text, fc.constantFrom<unknown>(undefined, NaN, Infinity, -0, [], {}, [[]], ['f/a'], true));
const fields = ['activity', 'status', 'on', 'remark', 'activities', 'source', 'private', 'replaces', 'entry', 'skill', 'level', 'by', 'request', 'print', 'skills',
  'evidence', 'feedback', 'role', 'date', 'milestone', 'entries', 'undo'];
const types = ['status', 'evidence', 'relink', 'rating', 'role', 'start', 'due', 'checkIn', 'link', 'request', 'review', 'feedback', 'answer', 'import', 'retract', 'x'];
const source = fc.oneof(junk, fc.record({ kind: fc.constantFrom('note', 'link', 'file', 'passage'), text: junk, url: junk, title: junk, place: junk, selector: junk, cell: junk }));
const likely: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  status: fc.constantFrom('done', 'inProgress'), activities: fc.array(word, { minLength: 1 }), source, date: fc.constantFrom('2026-03-31', '2026-02-30'), on: fc.constantFrom('2024-02-29', '2026-13-45'), skills: fc.array(word), evidence: fc.array(word),
  entries: fc.array(word), private: fc.boolean(), undo: fc.boolean(),
};
const fact = fc.record({
  type: fc.constantFrom(...types),
  ...Object.fromEntries(fields.map((name) => [name, fc.oneof({ weight: 12, arbitrary: likely[name] ?? word }, { weight: 1, arbitrary: junk }, { weight: 12, arbitrary: fc.constant(undefined) })])),
});

suite('the door into the logbook', () => {
  test('what goes in is read back as it is, or the field that is wrong is named', () => {
    let [taken, refused] = [0, 0];
    fc.assert(fc.property(fact, (said) => {
      const sound = soundEntry(made(said));
      if (isWrong(sound)) {
        refused++;
        assert.ok(sound.field in { ...said, type: '' } || sound.field.includes('.') || fields.includes(sound.field), sound.field);
        return;
      }
      taken++;
      const { logbook } = parseLogbook(JSON.parse(JSON.stringify(serialiseLogbook({ entries: [sound], unread: [] }))));
      assert.deepEqual(logbook, { entries: [sound], unread: [] });
      const { on, date } = sound as { on?: string; date?: string };
      assert.ok([on, date].every((day) => day === undefined || isDay(day)));
      assert.ok(['import', 'request'].includes(sound.type) || JSON.stringify(sound).length <= longestEntry);
    }), { numRuns: 3000 });
    assert.ok(taken > 100 && refused > 100, `${taken} taken, ${refused} refused`);
  });

  test('all that the store writes goes in', () => fc.assert(fc.property(logbooks, (entries) => {
    for (const entry of entries) { assert.deepEqual(soundEntry(entry), JSON.parse(JSON.stringify(entry))); }
  })));

  for (const [name, said, field] of [
    ['a remark that is a number', { type: 'status', activity: 'f/a', status: 'done', remark: 42 }, 'remark'],
    ['a title that is an object', { type: 'evidence', activities: ['f/a'], source: { kind: 'link', url: 'https://example.com', title: {} } }, 'source.title'],
    ['no day of the calendar', { type: 'status', activity: 'f/a', status: 'done', on: '2026-13-45' }, 'on'],
    ['30 February', { type: 'start', date: '2026-02-30' }, 'date'],
    ['a moment for a day', { type: 'checkIn', date: '2026-02-01T10:00' }, 'date'],
    ['evidence for nothing', { type: 'evidence', activities: [], source: { kind: 'note', text: 'x' } }, 'activities'],
    ['an unknown status', { type: 'status', activity: 'f/a', status: 'failed' }, 'status'],
    ['a remark of a megabyte', { type: 'status', activity: 'f/a', status: 'done', remark: 'x'.repeat(1_000_000) }, 'remark'],
    ['a passage whose place is none', { type: 'relink', entry: '1', source: { kind: 'file', place: { folder: 'a' } } }, 'source.place.path'],
  ] as const) {
    test(`${name} does not go in`, () => {
      const sound = soundEntry(made(said));
      assert.equal(isWrong(sound) && sound.field, field);
    });
  }

  test('what older versions let in is still read', () => {
    for (const on of ['2026-13-45', '2026-03-31T10:00:00Z', 'soon']) { assert.ok(isEntry(made({ type: 'status', activity: 'f/a', status: 'done', on }))); }
  });

  test('text of any characters is the same after JSON', () => {
    for (const remark of ['\ud800', 'a\0b', '\udfff\ud800', '\u2028', '__proto__']) {
      const sound = soundEntry(made({ type: 'status', activity: '__proto__', status: 'done', remark }));
      assert.ok(!isWrong(sound) && sound.type === 'status' && sound.remark === remark);
    }
  });
});
