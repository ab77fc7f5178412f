import assert from 'node:assert/strict';
import fc from 'fast-check';
import Papa from 'papaparse';
import { guardFormulas, withoutGuards, writeCsv } from '../../src/text/csv';
import { isLinear } from './isLinear';

/** What a spreadsheet takes for a formula, after what it passes over. */
const formula = /^[\s\p{Cc}\p{Cf}"]*[=+\-@＋－＝＠]/u;

/** Cells as Excel reads them: a quotation mark counts at the beginning of a cell alone, and what follows the closing one is taken as it is. */
function cellsOf(text: string, separator: string): readonly string[] {
  const cells: string[] = [];
  for (let i = 0; i <= text.length; i++) {
    let cell = '';
    if (text[i] === '"') {
      for (i++; i < text.length && !(text[i] === '"' && text[i + 1] !== '"'); i++) {
        cell += text[i];
        if (text[i] === '"') { i++; }
      }
      i++;
    }
    for (; i < text.length && text[i] !== separator && text[i] !== '\n' && text[i] !== '\r'; i++) { cell += text[i]; }
    if (text[i] === '\r' && text[i + 1] === '\n') { i++; }
    cells.push(cell);
  }
  return cells;
}

const part = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', ';', ',', '\t', '|', '\n', '\r\n', '\r', '"', '\'', ' ', '\u00a0', '\ufeff', '\u200b', '\u2028', '\u0000', 'x', '1', 'cmd|\' /C calc\'!A0');
const text = fc.oneof(fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')), fc.string({ unit: 'binary' }));
const rows = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });

suite('formulas in tables', () => {
  test('no cell is one, whichever sign parts the cells', () => {
    fc.assert(fc.property(rows, (table) => {
      const file = writeCsv(table).slice(1);
      for (const separator of [';', ',', '\t', '|']) { assert.deepEqual(cellsOf(file, separator).filter((cell) => formula.test(cell)), [], JSON.stringify([separator, file])); }
      for (const delimiter of [';', ',', '\t', '|']) {
        assert.deepEqual(Papa.parse<string[]>(file, { delimiter, quoteChar: '\u0001', newline: '\n' }).data.flat().filter((cell) => formula.test(cell)), [], JSON.stringify([delimiter, file]));
      }
    }), { numRuns: 3000 });
  });

  test('read with commas it is the table, when the guards are taken off', () => {
    fc.assert(fc.property(rows, (table) => {
      const { data } = Papa.parse<string[]>(writeCsv(table).slice(1).replace(/\r\n$/, ''), { delimiter: ',', newline: '\r\n' });
      assert.deepEqual(data.map((cells) => cells.map(withoutGuards)), table);
    }), { numRuns: 2000 });
  });

  test('plain text stays as it is', () => {
    for (const plain of ['As a buyer, I want one', 'a-b; c', '2026-01-01', 'mail kim@corp.test', '1 + 1 = 2', '']) { assert.equal(guardFormulas(plain), plain); }
    assert.equal(guardFormulas('x;=cmd'), 'x;\'=cmd');
    assert.equal(guardFormulas('Goals\n- one'), 'Goals\n\'- one');
  });

  test('costs little for a text made to cost much', () => {
    for (const odd of [' ', '"', ';', '\n', '\'', '; ', ';\'', '\u200b', '\t']) { isLinear((n) => guardFormulas(withoutGuards(odd.repeat(n))), 50_000); }
  });
});
