import assert from 'node:assert/strict';
import type { Entry, Source } from '../../src/logbook/model/logbook';
import { sourcesBefore } from '../../src/logbook/model/progress';

const file = (path: string): Source => ({ kind: 'file', place: { folder: 'f', path } });
const at = '2026-03-01T00:00:00.000Z';
const evidence: Entry = { id: '1', at, type: 'evidence', activities: ['a/b'], source: file('one') };
const relink = (id: string, to: string): Entry => ({ id, at, type: 'relink', entry: '1', source: file(to) });

suite('what evidence was before it was relinked', () => {
  const before = (...entries: Entry[]): unknown[] => [...sourcesBefore(entries)].map(([id, source]) => [id, source.kind === 'file' && 'path' in source.place && source.place.path]);

  test('what was attached, then where it was last', () => {
    assert.deepEqual(before(evidence, relink('2', 'two'), relink('3', 'three')), [['2', 'one'], ['3', 'two']]);
  });

  test('a relink that was taken back does not count', () => {
    assert.deepEqual(before(evidence, relink('2', 'two'), { id: '3', at, type: 'retract', entry: '2' }, relink('4', 'four')), [['2', 'one'], ['4', 'one']]);
  });

  test('of evidence that is not there nothing is said', () => {
    assert.deepEqual(before(relink('2', 'two')), []);
  });
});
