import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isEntryId, newEntryId } from '../../src/logbook/model/entryId';

const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

suite('newEntryId', () => {
  test('sorts by time', () => fc.assert(fc.property(instant, instant, random, random, (a, b, r, s) => {
    fc.pre(a < b);
    assert.ok(newEntryId(a, () => r) < newEntryId(b, () => s));
  })));

  test('always sorts after the last, whatever the clock says', () => fc.assert(fc.property(fc.array(fc.tuple(instant, random), { minLength: 1 }), (steps) => {
    let last: string | undefined;
    for (const [now, r] of steps) {
      const id = newEntryId(now, () => r, last);
      assert.ok(isEntryId(id), id);
      assert.ok(last === undefined || id > last, `${id} after ${last}`);
      last = id;
    }
  })));

  test('carries over when the last digits are full', () => {
    assert.equal(newEntryId(0, () => 0, '1HKQZ00000ZZZZZZ'), '1HKQZ00001000000');
  });

  test('two that go on from the same id go on to two', () => {
    const ids = new Set(Array.from({ length: 1000 }, () => newEntryId(0, Math.random, '1HKQZ00000ZZZZZZ')));
    assert.ok(ids.size > 990);
  });

  test('does not build on an id that is not its own', () => {
    assert.ok(isEntryId(newEntryId(5, () => 0.5, 'zzz from somewhere else')));
  });
});
