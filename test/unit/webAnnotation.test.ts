import assert from 'node:assert/strict';
import fc from 'fast-check';
import { iriOfPath, webAnnotations } from '../../src/sharing/model/portfolio/webAnnotation';
import type { Fact, Source } from '../../src/logbook/model/logbook';
import { computeProgress } from '../../src/logbook/model/progress';
import { describe } from '../../src/passage/passage';
import { partOf } from '../../src/sharing/model/portfolio/partOf';
import { type Found, normalised, standingsIn } from '../../src/sharing/model/portfolio/sharedSelector';
import { entriesOf, portfolioFrom } from './portfolioSample';

interface Quote { readonly type: string; readonly exact: string; readonly prefix?: string; readonly suffix?: string }
interface Position { readonly type: string; readonly start: number; readonly end: number }
interface Target { readonly source: string; readonly selector: readonly [Quote, Position?]; readonly state?: { readonly sourceDate: string } }
interface Annotation { readonly id: string; readonly created: string; readonly body: readonly { purpose: string; value: string }[]; readonly target: Target }
interface Collection { readonly '@context': string; readonly type: string; readonly total: number; readonly first: { readonly type: string; readonly startIndex: number; readonly items: readonly Annotation[] } }

const place = { folder: 'f', path: 'notes.md' };
const fact = (source: Source, more: object = {}): Fact => ({ type: 'evidence', activities: ['f/a0'], source, ...more });

/** The annotations of these facts; `texts`: what stands in `notes.md` now, by the number of its cell. */
function exported(facts: readonly Fact[], texts?: readonly string[], choice: object = {}): Collection {
  const entries = entriesOf(facts);
  const found = computeProgress(entries).evidence.flatMap(({ id, source }): Found[] => (source.kind === 'passage'
    ? [{ id, selector: source.selector, start: source.selector.start, end: source.selector.end, ...(source.cell === undefined ? {} : { cell: source.cell }) }] : []));
  const standings = new Map((texts ?? []).flatMap((text, cell) => [...standingsIn(text, found.filter((one) => (one.cell ?? 0) === cell))]));
  const portfolio = partOf('annotations', portfolioFrom(entries, { selectors: true, ...choice }, { standingOf: ({ id }) => standings.get(id) }));
  return JSON.parse(JSON.stringify(webAnnotations(portfolio, 'Evidence'))) as Collection;
}
const one = (...of: Parameters<typeof exported>): Annotation => exported(...of).first.items[0]!;
const passage = (text: string, start: number, end: number, now = text): Annotation => one([fact({ kind: 'passage', place, selector: describe(text, start, end) })], [now]);

suite('web annotations', () => {
  test('a collection with one page', () => {
    const json = exported([]);
    assert.equal(json['@context'], 'http://www.w3.org/ns/anno.jsonld');
    assert.deepEqual([json.type, json.total, json.first], ['AnnotationCollection', 0, { type: 'AnnotationPage', startIndex: 0, items: [] }]);
  });

  test('a page or a whole file is named alone, and a note not at all', () => {
    const { items } = exported([fact({ kind: 'link', url: 'https://example.com/' }), fact({ kind: 'file', place }), fact({ kind: 'note', text: 'Helped' })]).first;
    assert.deepEqual(items.map(({ target }) => target), ['https://example.com/', 'notes.md']);
  });

  test('says for what, since when and with which remark; of activities only those of chosen skills', () => {
    const facts = [fact({ kind: 'file', place }, { activities: ['f/a0', 'f/a5'], remark: 'With the team' })];
    const { body, created, id } = one(facts);
    assert.deepEqual(body.map(({ purpose, value }) => [purpose, value]), [['classifying', 'Activity 0'], ['classifying', 'Activity 5'], ['commenting', 'With the team']]);
    assert.deepEqual([created, id], ['2026-01-01T00:00:00.000Z', `urn:craftlog:${entriesOf(facts)[0]!.id}`]);
    assert.deepEqual(one(facts, undefined, { skills: ['f/s1'], remarks: false }).body.map(({ value }) => value), ['Activity 5']);
  });

  test('offsets count code points of the text with one line feed a line', () => {
    const { target: { selector: [quote, position] } } = passage('👩🏽‍🚀 one\r\ntwo 𝒳 three\r\n', 13, 25);
    assert.equal(quote.exact, 'two 𝒳 three');
    assert.deepEqual([position!.start, position!.end], [9, 20]);
  });

  test('decomposed letters count as one', () => {
    const text = 'cafe\u0301 au lait';
    const { target: { selector: [quote, position] } } = passage(text, 6, text.length);
    assert.deepEqual([quote.exact, quote.prefix, position!.start, position!.end], ['au lait', 'café ', 5, 12]);
  });

  test('a position always names the quote, prefix and suffix stand beside it, and nothing of the text leaves that was not kept', () => {
    const sign = fc.constantFrom('a', 'e', '\u0301', '\r', '\n', '\r\n', '👩‍👧', '𝒳', '\ud83d', '\u1100', '\u1161', ' ', '/', 'home');
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.array(sign).map((all) => all.join('')));
    let positions = 0;
    fc.assert(fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
      const { target } = passage(text, start, end);
      if (typeof target === 'string') { return; }
      const kept = describe(text, start, end);
      const { selector: [quote, position] } = target;
      assert.equal(quote.exact, normalised(kept.exact));
      assert.ok(normalised(kept.prefix).endsWith(quote.prefix ?? '') && normalised(kept.suffix).startsWith(quote.suffix ?? ''));
      if (!position) { return; }
      positions++;
      const points = [...normalised(text)];
      assert.equal(points.slice(position.start, position.end).join(''), quote.exact);
      assert.ok(points.slice(0, position.start).join('').endsWith(quote.prefix ?? ''));
      assert.ok(points.slice(position.end).join('').startsWith(quote.suffix ?? ''));
    }), { numRuns: 1000 });
    assert.ok(positions > 300, `${positions} of 1000 have a place`);
  });

  test('text around a quote is what was kept, and only where it still stands', () => {
    const [quote] = passage('one two three', 4, 7, 'one two secret').target.selector;
    assert.deepEqual([quote.prefix, quote.suffix], ['one ', undefined]);
    assert.ok(!JSON.stringify(passage('token=', 0, 6, 'token=hunter2')).includes('hunter2'));
  });

  test('text around a quote has no part of a path or an address', () => {
    const around = (text: string, word = 'quote'): readonly (string | undefined)[] => {
      const [quote] = passage(text, text.indexOf(word), text.indexOf(word) + word.length).target.selector;
      return [quote.prefix, quote.suffix];
    };
    assert.deepEqual(around('see /opt/anna/x before quote here'), [' before ', ' here']);
    assert.deepEqual(around(`${'x'.repeat(100)}/anna books quote here`), [' books ', ' here'], 'cut in a path');
    assert.deepEqual(around('a quote from kim@corp.test and more'), ['a ', ' from ']);
  });

  test('what cannot be found has the kept quote and the time at which it read so; of a long passage the two ends', () => {
    const kept = one([fact({ kind: 'passage', place, selector: describe('one two three', 4, 7) })]);
    assert.deepEqual(kept.target.selector, [{ type: 'TextQuoteSelector', exact: 'two', prefix: 'one ', suffix: ' three' }]);
    assert.equal(kept.target.state?.sourceDate, '2026-01-01T00:00:00.000Z');
    const words = Array.from({ length: 900 }, (_, i) => `word${i}`).join(' ');
    for (const now of [undefined, [words]]) {
      const long = one([fact({ kind: 'passage', place, selector: describe(words, 0, words.length) })], now);
      const [range, position] = long.target.selector as unknown as [{ type: string; startSelector: Quote; endSelector: Quote }, Position?];
      assert.equal(range.type, 'RangeSelector');
      assert.ok(words.startsWith(range.startSelector.exact) && words.endsWith(range.endSelector.exact));
      assert.deepEqual(position, now && { type: 'TextPositionSelector', start: 0, end: words.length });
      assert.ok(!JSON.stringify(long).includes('word450'), 'the middle, which was not kept and is not shown, stays');
    }
  });

  test('of a file outside the workspace only the kept quote leaves, without text around it', () => {
    const source: Source = { kind: 'passage', place: { uri: 'file:///home/anna/.netrc' }, selector: describe('login anna password hunter2', 0, 5) };
    assert.deepEqual(one([fact(source)]).target, { source: '.netrc', type: 'SpecificResource', selector: [{ type: 'TextQuoteSelector', exact: 'login' }], state: { type: 'TimeState', sourceDate: '2026-01-01T00:00:00.000Z' } });
  });

  test('a quote that is not chosen, or names a home folder, is left out, and the file named alone', () => {
    const text = 'Copy it from /home/anna/templates before you start';
    for (const word of ['/home/anna', 'anna/templates', 'before you']) {
      const selector = describe(text, text.indexOf(word), text.indexOf(word) + word.length);
      assert.equal(one([fact({ kind: 'passage', place, selector })], [text]).target, 'notes.md', word);
    }
    assert.equal(one([fact({ kind: 'passage', place, selector: describe('one two', 0, 3) })], ['one two'], { quotes: false }).target, 'notes.md');
  });

  test('a cell of a notebook is a fragment, refined by the quote', () => {
    const source: Source = { kind: 'passage', place, cell: 3, selector: describe('one two', 0, 3) };
    for (const now of [undefined, ['', '', '', 'one two']]) {
      const [fragment] = one([fact(source)], now).target.selector as unknown as [{ type: string; value: string; refinedBy: readonly [Quote, Position?] }];
      assert.deepEqual([fragment.type, fragment.value, fragment.refinedBy[0].exact, fragment.refinedBy.length], ['FragmentSelector', 'cell=3', 'one', now ? 2 : 1]);
    }
  });

  test('paths become IRIs', () => {
    assert.equal(iriOfPath('a b/ü:#?.md'), 'a%20b/%C3%BC%3A%23%3F.md');
    assert.equal(new URL(iriOfPath('c:/x.md'), 'file:///w/').pathname, '/w/c%3A/x.md');
  });
});
