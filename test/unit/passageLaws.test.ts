import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  describe, describeAll, indexText, locate, locateAll, parseSelector, type Selector, type Span, withoutFingerprint,
} from '../../src/passage/passage';

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
const squeezed = (text: string) => text.normalize('NFC').replace(/\s+/g, '');
const isInsidePair = (text: string, at: number) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));

/** Any text at all: every script, lone surrogates, control characters, and words said again and again. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.constantFrom('a', 'b', 'the', ' ', '\n', '\r\n', '- ', '**', '👩‍👩‍👧', '𝒳', 'é', 'e\u0301', '語', '\ud83d', '---'), { maxLength: 200 })
    .map((parts) => parts.join('')),
);
const anySpan = fc.tuple(anyText, fc.nat(), fc.nat()).map(([text, a, b]) => {
  const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
  return { text, start, end };
});

/** Prose of a small vocabulary, in lines and paragraphs. */
const prose = (vocabulary: string, least: number, most: number) => fc.array(
  fc.tuple(fc.nat(299), fc.constantFrom(' ', ' ', ' ', ' ', ', ', '. ', '\n', '\n\n', '\n- ')), { minLength: least, maxLength: most },
).map((words) => words.map(([n, after]) => vocabulary + spelt(n) + after).join(''));
const spelt = (n: number) => n.toString(6).replace(/./g, (digit) => 'aeioru'.charAt(Number(digit)));

/** A document and a passage of four words or more in it. */
const document = fc.tuple(prose('n', 40, 200), prose('p', 4, 30), prose('n', 40, 200))
  .map(([before, passage, after]) => ({ before, passage: passage.trim(), after: `\n${after}`, text: `${before}${passage.trim()}\n${after}` }));
type Document = { before: string; passage: string; after: string; text: string };
const selectorOf = ({ before, passage, text }: Document) => describe(text, before.length, before.length + passage.length);

/** The text of the one place that `locate` gives, or its state when it gives none or several. */
function said(selector: Selector, text: string): string {
  const where = locate(JSON.parse(JSON.stringify(selector)) as Selector, text);
  return 'start' in where ? text.slice(where.start, where.end) : where.state;
}

suite('laws of passages', () => {
  test('in the same text a passage is found at the same place, with its print and without', () => {
    fc.assert(fc.property(anySpan, ({ text, start, end }) => {
      const whole = describe(text, start, end);
      for (const selector of [whole, withoutFingerprint(whole)]) {
        const { score, ...where } = locate(selector, text);
        assert.deepEqual(where, { state: 'found', start: whole.start, end: whole.end });
        assert.ok(score > 0 && score <= 1);
      }
    }), { numRuns: 1000 });
  });

  test('text put before it never changes the quote', () => {
    fc.assert(fc.property(document, prose('n', 1, 60), (document, inserted) => {
      assert.equal(said(selectorOf(document), inserted + document.text), document.passage);
    }));
  });

  test('text put in at any other place never changes the quote', () => {
    fc.assert(fc.property(document, prose('q', 1, 60), fc.double({ min: 0, max: 1, noNaN: true }), (document, inserted, where) => {
      const { before, passage, after } = document;
      const at = Math.floor(where * before.length);
      assert.equal(said(selectorOf(document), `${before.slice(0, at)}\n${inserted}\n${before.slice(at)}${passage}${after}`), passage);
      assert.equal(said(selectorOf(document), `${before}${passage}${after.slice(0, at)}\n${inserted}\n${after.slice(at)}`), passage);
    }));
  });

  test('a passage that was deleted, with nothing like it left, has gone', () => {
    fc.assert(fc.property(document, prose('q', 0, 30), (document, instead) => {
      const selector = selectorOf(document);
      for (const text of [`${document.before}\n${instead}${document.after}`, instead, '']) {
        assert.equal(said(selector, text), 'gone');
        assert.equal(said(withoutFingerprint(selector), text), 'gone');
      }
    }));
  });

  test('without its print it is nowhere but where it is with it, and only in the same words', () => {
    const edits = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(120), fc.oneof(fc.constant(''), prose('n', 1, 20), prose('q', 1, 20))), { maxLength: 4 });
    let landed = 0;
    fc.assert(fc.property(document, edits, (document, changes) => {
      const selector = selectorOf(document);
      const text = changes.reduce((now, [where, cut, put]) => {
        const at = Math.floor(where * now.length);
        return now.slice(0, at) + put + now.slice(at + cut);
      }, document.text);
      const [full, bare] = [locate(selector, text), locate(withoutFingerprint(selector), text)];
      if (!('start' in bare)) { return; }
      landed++;
      assert.ok('start' in full, `${bare.state} without, ${full.state} with`);
      assert.deepEqual([bare.start, bare.end], [full.start, full.end]);
      assert.equal(squeezed(text.slice(bare.start, bare.end)), squeezed(document.passage));
    }), { numRuns: 1000 });
    assert.ok(landed > 100, 'a passage that stands among its neighbours is found');
  });

  test('a copy somewhere else never steals it', () => {
    fc.assert(fc.property(document, prose('n', 1, 30), fc.boolean(), (document, between, above) => {
      const { before, passage, after, text } = document;
      const copied = above ? `${passage}\n${between}\n${text}` : `${before}${passage}${after}\n${between}\n${passage}\n`;
      const start = above ? copied.length - text.length + before.length : before.length;
      const where = locate(selectorOf(document), copied);
      if (where.state !== 'ambiguous') { assert.equal('start' in where && where.start, start, where.state); }
    }));
  });

  test('of two equally likely places neither is taken', () => {
    fc.assert(fc.property(document, prose('q', 30, 60), prose('r', 30, 60), (document, one, other) => {
      fc.pre(new Set(document.passage.match(/\w+/g)).size >= 8);
      const where = locate(selectorOf(document), `${one}\n${document.passage}\n${other}\n${document.passage}\n${one}`);
      assert.equal(where.state, 'ambiguous');
      assert.equal('places' in where && where.places?.length, 2);
    }));
  });

  test('line endings, normal form and reflowed white space do not matter', () => {
    const rewrites: Record<string, (text: string) => string> = {
      crlf: (text) => text.replaceAll('\n', '\r\n'),
      decomposed: (text) => text.replaceAll('a', 'ä').normalize('NFD'),
      reflowed: (text) => text.replace(/([a-z]) (?=[a-z])/g, '$1\n').replace(/, /g, ',   '),
    };
    fc.assert(fc.property(document, fc.constantFrom(...Object.keys(rewrites)), (document, name) => {
      const accent = (text: string) => (name === 'decomposed' ? text.replaceAll('a', 'ä') : text);
      const original = { ...document, before: accent(document.before), passage: accent(document.passage), text: accent(document.text) };
      const selector = selectorOf(original);
      const text = (rewrites[name] as (text: string) => string)(document.text);
      const where = locate(selector, text);
      assert.equal(where.state, 'found');
      assert.equal('start' in where && squeezed(text.slice(where.start, where.end)), squeezed(original.passage));
    }));
  });

  test('offsets lie inside the text and never cut a character, whatever the selector says', () => {
    const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
    const prints = fc.array(fc.string({ maxLength: 30 }), { maxLength: 9 }).map((parts) => ['1', ...parts].join('.'));
    const foreign = fc.record({
      exact: anyText, tail: perhaps(anyText), prefix: anyText, suffix: anyText, start: fc.nat(500), end: fc.nat(500), print: perhaps(prints),
    });
    const own = anySpan.map(({ text, start, end }) => describe(text, start, end));
    fc.assert(fc.property(fc.oneof(foreign, own), anyText, (selector, text) => {
      const where = locate(selector, text);
      const places: readonly Span[] = 'start' in where ? [where] : where.places ?? [];
      for (const { start, end } of places) {
        assert.ok(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= text.length, JSON.stringify(where));
        assert.ok(!isInsidePair(text, start) && !isInsidePair(text, end), JSON.stringify(where));
      }
      assert.ok(where.score >= 0 && where.score <= 1, JSON.stringify(where));
      if (where.state === 'ambiguous') { assert.ok(where.places.length > 1); }
    }), { numRuns: 1000 });
  });

  test('a selector is at most 3 KB, and 1.2 KB without its print, whatever the text', () => {
    const large = fc.tuple(anyText, fc.integer({ min: 1, max: 400 })).map(([text, times]) => text.repeat(times).slice(0, 40_000));
    fc.assert(fc.property(large, fc.nat(), fc.nat(), (text, a, b) => {
      const selector = describe(text, a % (text.length + 1), b % (text.length + 1));
      assert.ok(bytes(selector) <= 3072, `${bytes(selector)}`);
      assert.ok(bytes(withoutFingerprint(selector)) <= 1228, `${bytes(withoutFingerprint(selector))}`);
      assert.deepEqual(parseSelector(JSON.parse(JSON.stringify(selector))), JSON.parse(JSON.stringify(selector)));
    }));
  });

  test('the same question has the same answer, one by one, all at once, from text or index', () => {
    fc.assert(fc.property(fc.array(anySpan, { minLength: 1, maxLength: 3 }), (spans) => {
      const text = spans.map((span) => span.text).join('\n');
      const selectors = describeAll(text, spans);
      assert.deepEqual(selectors, spans.map(({ start, end }) => describe(text, start, end)));
      const now = `${text.slice(3)}\nmore`;
      const each = selectors.map((selector) => locate(selector, now));
      assert.deepEqual(locateAll(selectors, now), each);
      assert.deepEqual(locateAll(selectors, indexText(now)), each);
    }));
  });

  test('whatever is parsed can be located', () => {
    const nearly = fc.record({ exact: fc.anything(), prefix: fc.string(), suffix: fc.string(), start: fc.anything(), end: fc.nat() });
    fc.assert(fc.property(fc.anything({ withNullPrototype: true }), nearly, (one, other) => {
      for (const value of [one, other]) {
        const selector = parseSelector(value);
        if (selector !== undefined) { locate(selector, 'Some text.'); }
      }
    }));
  });
});
