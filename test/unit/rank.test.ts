import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogOf } from '../../src/framework/model/framework';
import { ranker } from '../../src/text/rank';
import { productManager } from './productManager';

interface Named { readonly title: string; readonly names: readonly string[]; readonly skill: string; readonly keywords: readonly string[] }
const of = (title: string, { names = [], skill = '', keywords = [] }: Partial<Named> = {}): Named => ({ title, names, skill, keywords });
const rank = (choices: readonly Named[]) => {
  const ranked = ranker(choices, ({ title, names, skill, keywords }) => [[title], names, [skill], keywords]);
  return (typed: string): readonly string[] => ranked(typed).map(({ title }) => title);
};

suite('ranking by what is typed', () => {
  const find = rank([
    of('Plan a release', { keywords: ['story'] }), of('Backstory of a persona'), of('Write user stories', { names: ['Story writing'], skill: 'Ownership' }),
    of('Story'), of('Review a story map'), of('Größe schätzen'), of('编写用户故事'), of('Set a sprint goal', { skill: 'Agile working' }),
  ]);

  test('the title counts more than other names, these more than a part of a word and keywords; a whole name most', () => {
    assert.deepEqual(find('story'), ['Story', 'Review a story map', 'Write user stories', 'Backstory of a persona', 'Plan a release']);
    assert.equal(find('story w')[0], 'Write user stories');
  });

  test('words in any order, beginnings of words, the skill; all of them must be found', () => {
    assert.deepEqual(find('goal spri'), ['Set a sprint goal']);
    assert.deepEqual(find('agile'), ['Set a sprint goal']);
    assert.deepEqual(find('agile persona'), []);
  });

  test('without capitals and accents, within a word where words are not parted, and with a slip', () => {
    assert.deepEqual(find('GROSSE'), []);
    assert.deepEqual(find('große SCHATZ'), ['Größe schätzen']);
    assert.deepEqual(find('故事'), ['编写用户故事']);
    assert.deepEqual(find('sprnit goal'), ['Set a sprint goal']);
  });

  test('nothing typed gives all as they are; signs alone give nothing', () => {
    assert.equal(find('  ').length, 8);
    assert.deepEqual(find('?!'), []);
  });

  test('each activity is first for its own title, and no typing throws or makes up a choice', async () => {
    const { activities } = catalogOf([(await productManager()).framework]);
    const ranked = ranker(activities, ({ activity, skill }) => [[activity.title], activity.aliases, [skill.skill.name], activity.keywords]);
    for (const entry of activities) { assert.equal(ranked(entry.activity.title)[0], entry, entry.activity.title); }
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const found = ranked(typed);
      assert.ok(new Set(found).size === found.length && found.every((entry) => activities.includes(entry)));
    }));
  });
});
