import assert from 'node:assert/strict';
import { catalogOf } from '../../src/framework/model/framework';
import type { Framework } from '../../src/framework/model/framework';
import type { Fact } from '../../src/logbook/model/logbook';
import { nextSteps } from '../../src/progress/model/next';
import type { Next } from '../../src/progress/model/next';
import { planOf } from '../../src/logbook/model/plan';
import { computeProgress } from '../../src/logbook/model/progress';
import { frameworkOf } from './arbitraries';
import { logOf } from './logOf';

const made = frameworkOf(3, 3);
const framework: Framework = {
  ...made,
  levels: [{ id: 'low', name: 'Low', description: '' }, { id: 'high', name: 'High', description: '' }],
  roles: [{ id: 'junior', name: 'Junior', description: '', levels: { s2: 'low' } }, { id: 'senior', name: 'Senior', description: '', levels: { s2: 'high' } }],
  milestones: [{ id: 'm', name: 'M', days: 30, activities: ['a0', 'a1', 'a3'] }],
  // The second skill is strategy.
  skills: made.skills.map((skill, s) => ({ ...skill, activities: skill.activities.map((a) => ({ ...a, kind: s === 1 ? 'strategy' as const : 'tactics' as const })) })),
};
const catalog = catalogOf([framework]);
const note = (activity: string): Fact => ({ type: 'evidence', activities: [activity], source: { kind: 'note', text: 'n' } });
const status = (activity: string, to: 'done' | 'inProgress' | 'notRelevant'): Fact => ({ type: 'status', activity, status: to });

function next(facts: readonly (Fact | undefined)[], today = '2025-05-20', look = 0): readonly Next[] {
  const progress = computeProgress(logOf(facts));
  return nextSteps({
    catalog, progress, plan: planOf(catalog, progress), needingReview: progress.evidence.slice(0, look), today, dayOf: (at) => at.slice(0, 10),
  });
}
const short = (all: readonly Next[]) => all.map((one) => [one.reason, one.reason === 'look' ? one.evidence.id.length > 0 : one.activity.activity.id]);

suite('next', () => {
  test('an empty logbook is offered nothing: it has a first step of its own', () => assert.deepEqual(next([]), []));

  test('evidence that needs a look comes with itself', () => {
    const [first] = next([note('f/a0')], undefined, 1);
    assert.equal(first?.reason, 'look');
  });

  test('the milestone to come offers what is left of it, what was begun first', () => {
    const offered = next([{ type: 'start', date: '2025-05-01' }, status('f/a3', 'inProgress')]).filter(({ reason }) => reason === 'milestone');
    assert.deepEqual(short(offered), [['milestone', 'a3'], ['milestone', 'a1']], 'a0 is offered as the first of a thin skill');
  });

  test('strategy is offered when it was not touched for a month, with the activity touched last and since when', () => {
    const facts = [note('f/a4'), note('f/a5')];
    assert.deepEqual(next(facts, '2025-05-31').filter(({ reason }) => reason === 'strategy'), []);
    const [offered] = next(facts, '2025-06-02').filter((one) => one.reason === 'strategy');
    assert.equal(offered?.activity.activity.id, 'a5');
    assert.equal(offered?.since, '2025-05-02');
  });

  test('strategy never touched is offered a month after the first entry, without a date', () => {
    assert.deepEqual(next([note('f/a0')], '2025-05-20').filter(({ reason }) => reason === 'strategy'), []);
    const [offered] = next([note('f/a0')], '2025-05-31').filter((one) => one.reason === 'strategy');
    assert.equal(offered?.since, undefined);
    assert.equal(offered?.activity.activity.id, 'a3', 'the one of the plan');
  });

  test('with a role, what it is missing; once it is reached, what the next one is missing', () => {
    const role: Fact = { type: 'role', role: 'f/junior' };
    const [gap] = next([role]).filter((one) => one.reason === 'gap');
    assert.deepEqual([gap?.role.role.id, gap?.target.level.id, gap?.activity.activity.id, gap?.why], ['junior', 'low', 'a6', 'notStarted']);
    const [after] = next([role, { type: 'rating', skill: 'f/s2', level: 'low' }]).filter((one) => one.reason === 'gap');
    assert.deepEqual([after?.role.role.id, after?.own?.level.id], ['senior', 'low']);
    assert.deepEqual(next([role, { type: 'rating', skill: 'f/s2', level: 'high' }]), [], 'nothing is missing, and nothing is made up');
  });

  test('without a role, the skills with least evidence', () => {
    assert.deepEqual(short(next([note('f/a0'), note('f/a3')]))[0], ['thin', 'a6']);
  });

  test('never more than four, and no activity twice', () => {
    const all = next([{ type: 'start', date: '2025-05-01' }, { type: 'role', role: 'f/senior' }, note('f/a0'), note('f/a1')], '2025-07-01', 2);
    assert.equal(all.length, 4);
    const ids = all.map((one) => (one.reason === 'look' ? one.evidence.id : one.activity.key));
    assert.equal(new Set(ids).size, ids.length);
  });

  test('what is not relevant is not offered', () => {
    const facts = framework.skills.flatMap(({ activities }) => activities.map(({ id }) => status(`f/${id}`, 'notRelevant')));
    assert.deepEqual(next([{ type: 'start', date: '2025-05-01' }, { type: 'role', role: 'f/junior' }, ...facts], '2025-09-01'), []);
  });
});
