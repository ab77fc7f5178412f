import assert from 'node:assert/strict';
import fc from 'fast-check';
import Papa from 'papaparse';
import type { Entry, EntryId, Fact, Source } from '../../src/logbook/model/logbook';
import { withoutGuards } from '../../src/text/csv';
import { wellFormed } from '../../src/sharing/model/portfolio/sharedSelector';
import { partOf, withoutWithdrawn } from '../../src/sharing/model/portfolio/partOf';
import type { PortfolioChoice } from '../../src/sharing/model/portfolio/portfolio';
import { computeProgress } from '../../src/logbook/model/progress';
import { logbooks } from './arbitraries';
import { isLinear } from './isLinear';
import { entriesOf, framework, hostileLogbooks, hostileText, passage, portfolioFrom, reviewWords } from './portfolioSample';
import { shared, shareFormats, writtenOf } from './sharedIn';

/** A logbook in which each text has a word of its own, and which of the words may not leave. */
interface Marked { readonly entries: readonly Entry[]; readonly secret: readonly string[] }

const row = fc.record({
  kind: fc.constantFrom('passage', 'long', 'outside', 'file', 'link', 'note', 'status', 'rating', 'review', 'feedback', 'said', 'checkIn'), activity: fc.nat(7), other: fc.nat(7),
  isPrivate: fc.boolean(), hostile: hostileText,
});

/** `texts`: the hostile text that stands around each word, if any. */
const marked = fc.array(row, { minLength: 1, maxLength: 10 }).map((rows): Marked => {
  const secret: string[] = [];
  const hidden = new Set<EntryId>();
  let [count, entries] = [0, [] as Entry[]];
  for (const { kind, activity, other, isPrivate, hostile } of rows) {
    const mark = (isSecret = false): string => {
      const word = `zQ${count++}x`;
      if (isSecret) { secret.push(word); }
      return `${word} ${hostile}`;
    };
    const piece = (source: Source): Fact => ({
      type: 'evidence', activities: [`f/a${activity}`, `f/a${other}`], source, remark: mark(isPrivate), ...(isPrivate ? { private: true } : {}),
    });
    const selector = (tail?: string) => ({ exact: mark(isPrivate), prefix: mark(isPrivate), suffix: mark(isPrivate), start: 0, end: 9, ...(tail === undefined ? {} : { tail }) });
    const last = entries.findLast((e) => e.type === 'evidence');
    const facts: Readonly<Record<typeof kind, () => Fact>> = {
      passage: () => piece({ kind: 'passage', place: { folder: 'work', path: mark(isPrivate) }, selector: selector() }),
      long: () => piece({ kind: 'passage', place: { folder: 'work', path: mark(isPrivate) }, selector: selector(mark(isPrivate)) }),
      // The folders above it, and what stands around it, are nobody's business.
      outside: () => piece({ kind: 'passage', place: { uri: `file:///${mark(true).split(' ')[0]}/${mark(isPrivate).split(' ')[0]}` }, selector: { ...selector(), prefix: mark(true), suffix: mark(true) } }),
      file: () => piece({ kind: 'file', place: { folder: 'work', path: mark(isPrivate) } }),
      link: () => piece({ kind: 'link', url: `https://${mark(true).split(' ')[0]}:pw@x.test/${mark(isPrivate)}`, title: mark(isPrivate) }),
      note: () => piece({ kind: 'note', text: mark(isPrivate) }),
      status: () => ({ type: 'status', activity: `f/a${activity}`, status: 'done', remark: mark() }),
      rating: () => ({ type: 'rating', skill: `f/s${activity % 2}`, level: mark(), remark: mark() }),
      review: () => ({ type: 'rating', skill: `f/s${activity % 2}`, level: 'high', by: mark(), on: '2026-01-01', request: 'r', remark: mark() }),
      feedback: () => ({ type: 'feedback', request: 'r', by: mark(hidden.has(last?.id ?? '')), on: '2026-01-01', remark: mark(hidden.has(last?.id ?? '')), ...(last ? { evidence: last.id } : { skill: 'f/s0' }) }),
      said: () => ({ type: 'feedback', request: 'r', by: mark(), on: '2026-01-01', skill: 'f/s1', remark: mark() }),
      checkIn: () => ({ type: 'checkIn', date: '2026-01-02', remark: mark() }),
    };
    const fact = facts[kind]();
    entries = [...entries, ...entriesOf([fact], Date.UTC(2026, 0, 1 + entries.length))];
    if (fact.type === 'evidence' && isPrivate) { hidden.add(entries.at(-1)!.id); }
  }
  return { entries, secret };
});

const choices: fc.Arbitrary<Partial<PortfolioChoice>> = fc.record({
  quotes: fc.boolean(), remarks: fc.boolean(), ratings: fc.boolean(), reviews: fc.boolean(), checkIns: fc.boolean(), skills: fc.constantFrom(undefined, ['f/s0'], ['f/s1']),
  from: fc.constantFrom(undefined, '2026-01-03'), name: fc.constantFrom(undefined, 'zQname'),
});

const marksIn = (text: string): readonly string[] => [...new Set(text.match(/zQ\w+/g))];
const collapsed = (text: string): string => wellFormed(text).replace(/[\s\u0085]+/gu, ' ').trim();
const strings = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []);

/** What a file says by itself. */
const fixed = new Set([
  'craftlog.portfolio', 'passage', 'file', 'link', 'note', 'found', 'done', 'inProgress', 'f', '1', 'Label', 'http://www.w3.org/ns/anno.jsonld', 'AnnotationCollection', 'AnnotationPage', 'Annotation', 'classifying',
  'commenting', 'TextualBody', 'text/plain', 'SpecificResource', 'TextQuoteSelector', 'RangeSelector', 'TimeState', ...strings(framework),
]);
const wordsIn = (text = ''): readonly string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? [];
const said = (word: unknown): readonly string[] => (typeof word === 'function' ? [(word as (...all: unknown[]) => string)('', '', '', ''), (word as (...all: unknown[]) => string)()] : []);
const fixedWords = new Set([...strings(framework), ...strings(reviewWords), ...Object.values(reviewWords).flatMap(said)].flatMap((text) => wordsIn(text)));

suite('what leaves', () => {
  for (const format of shareFormats) {
    test(`${format}: nothing that the preview does not show, nothing private, nothing of skills that are not chosen`, () => {
      fc.assert(fc.property(marked, choices, ({ entries, secret }, choice) => {
        const { file, preview } = shared(format, entries, choice);
        const [shown, written] = [new Set(marksIn(preview)), marksIn(file)];
        assert.deepEqual(written.filter((mark) => !shown.has(mark)), [], file);
        assert.deepEqual([...written, ...shown].filter((mark) => secret.includes(mark)), [], file);
        assert.doesNotMatch(file + preview, /pw@/);
        const others = { 'f/s0': /Activity [4-7]|f\/a[4-7]/, 'f/s1': /Activity [0-3]|f\/a[0-3]/ }[choice.skills?.[0] ?? ''];
        if (others) { assert.doesNotMatch(file + preview, others); }
      }), { numRuns: 300 });
    });
  }

  test('each text in JSON is in the preview, whole, or one of the words of the format', () => {
    for (const format of ['json', 'annotations'] as const) {
      fc.assert(fc.property(fc.oneof(marked.map(({ entries }) => entries), hostileLogbooks), choices, (entries, choice) => {
        const { file, preview } = shared(format, entries, choice);
        const shown = collapsed(preview);
        const texts = strings(JSON.parse(file)).map((text) => (format === 'annotations' ? decoded(text) : text)).filter((text) => !fixed.has(text) && !shown.includes(collapsed(text)));
        assert.deepEqual(texts, []);
      }), { numRuns: 300 });
    }
  });

  test('each cell of a table is in the preview', () => {
    fc.assert(fc.property(marked, choices, ({ entries }, choice) => {
      const { file, preview } = shared('csv', entries, choice);
      const shown = collapsed(preview);
      const [head, ...rows] = Papa.parse<string[]>(file.slice(1), { delimiter: ',', newline: '\r\n', skipEmptyLines: 'greedy' }).data;
      const cells = rows.flatMap((cells) => cells.filter((_, i) => head![i] !== 'reviews' && head![i] !== 'evidence')).map(withoutGuards);
      assert.deepEqual(cells.filter((cell) => !fixed.has(cell) && !shown.includes(collapsed(cell))), []);
    }), { numRuns: 300 });
  });

  test('each word of a page is in the preview, or one of its own or of the framework', () => {
    for (const format of ['html', 'review', 'case'] as const) {
      fc.assert(fc.property(marked, choices, ({ entries }, choice) => {
        const plain = entries.map((e) => JSON.parse(JSON.stringify(e).replace(/(zQ\d+x) [^"\\]*(?:\\.[^"\\]*)*"/g, '$1"')) as Entry);
        const { file, preview } = shared(format, plain, choice);
        const shown = new Set(wordsIn(preview));
        const text = file.replace(/<(style|script)[^>]*>[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ').replace(/&(?:amp|lt|gt|quot|#39);/g, ' ');
        assert.deepEqual(wordsIn(text).filter((word) => !shown.has(word) && !fixedWords.has(word) && !/^(?:\d{1,3}|found|done|inProgress|passage|file|link|note|undefined)$/.test(word)), []);
      }), { numRuns: 100 });
    }
  });

  test('a text cannot pass for a heading of the preview', () => {
    fc.assert(fc.property(hostileLogbooks, (entries) => {
      const own = /^(?:What leaves|How|And what the frameworks say|All \w+ \(\d+\)|)$/;
      for (const format of shareFormats) {
        const lines = shared(format, entries).preview.split('\n');
        assert.deepEqual(lines.filter((line) => !own.test(line) && !/^(?:- | {2})/.test(line)), []);
      }
    }));
  });

  test('what was logged after the look stays, and so does what was removed or marked private after it', () => {
    fc.assert(fc.property(fc.oneof(logbooks, hostileLogbooks), fc.array(fc.boolean(), { maxLength: 20 }), fc.boolean(), (entries, chosen, isPrivate) => {
      const replaced = new Set(entries.flatMap((e) => (e.type === 'evidence' && e.replaces ? [e.replaces] : [])));
      const isMeant = (e: Entry, i: number): boolean => e.type === 'evidence' && chosen[i] === true && !replaced.has(e.id);
      const later = isPrivate ? entries.map((e, i) => (isMeant(e, i) ? { ...e, private: true } : e)) : entries.filter((e, i) => !isMeant(e, i));
      const note: Entry = { id: '7ZZZZZZZZZZZZZZZ', at: '2027-01-01T00:00:00.000Z', type: 'evidence', activities: ['f/a0'], source: { kind: 'note', text: 'Logged meanwhile' } };
      assert.deepEqual(withoutWithdrawn(portfolioFrom(entries), computeProgress([...later, note])), portfolioFrom(later));
    }));
  });

  test('evidence that was marked private after the look, by an entry that replaces it, stays', () => {
    const entries = entriesOf([{ type: 'evidence', activities: ['f/a0'], source: passage('Salaries') }, { type: 'evidence', activities: ['f/a0'], source: passage('Stories') }]);
    const later = entriesOf([{ type: 'evidence', activities: ['f/a0'], source: passage('Salaries'), private: true, replaces: entries[0]!.id }], Date.UTC(2027, 0, 1));
    for (const format of shareFormats) {
      const { file } = writtenOf(format, withoutWithdrawn(partOf('html', portfolioFrom(entries, { selectors: true })), computeProgress([...entries, ...later])));
      assert.ok(file.includes('Stories') && !file.includes('Salaries'), format);
    }
  });

  test('much evidence of one activity is no more work than as much of many', () => {
    const much = (n: number): readonly Entry[] => entriesOf(Array.from({ length: n }, (_, i): Fact => (
      { type: 'evidence', activities: ['f/a0', 'f/a5'], source: passage(`As a buyer ${i}`, `x/${i % 100}.md`), remark: `Remark ${i}` })), Date.UTC(2026, 0, 1), 1000);
    const logs = new Map<number, readonly Entry[]>();
    for (const format of shareFormats) {
      isLinear((n) => {
        const entries = logs.get(n) ?? much(n);
        logs.set(n, entries);
        return shared(format, entries);
      }, 300);
    }
    assert.equal(portfolioFrom(much(50_000)).evidence.length, 50_000, 'it ends');
  }).timeout(120_000);
});

function decoded(text: string): string {
  try { return decodeURIComponent(text); } catch { return text; }
}
