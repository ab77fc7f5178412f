import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogOf } from '../../src/framework/model/framework';
import type { Activity, Catalog } from '../../src/framework/model/framework';
import { suggest, TEXT_READ } from '../../src/suggest/suggest';
import { weights } from '../../src/suggest/weights';
import { productManager } from './productManager';

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

const plain = catalog(
  { title: 'Bake bread', aliases: ['sourdough loaf'], keywords: ['oven', 'proving time', 'flour'], files: ['*bread*', 'recipes/**'] },
  { title: 'Bake a cake', aliases: ['birthday cake'], keywords: ['oven', 'icing', 'flour'], files: ['*cake*', '*baking*'] },
  { title: 'Plan the shopping', aliases: ['shopping list'], keywords: ['budget', 'list', 'C++ & friends'], files: ['*shopping*', '*list*'] },
  { title: 'Keep a kitchen tidy', aliases: ['kitchen rota'], keywords: ['cupboard'] },
);
const small = plain;
/** Shows also what says too little. */
const anything = { ...weights, silence: { always: 0, nothing: 0, surely: 0, code: 0 } };
const prose = 'We met on Monday and talked for an hour about what had gone on since.';

suite('suggest', () => {
  test('a title says most, then a heading, then the text', () => {
    const scoreOf = (text: string): number => suggest(small, { path: 'x.md', text }, 9, anything).find(({ key }) => key === 'f/a')?.score ?? 0;
    const [title, heading, text] = [`# Sourdough loaf\n${prose}`, `# Monday\n## Sourdough loaf\n${prose}`, `# Monday\n${prose} It was about a sourdough loaf.`].map(scoreOf);
    assert.ok(title! > heading! && heading! > text! && text! > 0, `${title}, ${heading}, ${text}`);
  });

  test('what ends a title names the thing, what stands before it only describes it', () => {
    const two = catalog({ title: 'A', aliases: ['feedback map'], keywords: ['feedback'] }, { title: 'B', aliases: ['process map'], keywords: ['process'] });
    assert.equal(keys(two, { path: 'x.md', text: `# Feedback process\n\n${prose} The process and the feedback are old. Look at the process map and the feedback map.` }, 9)[0], 'b');
    assert.equal(keys(two, { path: 'x.md', text: `# Process feedback\n\n${prose} The process and the feedback are old. Look at the process map and the feedback map.` }, 9)[0], 'a');
  });

  test('the path is a signal, also without a text', () => {
    assert.equal(keys(small, { path: 'docs/My birthday cake.md' }, 9)[0], 'b');
    assert.equal(keys(small, { path: 'bread.md' }, 9), 'a');
    assert.equal(keys(small, { path: 'todo.md' }, 9), '');
    assert.deepEqual(suggest(small, { path: 'recipes/old/x.md' }, 9)[0]?.reasons.map(({ kind }) => kind), ['file']);
    assert.equal(keys(small, { path: 'birthday-cake/README.md' }, 9)[0], 'b', 'a front page is named after its folder');
  });

  test('a glob that spells out more of the name fits better', () => {
    const two = catalog({ title: 'A', files: ['*sprint*'] }, { title: 'B', files: ['*s*', '*sprint-review*'] });
    assert.equal(keys(two, { path: 'sprint-review.md' }, 9), 'ba');
  });

  test('one keyword is not enough, however often it stands in the text; several are, and so is a name in a heading', () => {
    assert.equal(keys(small, { path: 'x.md', text: `# Monday\n${prose} ${'The budget. '.repeat(5)}` }, 9), '');
    assert.equal(keys(small, { path: 'x.md', text: `# The budget and friends\n## List\n${prose} The list and the budget. C++ & friends came too.` }, 9), 'c');
    assert.equal(keys(small, { path: 'x.md', text: `# Monday\n## Shopping list\n## Plan the shopping\n${prose}` }, 9), 'c');
  });

  test('plural and spelling do not matter, nor do capitals and Markdown', () => {
    for (const title of ['Birthday cakes', 'BIRTHDAY  CAKE', '**Birthday** _cake_']) { assert.equal(keys(small, { path: 'x.md', text: `# ${title}\n${prose}` }, 9)[0], 'b', title); }
    const two = catalog({ title: 'Prioritise work', keywords: ['organisation chart'] });
    assert.equal(keys(two, { path: 'x.md', text: `# Prioritize work\n${prose} An organization chart.` }, 9), 'a');
  });

  test('a number does not part a name in a title or a file name', () => {
    assert.equal(keys(small, { path: 'x.md', text: `# Birthday 12 cake\n${prose}` }, 9)[0], 'b');
    assert.equal(keys(small, { path: 'birthday-2024-cake.md' }, 9)[0], 'b');
    const planWith = (other: string): number => suggest(catalog({ title: 'A', aliases: [other] }, { title: 'B', aliases: ['plan'] }), { path: 'x.md', text: `# Phase 2 plan\n${prose}` }, 9, anything)
      .find(({ key }) => key === 'f/b')?.score ?? 0;
    assert.ok(2 * planWith('phase 2 plan') < planWith('another name'), 'what stands in a longer name does not stand alone');
    const one = catalog({ title: 'A', aliases: ['section 508'] });
    assert.equal(keys(one, { path: 'x.md', text: `# Section 508\n${prose}` }, 9), 'a', 'nor is a number in a name lost');
  });

  test('labels and heads of tables count as headings; code, comments, tags and addresses do not count', () => {
    const where = (text: string): string | undefined => {
      const reason = suggest(small, { path: 'x.md', text: `# Monday\n\n${text}\n\n${prose}` }, 9, anything)[0]?.reasons
        .find((r) => r.kind === 'words' && r.words === 'proving time');
      return reason?.kind === 'words' ? reason.where : undefined;
    };
    assert.equal(where('**Proving time:** two hours'), 'heading');
    assert.equal(where('Proving time: two hours'), 'heading');
    assert.equal(where('| Proving time | Day |\n| --- | --- |\n| 2 | 3 |'), 'heading');
    assert.equal(where('It has a proving time of two hours.'), 'text');
    assert.equal(where('```\nproving time\n```'), undefined);
    assert.equal(where('<!-- proving time -->'), undefined);
    assert.equal(where('<a name="proving time"></a>'), undefined);
    assert.equal(where('https://example.com/proving-time [here](https://example.com/proving-time)'), undefined);
  });

  test('several signs in one line say more than the same ones apart', () => {
    const three = catalog({ title: 'A', keywords: ['as a', 'I want', 'so that'] });
    const score = (text: string): number => suggest(three, { path: 'x.md', text }, 9, anything)[0]?.score ?? 0;
    assert.ok(score(`# Monday\n\nAs a baker, I want flour so that I can bake.\n\n${prose}`) > score(`# Monday\n\nAs a baker.\n\nI want flour.\n\nSo that I can bake.\n\n${prose}`));
    assert.equal(keys(three, { path: 'x.md', text: '# Monday\n\nAs a baker, I want flour so that I can bake.\n' }, 9), 'a');
  });

  test('a template shows nothing, filled in it does', () => {
    const form = '# Sourdough loaf\n\n## Proving time\n\n_How long did it prove?_\n\n## Flour\n\n_Which flour?_\n\nBaker:\n';
    assert.equal(keys(small, { path: 'bread.md', text: form }, 9), '');
    assert.equal(keys(small, { path: 'bread.md', text: form.replace('_How long did it prove?_', `${prose} It proved for two hours.`).replace('_Which flour?_', `Rye. ${prose}`) }, 9)[0], 'a');
    assert.equal(keys(small, { path: 'bread-template.md', text: `# Sourdough loaf\n${prose}` }, 9), '', 'it calls itself one');
  });

  test('a selection first, then its file', () => {
    const text = `# Shopping list\n\n${prose}\n\nThe sourdough loaf has a proving time of two hours.\n`;
    assert.equal(keys(small, { path: 'list.md', text }, 9)[0], 'c');
    assert.equal(keys(small, { path: 'list.md', text, selection: 'The sourdough loaf has a proving time of two hours. The oven is hot and the flour is rye, so to bake bread is easy.' }, 9)[0], 'a');
    assert.equal(keys(small, { path: 'list.md', text, selection: 'We met on Monday' }, 9)[0], 'c', 'when it says nothing, its file does');
  });

  test('what a selection says comes before all that only its file says', () => {
    const text = `# Shopping list\n\n${prose}\n\n## Plan the shopping\n\n${prose}\n`;
    assert.equal(keys(small, { path: 'shopping-list.md', text, selection: 'It was about a sourdough loaf.' }, 9)[0], 'a');
  });

  test('little words tell in a sentence, and nothing as a title or on their own', () => {
    const three = catalog({ title: 'A', keywords: ['I want', 'so that'] }, { title: 'Ask for help by phone or in person', keywords: [] });
    assert.equal(keys(three, { path: 'x.md', text: `# What I want\n\n${prose}` }, 9), '');
    assert.equal(keys(three, { path: 'x.md', text: `# Who is in, or by when\n\n${prose}` }, 9), '');
  });

  test('words that stand in the running text alone have to say more', () => {
    const two = catalog({ title: 'Hire', aliases: ['interview panel'], keywords: ['candidate', 'hiring'] });
    const text = `${prose} The interview panel met a candidate.`;
    assert.equal(keys(two, { path: 'x.md', text: `# Monday\n\n${text}` }, 9), '');
    assert.equal(keys(two, { path: 'x.md', text: `# Hiring\n\n${text}` }, 9), 'a');
  });

  test('house rules and manuals show nothing, nor does a page of code with a word about it', async () => {
    const { framework: { documents } } = await productManager();
    const small = catalogOf([{ ...plain.frameworks[0]!, documents: documents.filter(({ activities }) => !activities.length) }]);
    const said = `Bake bread. The sourdough loaf has a proving time of two hours. ${prose}`;
    for (const path of ['CONTRIBUTING.md', '.github/CODE_OF_CONDUCT.md', 'docs/code-of-conduct/bread.md']) { assert.equal(keys(small, { path, text: `# Bake bread\n\n${said}` }, 9), '', path); }
    for (const title of ['Code of conduct', 'Contributing to bread', 'Bread style guide', 'Getting started', 'Quickstart guide', 'Local setup guide']) { assert.equal(keys(small, { path: 'x.md', text: `# ${title}\n\n${said}` }, 9), '', title); }
    const page = (lines: number): string => `# Monday\n\n## Sourdough loaf\n\n${`${prose}\n\n`.repeat(9)}\`\`\`\n${'bake()\n'.repeat(lines)}\`\`\`\n`;
    assert.equal(keys(small, { path: 'x.md', text: page(1) }, 9)[0], 'a');
    assert.equal(keys(small, { path: 'x.md', text: page(40) }, 9), '');
  });

  test('no more than asked for, and ties as in the catalog', () => {
    const same = catalog({ title: 'A', files: ['*x*'] }, { title: 'B', files: ['*x*'] }, { title: 'C', files: ['*x*'] });
    assert.equal(keys(same, { path: 'x' }, 2), 'ab');
    assert.equal(keys(same, { path: 'x' }, 0), '');
  });

  test('nothing in, nothing out', () => {
    assert.equal(keys(small, {}, 9), '');
    assert.equal(keys(small, { text: '' }, 9), '');
    assert.equal(keys(small, { selection: '' }, 9), '');
    assert.equal(keys(catalogOf([]), { path: 'a', text: 'b' }, 9), '');
  });

  test('only the beginning of a long text is read', () => {
    const fill = `# Monday\n${'x '.repeat(TEXT_READ / 2)}`;
    const telling = '\n## Sourdough loaf\n## Bake bread\n';
    assert.equal(keys(small, { path: 'x.md', text: fill + telling }, 9), '');
    assert.equal(keys(small, { path: 'x.md', text: fill.slice(0, -100) + telling }, 9)[0], 'a');
  });

  test('hostile text is read in a time that grows with its length', () => {
    for (const piece of ['[', '<', '<!--', '_', '*', '**a', '|', '|-', '-', ' ', '\n', '```', '#', 'a:', '{{', '](', '$' + '{', '\u0301', 'sourdough ']) {
      suggest(small, { path: piece.repeat(200), text: piece.repeat(TEXT_READ) }, 9);
      for (const [before, after] of [['# a', 'b'], ['', 'x'], ['a:', 'b'], ['|', '-']]) { suggest(small, { path: 'x.md', text: before + piece.repeat(TEXT_READ / piece.length - 9) + after }, 9); }
    }
  }).timeout(20_000);
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
    text: fc.array(fc.oneof(word, fc.constantFrom('\n', '\n# ', 'other', '\n\n')), { maxLength: 30 }).map((words) => words.join(' ')),
    selection: fc.option(fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')), { nil: undefined }),
  });
  const scoresIn = (...asked: Parameters<typeof suggest>): ReadonlyMap<string, number> => new Map(suggest(...asked).map(({ key, score }) => [key, score]));

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

  test('an unrelated paragraph never makes an activity fit better', () => {
    fc.assert(fc.property(activities, shown, fc.array(fc.constantFrom('zebra', 'lion', 'gnu'), { minLength: 1, maxLength: 40 }), (hints, document, animals) => {
      fc.pre(/\S/.test(document.text) && document.selection === undefined);
      const before = scoresIn(catalog(...hints), document, 99);
      for (const [key, score] of scoresIn(catalog(...hints), { ...document, text: `${document.text}\n\n${animals.join(' ')}\n` }, 99)) {
        const was = before.get(key);
        assert.ok(was === undefined || score <= was + 1e-9, key);
      }
    }), { numRuns: 500 });
  });

  test('what fits in no way is not suggested', () => {
    fc.assert(fc.property(activities, fc.array(fc.constantFrom('milk', '\n', '# ', 'zebra'), { maxLength: 20 }), (hints, words) => {
      const bare = hints.map((hint) => ({ ...hint, files: [] }));
      assert.deepEqual(suggest(catalog(...bare), { path: 'zebra.md', text: words.join(' ') }, 99), []);
    }));
  });

  test('in a catalog without activities that share its words, an activity keeps its place', () => {
    fc.assert(fc.property(shown, (document) => {
      const more = catalog(
        { title: 'Bake bread', aliases: ['sourdough loaf'], keywords: ['oven', 'flour'], files: ['*a*'] }, { title: 'Ride a zebra', keywords: ['gnu'] },
      );
      const place = suggest(more, document, 99).findIndex(({ key }) => key === 'f/a');
      assert.ok(place <= 0, `place ${place}`);
    }));
  });

  test('any text, any selection: an answer', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.string({ unit: 'binary', maxLength: 20 }), (text, path) => {
      suggest(small, { path, text }, 9);
      suggest(small, { path, text, selection: text }, 9);
    }));
  });
});
