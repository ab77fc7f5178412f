import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Entry, Fact } from '../../src/logbook/model/logbook';
import { entriesOf, lastAction } from '../../src/logbook/model/actions';
import { computeProgress } from '../../src/logbook/model/progress';
import { tickFacts } from '../../src/logbook/model/tick';
import { union } from '../../src/logbook/model/union';

const start = Date.UTC(2026, 0, 15, 12);
const key = 'f/a0';
const same = (k: string): string => k;

class Log {
  entries: readonly Entry[] = [];
  now = start;
  add(facts: readonly Fact[]): this {
    const added = [...entriesOf(facts, this.entries, this.now++, Math.random)].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.entries = union({ entries: this.entries, unread: [] }, { entries: added, unread: [] }).entries;
    return this;
  }
  say(status: 'done' | 'inProgress' | 'notStarted' | 'notRelevant', more: { on?: string; remark?: string } = {}, activity = key): this {
    return this.add([{ type: 'status', activity, status, ...more }]);
  }
  tick(done: boolean): this { return this.add(tickFacts(key, done, computeProgress(this.entries), this.entries, same, this.now)); }
  undo(): this { return this.add(lastAction(this.entries).map(({ id }): Fact => ({ type: 'retract', entry: id, undo: true }))); }
  /** What is said of the activity, without ids. */
  get said(): unknown {
    const progress = computeProgress(this.entries);
    const { at, on, remark } = progress.statusEntry(key) ?? {};
    return { status: progress.status(key), at, on, remark };
  }
}

const before = fc.array(fc.oneof(
  fc.record({ status: fc.constantFrom('done' as const, 'inProgress' as const, 'notStarted' as const, 'notRelevant' as const), remark: fc.string(), same: fc.boolean() }),
  fc.constantFrom('tick' as const, 'untick' as const, 'undo' as const, 'evidence' as const, 'link' as const),
), { maxLength: 8 }).map((steps) => {
  const log = new Log();
  for (const step of steps) {
    if (step === 'tick' || step === 'untick') { log.tick(step === 'tick'); }
    if (step === 'undo') { log.undo(); }
    if (step === 'evidence') { log.add([{ type: 'evidence', activities: [key], source: { kind: 'note', text: 'x' } }]); }
    if (step === 'link') { log.add([{ type: 'link', activities: [key, 'f/a1'] }]); }
    if (typeof step === 'object') { log.say(step.status, { remark: step.remark }, step.same ? 'f/a1' : key); }
  }
  return log;
});

suite('ticks', () => {
  test('a box is as it is wanted, and one that is so already costs no entry', () => fc.assert(fc.property(before, fc.boolean(), (log, done) => {
    log.tick(done);
    assert.equal(computeProgress(log.entries).status(key) === 'done', done);
    const { length } = log.entries;
    log.tick(done);
    assert.equal(log.entries.length, length);
  })));

  test('twice is as before: status, date and remark', () => fc.assert(fc.property(before, (log) => {
    const was = log.said;
    const isDone = computeProgress(log.entries).status(key) === 'done';
    log.tick(!isDone).tick(isDone);
    // What comes from an activity that is the same is said of this one from then on.
    if (computeProgress(log.entries).sameAs(key).length) {
      assert.equal((log.said as { status: string }).status === 'done', isDone);
    } else {
      assert.deepEqual(log.said, was);
    }
  })));

  test('one undo takes one tick back', () => fc.assert(fc.property(before, fc.boolean(), (log, done) => {
    const was = log.said;
    const { length } = log.entries;
    log.tick(done);
    if (log.entries.length > length) { assert.deepEqual(log.undo().said, was); }
  })));

  test('an activity that is the same stays as it is', () => {
    const log = new Log().add([{ type: 'link', activities: [key, 'f/a1'] }]).say('done', { remark: 'There' }, 'f/a1');
    assert.equal(computeProgress(log.tick(false).entries).status('f/a1'), 'done');
    assert.equal((log.said as { status: string }).status, 'notStarted');
  });

  test('in progress with its remark, done with its date: an accident costs neither', () => {
    const log = new Log().say('inProgress', { remark: 'With Sam' });
    const was = log.said;
    assert.deepEqual(log.tick(true).tick(false).said, was);
    const done = new Log().say('inProgress').say('done', { on: '2025-03-31', remark: 'Shipped' });
    const wasDone = done.said;
    assert.equal((done.tick(false).said as { status: string }).status, 'inProgress');
    assert.deepEqual(done.tick(true).said, wasDone);
  });

  test('ticked anew later, it is done that day; what was said meanwhile is not taken back', () => {
    const log = new Log().say('done', { on: '2025-03-31' }).tick(false);
    log.now += 3 * 86_400_000;
    assert.equal((log.tick(true).said as { on?: string }).on, undefined);
    const between = new Log().say('done', { on: '2025-03-31' }).tick(false).say('inProgress', { remark: 'Not yet' }).tick(true);
    assert.equal((between.said as { on?: string }).on, undefined);
    assert.equal((between.tick(false).said as { remark?: string }).remark, 'Not yet');
  });
});
