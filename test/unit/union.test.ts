import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalJson } from '../../src/text/canonicalJson';
import { readLines, writeLines } from '../../src/logbook/model/jsonLines';
import type { Entry } from '../../src/logbook/model/logbook';
import { emptyLogbook, logbookOf, parseLogbook, serialiseLogbook } from '../../src/logbook/model/parseLogbook';
import type { Logbook } from '../../src/logbook/model/parseLogbook';
import { union } from '../../src/logbook/model/union';
import { logbooks } from './arbitraries';

const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Few ids, so that copies overlap; contents that differ under one id, and passages with a print and without. */
const entry: fc.Arbitrary<Entry> = fc.record({ n: fc.nat(5), text: fc.constantFrom('a', 'b', 'cc'), print: fc.constantFrom(undefined, '1.0', '1.1') }).map(({ n, text, print }) => ({
  id: `01HKQZ000000000${n}`, at: '2024-01-01T00:00:00.000Z', type: 'evidence', activities: ['f/a'],
  source: {
    kind: 'passage', place: { folder: 'w', path: 'a.md' },
    selector: { exact: text, prefix: '', suffix: '', start: 0, end: text.length, ...(print === undefined ? {} : { print }) },
  },
}));
const unread = fc.array(fc.oneof(fc.jsonValue(), fc.record({ id: fc.constant('x'), type: fc.constant('dance') })), { maxLength: 4 }).map(json);
const overlapping: fc.Arbitrary<Logbook> = fc.tuple(fc.array(entry, { maxLength: 8 }), unread).map(([entries, rest]) => logbookOf([...entries, ...rest]));
const real: fc.Arbitrary<Logbook> = fc.tuple(logbooks, unread).map(([entries, rest]) => logbookOf([...json(entries), ...rest]));
const any = fc.oneof(overlapping, real);
const many = { numRuns: 1000 };

suite('laws of union', () => {
  test('the order of two does not matter', () => fc.assert(fc.property(any, any, (a, b) => {
    assert.deepEqual(union(a, b), union(b, a));
  }), many));

  test('nor does that of three', () => fc.assert(fc.property(overlapping, overlapping, overlapping, (a, b, c) => {
    assert.deepEqual(union(union(a, b), c), union(a, union(b, c)));
  }), many));

  test('once is as good as twice', () => fc.assert(fc.property(any, any, (a, b) => {
    const both = union(a, b);
    assert.deepEqual(union(both, both), both);
    assert.deepEqual(union(both, a), both);
  }), many));

  test('nothing is dropped but prints that another copy has', () => fc.assert(fc.property(any, any, (a, b) => {
    const both = union(a, b);
    const left = new Set([...both.entries, ...both.unread].map(canonicalJson));
    for (const item of [...a.entries, ...a.unread, ...b.entries, ...b.unread]) {
      const text = canonicalJson(item);
      const isHere = left.has(text) || [...left].some((other) => other.replace(/"print":"[^"]*",/, '') === text);
      assert.ok(isHere, text);
    }
  })));

  test('a copy that was stored is the same', () => fc.assert(fc.property(any, (a) => {
    assert.deepEqual(union(parseLogbook(json(serialiseLogbook(a))).logbook, emptyLogbook), union(a, emptyLogbook));
  }), many));

  test('of two under one id the longer counts, of two as long the first', () => {
    const role = (role: string): Entry => ({ id: '1', at: '2024-01-01T00:00:00.000Z', type: 'role', role });
    const of = (...entries: Entry[]): Logbook => logbookOf(entries);
    assert.deepEqual(union(of(role('a')), of(role('bb'))), { entries: [role('bb')], unread: [role('a')] });
    assert.deepEqual(union(of(role('b')), of(role('a'))), { entries: [role('a')], unread: [role('b')] });
  });
});

suite('lines', () => {
  test('are read back as they were written', () => fc.assert(fc.property(any, (a) => {
    const plain = { ...a, unread: a.unread.filter((item) => typeof item !== 'string') };
    assert.deepEqual(readLines(writeLines(plain)), union(plain, emptyLogbook));
  }), many));

  test('are the same text whatever the order of entries, keys and lines', () => fc.assert(fc.property(any, fc.nat(), (a, seed) => {
    const text = writeLines(a);
    const lines = text.split('\n').sort((x, y) => ((x.length * 31 + seed) % 7) - ((y.length * 31 + seed) % 7));
    assert.equal(writeLines(readLines(lines.join('\r\n'))), text);
  })));

  test('with conflict markers are the union of both sides', () => fc.assert(fc.property(any, any, any, (base, a, b) => {
    const [top, ours, theirs] = [base, a, b].map((side) => writeLines(side)) as [string, string, string];
    const conflict = `${top}<<<<<<< HEAD\n${ours}||||||| 1234567\n=======\n${theirs}>>>>>>> branch\n`;
    assert.deepEqual(readLines(conflict), [ours, theirs].map(readLines).reduce(union, readLines(top)));
  }), many));

  test('what is no entry stays the text it is', () => fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
    const kept = texts.filter((text) => text.trim() && !/[\r\n\uFEFF]/.test(text) && !/^[<|>=]{7}/.test(text));
    const once = writeLines(readLines(kept.join('\n')));
    for (const text of kept) { assert.ok(once.split('\n').includes(text), text); }
    assert.equal(writeLines(readLines(once)), once);
  })));

  test('of many broken lines each stays the text it is, and the entries before them are read', () => {
    const line = canonicalJson({ id: '1', at: '2024-01-01T00:00:00.000Z', type: 'role', role: 'r' });
    const broken = Array.from({ length: 12_000 }, (_, n) => `{${String(n).padStart(5, '0')}`);
    const text = `${[line, ...broken].join('\n')}\n`;
    assert.equal(writeLines(readLines(text)), text);
  });

  test('a key named __proto__ is a key', () => {
    const line = '{"id":"1","at":"2024-01-01T00:00:00.000Z","type":"role","__proto__":{"polluted":true},"role":"r"}';
    const { entries } = readLines(line);
    assert.equal(writeLines({ entries, unread: [] }), `${line}\n`);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });
});
