import assert from 'node:assert/strict';
import fc from 'fast-check';
import { latestPlausibleId } from '../../src/logbook/model/entryId';
import type { Entry, Fact } from '../../src/logbook/model/logbook';
import { entriesOf, inLoggedOrder, lastAction, stillCounting } from '../../src/logbook/model/actions';
import { type Logbook, parseLogbook, serialiseLogbook } from '../../src/logbook/model/parseLogbook';
import { union } from '../../src/logbook/model/union';

const start = Date.UTC(2026, 0, 15, 12);
const dayLength = 86_400_000;
const { random } = Math;

const note = (text: string): Fact => ({ type: 'evidence', activities: ['f/a0'], source: { kind: 'note', text } });
const status = (n: number): Fact => ({ type: 'status', activity: `f/a${n}`, status: 'done' });
const withAll = (log: readonly Entry[], added: readonly Entry[]): readonly Entry[] =>
  union({ entries: log, unread: [] }, { entries: [...added].sort((a, b) => (a.id < b.id ? -1 : 1)), unread: [] }).entries;
const add = (log: readonly Entry[], facts: readonly Fact[], now: number): readonly Entry[] => withAll(log, entriesOf(facts, log, now, random));
const reload = (log: readonly Entry[]): readonly Entry[] =>
  parseLogbook(JSON.parse(JSON.stringify(serialiseLogbook({ entries: log, unread: [] } satisfies Logbook)))).logbook.entries;
const undo = (log: readonly Entry[], now: number): readonly Entry[] =>
  add(log, lastAction(log).map(({ id }): Fact => ({ type: 'retract', entry: id, undo: true })), now);

/** A clock that jumps by days, either way, or stands still. */
const clock = fc.oneof(
  fc.constant(0), fc.integer({ min: -2, max: 2 }), fc.integer({ min: -3 * dayLength, max: 3 * dayLength }), fc.integer({ min: -9999 * dayLength, max: 9999 * dayLength }),
);
const facts = fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }).map(status), fc.string().map(note)), { minLength: 1, maxLength: 3 });
const actions = fc.array(fc.record({ facts, clock }), { minLength: 1, maxLength: 12 });

suite('what was logged last', () => {
  test('each action is one undo, last first, whatever the clock said, also after a reload', () => fc.assert(fc.property(actions, fc.array(clock), (all, clocks) => {
    let log: readonly Entry[] = [];
    const made: (readonly string[])[] = [];
    for (const { facts: these, clock: off } of all) {
      const added = entriesOf(these, log, start + off, random);
      made.push(added.map(({ id }) => id).sort());
      log = reload(withAll(log, added));
    }
    for (let n = 0; made.length; n++) {
      assert.deepEqual(lastAction(log).map(({ id }) => id).sort(), made.pop());
      log = reload(undo(log, start + (clocks[n] ?? 0)));
    }
    assert.deepEqual(lastAction(log), []);
  })));

  test('an undo can be followed by more, and that is then the last', () => fc.assert(fc.property(
    fc.array(fc.oneof(fc.record({ facts, clock }), fc.constant('undo' as const)), { maxLength: 15 }), (steps) => {
      let log: readonly Entry[] = [];
      const standing: (readonly string[])[] = [];
      for (const step of steps) {
        if (step === 'undo') {
          assert.deepEqual(lastAction(log).map(({ id }) => id).sort(), standing.pop() ?? []);
          log = undo(log, start);
        } else {
          const added = entriesOf(step.facts, log, start + step.clock, random);
          standing.push(added.map(({ id }) => id).sort());
          log = withAll(log, added);
        }
      }
      assert.deepEqual(lastAction(log).map(({ id }) => id).sort(), standing.pop() ?? []);
    },
  )));

  test('of two windows, what each has logged goes last first, with no entry left out', () => fc.assert(fc.property(actions, actions, (one, two) => {
    const shared = add(add([], [note('before')], start), [note('ahead')], start + 90 * dayLength);
    const run = (all: typeof one): { readonly log: readonly Entry[]; readonly ids: readonly string[] } => {
      let log = shared;
      const ids: string[] = [];
      for (const { facts: these, clock: off } of all) {
        const added = entriesOf(these, log, start + off, random);
        ids.push(added[0]!.id);
        log = withAll(log, added);
      }
      return { log, ids };
    };
    const [a, b] = [run(one), run(two)];
    const log = withAll(a.log, b.log);
    const order = inLoggedOrder(log).map(({ id }) => id);
    assert.deepEqual([...order].sort(), log.map(({ id }) => id));
    for (const ids of [a.ids, b.ids]) { assert.deepEqual(order.filter((id) => ids.includes(id)), ids); }
  })));

  test('after a clock that was ahead: what it dated, then what came after the clock was put right', () => {
    const before = add([], [note('before')], start - dayLength);
    const wrong = add(before, [note('wrong')], start + 400 * dayLength);
    const texts = (log: readonly Entry[]): readonly string[] => lastAction(log).map((e) => (e.type === 'evidence' && e.source.kind === 'note' ? e.source.text : e.type));
    assert.deepEqual(texts(wrong), ['wrong']);
    const after = add(wrong, [note('after')], start);
    assert.ok(after.find((e) => e.type === 'evidence' && e.source.kind === 'note' && e.source.text === 'after')!.id < latestPlausibleId(start));
    assert.deepEqual(texts(after), ['after']);
    assert.deepEqual(texts(undo(after, start + 1)), ['wrong']);
    assert.deepEqual(texts(undo(undo(after, start + 1), start + 2)), ['before']);
  });

  test('commands run at once in one millisecond are as many undos', () => {
    let log: readonly Entry[] = [];
    for (let n = 0; n < 20; n++) { log = add(log, [status(n), note(`${n}`)], start); }
    assert.equal(new Set(log.map(({ at }) => at)).size, 20);
    assert.equal(lastAction(log).length, 2);
    assert.deepEqual(stillCounting(log, lastAction(log).map(({ id }) => id)), lastAction(log));
  });

  test('no two facts of an action, and no older entry, share an id', () => {
    let log = add([], [status(1), { type: 'link', activities: ['f/a0', 'f/a1'] }, status(2)], start + 99 * dayLength);
    for (let n = 0; n < 5; n++) {
      const before = log.length;
      log = add(log, [{ type: 'link', activities: ['f/a1', 'f/a2'] }, { type: 'link', activities: ['f/a3', 'f/a4'] }], start);
      log = add(log, log.slice(0, before).map(({ id }): Fact => ({ type: 'retract', entry: id })), start);
      assert.equal(log.length, before * 2 + 2);
    }
  });

  test('a ring of entries that name each other loses none', () => {
    const entry = (id: string, after: string): Entry => ({ id, at: `2026-01-0${id}T00:00:00.000Z`, after, ...note(id) });
    const log = [entry('1', '3'), entry('2', '1'), entry('3', '2'), entry('4', '4'), entry('5', 'gone')];
    assert.equal(new Set(inLoggedOrder(log)).size, 5);
  });

  test('what says nothing of its place is in the order of its ids, at no cost', () => {
    const log = add(add([], [note('a')], start), [note('b')], start + 5);
    assert.ok(log.every(({ after }) => after === undefined));
    assert.equal(inLoggedOrder(log), log);
  });
});
