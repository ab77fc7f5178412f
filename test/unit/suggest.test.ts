import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogOf } from '../../src/model/framework';
import type { Activity, Catalog } from '../../src/model/framework';
import { suggest, TEXT_READ } from '../../src/model/suggest';

type Hints = { title: string } & Partial<Pick<Activity, 'aliases' | 'keywords' | 'files'>>;

/** Activities get the ids a, b, c and so on. */
const catalog = (...activities: Hints[]): Catalog => catalogOf([{
  id: 'f', version: '1', name: 'F', description: '', levels: [], roles: [], milestones: [], documents: [], templates: [],
  skills: [{
    id: 's', name: 'S', aliases: [], description: '', levels: {},
    activities: activities.map((hints, i) => ({
      id: String.fromCharCode(97 + i), guidance: '', evidence: [], related: [], formerIds: [],
      aliases: [], keywords: [], files: [], ...hints,
    })),
  }],
}]);

const keys = (...asked: Parameters<typeof suggest>): string => suggest(...asked).map(({ key }) => key.slice(2)).join('');

const small = catalog(
  { title: 'Bake bread', aliases: ['sourdough'], keywords: ['oven', 'proving time', 'flour', 'as a'], files: ['*bread*', 'recipes/**'] },
  { title: 'Bake a cake', keywords: ['oven', 'icing', 'flour', 'as a'], files: ['*cake*', '*baking*'] },
  { title: 'Plan the shopping', keywords: ['budget', 'list', 'C++ & friends', 'as a'], files: ['*shopping*', '*list*'] },
  { title: 'Keep a kitchen tidy', keywords: ['as a'] },
);

suite('suggest', () => {
  test('by file name', () => {
    assert.equal(keys(small, { path: 'docs/My Cake.md' }, 9), 'b');
    assert.equal(keys(small, { path: 'recipes/old/x.md' }, 9), 'a');
    assert.equal(keys(small, { path: 'todo.md' }, 9), '');
    assert.deepEqual(suggest(small, { path: 'bread.md' }, 9)[0]?.reasons, [{ kind: 'file', glob: '*bread*' }]);
  });

  test('a glob that spells out more of the name fits better', () => {
    const two = catalog({ title: 'A', files: ['*sprint*'] }, { title: 'B', files: ['*s*', '*sprint-review*'] });
    assert.equal(keys(two, { path: 'sprint-review.md' }, 9), 'ba');
    assert.deepEqual(suggest(two, { path: 'sprint-review.md' }, 9)[0]?.reasons, [{ kind: 'file', glob: '*sprint-review*' }]);
  });

  test('by words in the text', () => {
    assert.equal(keys(small, { text: '\n\n\n1\n2\n3\nThe budget, and learn C++ & friends.' }, 9), 'c');
    assert.equal(keys(small, { text: '1\n2\n3\nproving\ntime and sourdough' }, 9), 'a');
    assert.equal(keys(small, { text: '1\n2\n3\nproving time and sourdoughs' }, 9), '', 'one word somewhere is not enough');
    assert.equal(keys(small, { text: '1\n2\n3\n## Proving time' }, 9), 'a', 'in a heading it is');
    assert.equal(keys(small, { text: '1\n\nProving time' }, 9), 'a', 'at the top it is');
    assert.equal(keys(small, { text: '\n\n \n\nProving time' }, 9), 'a', 'blank lines are nothing');
  });

  test('a heading counts more than the text, and a rare word more than a common one', () => {
    assert.equal(keys(small, { text: '# Icing\n1\n2\n\nproving time, oven' }, 9), 'ba');
    assert.equal(keys(small, { text: '1\n2\n3\noven and flour, budget and list' }, 9), 'c');
    assert.equal(keys(small, { text: '1\n2\n3\noven and flour and icing, budget and list' }, 9), 'bc');
    assert.equal(keys(small, { text: '# As a baker' }, 9), '', 'what all share tells nothing');
  });

  test('the file name counts more than a word', () => {
    assert.equal(keys(small, { path: 'cake.md', text: '# Sourdough' }, 9), 'ba');
  });

  test('title words in another order', () => {
    const [first] = suggest(small, { path: 'shopping.md', text: '# Shopping plan' }, 9);
    assert.deepEqual(first?.reasons, [{ kind: 'file', glob: '*shopping*' }, { kind: 'title', words: ['plan', 'shopping'] }]);
    assert.deepEqual(suggest(small, { path: 'list.md', text: '# The plan' }, 9)[0]?.reasons.map(({ kind }) => kind), ['file', 'title']);
    assert.deepEqual(suggest(small, { path: 'list.md', text: '# The budgets' }, 9)[0]?.reasons.map(({ kind }) => kind), ['file']);
  });

  test('no more than asked for, and ties as in the catalog', () => {
    const same = catalog({ title: 'A', files: ['*x*'] }, { title: 'B', files: ['*x*'] }, { title: 'C', files: ['*x*'] });
    assert.equal(keys(same, { path: 'x' }, 2), 'ab');
    assert.equal(keys(same, { path: 'x' }, 0), '');
  });

  test('nothing in, nothing out', () => {
    assert.equal(keys(small, {}, 9), '');
    assert.equal(keys(small, { text: '' }, 9), '');
    assert.equal(keys(catalogOf([]), { path: 'a', text: 'b' }, 9), '');
  });

  test('only the beginning of a long text is read', () => {
    const fill = 'x\n'.repeat(TEXT_READ / 2);
    assert.equal(keys(small, { text: `${fill}# Sourdough\n` }, 9), '');
    assert.equal(keys(small, { text: `${fill.slice(40)}# Sourdough\n` }, 9), 'a');
  });
});

suite('laws of suggest', () => {
  const word = fc.constantFrom('oven', 'flour', 'bread', 'proving time', 'icing', 'a', 'Ärger', 'c++');
  const activity = fc.record({
    title: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
    keywords: fc.array(word, { maxLength: 4 }),
    aliases: fc.array(word, { maxLength: 2 }),
    files: fc.array(fc.constantFrom('*a*', 'b*', 'docs/**', '**'), { maxLength: 2 }),
  });
  const activities = fc.array(activity, { minLength: 1, maxLength: 6 });
  const shown = fc.record({
    path: fc.option(fc.constantFrom('a.md', 'docs/b.md', 'c'), { nil: undefined }),
    text: fc.array(fc.oneof(word, fc.constantFrom('\n', '# ', 'other', '\n\n')), { maxLength: 30 }).map((words) => words.join(' ')),
  });

  test('the same every time, best first, each with a reason', () => {
    fc.assert(fc.property(activities, shown, (hints, document) => {
      const found = suggest(catalog(...hints), document, 99);
      assert.deepEqual(suggest(catalog(...hints), document, 99), found);
      found.forEach(({ score, reasons }, i) => {
        assert.ok(reasons.length > 0 && score > 0);
        assert.ok(i === 0 || found[i - 1]!.score >= score);
      });
    }));
  });

  test('one more keyword never lowers the score', () => {
    fc.assert(fc.property(activities, shown, word, fc.nat(5), fc.nat(4), (hints, document, keyword, which, where) => {
      const i = Math.min(which, hints.length - 1);
      const scoreIn = (activities: Hints[]): number =>
        suggest(catalog(...activities), document, 99).find(({ key }) => key === `f/${String.fromCharCode(97 + i)}`)?.score ?? 0;
      const more = hints.map((hint, j) => (j === i ? { ...hint, keywords: hint.keywords.toSpliced(where, 0, keyword) } : hint));
      assert.ok(scoreIn(more) >= scoreIn(hints));
    }), { numRuns: 1000 });
  });

  test('what fits in no way is not suggested', () => {
    fc.assert(fc.property(activities, fc.array(fc.constantFrom('milk', '\n', '# ', 'zebra'), { maxLength: 20 }), (hints, words) => {
      const bare = hints.map((hint) => ({ ...hint, files: [] }));
      assert.deepEqual(suggest(catalog(...bare), { path: 'zebra.md', text: words.join(' ') }, 99), []);
    }));
  });
});
