import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Uri } from 'vscode';
import { finder } from '../../src/findEvidence';
import { keptQuote, mayHold } from '../../src/model/keptQuote';
import type { PassageSource } from '../../src/model/logbook';
import { notebookCells } from '../../src/model/notebookCells';
import { describe, locate } from '../../src/model/passage';
import type { Evidence } from '../../src/model/progress';

const uri = {} as Uri;
const place = { folder: 'f', path: 'notes.md' };
const piece = (source: PassageSource): Evidence => ({ id: '01', at: '', activities: ['a/b'], source, original: source });
const passage = (text: string, start: number, end: number, cell?: number): Evidence =>
  piece({ kind: 'passage', place, selector: describe(text, start, end), ...(cell === undefined ? {} : { cell }) });
const at = (text: string, quote: string, cell?: number): Evidence => passage(text, text.indexOf(quote), text.indexOf(quote) + quote.length, cell);

const word = fc.constantFrom('the', 'team', 'met', 'on', 'Monday', 'and', 'talked', 'café', '𝒳', '\n', '- ', '👩‍👧', 'one', 'two');
const prose = (least: number) => fc.array(word, { minLength: least, maxLength: 60 }).map((words) => words.join(' '));

suite('finding evidence in a file', () => {
  test('the short way never says otherwise than locate where the text has not changed', () => {
    fc.assert(fc.property(prose(4), fc.nat(), fc.nat(), (text, a, b) => {
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
      const found = finder(uri, false, { cells: false, texts: [text] })(passage(text, start, end));
      const { score, ...where } = locate(describe(text, start, end), text);
      assert.ok(score > 0);
      assert.deepEqual({ ...found.location, score: 0 }, { ...where, score: 0 });
    }));
  });

  test('text that changes elsewhere leaves it found, text that changes in it does not', () => {
    const text = 'The team met on Monday.\n\nAs a visitor I want to book a time for my repair.\n\nThen home.';
    const evidence = at(text, 'As a visitor I want to book a time for my repair.');
    const state = (now: string): string => finder(uri, false, { cells: false, texts: [now] })(evidence).state;
    assert.deepEqual([text, `${text} More.`, `New.\n${text}`, text.replace('book a time', 'choose a day'), 'Nothing.'].map(state), ['found', 'found', 'moved', 'changed', 'gone']);
  });

  test('no file is gone, what cannot be read is unknown, and a whole file needs no text', () => {
    const evidence = at('one two three', 'two');
    assert.equal(finder(uri, true, undefined)(evidence).state, 'gone');
    assert.equal(finder(uri, false, undefined)(evidence).state, 'unknown');
    assert.equal(finder(uri, false, undefined)({ ...evidence, source: { kind: 'file', place } }).state, 'found');
  });

  test('in a notebook its own cell comes first; another that holds it is a move', () => {
    const cell = 'As a visitor I want to book a time for my repair.';
    const evidence = at(cell, cell, 1);
    const found = (...texts: string[]) => { const { state, cell: where } = finder(uri, false, { cells: true, texts })(evidence); return [state, where]; };
    assert.deepEqual(found('# Title', cell), ['found', 1]);
    assert.deepEqual(found(cell, cell), ['found', 1]);
    assert.deepEqual(found('# Title', 'Something new', cell), ['moved', 2]);
    assert.deepEqual(found('# Title')[0], 'gone');
    assert.deepEqual(found()[0], 'gone');
  });
});

suite('kept quotes', () => {
  test('a long passage says that its middle is not kept', () => {
    assert.equal(keptQuote({ exact: 'all of it' }, '[…]'), 'all of it');
    assert.equal(keptQuote({ exact: 'the head ', tail: ' the tail' }, '[…]'), 'the head\n\n[…]\n\nthe tail');
  });

  test('a text that holds a passage is never passed over', () => {
    fc.assert(fc.property(prose(1), prose(0), prose(0), (quote, before, after) => {
      fc.pre(/\S/.test(quote));
      const text = `${before}\n${quote}\n${after}`;
      const selector = describe(text, before.length + 1, before.length + 1 + quote.length);
      assert.ok(mayHold(selector, text));
      assert.ok(mayHold(selector, text.replaceAll('\n', '\r\n').normalize('NFD')));
    }));
  });

  test('a text with none of its words is', () => {
    assert.equal(mayHold({ exact: 'As a visitor I want to book a time' }, 'Nothing here, nothing at all.'), false);
  });
});

suite('cells of a notebook', () => {
  test('lines and whole texts', () => {
    assert.deepEqual(notebookCells('{"cells":[{"source":["a\\n","b"]},{"source":"c"},{},null]}'), ['a\nb', 'c', '', '']);
  });

  test('what is not a notebook is none', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const cells = notebookCells(text);
      assert.ok(cells === undefined || cells.every((cell) => typeof cell === 'string'));
    }));
    assert.equal(notebookCells('not json'), undefined);
    assert.equal(notebookCells('null'), undefined);
  });
});
