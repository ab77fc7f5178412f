import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Uri } from 'vscode';
import { finder } from '../../src/evidence/findEvidence';
import { FileText } from '../../src/evidence/model/fileText';
import { keptQuote, mayHold } from '../../src/passage/quote';
import type { PassageSource } from '../../src/logbook/model/logbook';
import { notebookCells } from '../../src/passage/notebookCells';
import { describe, locate, withoutFingerprint } from '../../src/passage/passage';
import type { Evidence } from '../../src/logbook/model/progress';

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
      const found = finder(uri, 'there', { cells: false, texts: [text] })(passage(text, start, end));
      const { score, ...where } = locate(describe(text, start, end), text);
      assert.ok(score > 0);
      assert.deepEqual({ ...found.location, score: 0 }, { ...where, score: 0 });
    }));
  });

  test('text that changes elsewhere leaves it found, text that changes in it does not', () => {
    const text = 'The team met on Monday.\n\nAs a visitor I want to book a time for my repair.\n\nThen home.';
    const evidence = at(text, 'As a visitor I want to book a time for my repair.');
    const state = (now: string): string => finder(uri, 'there', { cells: false, texts: [now] })(evidence).state;
    assert.deepEqual([text, `${text} More.`, `New.\n${text}`, text.replace('book a time', 'choose a day'), 'Nothing.'].map(state), ['found', 'found', 'moved', 'changed', 'gone']);
  });

  test('no file is gone, what cannot be read says so, and a whole file needs no text', () => {
    const evidence = at('one two three', 'two');
    assert.equal(finder(uri, 'gone', undefined)(evidence).state, 'gone');
    assert.equal(finder(uri, 'there', undefined)(evidence).state, 'unreadable');
    assert.equal(finder(uri, 'unreadable', undefined)({ ...evidence, source: { kind: 'file', place } }).state, 'unreadable');
    assert.equal(finder(uri, 'there', undefined)({ ...evidence, source: { kind: 'file', place } }).state, 'found');
  });

  test('in a notebook its own cell comes first; another that holds it is a move', () => {
    const cell = 'As a visitor I want to book a time for my repair.';
    const evidence = at(cell, cell, 1);
    const found = (...texts: string[]) => { const { state, cell: where } = finder(uri, 'there', { cells: true, texts })(evidence); return [state, where]; };
    assert.deepEqual(found('# Title', cell), ['found', 1]);
    assert.deepEqual(found(cell, cell), ['found', 1]);
    assert.deepEqual(found('# Title', 'Something new', cell), ['moved', 2]);
    assert.deepEqual(found('# Title')[0], 'gone');
    assert.deepEqual(found()[0], 'gone');
  });
});

suite('a passage in a notebook', () => {
  const own = 'df.describe()';
  const cells = ['import pandas as pd', 'df = pd.read_csv("sales.csv")', own, 'df = df.dropna()', own, 'df.plot()'];
  const notebook = (texts: readonly string[]): FileText => new FileText({ cells: true, texts });
  const [passage] = notebook(cells).describe([{ cell: 4, start: 0, end: own.length }]);
  const where = (...texts: string[]): readonly unknown[] => {
    const { location, cell } = notebook(texts).locate(passage!);
    return cell === undefined ? [location.state] : [location.state, cell];
  };

  test('of cells that are the same, those around it say which it is', () => {
    assert.deepEqual(where(...cells), ['found', 4]);
    assert.deepEqual(where('# Title', ...cells), ['moved', 5]);
    assert.deepEqual(where('# Title', 'x = 1', ...cells), ['moved', 6], 'though its like now has its index');
  });

  test('a copy elsewhere is not taken for it when its cell is deleted or edited', () => {
    assert.deepEqual(where(...cells.filter((_, i) => i !== 4)), ['gone']);
    assert.deepEqual(where(...cells.map((cell, i) => (i === 4 ? 'df.describe(include="all")' : cell))), ['changed', 4]);
    const story = 'As a visitor I want to book a time for my repair.';
    const notes = ['# Notes', 'We met on Monday and talked about the workshop.', story, 'Then everybody went home by bicycle.'];
    const [told] = notebook(notes).describe([{ cell: 2, start: 0, end: story.length }]);
    const { location, cell } = notebook([...notes.map((each) => each.replace('book a time', 'choose a day')), story]).locate(told!);
    assert.deepEqual([location.state, cell], ['changed', 2]);
  });

  test('when nothing but the quote is known, of cells that are the same none is taken', () => {
    const bare = { cell: 4, selector: withoutFingerprint(passage!.selector) };
    const state = (texts: readonly string[]): string => notebook(texts).locate(bare).location.state;
    assert.equal(state(cells), 'ambiguous');
    assert.equal(state(cells.filter((_, i) => i !== 4)), 'gone');
    assert.equal(state(cells.map((cell, i) => (i === 2 ? '# Title' : cell))), 'found', 'the only one, where it was');
  });

  test('equally likely cells are all named, each with its own offsets', () => {
    const alone = { cell: 4, selector: describe(own, 0, own.length) }; // says nothing of other cells
    const { location, spots } = notebook(['# One', own, '# Two', own]).locate(alone);
    assert.equal(location.state, 'ambiguous');
    assert.deepEqual([...spots].sort((a, b) => a.cell! - b.cell!), [1, 3].map((cell) => ({ cell, start: 0, end: own.length })));
  });

  test('a passage from within a word into the next has no end before its start when only one of them is left', () => {
    const [described] = notebook(['the', 'the the', 'the', 'the']).describe([{ cell: 1, start: 2, end: 5 }]);
    assert.deepEqual(notebook(['the']).locate(described!).spots, [{ cell: 0, start: 2, end: 2 }]);
  });

  test('what is described is found in its cell, and lies in it whatever the notebook is now', () => {
    fc.assert(fc.property(fc.array(prose(1), { minLength: 1, maxLength: 6 }), fc.array(prose(0), { maxLength: 6 }), fc.nat(), fc.nat(), fc.nat(), (texts, others, a, b, c) => {
      const cell = c % texts.length;
      const [start, end] = [a, b].map((n) => n % (texts[cell]!.length + 1)).sort((x, y) => x - y) as [number, number];
      const [described] = notebook(texts).describe([{ cell, start, end }]);
      const { start: from, end: to } = described!.selector; // whole characters
      const found = notebook(texts).locate(described!);
      if (/\p{L}/u.test(texts[cell]!.slice(from, to))) { assert.deepEqual([found.location.state, found.cell], ['found', cell]); }
      const now = notebook(others).locate(described!);
      const spots = 'start' in now.location ? [{ cell: now.cell!, start: now.location.start, end: now.location.end }] : now.spots;
      for (const spot of spots) { assert.ok(spot.start <= spot.end && spot.end <= others[spot.cell!]!.length, JSON.stringify(spot)); }
    }));
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
