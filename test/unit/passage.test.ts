import assert from 'node:assert/strict';
import {
  describe, describeAll, indexText, locate, locateAll, type Location, parseSelector, type Selector, withoutFingerprint,
} from '../../src/passage/passage';

const story = [
  '# Saving a basket', '', 'As a returning shopper I want my basket kept, so that I can finish on another device.', '',
  '- Given a basket with two items', '- When I sign in on my phone', '- Then I see the same two items', '',
  'We decided against an e-mail reminder, because nobody in the last round of interviews asked for one.', '',
].join('\n');

/** Describes `quote` in `before`, through JSON as it is stored, and says which text `locate` finds in `after`. */
function follow(before: string, quote: string, after: string): { state: Location['state']; text?: string } {
  const start = before.indexOf(quote);
  const selector = JSON.parse(JSON.stringify(describe(before, start, start + quote.length))) as Selector;
  const where = locate(selector, after);
  return 'start' in where ? { state: where.state, text: after.slice(where.start, where.end) } : { state: where.state };
}

suite('passage', () => {
  const quote = 'When I sign in on my phone';

  test('is found where it was', () => {
    assert.deepEqual(follow(story, quote, story), { state: 'found', text: quote });
  });

  test('has moved when text was put before it', () => {
    assert.deepEqual(follow(story, quote, `A new line on top.\n\n${story}`), { state: 'moved', text: quote });
  });

  test('is found with other line endings', () => {
    const crlf = story.replaceAll('\n', '\r\n');
    const { text } = follow(story, `two items\n- ${quote}`, crlf);
    assert.equal(text, `two items\r\n- ${quote}`);
  });

  test('has gone when it was deleted', () => {
    assert.equal(follow(story, quote, story.replace(`- ${quote}\n`, '')).state, 'gone');
  });

  test('has changed when it was edited, and its extent is the present one', () => {
    const edited = story.replace(quote, 'When I sign in with a code on my new phone');
    assert.deepEqual(follow(story, quote, edited), { state: 'changed', text: 'When I sign in with a code on my new phone' });
  });

  test('has changed when only its punctuation did', () => {
    const edited = story.replace(quote, '*When* I sign in, on my phone');
    assert.deepEqual(follow(story, quote, edited), { state: 'changed', text: 'When* I sign in, on my phone' });
  });

  test('is still there when its first word was replaced', () => {
    assert.deepEqual(follow(story, quote, story.replace(quote, 'Once I sign in on my phone')), { state: 'changed', text: 'Once I sign in on my phone' });
  });

  test('a word that was spelt wrong is the same word', () => {
    const wrong = story.replace('reminder', 'remindre');
    assert.deepEqual(follow(wrong, 'remindre', story), { state: 'changed', text: 'reminder' });
  });

  test('has moved when it stands among other words', () => {
    const moved = story.replace(`- ${quote}\n`, '').replace('# Saving', `${quote}\n\n# Saving`);
    assert.deepEqual(follow(story, quote, moved), { state: 'moved', text: quote });
  });

  test('its neighbours say whether it only shifted', () => {
    const start = story.indexOf(quote);
    const selector = describe(story, start, start + quote.length);
    const shifted = locate(selector, `A new line.\n${story}`);
    const moved = locate(selector, `${story.replace(`- ${quote}\n`, '')}\nIn the end nobody minded.\n\n${quote}\n`);
    assert.deepEqual([shifted, moved].map((where) => [where.state, 'inPlace' in where && where.inPlace]), [['moved', true], ['moved', false]]);
  });

  test('two of its sentences that change places are both still the passage', () => {
    const [one, other] = ['We keep the basket for thirty days after the last visit.', 'People who sign in find it again on every device of theirs.'];
    const text = `# Baskets\n\nThis page says what happens to baskets.\n\n${one} ${other}\n\nAsk the payments team about anything else.\n`;
    for (const now of [`${other} ${one}`, `${other.replace('every device', 'any device')} Note well. ${one}`]) {
      assert.deepEqual(follow(text, `${one} ${other}`, text.replace(`${one} ${other}`, now)), { state: 'changed', text: now });
    }
  });

  test('what stands on its other side is not the passage because of a few words', () => {
    const [one, other] = ['We keep the basket for thirty days after the last visit.', 'People who sign in find it again on every device of theirs.'];
    const text = `# Baskets\n\n${one} ${other}\n\nAsk the payments team about anything else.\n`;
    const now = text.replace(`${one} ${other}`, `${other} We keep the invoice for longer than that because the law says so.`);
    assert.equal(follow(text, `${one} ${other}`, now).text, other);
  });

  test('is not the sentence that replaced it', () => {
    const replaced = story.replace(quote, 'When the shop has closed for the night');
    assert.equal(follow(story, quote, replaced).state, 'gone');
  });

  test('is not its neighbour that looks like it', () => {
    const text = 'Plans\n\n- Ship the import of contacts in May\n- Ship the export of contacts in June\n- Rest\n';
    const line = 'Ship the import of contacts in May';
    assert.equal(follow(text, line, text.replace(`- ${line}\n`, '')).state, 'gone');
  });

  test('a look-alike far away was noted when it was described', () => {
    const filler = Array.from({ length: 1500 }, (_, i) => `filler${i}`).join(' ');
    const heading = 'Why we chose weekly releases over monthly ones';
    const text = `Contents\n- ${heading}\n- Other things\n\n${filler}\n\n## ${heading}\n\nBecause feedback comes sooner.\n`;
    assert.equal(follow(text, heading, text.replace(`- ${heading}\n`, '')).state, 'gone');
    assert.equal(follow(text, heading, `Preface.\n${text}`).text, heading);
  });

  test('one that has gone names look-alikes to choose from', () => {
    const start = story.indexOf(quote);
    const where = locate(describe(story, start, start + quote.length), 'Notes of Monday.\n\nHe asked me to sign in on a phone again.\n');
    assert.equal(where.state, 'gone');
    assert.ok('places' in where && where.places?.length === 1);
  });

  test('part of a word stays part of that word', () => {
    const start = story.indexOf('shopper') + 2;
    const where = locate(describe(story, start, start + 3), `Above.\n${story}`);
    assert.deepEqual('start' in where && [where.start, where.end], [start + 7, start + 10]);
  });

  for (const [name, passage] of Object.entries({ 'a rule': '---', 'a bullet': '- ', 'no character': '', 'an emoji': '🎉', 'ideographs': '購物車' })) {
    test(`${name} is found between its neighbours`, () => {
      const text = `First line\n${passage}\nlast line\n`;
      const selector = describe(text, 11, 11 + passage.length);
      const where = locate(selector, `More before.\n${text}`);
      assert.deepEqual('start' in where && [where.start, where.end], [24, 24 + passage.length]);
      assert.equal(locate(selector, 'Nothing of it.').state, 'gone');
    });
  }

  test('of two places, the one among its neighbours is taken', () => {
    const twice = `- ${quote}\n\n${story}`;
    const at = twice.lastIndexOf(quote);
    const where = locate(describe(twice, at, at + quote.length), `${twice}\nMore at the end.\n`);
    assert.equal('start' in where && where.start, at);
  });

  test('a long one keeps its ends', () => {
    const long = Array.from({ length: 2000 }, (_, i) => `word${i}`).join(' ');
    const selector = describe(`First.\n${long}\nLast.`, 7, 7 + long.length);
    assert.ok(JSON.stringify(selector).length <= 3072);
    assert.ok(long.startsWith(selector.exact) && long.endsWith(selector.tail ?? '?'));
    const where = locate(selector, `Zero.\nFirst.\n${long}\nLast.`);
    assert.deepEqual('start' in where && [where.start, where.end], [13, 13 + long.length]);
  });

  test('many at once are the same as one by one', () => {
    const spans = [{ start: 0, end: 5 }, { start: 20, end: 60 }];
    const all = describeAll(story, spans);
    assert.deepEqual(all, spans.map(({ start, end }) => describe(story, start, end)));
    const now = indexText(`Top.\n${story}`);
    assert.deepEqual(locateAll(all, now), all.map((selector) => locate(selector, now)));
  });

  test('an empty selection is nowhere in a text that has become shorter', () => {
    const selector = describe('a\n\nb', 2, 2);
    assert.equal(locate(selector, '').state, 'gone');
    assert.equal(locate({ exact: '', prefix: '', suffix: '', start: 1, end: 1 }, '').state, 'moved');
  });

  test('the print can be left out', () => {
    const selector = withoutFingerprint(describe(story, 20, 60));
    assert.equal('print' in selector, false);
    assert.equal(locate(selector, story).state, 'found');
    assert.equal(locate(selector, `New.\n\n${story}`).state, 'moved');
  });

  test('without the print an edited one is named and not believed: one like it would look the same', () => {
    const start = story.indexOf(quote);
    const selector = describe(story, start, start + quote.length);
    const edited = story.replace('sign in', 'log in');
    assert.equal(locate(selector, edited).state, 'changed');
    const where = locate(withoutFingerprint(selector), edited);
    assert.equal(where.state, 'gone');
    const [place] = 'places' in where ? where.places ?? [] : [];
    assert.equal(place && edited.slice(place.start, place.end), 'When I log in on my phone');
  });
});

suite('parseSelector', () => {
  const selector = describe(story, 20, 60);

  test('takes what describe made', () => {
    assert.deepEqual(parseSelector(JSON.parse(JSON.stringify(selector))), selector);
  });

  for (const [name, value] of Object.entries<unknown>({
    nothing: undefined,
    'a text': 'exact',
    'no quote': { ...selector, exact: undefined },
    'a number for a quote': { ...selector, exact: 7 },
    'a huge quote': { ...selector, exact: 'x'.repeat(1_000_000) },
    'an offset below nought': { ...selector, start: -1 },
    'an offset that is no number': { ...selector, start: NaN },
    'an end before its start': { ...selector, start: 9, end: 3 },
    'a tail that is a list': { ...selector, tail: [] },
  })) {
    test(`refuses ${name}`, () => assert.equal(parseSelector(value), undefined));
  }

  test('leaves a damaged print behind', () => {
    assert.deepEqual(parseSelector({ ...withoutFingerprint(selector), print: 7 }), withoutFingerprint(selector));
  });
});
