import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Source } from '../../src/model/logbook';
import { describe } from '../../src/model/passage';
import type { Evidence } from '../../src/model/progress';
import { iriOfPath, normalised, webAnnotations } from '../../src/model/webAnnotation';
import type { Annotated } from '../../src/model/webAnnotation';

interface Quote { readonly type: string; readonly exact: string; readonly prefix: string; readonly suffix: string }
interface Position { readonly type: string; readonly start: number; readonly end: number }
interface Target { readonly source: string; readonly selector: readonly [Quote, Position]; readonly state?: { readonly sourceDate: string } }
interface Annotation { readonly id: string; readonly created: string; readonly body: readonly { purpose: string; value: string }[]; readonly target: Target }

const at = '2026-03-04T05:06:07.000Z';
const piece = (source: Source, more: Partial<Evidence> = {}): Evidence => ({ id: '01', at, activities: ['a/b'], source, original: source, ...more });
const place = { folder: 'f', path: 'notes.md' };
function exported(item: Partial<Annotated> & { evidence: Evidence }): Annotation {
  const json = webAnnotations([{ activities: ['Write user stories'], source: 'notes.md', ...item }], 'Evidence');
  const { first } = JSON.parse(JSON.stringify(json)) as { first: { items: [Annotation] } };
  return first.items[0];
}
const passage = (text: string, start: number, end: number): Annotation =>
  exported({ evidence: piece({ kind: 'passage', place, selector: describe(text, start, end) }), present: { text, start, end } });

suite('web annotations', () => {
  test('a collection with one page', () => {
    const json = webAnnotations([], 'Evidence');
    assert.equal(json['@context'], 'http://www.w3.org/ns/anno.jsonld');
    assert.deepEqual([json.type, json.total, json.first], ['AnnotationCollection', 0, { type: 'AnnotationPage', startIndex: 0, items: [] }]);
  });

  test('a page or a whole file is named alone', () => {
    assert.equal(exported({ evidence: piece({ kind: 'link', url: 'https://example.com/' }), source: 'https://example.com/' }).target, 'https://example.com/');
  });

  test('says for what, since when and with which remark', () => {
    const { body, created, id } = exported({ evidence: piece({ kind: 'file', place }, { remark: 'With the team' }) });
    assert.deepEqual(body.map(({ purpose, value }) => [purpose, value]), [['classifying', 'Write user stories'], ['commenting', 'With the team']]);
    assert.deepEqual([created, id], [at, 'urn:craftlog:01']);
  });

  test('offsets count code points of the text with one line feed a line', () => {
    const { target: { selector: [quote, position] } } = passage('👩🏽‍🚀 one\r\ntwo 𝒳 three\r\n', 13, 25);
    assert.equal(quote.exact, 'two 𝒳 three');
    assert.deepEqual([position.start, position.end], [9, 20]);
  });

  test('decomposed letters count as one', () => {
    const text = 'cafe\u0301 au lait';
    const { target: { selector: [quote, position] } } = passage(text, 6, text.length);
    assert.deepEqual([quote.exact, quote.prefix, position.start, position.end], ['au lait', 'café ', 5, 12]);
  });

  test('the position always names the quote, and prefix and suffix stand beside it', () => {
    const sign = fc.constantFrom('a', 'e', '\u0301', '\r', '\n', '\r\n', '👩‍👧', '𝒳', '\ud83d', '\u1100', '\u1161', ' ');
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.array(sign).map((all) => all.join('')));
    fc.assert(fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
      const { target: { selector: [quote, position] } } = passage(text, start, end);
      const points = [...normalised(text)];
      assert.equal(points.slice(position.start, position.end).join(''), quote.exact);
      assert.ok(points.slice(0, position.start).join('').endsWith(quote.prefix.replace(/^\ufffd/, '')));
      assert.ok(points.slice(position.end).join('').startsWith(quote.suffix.replace(/\ufffd$/, '')));
      const parts = [text.slice(0, start), text.slice(start, end), text.slice(end)].map(normalised);
      // Unless a border of the passage parts what normalising joins, the quote is the passage.
      if (parts.join('') === normalised(text)) { assert.equal(quote.exact, parts[1]); }
    }), { numRuns: 2000 });
  });

  test('what cannot be found has the kept quote and the time at which it read so; of a long passage the two ends', () => {
    const kept = exported({ evidence: piece({ kind: 'passage', place, selector: describe('one two three', 4, 7) }) });
    assert.deepEqual(kept.target.selector, [{ type: 'TextQuoteSelector', exact: 'two', prefix: 'one ', suffix: ' three' }]);
    assert.equal(kept.target.state?.sourceDate, at);
    const words = Array.from({ length: 900 }, (_, i) => `word${i}`).join(' ');
    const long = exported({ evidence: piece({ kind: 'passage', place, selector: describe(words, 0, words.length) }) }).target.selector[0] as unknown as
      { type: string; startSelector: Quote; endSelector: Quote };
    assert.equal(long.type, 'RangeSelector');
    assert.ok(words.startsWith(long.startSelector.exact) && words.endsWith(long.endSelector.exact));
  });

  test('a cell of a notebook is a fragment, refined by the quote', () => {
    const source: Source = { kind: 'passage', place, cell: 3, selector: describe('one two', 0, 3) };
    const [fragment] = exported({ evidence: piece(source), present: { text: 'one two', start: 0, end: 3 } }).target.selector as unknown as
      [{ type: string; value: string; refinedBy: readonly [Quote, Position] }];
    assert.deepEqual([fragment.type, fragment.value, fragment.refinedBy[0].exact], ['FragmentSelector', 'cell=3', 'one']);
  });

  test('paths become IRIs', () => {
    assert.equal(iriOfPath('a b/ü:#?.md'), 'a%20b/%C3%BC%3A%23%3F.md');
    assert.equal(new URL(iriOfPath('c:/x.md'), 'file:///w/').pathname, '/w/c%3A/x.md');
  });
});
