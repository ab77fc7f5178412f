import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { catalogOf } from '../../src/framework/model/framework';
import type { Framework } from '../../src/framework/model/framework';
import { chosenRole, gapsTo, levelsOf, nextRole, rolesIn, targetOf, thinIn } from '../../src/logbook/model/levels';
import type { Fact } from '../../src/logbook/model/logbook';
import { computeProgress } from '../../src/logbook/model/progress';
import { frameworkOf } from './arbitraries';
import { logOf } from './logOf';

const levels = ['low', 'mid', 'high'];
const framework: Framework = {
  ...frameworkOf(2, 3),
  levels: levels.map((id) => ({ id, name: id.toUpperCase(), description: '' })),
  roles: [
    { id: 'junior', name: 'Junior', description: '', levels: { s0: 'low', s1: 'mid' } },
    { id: 'senior', name: 'Senior', description: '', levels: { s0: 'high', s1: 'mid' } },
  ],
};
const catalog = catalogOf([framework]);
const [junior, senior] = rolesIn(framework);
const rate = (skill: string, level: string, by?: string): Fact => ({ type: 'rating', skill, level, ...(by ? { by } : {}) });
const progressOf = (...facts: readonly Fact[]) => computeProgress(logOf(facts));

suite('levels', () => {
  test('one\'s own ratings are kept in order, and those of reviewers apart from them', () => {
    const said = levelsOf(catalog, progressOf(rate('f/s0', 'low'), rate('f/s0', 'high', 'Sam'), rate('f/s0', 'mid'), rate('f/s0', 'mid', 'Ada'), rate('f/s0', 'low', 'Sam'))).get('f/s0')!;
    assert.deepEqual(said.own.map(({ level }) => level), ['low', 'mid']);
    assert.deepEqual(said.reviews.map(({ by, level }) => [by, level]), [['Sam', 'high'], ['Ada', 'mid'], ['Sam', 'low']]);
    assert.deepEqual(said.latestReviews.map(({ by, level }) => [by, level]), [['Sam', 'low'], ['Ada', 'mid']]);
    assert.deepEqual(said.own[1]!.known, { level: framework.levels[1], rank: 1 });
  });

  test('a rating of a level that has gone is kept without a rank, and of a skill that has gone is left out', () => {
    const said = levelsOf(catalog, progressOf(rate('f/s0', 'guru'), rate('gone/s0', 'low')));
    assert.equal(said.get('f/s0')!.own[0]!.level, 'guru');
    assert.equal(said.get('f/s0')!.own[0]!.known, undefined);
    assert.deepEqual([...said.keys()], ['f/s0', 'f/s1']);
  });

  test('the role chosen last counts, one for each framework, and can be given up', () => {
    const role = (key: string): Fact => ({ type: 'role', role: key });
    assert.equal(chosenRole(framework, progressOf()), undefined);
    assert.equal(chosenRole(framework, progressOf(role('f/senior'), role('f/junior'), role('g/other')))?.role.id, 'junior');
    assert.equal(chosenRole(framework, progressOf(role('f/senior'), role('f/')))?.role.id, undefined);
    assert.equal(chosenRole(framework, progressOf(role('f/gone'))), undefined);
    assert.equal(nextRole(junior!)?.role.id, 'senior');
    assert.equal(nextRole(senior!), undefined);
  });

  test('gaps are the skills below the target, widest first; a higher level includes the lower ones', () => {
    const gaps = (...facts: Fact[]) => gapsTo(senior!, catalog, progressOf(...facts)).map(({ skill, own, target }) => [skill.key, own?.rank, target.rank]);
    assert.deepEqual(gaps(), [['f/s0', undefined, 2], ['f/s1', undefined, 1]]);
    assert.deepEqual(gaps(rate('f/s0', 'mid')), [['f/s1', undefined, 1], ['f/s0', 1, 2]]);
    assert.deepEqual(gaps(rate('f/s0', 'high'), rate('f/s1', 'high')), []);
    assert.deepEqual(gaps(rate('f/s0', 'high', 'Sam'), rate('f/s1', 'high')), [['f/s0', undefined, 2]], 'a reviewer fills no gap');
  });

  test('thin is what is not both done and shown, and relevant', () => {
    const done = (activity: string): Fact => ({ type: 'status', activity, status: 'done' });
    const progress = progressOf(
      done('f/a0'), done('f/a1'), { type: 'evidence', activities: ['f/a1'], source: { kind: 'note', text: 'n' } },
      { type: 'status', activity: 'f/a2', status: 'inProgress' }, { type: 'status', activity: 'f/a4', status: 'notRelevant' },
    );
    const thin = (skill: string) => thinIn(catalog.skill(skill)!, progress).map(({ activity, why }) => [activity.key, why]);
    assert.deepEqual(thin('f/s0'), [['f/a0', 'doneWithoutEvidence'], ['f/a2', 'inProgress']]);
    assert.deepEqual(thin('f/s1'), [['f/a3', 'notStarted'], ['f/a5', 'notStarted']]);
  });
});

suite('levels: laws', () => {
  const ratings = fc.array(fc.tuple(fc.constantFrom('f/s0', 'f/s1'), fc.constantFrom(...levels), fc.constantFrom(undefined, 'Sam', 'Ada')), { maxLength: 12 })
    .map((all) => all.map(([skill, level, by]) => rate(skill, level, by)));

  test('whatever reviewers say changes nothing in one\'s own history and gaps', () => {
    fc.assert(fc.property(ratings, (facts) => {
      const own = facts.filter((fact) => fact.type === 'rating' && fact.by === undefined);
      const view = (all: readonly Fact[]) => {
        const progress = progressOf(...all);
        const said = [...levelsOf(catalog, progress).values()].map((one) => one.own.map(({ level }) => level));
        return [said, gapsTo(senior!, catalog, progress).map(({ skill, own: mine }) => [skill.key, mine?.rank])];
      };
      assert.deepEqual(view(facts), view(own));
    }));
  });

  test('no gap is where the person says the target or more, and every other skill with a target is one', () => {
    fc.assert(fc.property(ratings, (facts) => {
      const progress = progressOf(...facts);
      const gaps = new Set(gapsTo(junior!, catalog, progress).map(({ skill }) => skill.key));
      for (const { skill, own } of levelsOf(catalog, progress).values()) {
        assert.equal(gaps.has(skill.key), (own.at(-1)?.known?.rank ?? -1) < targetOf(junior!, skill)!.rank);
      }
    }));
  });
});
