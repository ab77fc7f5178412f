import assert from 'node:assert/strict';
import fc from 'fast-check';
import { extendProgress } from '../../src/logbook/model/extendProgress';
import type { Entry } from '../../src/logbook/model/logbook';
import { computeProgress } from '../../src/logbook/model/progress';
import type { Progress } from '../../src/logbook/model/progress';
import { logbooks } from './arbitraries';

const keys = Array.from({ length: 8 }, (_, n) => `f/a${n}`);
/** An id that was replaced by another. */
const present = (key: string): string => (key === 'f/a7' ? 'f/a6' : key);
const all = (progress: Progress): unknown => [
  progress.entries, progress.evidence, [...progress.named].sort(),
  keys.map((key) => [progress.status(key), progress.statusEntry(key), progress.evidenceFor(key), progress.sameAs(key)]),
  progress.evidence.map(({ id }) => progress.evidenceById(id)),
];

suite('extendProgress', () => {
  test('gives what computing anew gives, entry by entry, or says that it cannot', () => {
    let [extended, declined] = [0, 0];
    fc.assert(fc.property(logbooks, fc.nat(), (entries, n) => {
      const from = entries.length ? n % (entries.length + 1) : 0;
      let progress = computeProgress(entries.slice(0, from), present);
      for (let i = from; i < entries.length; i++) {
        const next = extendProgress(progress, entries[i - 1]?.id, [entries[i]!], present);
        if (next) { extended++; } else { declined++; }
        const anew = computeProgress(entries.slice(0, i + 1), present);
        if (next) { assert.deepEqual(all(next), all(anew)); }
        progress = next ?? anew;
      }
    }), { numRuns: 500 });
    assert.ok(extended > 100 && declined > 100, `${extended} extended, ${declined} declined`);
  });

  test('an entry that was taken back before it came is not added', () => {
    const at = '2026-01-01T00:00:00.000Z';
    const retract: Entry = { id: '03', at, type: 'retract', entry: '02' };
    const late: Entry = { id: '02', at, type: 'status', activity: 'f/a0', status: 'done' };
    assert.equal(extendProgress(computeProgress([retract]), retract.id, [late], present), undefined);
  });

  test('evidence of other times comes in the order of its dates', () => {
    const note = (id: string, at: string): Entry => ({ id, at, type: 'evidence', activities: ['f/a0'], source: { kind: 'note', text: id } });
    const first = note('01', '2026-01-02T00:00:00.000Z');
    assert.equal(extendProgress(computeProgress([first]), '01', [note('02', '2026-01-01T00:00:00.000Z')], present), undefined);
    const falling = [note('02', '2026-01-04T00:00:00.000Z'), note('03', '2026-01-03T00:00:00.000Z')];
    assert.equal(extendProgress(computeProgress([first]), '01', falling, present), undefined);
  });
});
