import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { addDays, daysBetween, isDay, mondayOf } from '../../src/text/day';
import { catalogOf } from '../../src/framework/model/framework';
import type { Framework } from '../../src/framework/model/framework';
import type { Fact } from '../../src/logbook/model/logbook';
import { currentMilestone, dueDates, planOf, startOf, thingOf } from '../../src/logbook/model/plan';
import { computeProgress } from '../../src/logbook/model/progress';
import { frameworkOf } from './arbitraries';
import { logOf } from './logOf';

const framework: Framework = {
  ...frameworkOf(2, 3),
  milestones: [
    { id: 'm30', name: 'Month', days: 30, activities: ['a0', 'a1', 'gone'], things: [{ id: 'meet', title: 'Meet' }] },
    { id: 'm90', name: 'Quarter', days: 90, activities: ['a2'] },
  ],
  conditions: [{ id: 'mentor', title: 'Mentor' }],
};
const catalog = catalogOf([framework]);
const start = (date: string): Fact => ({ type: 'start', date });
const due = (milestone: string, date?: string): Fact => ({ type: 'due', milestone, ...(date ? { date } : {}) });
const done = (activity: string): Fact => ({ type: 'status', activity, status: 'done' });
const progressOf = (...facts: readonly Fact[]) => computeProgress(logOf(facts));
const planFor = (...facts: readonly Fact[]) => planOf(catalog, progressOf(...facts));

suite('plan', () => {
  test('without a start there are milestones and no dates', () => {
    const plan = planFor();
    assert.deepEqual(plan.milestones.map(({ milestone, due: by, left }) => [milestone.id, by, left.length]), [['m30', undefined, 2], ['m90', undefined, 1]]);
    assert.equal(currentMilestone(plan, '2025-05-01'), undefined);
  });

  test('dates follow from the start set last, and one of your own stays when the start moves', () => {
    const dates = (...facts: Fact[]) => [...dueDates(catalog, progressOf(...facts))].map(([key, { due: by, changed }]) => [key, by, changed]);
    assert.deepEqual(dates(start('2025-01-01'), start('2025-02-01')), [['f/m30', '2025-03-03', false], ['f/m90', '2025-05-02', false]]);
    assert.deepEqual(dates(start('2025-02-01'), due('f/m90', '2025-06-30'), start('2025-03-01')), [['f/m30', '2025-03-31', false], ['f/m90', '2025-06-30', true]]);
    assert.deepEqual(dates(start('2025-02-01'), due('f/m90', '2025-06-30'), due('f/m90')), [['f/m30', '2025-03-03', false], ['f/m90', '2025-05-02', false]]);
    assert.deepEqual(dates(due('f/m30', '2025-06-30')), [['f/m30', '2025-06-30', true]], 'a date of your own needs no start');
  });

  test('what is no date counts for nothing', () => {
    assert.equal(startOf(progressOf(start('soon'))), undefined);
    assert.equal(dueDates(catalog, progressOf(start('2025-02-30'), due('f/m30', '31/12'))).size, 0);
  });

  test('milestones stand in the order of their dates, those without one last', () => {
    assert.deepEqual(planFor(due('f/m90', '2025-01-01')).milestones.map(({ milestone }) => milestone.id), ['m90', 'm30']);
  });

  test('things and conditions are ticked under their own keys', () => {
    const { milestones, conditions } = planFor(done('f/meet'), done('f/mentor'));
    assert.deepEqual(milestones[0]!.things, [{ key: 'f/meet', thing: { id: 'meet', title: 'Meet' }, done: true }]);
    assert.equal(conditions[0]!.done, true);
    assert.equal(thingOf(catalog, 'f/mentor')?.title, 'Mentor');
    assert.equal(thingOf(catalog, 'f/a0'), undefined);
  });

  test('the milestone to work towards is the first ahead with something left; one that is over only when none is ahead', () => {
    const current = (today: string, ...facts: Fact[]) => currentMilestone(planFor(start('2025-01-01'), ...facts), today)?.milestone.id;
    assert.equal(current('2025-01-10'), 'm30');
    assert.equal(current('2025-02-10'), 'm90');
    assert.equal(current('2025-01-10', done('f/a0'), done('f/a1'), done('f/meet')), 'm90');
    assert.equal(current('2026-01-01'), 'm90');
    assert.equal(current('2025-01-10', done('f/a0'), done('f/a1'), done('f/meet'), done('f/a2')), undefined);
  });

  test('what is not relevant leaves the milestone', () => {
    assert.deepEqual(planFor({ type: 'status', activity: 'f/a0', status: 'notRelevant' }).milestones[0]!.activities.map(({ key }) => key), ['f/a1']);
  });
});

suite('days', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

  test('adding days and counting them undo each other', () => {
    fc.assert(fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
      const to = addDays(from, days)!;
      assert.ok(isDay(to));
      assert.equal(daysBetween(from, to), days);
    }));
  });

  test('the Monday of a week is a Monday, at most six days back, and its own', () => {
    fc.assert(fc.property(day, (one) => {
      const monday = mondayOf(one);
      assert.equal(new Date(monday).getUTCDay(), 1);
      assert.ok(daysBetween(monday, one) >= 0 && daysBetween(monday, one) < 7);
      assert.equal(mondayOf(monday), monday);
    }));
  });

  test('a day that is not in the calendar is none, nor is a text', () => {
    for (const text of ['2025-02-29', '2025-13-01', '2025-1-1', '', 'today', '2025-01-01T00:00', '+12025-01-01']) { assert.equal(isDay(text), false, text); }
    assert.equal(addDays('9999-12-31', 1), undefined);
  });
});
