import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csvOf } from '../../src/formats/model/readCsv';
import type { Csv } from '../../src/formats/model/readCsv';
import { fileOf, imported } from './importing';

const read = (text: string): Csv => csvOf(fileOf(text));
const cellsOf = (text: string): readonly (readonly string[])[] => read(text).rows.map(({ cells }) => cells);

suite('a table with a quotation mark that nothing closes', () => {
  const lines = ['Skill,Junior,Senior', 'Write,"Does it\nwell","Leads, ""well"""', '"Plan,Does it,Leads it', 'Test,Does it,Leads it', 'Ask,"Does, it",Leads it'];

  test('is read on line by line, and says where', () => {
    const { rows, count, openQuotes } = read(lines.join('\n'));
    assert.deepEqual(rows.map(({ row, cells }) => [row, ...cells]), [
      [1, 'Skill', 'Junior', 'Senior'], [2, 'Write', 'Does it\nwell', 'Leads, "well"'], [3, '"Plan', 'Does it', 'Leads it'], [4, 'Test', 'Does it', 'Leads it'],
      [5, 'Ask', 'Does, it', 'Leads it'],
    ]);
    assert.equal(count, 5);
    assert.deepEqual(openQuotes, [{ row: 3, last: 5 }]);
  });

  test('the report of the import accounts for every row', () => {
    const { framework, report } = imported('ladder', lines.map((line) => line.replaceAll(' it', ' all of it well')).join('\r\n'));
    assert.deepEqual(framework.skills.map(({ name }) => name), ['Write', '"Plan', 'Test', 'Ask']);
    assert.deepEqual([report.read, report.mapped], [4, 4]);
    assert.deepEqual(report.repaired.filter(({ code }) => code === 'openQuote'), [{ code: 'openQuote', count: 3, rows: [3], facts: { row: 3, last: 5 } }]);
  });

  test('one that a quote further down closes by chance swallows nothing', () => {
    assert.deepEqual(cellsOf('Skill,Junior,Senior\n"Plan,Does it,Leads it\n"Ask",Does it,Leads it\nTest,a,b'), [
      ['Skill', 'Junior', 'Senior'], ['"Plan', 'Does it', 'Leads it'], ['Ask', 'Does it', 'Leads it'], ['Test', 'a', 'b'],
    ]);
  });

  test('an odd quote inside a cell of several lines leaves the cell whole', () => {
    const { rows, openQuotes } = read('Skill,Junior,Senior\nWrite,"Says "hi" to\nall",Leads it\nTest,a,b');
    assert.equal(rows.length, 3);
    assert.deepEqual(openQuotes, []);
  });

  test('every line of a table is in a row, wherever a quote opens', () => {
    const cell = fc.constantFrom('a', 'b c', '');
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 12 }), fc.nat(), fc.nat(1), fc.constantFrom('\n', '\r\n'), (rows, at, column, end) => {
      const table = [['x', 'y', 'z'], ...rows.map(([one, two], i) => [`row ${i}`, one, two])];
      const odd = 1 + at % rows.length;
      table[odd]![column] = `"${table[odd]![column]!}`;
      const { rows: found, openQuotes } = read(table.map((cells) => cells.join(',')).join(end));
      assert.deepEqual(found.map(({ row, cells }) => [row, ...cells]), table.map((cells, i) => [i + 1, ...cells]));
      assert.deepEqual(openQuotes, [{ row: odd + 1, last: table.length }]);
    }));
  });
});
