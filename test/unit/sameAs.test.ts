import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { type Catalog, catalogOf } from '../../src/framework/model/framework';
import { parseFramework } from '../../src/framework/model/parseFramework';
import { suggestPairs, suggestSame, unlinkFacts } from '../../src/logbook/model/sameAs';
import { newEntryId } from '../../src/logbook/model/entryId';
import type { Entry, Fact } from '../../src/logbook/model/logbook';
import { computeProgress, type Progress, summarise } from '../../src/logbook/model/progress';
import { frameworkOf, logbooks } from './arbitraries';

const keys = Array.from({ length: 8 }, (_, n) => `f/a${n}`);
const key = fc.constantFrom(...keys);
const catalog = catalogOf([frameworkOf(3, 3)]);

const added = (entries: readonly Entry[], facts: readonly Fact[]): readonly Entry[] => {
  const all = [...entries];
  for (const fact of facts) { all.push({ id: newEntryId(1_900_000_000_000, () => 0.5, all.at(-1)?.id), at: '2030-03-17T17:46:40.000Z', ...fact }); }
  return all;
};
const evidenceOf = (progress: Progress, activity: string): string[] => progress.evidenceFor(activity).map(({ id }) => id);

suite('activities that are the same', () => {
  test('show the evidence of each other, which counts once', () => fc.assert(fc.property(logbooks, key, key, (entries, a, b) => {
    const before = computeProgress(entries);
    const after = computeProgress(added(entries, [{ type: 'link', activities: [a, b] }]));
    const both = new Set([...evidenceOf(before, a), ...evidenceOf(before, b)]);
    assert.deepEqual(new Set(evidenceOf(after, a)), both);
    assert.deepEqual(evidenceOf(after, a), evidenceOf(after, b));
    assert.equal(evidenceOf(after, a).length, both.size);
    assert.equal(after.evidence.length, before.evidence.length);
    assert.equal(summarise(catalog.activities, after).evidence, summarise(catalog.activities, before).evidence);
  })));

  test('it is an equivalence, told by one list', () => fc.assert(fc.property(logbooks, (entries) => {
    const progress = computeProgress(entries);
    for (const a of keys) {
      const same = progress.sameAs(a);
      assert.ok(same.length === 0 || (same.length > 1 && same.includes(a)));
      for (const b of same) { assert.equal(progress.sameAs(b), same); }
    }
  })));

  test('what is said of one itself stands; what is said of another holds until then', () => {
    const at = '2026-01-01T00:00:00.000Z';
    const link: Entry = { id: '1', at, type: 'link', activities: ['f/a0', 'f/a1'] };
    const done: Entry = { id: '2', at, type: 'status', activity: 'f/a0', status: 'done' };
    const not: Entry = { id: '3', at, type: 'status', activity: 'f/a1', status: 'notRelevant' };
    assert.equal(computeProgress([link, done]).status('f/a1'), 'done');
    const both = computeProgress([link, done, not]);
    assert.deepEqual([both.status('f/a0'), both.status('f/a1')], ['done', 'notRelevant']);
    assert.deepEqual(summarise(catalog.activities.slice(0, 2), both), { done: 1, inProgress: 0, notStarted: 0, notRelevant: 0, relevant: 1, evidence: 0 });
  });

  test('unlinked, an activity is as it was, and the others stay the same as each other', () => fc.assert(fc.property(logbooks, key, (entries, a) => {
    const before = computeProgress(entries);
    const after = computeProgress(added(entries, unlinkFacts(before.entries, a, (one) => one)));
    const own = before.evidence.filter(({ activities }) => activities.includes(a)).map(({ id }) => id);
    assert.deepEqual(after.sameAs(a), []);
    assert.deepEqual(evidenceOf(after, a), own);
    assert.equal(after.evidence.length, before.evidence.length);
    for (const entry of before.entries) {
      if (entry.type !== 'link') { continue; }
      const [first, ...rest] = entry.activities.filter((one) => one !== a);
      for (const other of rest) { assert.ok(after.sameAs(first!).includes(other)); }
    }
  })));

  test('a chain of 20,000 links does no harm', () => {
    const at = '2026-01-01T00:00:00.000Z';
    const chain = Array.from({ length: 20_000 }, (_, i): Entry => ({ id: String(i).padStart(6, '0'), at, type: 'link', activities: [`f/x${i}`, `f/x${i + 1}`] }));
    assert.equal(computeProgress(chain).sameAs('f/x0').length, 20_001);
    assert.equal(computeProgress(chain.reverse()).sameAs('f/x0').length, 20_001);
  });
});

suite('suggestions of what is the same', () => {
  const shipped = (): Catalog => catalogOf(['product-manager', 'associate-product-manager'].map((id) => parseFramework(fs.readFileSync(`framework/${id}.yaml`, 'utf8')).framework!));
  const empty = computeProgress([]);

  test('between the frameworks that ship: likely pairs, across frameworks, each activity once', () => {
    const pairs = suggestPairs(shipped(), empty, 60);
    const titles = pairs.map(({ a, b }) => [a.key, b.activity.key].sort().join(' = '));
    for (const pair of [
      'associate-product-manager/help-triage-incident = product-manager/help-resolve-incident',
      'associate-product-manager/prepare-launch = product-manager/get-release-out',
      'associate-product-manager/write-testable-stories = product-manager/agree-acceptance-criteria',
    ]) { assert.ok(titles.includes(pair), pair); }
    const named = pairs.flatMap(({ a, b }) => [a.key, b.activity.key]);
    assert.equal(new Set(named).size, named.length);
    assert.ok(pairs.every(({ a, b }) => a.skill.framework !== b.activity.skill.framework && b.words.length > 0));
  });

  test('what is the same already is not suggested again; what stands beside it is likelier', () => {
    const all = shipped();
    const entry = all.activity('associate-product-manager/keep-backlog-area')!;
    const first = suggestSame(all, empty, entry, 1)[0]!;
    assert.equal(first.activity.key, 'product-manager/own-backlog');
    const link = (activities: string[]): Entry[] => [{ id: '1', at: '2026-01-01T00:00:00.000Z', type: 'link', activities }];
    assert.ok(!suggestSame(all, computeProgress(link([entry.key, first.activity.key])), entry, 50).some(({ activity }) => activity.key === first.activity.key));
    const neighbour = `associate-product-manager/${entry.activity.related[0]}`;
    const beside = `product-manager/${first.activity.activity.related[0]}`;
    const better = suggestSame(all, computeProgress(link([neighbour, beside])), entry, 1)[0]!;
    assert.equal(better.activity.key, first.activity.key);
    assert.ok(better.score > first.score);
  });

  test('none within one framework', () => {
    assert.deepEqual(suggestPairs(catalog, empty, 10), []);
  });
});
