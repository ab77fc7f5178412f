import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { catalogOf } from '../../src/framework/model/framework';
import type { Framework } from '../../src/framework/model/framework';
import type { Fact } from '../../src/logbook/model/logbook';
import type { PanelFilter } from '../../src/progress/model/filters';
import { panelState } from '../../src/progress/model/panelState';
import type { PanelState } from '../../src/progress/model/panelState';
import { computeProgress } from '../../src/logbook/model/progress';
import { frameworkOf } from './arbitraries';
import { logOf } from './logOf';
import { panelWordsForTests as words } from './panelWordsForTests';

const made = frameworkOf(2, 3);
const framework: Framework = {
  ...made,
  levels: ['low', 'mid', 'high'].map((id) => ({ id, name: id.toUpperCase(), description: '' })),
  roles: [{ id: 'junior', name: 'Junior', description: '', levels: { s0: 'mid' } }],
  milestones: [{ id: 'm', name: 'M', days: 30, activities: ['a0', 'a4'], things: [{ id: 'meet', title: 'Meet' }, { id: 'ask', title: 'Ask' }] }],
  conditions: [{ id: 'mentor', title: 'Mentor' }],
  perspectives: [{ id: 'value', name: 'Value', description: 'Worth', activities: ['a0', 'a3'] }],
  skills: made.skills.map((skill, s) => ({ ...skill, activities: skill.activities.map((a) => ({ ...a, kind: s ? 'strategy' as const : 'tactics' as const })) })),
};
const other: Framework = { ...frameworkOf(1, 2), id: 'g', name: 'G' };
const note = (...activities: string[]): Fact => ({ type: 'evidence', activities, source: { kind: 'note', text: 'n' } });
const done = (activity: string): Fact => ({ type: 'status', activity, status: 'done' });
const rate = (skill: string, level: string, by?: string): Fact => ({ type: 'rating', skill, level, ...(by ? { by } : {}) });

function state(facts: readonly (Fact | undefined)[], filter: PanelFilter = {}, today = '2025-05-31', frameworks = [framework]): PanelState {
  const progress = computeProgress(logOf(facts));
  return panelState(catalogOf(frameworks), progress, words, { today, dayOf: (at) => at.slice(0, 10), needingReview: [], filter });
}

suite('panel: levels', () => {
  test('own, before, reviews and target have a place each, and the same in words', () => {
    const [row] = state([{ type: 'role', role: 'f/junior' }, rate('f/s0', 'low'), rate('f/s0', 'high', 'Sam'), rate('f/s0', 'mid')]).levels!.groups[0]!.rows;
    assert.deepEqual([row!.own, row!.before, row!.target, row!.reviews], [1, 0, 1, [2]]);
    assert.equal(row!.said, 'you MID 2025-05-04. Sam: HIGH 2025-05-03. Junior asks MID');
    assert.deepEqual(row!.cells, ['MID 2025-05-04', 'LOW 2025-05-02', 'Sam: HIGH 2025-05-03', 'MID']);
    assert.deepEqual(row!.name.target, { kind: 'rate', skill: 'f/s0' });
  });

  test('without a rating or a role there is nothing but the line', () => {
    const [row] = state([done('f/a0')]).levels!.groups[0]!.rows;
    assert.deepEqual(Object.keys(row!).sort(), ['cells', 'key', 'name', 'reviews', 'said']);
    assert.equal(row!.said, 'not rated');
  });

  test('a framework without levels has none', () => assert.equal(state([done('g/a0')], {}, '2025-05-31', [other]).levels, undefined));
});

suite('panel: evidence over time', () => {
  test('weeks begin on Mondays, the last is this one, and days to come are not there', () => {
    const { weeks } = state([note('f/a0')], {}, '2025-05-28').time!;
    assert.equal(weeks.at(-1)!.start, '2025-05-26');
    assert.deepEqual(weeks.at(-1)!.counts, [0, 0, 0, -1, -1, -1, -1]);
    assert.equal(weeks.length, 53);
    assert.deepEqual(weeks.find(({ total }) => total > 0), { start: '2025-04-28', total: 1, counts: [0, 0, 0, 1, 0, 0, 0], text: '2025-04-28', label: '2025-04-28: 1' });
  });

  test('what is before the first week is counted in words', () => {
    const { time } = state([note('f/a0'), note('f/a0')], {}, '2027-01-01');
    assert.equal(time!.earlier, '2 earlier');
    assert.equal(time!.weeks.reduce((sum, { total }) => sum + total, 0), 0);
  });

  test('a chosen week lists its evidence, newest first, and each leads to itself', () => {
    const facts = [note('f/a0'), note('f/a1'), ...Array<undefined>(10).fill(undefined), note('f/a2')];
    const { chosen } = state(facts, { week: '2025-04-28' }).time!;
    assert.deepEqual(chosen!.rows.map(({ what }) => what.text), ['for Activity 1', 'for Activity 0']);
    assert.deepEqual(chosen!.rows.map(({ what }) => what.target?.kind), ['evidence', 'evidence']);
    assert.equal(state(facts, { week: '2025-04-29' }).time!.chosen, undefined, 'not a week of the calendar');
  });

  test('no evidence, no calendar', () => assert.equal(state([done('f/a0')]).time, undefined));

  test('law: the squares add up to the weeks, and the weeks with what is earlier to all evidence up to today', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.constantFrom('f/a0', 'f/a4')), { minLength: 1, maxLength: 90 }), fc.constantFrom('2025-08-01', '2026-07-15'), (days, today) => {
      const facts = [note('f/a0'), ...days.map((activity) => (activity ? note(activity) : undefined))];
      const { time } = state(facts, {}, today);
      const totals = time!.weeks.map(({ total, counts }) => [total, counts.reduce((sum, count) => sum + Math.max(0, count), 0)] as const);
      totals.forEach(([total, counted]) => assert.equal(total, counted));
      const earlier = Number(/\d+/.exec(time!.earlier)?.[0] ?? 0);
      assert.equal(totals.reduce((sum, [total]) => sum + total, 0) + earlier, facts.filter(Boolean).length);
    }));
  });
});

suite('panel: filters', () => {
  test('the framework is asked for only where there are several', () => {
    assert.deepEqual(state([done('f/a0')]).filters.map(({ name }) => name), ['skill', 'period']);
    assert.deepEqual(state([done('f/a0')], {}, undefined, [framework, other]).filters.map(({ name }) => name), ['framework', 'skill', 'period']);
    assert.deepEqual(state([]).filters, []);
  });

  test('a skill narrows everything to itself, evidence of several activities included', () => {
    const narrowed = state([done('f/a0'), note('f/a0', 'f/a3'), note('f/a4')], { skill: 'f/s1' });
    assert.deepEqual(narrowed.groups.map(({ skills }) => skills.map(({ key }) => key)), [['f/s1']]);
    assert.equal(narrowed.totals[3]!.value, '2');
    assert.equal(narrowed.totals[0]!.value, '0');
    assert.deepEqual(narrowed.levels!.groups[0]!.rows.map(({ key }) => key), ['f/s1']);
    assert.equal(narrowed.time!.said.split('/')[0], '2');
    assert.deepEqual(narrowed.filters[0]!.options.filter(({ chosen }) => chosen).map(({ value }) => value), ['f/s1']);
  });

  test('what is no longer there narrows nothing', () => {
    assert.deepEqual(state([done('f/a0')], { skill: 'f/gone', framework: 'gone' }).groups, state([done('f/a0')]).groups);
  });

  test('a period narrows what is dated, and not where things stand', () => {
    const facts = [done('f/a0'), note('f/a1'), ...Array<undefined>(60).fill(undefined), note('f/a2')];
    const month = state(facts, { period: 'month' }, '2025-07-05');
    assert.equal(month.totals[0]!.value, '1');
    assert.equal(month.totals[3]!.value, '1');
    assert.deepEqual(month.recent.map(({ what }) => what.text), ['for Activity 2']);
    assert.ok(month.time!.weeks.length <= 6);
    assert.equal(state(facts, {}, '2025-07-05').totals[3]!.value, '2');
  });
});

suite('panel: plan and other sides', () => {
  test('a milestone has its date, its counts and its steps', () => {
    const { plan } = state([{ type: 'start', date: '2025-05-10' }, done('f/a0'), done('f/meet'), done('f/mentor')]);
    const [milestone] = plan!.milestones;
    assert.deepEqual([milestone!.due.text, milestone!.now, milestone!.counts], ['2025-06-09', 'now', '1 of 2 + 1 of 2']);
    assert.deepEqual(milestone!.due.target, { kind: 'milestone', milestone: 'f/m' });
    assert.deepEqual(milestone!.activities.map(({ text, standing }) => [text, standing]), [['Activity 0', 'done'], ['Activity 4', 'notStarted']]);
    assert.deepEqual(milestone!.things, [{ key: 'f/meet', text: 'Meet', done: true }, { key: 'f/ask', text: 'Ask', done: false }]);
    assert.deepEqual(plan!.conditions, [{ key: 'f/mentor', text: 'Mentor', done: true }]);
    assert.equal(plan!.start.action, 'setStartDate');
  });

  test('tactics, strategy and perspectives list what was logged in them', () => {
    const { shares } = state([done('f/a0'), note('f/a4')]);
    assert.deepEqual(shares.map(({ rows }) => rows.map(({ name, counts, activities }) => [name, counts, activities.map(({ text }) => text)])), [
      [['Tactics', '1 of 3, 0', ['Activity 0']], ['Strategy', '0 of 3, 1', ['Activity 4']]], [['Value', '1 of 2, 0', ['Activity 0']]],
    ]);
  });

  test('an empty logbook shows the plan and nothing that would be empty', () => {
    const { levels, time, plan, shares, next } = state([]);
    assert.deepEqual([levels, time, shares, next], [undefined, undefined, [], []]);
    assert.equal(plan!.milestones.length, 1);
  });
});
