import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isToHost, isToPanel } from '../../src/progress/page/protocol';
import type { Lead, PanelState, ToHost, ToPanel } from '../../src/progress/page/protocol';

const toHost: readonly ToHost[] = [
  { type: 'ready' },
  { type: 'ready', filter: { framework: 'f', skill: 'f/s', period: 'year', week: '2025-05-05' } },
  { type: 'filter', filter: { framework: 'f', skill: 'f/s', period: 'month', week: '2025-05-05' } },
  { type: 'tick', thing: 'f/t', done: true },
  { type: 'open', target: { kind: 'rate', skill: 'f/s' } },
  { type: 'open', target: { kind: 'milestone', milestone: 'f/m' } },
  { type: 'run', action: 'setRole' },
  { type: 'open', target: { kind: 'skill', skill: 'f/s' } },
  { type: 'open', target: { kind: 'activity', activity: 'f/a' } },
  { type: 'open', target: { kind: 'evidence', entry: '01' } },
  { type: 'open', target: { kind: 'filter', filter: 'done' } },
  { type: 'open', target: { kind: 'filter', filter: 'todo', skill: 'f/s' } },
  { type: 'open', target: { kind: 'filter', filter: 'withEvidence', skill: 'f/s' } },
  { type: 'run', action: 'attachFile' },
  { type: 'run', action: 'openWalkthrough' },
];

const lead: Lead = { text: 'Words', label: 'Words. Show.', target: { kind: 'skill', skill: 'f/s' } };
const share = { done: 1, inProgress: 2, notStarted: 3 };
/** Every field there is, so that each can be taken away. */
const state: Required<PanelState> = {
  language: 'en', headline: 'One', basis: 'Of two', summary: 'One of two', share,
  totals: [{ standing: 'done', value: '1', name: lead }],
  firstStep: { text: 'Begin', attach: 'Attach', walkthrough: 'Walk' },
  groups: [{
    id: 'f', title: 'Skills',
    skills: [{
      key: 'f/s', name: lead, share, done: lead, inProgress: lead, evidence: lead,
      notStarted: { text: '1', label: '1 left', activities: [{ ...lead, key: 'f/a' }] },
    }],
  }],
  recent: [{ id: '01', kind: 'evidence', what: lead, details: ['a', 'b'], date: 'Today', at: '2025-01-01T00:00:00Z' }],
  filters: [{ name: 'skill', label: 'Skill', options: [{ value: 'f/s', text: 'S', chosen: true }] }],
  next: [{ id: 'f/a', reason: 'gap', what: lead, why: 'Because' }],
  levels: {
    title: 'Levels', role: { text: 'Role', action: 'setRole' }, legend: { own: 'a', before: 'b', review: 'c', target: 'd' }, headers: ['Skill'],
    showTable: 'Table',
    groups: [{
      id: 'f', title: 'F', about: 'About', levels: ['Low', 'High'],
      rows: [{ key: 'f/s', name: lead, own: 1, before: 0, target: 1, reviews: [0], said: 'High', cells: ['High'] }],
    }],
  },
  time: {
    title: 'Time', said: 'One', help: 'Arrows', days: ['Mon'], less: 'Less', more: 'More', earlier: '2 before', showTable: 'Table', headers: ['Week'],
    weeks: [{ start: '2025-05-05', total: 1, counts: [1, 0, -1], text: 'A week', label: 'A week: 1' }], months: [{ week: 0, text: 'May' }],
    chosen: {
      start: '2025-05-05', title: 'A week', more: '',
      rows: [{ id: '01', kind: 'evidence', what: lead, details: ['a'], date: 'Today', at: '2025-01-01T00:00:00Z' }],
    },
  },
  plan: {
    title: 'Plan', about: 'About', start: { text: 'Start', action: 'setStartDate' }, thingsTitle: 'Also', conditionsTitle: 'Settle',
    conditions: [{ key: 'f/c', text: 'Mentor', done: false }],
    milestones: [{
      key: 'f/m', name: 'M', about: '', share, counts: '1 of 2', label: '1 of 2, M', activities: [{ ...lead, key: 'f/a', standing: 'done' }],
      due: lead, now: 'now', things: [{ key: 'f/t', text: 'Meet', done: true }],
    }],
  },
  shares: [{
    id: 'kinds', title: 'Kinds', about: 'About',
    rows: [{
      key: 'kind tactics', name: 'Tactics', about: '', share, counts: '1', label: '1, Tactics', activities: [{ ...lead, key: 'f/a', standing: 'inProgress' }],
    }],
  }],
  words: { title: 'Progress', totals: 'So far', recent: 'Recent', next: 'Next', checkIn: 'Check-in', filters: 'Show' },
};
const toPanel: readonly ToPanel[] = [
  { type: 'state', state }, { type: 'state', state, change: 'One more' }, { type: 'reveal', skill: 'f/s' },
];

type Path = readonly (string | number)[];
const pathsOf = (value: unknown, path: Path = []): Path[] => typeof value === 'object' && value !== null
  ? [path, ...Object.entries(value).flatMap(([name, item]) => pathsOf(item, [...path, Array.isArray(value) ? Number(name) : name]))]
  : [path];

/** What is at the path. */
const at = (message: unknown, path: Path): unknown => path.reduce<unknown>((inside, name) => (inside as Record<string | number, unknown>)[name], message);
/** Where -1 stands for a day to come. */
const mayBeNone = (path: Path): boolean => path.includes('counts');

/** A copy in which what is at the path is another value, or is gone. */
function changed(message: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone(message) as Record<string | number, unknown>;
  const last = path.at(-1)!;
  const parent = path.slice(0, -1).reduce((at, name) => at[name] as typeof copy, copy);
  if (value === undefined) { delete parent[last]; } else { parent[last] = value; }
  return copy;
}

type Accepts = (value: unknown) => boolean;
const ends = [['host', isToHost as Accepts, toHost], ['panel', isToPanel as Accepts, toPanel]] as const;
/** These may be missing, by their names along the way; nothing else may. */
const optional = new RegExp('^(change|state\\.(firstStep|levels|time|plan)|state\\.groups\\.skills\\.(done|inProgress|evidence|notStarted)|state\\.(?!levels\\.legend).*\\.target'
  + '|state\\.levels\\.groups\\.rows\\.(own|before)|state\\.time\\.chosen)$');
const mayMiss = (message: ToHost | ToPanel, path: Path): boolean => {
  const names = path.filter((step) => typeof step === 'string').join('.');
  if (message.type === 'ready' || message.type === 'filter') { return names.startsWith('filter.') || (names === 'filter' && message.type === 'ready'); }
  return optional.test(names) || (names === 'target.skill' && message.type === 'open' && message.target.kind === 'filter');
};

for (const [end, accepts, messages] of ends) {
  suite(`messages to the ${end}`, () => {
    test('each kind is accepted', () => messages.forEach((message) => assert.ok(accepts(message), JSON.stringify(message))));

    test('a field of another type is refused, wherever it is', () => {
      let tried = 0;
      for (const message of messages) {
        for (const path of pathsOf(message).filter((p) => p.length > 0)) {
          const now = at(message, path);
          for (const value of [null, true, Symbol.iterator, -1, 0.5].filter((one) => typeof one !== typeof now || (one === -1 && !mayBeNone(path)) || one === 0.5)) {
            const bad = changed(message, path, value);
            assert.equal(accepts(bad), false, `${path.join('.')} = ${String(value)}`);
            tried++;
          }
        }
      }
      assert.ok(tried > messages.length);
    });

    test('a field that is missing is refused unless it may be', () => {
      for (const message of messages) {
        for (const path of pathsOf(message).filter((p) => p.length > 0 && typeof p.at(-1) === 'string')) {
          assert.equal(accepts(changed(message, path, undefined)), mayMiss(message, path), path.join('.'));
        }
      }
    });

    test('texts and lists beyond their bounds are refused', () => {
      for (const message of messages) {
        for (const path of pathsOf(message).filter((p) => p.length > 0)) {
          const value = at(message, path);
          if (typeof value === 'string') { assert.equal(accepts(changed(message, path, 'x'.repeat(20_001))), false, path.join('.')); }
          if (Array.isArray(value)) { assert.equal(accepts(changed(message, path, Array(20_001).fill(value[0]))), false, path.join('.')); }
        }
      }
    });

    test('names every object has are not kinds of message', () => {
      for (const name of ['toString', '__proto__', 'constructor', 'hasOwnProperty', '']) {
        assert.equal(accepts({ type: name }), false);
        assert.equal(accepts({ type: 'open', target: { kind: name } }), false);
      }
      assert.equal(accepts(Object.create(messages[0]!)), false, 'inherited fields do not count');
    });

    test('anything at all is judged without an error', () => {
      const anything = fc.anything({ withNullPrototype: true, withMap: true, withSparseArray: true });
      fc.assert(fc.property(anything, (value) => assert.equal(typeof accepts(value), 'boolean')));
      assert.equal(accepts(undefined), false);
    });
  });
}

test('only known actions and filters can be asked of the host', () => {
  assert.equal(isToHost({ type: 'run', action: 'workbench.action.quit' }), false);
  assert.equal(isToHost({ type: 'open', target: { kind: 'filter', filter: 'all' } }), false);
});
