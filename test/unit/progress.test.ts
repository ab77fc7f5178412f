import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newEntryId } from '../../src/logbook/model/entryId';
import type { Entry, Fact } from '../../src/logbook/model/logbook';
import { lastAction } from '../../src/logbook/model/actions';
import { computeProgress, type Progress, retractedIds } from '../../src/logbook/model/progress';
import { logbooks } from './arbitraries';

/** Entries of actions, one a second; `$0`, `$1` ... in a fact stand for the ids of earlier entries. */
function log(...actions: readonly (readonly Fact[])[]): Entry[] {
  const entries: Entry[] = [];
  actions.forEach((facts, i) => {
    const at = Date.UTC(2026, 0, 1, 0, 0, i);
    for (const fact of facts) {
      const id = newEntryId(at, () => 0.5, entries.at(-1)?.id);
      const named = JSON.parse(JSON.stringify(fact).replace(/"\$(\d+)"/g, (_, n: string) => JSON.stringify(entries[Number(n)]!.id))) as Fact;
      entries.push({ id, at: new Date(at).toISOString(), ...named });
    }
  });
  return entries;
}

const note = (text: string, ...activities: string[]): Fact => ({ type: 'evidence', activities, source: { kind: 'note', text } });
const texts = (progress: Progress, key: string): string[] =>
  progress.evidenceFor(key).map(({ source }) => (source.kind === 'note' ? source.text : '?'));
/** What people see, without ids. */
const shown = (progress: Progress): unknown => Array.from({ length: 8 }, (_, n) => [progress.status(`f/a${n}`), texts(progress, `f/a${n}`)]);

suite('computeProgress', () => {
  test('an activity with evidence is in progress; a status said later wins', () => {
    assert.equal(computeProgress(log()).status('f/a'), 'notStarted');
    assert.equal(computeProgress(log([note('x', 'f/a')])).status('f/a'), 'inProgress');
    assert.equal(computeProgress(log([{ type: 'status', activity: 'f/a', status: 'done' }], [note('x', 'f/a')])).status('f/a'), 'done');
    assert.equal(computeProgress(log([note('x', 'f/a')], [{ type: 'status', activity: 'f/a', status: 'notStarted' }])).status('f/a'), 'notStarted');
  });

  test('one piece of evidence shows in each of its activities and is counted once', () => {
    const progress = computeProgress(log([note('x', 'f/a', 'f/b')]));
    assert.deepEqual([texts(progress, 'f/a'), texts(progress, 'f/b'), progress.evidence.length], [['x'], ['x'], 1]);
  });

  test('moved evidence keeps its first date and original; taking the move back brings it home', () => {
    const move: Fact = { type: 'evidence', activities: ['f/b'], source: { kind: 'note', text: 'x' }, replaces: '$0' };
    const moved = computeProgress(log([note('x', 'f/a')], [move]));
    assert.deepEqual([texts(moved, 'f/a'), texts(moved, 'f/b')], [[], ['x']]);
    assert.equal(moved.evidence[0]!.at, '2026-01-01T00:00:00.000Z');
    const back = computeProgress(log([note('x', 'f/a')], [move], [{ type: 'retract', entry: '$1' }]));
    assert.deepEqual([texts(back, 'f/a'), texts(back, 'f/b')], [['x'], []]);
  });

  test('a relink changes where it is and keeps what was first attached; a retracted relink does not count', () => {
    const relink: Fact = { type: 'relink', entry: '$0', source: { kind: 'note', text: 'new' } };
    const piece = computeProgress(log([note('old', 'f/a')], [relink])).evidence[0]!;
    assert.deepEqual([piece.source, piece.original], [{ kind: 'note', text: 'new' }, { kind: 'note', text: 'old' }]);
    assert.deepEqual(texts(computeProgress(log([note('old', 'f/a')], [relink], [{ type: 'retract', entry: '$1' }])), 'f/a'), ['old']);
  });

  test('keys an activity had before lead to the one it has now', () => {
    const progress = computeProgress(log([note('x', 'f/old')], [{ type: 'status', activity: 'f/old', status: 'done' }]), (key) => key.replace('old', 'new'));
    assert.deepEqual([progress.status('f/new'), texts(progress, 'f/new')], ['done', ['x']]);
  });

  test('a retraction of a retraction brings back', () => {
    const entries = log([note('x', 'f/a')], [{ type: 'retract', entry: '$0' }], [{ type: 'retract', entry: '$1' }]);
    assert.deepEqual(texts(computeProgress(entries), 'f/a'), ['x']);
  });

  test('a retraction of something later, or of itself, does not count', () => {
    const entries = log([{ type: 'retract', entry: '$0' }, note('x', 'f/a')].slice(1) as Fact[]);
    const id = entries[0]!.id;
    assert.equal(retractedIds([{ id: '0', at: entries[0]!.at, type: 'retract', entry: id }, ...entries]).size, 0);
    assert.equal(retractedIds([{ id: '5', at: entries[0]!.at, type: 'retract', entry: '5' }]).size, 0);
  });
});

suite('undo', () => {
  const undo = (entries: readonly Entry[], n: number): readonly Entry[] => {
    const at = Date.UTC(2030, 0, 1, 0, 0, n);
    const added: Entry[] = [];
    for (const { id } of lastAction(entries)) {
      const last = [...entries, ...added].at(-1)!.id;
      added.push({ id: newEntryId(at, () => 0.1, last), at: new Date(at).toISOString(), type: 'retract', entry: id, undo: true });
    }
    return [...entries, ...added];
  };

  test('takes back exactly the last action', () => fc.assert(fc.property(logbooks, fc.integer({ min: 0, max: 7 }), (entries, n) => {
    const at = new Date(Date.UTC(2029, 0, 1)).toISOString();
    const id = newEntryId(Date.UTC(2029, 0, 1), () => 0.3, entries.at(-1)?.id);
    const more: Entry[] = [...entries, { id, at, ...note('new', `f/a${n}`) }, { id: newEntryId(0, () => 0, id), at, type: 'status', activity: `f/a${n}`, status: 'done' }];
    assert.deepEqual(shown(computeProgress(undo(more, 0))), shown(computeProgress(entries)));
  })));

  test('again and again ends with nothing left', () => fc.assert(fc.property(logbooks, (entries) => {
    let now: readonly Entry[] = entries;
    for (let n = 0; n <= entries.length; n++) { now = undo(now, n); }
    assert.deepEqual(lastAction(now), []);
  })));

  test('a removal can be undone', () => {
    const entries = log([note('x', 'f/a')], [{ type: 'retract', entry: '$0' }]);
    assert.deepEqual(texts(computeProgress(undo(entries, 0)), 'f/a'), ['x']);
    assert.deepEqual(texts(computeProgress(undo(undo(entries, 0), 1)), 'f/a'), []);
  });
});
