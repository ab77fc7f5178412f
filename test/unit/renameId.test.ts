import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Framework } from '../../src/framework/model/framework';
import { parseFramework } from '../../src/framework/model/parseFramework';
import { renameId } from '../../src/framework/model/renameId';
import { anyFramework } from './anyFramework';

const apply = (text: string, from: string, to: string): string => {
  const renaming = renameId(text, from, to);
  assert.ok('edits' in renaming, JSON.stringify(renaming));
  return [...renaming.edits].reverse().reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text);
};

/** What the framework should be afterwards. */
const renamed = (framework: Framework, from: string, to: string): Framework => {
  const swap = (ids: readonly string[]): string[] => ids.map((id) => (id === from ? to : id));
  return {
    ...framework,
    skills: framework.skills.map((skill) => ({
      ...skill, activities: skill.activities.map((a) => ({
        ...a, related: swap(a.related), ...(a.id === from ? { id: to, formerIds: [...a.formerIds, from] } : {}),
      })),
    })),
    milestones: framework.milestones.map((m) => ({ ...m, activities: swap(m.activities) })),
  };
};

suite('renameId', () => {
  for (const [style, options] of [['block', {}], ['flow', { collectionStyle: 'flow' }], ['far in', { indentSeq: true, indent: 4 }], ['near', { indentSeq: false }]] as const) {
    test(`changes the id and what names it, keeps the old one, and nothing else: ${style}`, () => fc.assert(fc.property(
      anyFramework.filter(({ skills }) => skills.some(({ activities }) => activities.length > 0)), fc.nat(), (framework, n) => {
        const ids = framework.skills.flatMap(({ activities }) => activities.map(({ id }) => id));
        const from = ids[n % ids.length]!;
        const text = stringify(framework, { defaultStringType: 'QUOTE_DOUBLE', ...options });
        assert.deepEqual(parseFramework(apply(text, from, 'brand-new')).framework, renamed(parseFramework(text).framework!, from, 'brand-new'));
      },
    ), { numRuns: 40 }));
  }

  const file = (activity: string): string => `id: f\nversion: '1'\nname: F\nskills:\n  - id: s\n    name: S\n    activities:\n${activity}`;

  test('comments, layout and line ends stay', () => {
    const text = file('      - id: old # its id\n        title: T # its title\n        formerIds: [\n          older, # before\n        ]\n      - id: b\n        title: B\n        related:\n          - old\n');
    const want = text.replace('id: old #', 'id: new #').replace('# before\n        ]', '# before\n        old]').replace('- old\n', '- new\n');
    assert.equal(apply(text, 'old', 'new'), want);
    const windows = file('      - id: old\n        title: T\n').replaceAll('\n', '\r\n');
    assert.equal(apply(windows, 'old', 'new'), windows.replace('id: old\r\n', 'id: new\r\n        formerIds: [old]\r\n'));
  });

  test('an id that YAML reads as nothing is written so that it is one', () => {
    const ids = (text: string): unknown => parseFramework(text).framework?.skills[0]!.activities.map(({ id, formerIds }) => [id, formerIds]);
    const to = apply(file('      - id: old\n        title: T\n'), 'old', 'null');
    assert.deepEqual(ids(to), [['null', ['old']]]);
    assert.deepEqual(ids(apply(to, 'null', 'new')), [['new', ['old', 'null']]]);
  });

  test('former ids as people write them', () => {
    const former = (written: string): readonly string[] | undefined =>
      parseFramework(apply(file(`      - id: old\n        title: T\n${written}`), 'old', 'new')).framework?.skills[0]!.activities[0]!.formerIds;
    assert.deepEqual(former(''), ['old']);
    assert.deepEqual(former('        formerIds:\n'), ['old']);
    assert.deepEqual(former('        formerIds: []\n'), ['old']);
    assert.deepEqual(former('        formerIds: [a, b]\n'), ['a', 'b', 'old']);
    assert.deepEqual(former('        formerIds: [a, ]\n'), ['a', 'old']);
    assert.deepEqual(former('        formerIds:\n        - a\n        - b\n'), ['a', 'b', 'old']);
    assert.deepEqual(former('        formerIds:\n          - a # first'), ['a', 'old']);
  });

  test('renamed back, the two ids change places', () => {
    const text = file('      - id: old\n        title: T\n');
    const back = apply(apply(text, 'old', 'new'), 'new', 'old');
    const { framework, problems } = parseFramework(back);
    assert.deepEqual([framework!.skills[0]!.activities[0]!.id, framework!.skills[0]!.activities[0]!.formerIds, problems], ['old', ['new'], []]);
  });

  test('what cannot be done is told', () => {
    const text = file('      - id: a\n        title: A\n      - id: b\n        title: B\n        formerIds: [c]\n');
    const problem = (from: string, to: string, of = text): unknown => { const renaming = renameId(of, from, to); return 'problem' in renaming && renaming.problem; };
    assert.deepEqual([problem('a', 'b'), problem('a', 'c'), problem('a', 'a'), problem('x', 'y'), problem('a', 'no spaces'), problem('a', 'd', 'id: [')],
      ['taken', 'taken', 'taken', 'unknown', 'badId', 'unreadable']);
  });
});
