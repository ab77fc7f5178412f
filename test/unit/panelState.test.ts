import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { newEntryId } from '../../src/logbook/model/entryId';
import { catalogOf } from '../../src/framework/model/framework';
import type { Activity, Catalog, Framework } from '../../src/framework/model/framework';
import type { Entry, Fact, Source, Status } from '../../src/logbook/model/logbook';
import type { Lead } from '../../src/progress/model/lead';
import { changeBetween, panelState } from '../../src/progress/model/panelState';
import type { PanelContext, PanelState } from '../../src/progress/model/panelState';
import { computeProgress } from '../../src/logbook/model/progress';
import { isToPanel } from '../../src/progress/page/protocol';
import { panelWordsForTests as words } from './panelWordsForTests';

const activity = (id: string): Activity => (
  { id, title: `Do ${id}`, aliases: [], guidance: '', evidence: [], keywords: [], files: [], related: [], formerIds: [] }
);
const framework = (id: string, skills: Readonly<Record<string, readonly string[]>>): Framework => ({
  id, version: '1', name: `Framework ${id}`, description: '', milestones: [], documents: [], templates: [],
  levels: [{ id: 'low', name: 'Low', description: '' }, { id: 'high', name: 'High', description: '' }], roles: [],
  skills: Object.entries(skills).map(([skill, activities]) => (
    { id: skill, name: `Skill ${skill}`, aliases: [], description: '', levels: {}, activities: activities.map(activity) }
  )),
});
const f = framework('f', { s: ['a', 'b', 'c'], t: ['d'] });
const catalog = catalogOf([f]);

const day = Date.UTC(2025, 4, 1);
const log = (...facts: readonly Fact[]): Entry[] => facts.map((fact, i) => {
  const at = day + i * 86_400_000;
  return { id: newEntryId(at, () => 0), at: new Date(at).toISOString(), ...fact };
});
const status = (key: string, value: Status, more: { on?: string; remark?: string } = {}): Fact => (
  { type: 'status', activity: key, status: value, ...more }
);
const note: Source = { kind: 'note', text: 'A note' };
const evidence = (activities: string[], source: Source = note): Fact => ({ type: 'evidence', activities, source });
const context: PanelContext = { today: '2025-06-01', dayOf: (at) => at.slice(0, 10), needingReview: [], filter: {} };
const stateOf = (entries: readonly Entry[], from: Catalog = catalog, more: Partial<PanelContext> = {}): PanelState => panelState(from, computeProgress(entries), words, { ...context, ...more });
const row = (state: PanelState, key: string) => state.groups.flatMap(({ skills }) => skills).find((skill) => skill.key === key)!;

suite('panelState', () => {
  test('an empty logbook has a first step, and every activity is still to start', () => {
    const state = stateOf([]);
    assert.equal(state.firstStep, words.firstStep);
    assert.deepEqual(state.share, { done: 0, inProgress: 0, notStarted: 4 });
    assert.deepEqual(state.recent, []);
    assert.deepEqual(state.groups.map(({ title }) => title), ['Skills']);
    assert.deepEqual(row(state, 'f/s').notStarted?.activities.map(({ key }) => key), ['f/a', 'f/b', 'f/c']);
  });

  test('a skill counts what stands where, and each count leads to that part of the Skills view', () => {
    const state = stateOf(log(status('f/a', 'done'), evidence(['f/b', 'f/a']), evidence(['f/b'])));
    assert.equal(state.firstStep, undefined);
    assert.equal(state.headline, '1 logged, 1 begun');
    const { done, inProgress, evidence: pieces, notStarted, share } = row(state, 'f/s');
    assert.deepEqual(share, { done: 1, inProgress: 1, notStarted: 1 });
    assert.deepEqual(done, { text: '1 of 3', label: '1 of 3, Skill s >', target: { kind: 'filter', filter: 'done', skill: 'f/s' } });
    assert.deepEqual(inProgress?.target, { kind: 'filter', filter: 'todo', skill: 'f/s' });
    assert.deepEqual(pieces?.text, '2 pieces');
    assert.deepEqual(pieces?.target, { kind: 'filter', filter: 'withEvidence', skill: 'f/s' });
    assert.deepEqual(notStarted?.activities, [
      { key: 'f/c', text: 'Do c', label: 'Do c >', target: { kind: 'activity', activity: 'f/c' } },
    ]);
  });

  test('counts of nought are left out, and totals of nought lead nowhere', () => {
    const state = stateOf(log(status('f/d', 'done')));
    assert.deepEqual(Object.keys(row(state, 'f/s')).sort(), ['key', 'name', 'notStarted', 'share']);
    assert.deepEqual(Object.keys(row(state, 'f/t')).sort(), ['done', 'key', 'name', 'share']);
    assert.deepEqual(state.totals.map(({ value, name }) => [value, name.target !== undefined]), [
      ['1', true], ['0', false], ['3', true], ['0', false],
    ]);
  });

  test('what is not relevant leaves the denominator; a skill with nothing relevant says so', () => {
    const state = stateOf(log(status('f/b', 'notRelevant'), status('f/d', 'notRelevant'), status('f/a', 'done')));
    assert.equal(state.basis, '1 of 2, 2 left out');
    assert.equal(row(state, 'f/s').done?.text, '1 of 2');
    assert.deepEqual(row(state, 'f/t').done, { text: 'none relevant', label: 'none relevant' });
    assert.deepEqual(state.share, { done: 1, inProgress: 0, notStarted: 1 });
  });

  test('recent has the newest first, and each leads to its place', () => {
    const entries = log(
      status('f/a', 'inProgress'), evidence(['f/b', 'gone/x']), status('f/a', 'done', { on: '2024-12-31', remark: 'Late' }),
      status('f/c', 'notRelevant', { remark: 'No  need\n' }),
    );
    const { recent } = stateOf(entries);
    assert.deepEqual(recent.map(({ what }) => what.text), ['notRelevant: Do c', 'done: Do a', 'for Do b']);
    assert.deepEqual(recent.map(({ what }) => what.target), [
      { kind: 'activity', activity: 'f/c' }, { kind: 'activity', activity: 'f/a' }, { kind: 'evidence', entry: entries[1]!.id },
    ]);
    assert.deepEqual(recent.map(({ details }) => details), [['No need'], ['on 2024-12-31', 'Late'], ['note', 'A note']]);
    assert.deepEqual(recent.map(({ date }) => date), ['2025-05-04', '2025-05-03', '2025-05-02']);
  });

  test('recent holds the last ten of evidence and statuses together', () => {
    const entries = log(...Array.from({ length: 30 }, (_, i) => (i === 25 ? status('f/a', 'done') : evidence(['f/b']))));
    assert.deepEqual(stateOf(entries).recent.map(({ id }) => id), entries.slice(-10).reverse().map(({ id }) => id));
  });

  test('long and odd texts from a logbook become one short line', () => {
    const noted = (text: string): Fact => evidence(['f/a'], { kind: 'note', text });
    const { recent } = stateOf(log(noted('\u{1F600}'.repeat(50_000)), noted(' \n ')));
    assert.deepEqual(recent[0]!.details, ['note']);
    const long = recent[1]!.details[1]!;
    assert.equal(Array.from(long).length, 160);
    assert.ok(long.endsWith('\u{1F600}…'), 'no character is cut in two');
  });

  test('a long list of what is not started ends with the rest as a number that leads to it', () => {
    const many = catalogOf([framework('g', { s: Array.from({ length: 105 }, (_, i) => `a${i}`) })]);
    const list = row(stateOf([], many), 'g/s').notStarted!.activities;
    assert.equal(list.length, 101);
    assert.deepEqual(list.at(-1), {
      key: 'g/s', text: '5 more', label: '5 more, Skill s >', target: { kind: 'filter', filter: 'todo', skill: 'g/s' },
    });
    assert.equal(new Set(list.map(({ key }) => key)).size, list.length);
  });

  test('two frameworks have a group each, under their names', () => {
    const both = catalogOf([f, framework('g', { s: ['a'] })]);
    const { groups } = stateOf([], both);
    assert.deepEqual(groups.map(({ title, skills }) => [title, skills.map(({ key }) => key)]), [
      ['Framework f', ['f/s', 'f/t']], ['Framework g', ['g/s']],
    ]);
  });

  test('of no frameworks at all there is nothing to show', () => {
    assert.deepEqual(stateOf(log(evidence(['f/a'])), catalogOf([])).groups, []);
  });
});

suite('changeBetween', () => {
  const said = (before: readonly Entry[], after: readonly Entry[]) => changeBetween(stateOf(before), stateOf(after), words);
  const entries = log(evidence(['f/a']), status('f/a', 'done'), status('f/b', 'done'), status('f/c', 'done'));

  test('one more is named; several are only counted', () => {
    assert.equal(said(entries.slice(0, 1), entries.slice(0, 2)), 'done: Do a | 1/0/1');
    assert.equal(said([], entries.slice(0, 1)), 'for Do a | 0/1/1');
    assert.equal(said(entries.slice(0, 1), entries), '- | 3/0/1');
  });

  test('taking back is said, and names nothing as new', () => {
    const later = day + 10 * 86_400_000;
    const back: Entry = { id: newEntryId(later, () => 0), at: new Date(later).toISOString(), type: 'retract', entry: entries[3]!.id };
    assert.equal(said(entries, [...entries, back]), '- | 2/0/1');
  });

  test('when nothing that is said would differ, nothing is said', () => {
    assert.equal(said(entries, entries), undefined);
    assert.equal(changeBetween(stateOf(entries), stateOf(entries, catalogOf([{ ...f, name: 'Another' }])), words), undefined);
  });
});

suite('panelState laws', () => {
  const key = fc.constantFrom('f/a', 'f/b', 'f/c', 'f/d', 'gone/x');
  const source: fc.Arbitrary<Source> = fc.string({ unit: 'binary', maxLength: 400 }).map((text) => ({ kind: 'note', text }));
  const fact: fc.Arbitrary<Fact> = fc.oneof(
    fc.record({
      type: fc.constant('status' as const), activity: key, status: fc.constantFrom<Status>('notStarted', 'inProgress', 'done', 'notRelevant'),
    }),
    fc.record({ type: fc.constant('evidence' as const), activities: fc.array(key, { minLength: 1, maxLength: 4 }), source }),
    fc.record({
      type: fc.constant('rating' as const), skill: fc.constantFrom('f/s', 'f/t', 'gone/s'), level: fc.constantFrom('low', 'high', 'gone'),
      by: fc.option(fc.string(), { nil: undefined }),
    }),
  );
  const context2 = fc.record<Partial<PanelContext>>({
    today: fc.constantFrom('2025-05-10', '2025-06-01', '2026-06-01'),
    filter: fc.record({
      framework: fc.constantFrom(undefined, 'f', 'gone'), skill: fc.constantFrom(undefined, 'f/s', 'gone/s'),
      period: fc.constantFrom(undefined, 'all', 'month', 'quarter', 'year'), week: fc.constantFrom(undefined, '2025-05-05', 'nonsense'),
    }),
  });
  const logs = fc.array(fact, { maxLength: 25 }).map((facts) => log(...facts));

  test('the protocol lets every state through, also after a journey as JSON', () => {
    fc.assert(fc.property(logs, context2, (entries, more) => {
      const message = { type: 'state', state: stateOf(entries, catalog, more) };
      assert.ok(isToPanel(message));
      assert.ok(isToPanel(JSON.parse(JSON.stringify(message))));
    }));
  });

  test('shares of the skills add up to the whole, and to what is relevant', () => {
    fc.assert(fc.property(logs, (entries) => {
      const state = stateOf(entries);
      const rows = state.groups.flatMap(({ skills }) => skills);
      const sum = (pick: 'done' | 'inProgress' | 'notStarted') => rows.reduce((n, { share }) => n + share[pick], 0);
      assert.deepEqual({ done: sum('done'), inProgress: sum('inProgress'), notStarted: sum('notStarted') }, state.share);
      const progress = computeProgress(entries);
      const relevant = catalog.activities.filter(({ key: k }) => progress.status(k) !== 'notRelevant').length;
      assert.equal(state.share.done + state.share.inProgress + state.share.notStarted, relevant);
    }));
  });

  test('every lead begins with its words and leads to something that is there', () => {
    fc.assert(fc.property(logs, (entries) => {
      const state = stateOf(entries);
      const progress = computeProgress(entries);
      const leads: (Lead | undefined)[] = [
        ...state.totals.map(({ name }) => name), ...state.recent.map(({ what }) => what),
        ...state.groups.flatMap(({ skills }) => skills)
          .flatMap((s) => [s.name, s.done, s.inProgress, s.evidence, ...(s.notStarted?.activities ?? [])]),
        ...state.next.map(({ what }) => what), ...(state.levels?.groups ?? []).flatMap(({ rows }) => rows.map(({ name }) => name)),
        ...state.shares.flatMap(({ rows }) => rows.flatMap(({ activities }) => activities)), ...(state.time?.chosen?.rows ?? []).map(({ what }) => what),
      ];
      for (const { text, label, target } of leads.filter((lead) => lead !== undefined)) {
        assert.ok(label.startsWith(text));
        if (target?.kind === 'activity') { assert.ok(catalog.activity(target.activity)); }
        if (target?.kind === 'evidence') { assert.ok(progress.evidenceById(target.entry)); }
        if (target?.kind === 'rate') { assert.ok(catalog.skill(target.skill)); }
        if (target?.kind === 'skill' || target?.kind === 'filter') { assert.ok(target.skill === undefined || catalog.skill(target.skill)); }
      }
    }));
  });
});
