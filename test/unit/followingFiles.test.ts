import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Memento, Uri } from 'vscode';
import { chooseRelocations } from '../../src/evidence/model/chooseRelocations';
import type { Candidate, Match } from '../../src/evidence/relocation';
import { AcknowledgedEvidence } from '../../src/evidence/acknowledgedEvidence';
import type { EvidenceState, LostFile } from '../../src/evidence/evidenceStore';
import type { Source } from '../../src/logbook/model/logbook';
import type { Evidence } from '../../src/logbook/model/progress';
import { describe, withoutFingerprint } from '../../src/passage/passage';
import { withOneEnding } from '../../src/text/lines';

const uriOf = (path: string): Uri => ({ path, toString: () => path, with: (change: { path: string }) => uriOf(change.path) }) as Uri;
const place = { folder: 'f', path: 'notes.md' };
const passageOf = (text: string): Source => ({ kind: 'passage', place, selector: describe(text, 0, text.length) });
const piece = (id: string, source: Source = passageOf('one two three')): Evidence => ({ id, at: '', activities: ['a/b'], source, original: source });
const whole = (id: string): Evidence => piece(id, { kind: 'file', place });

const lost = (path: string, evidence: readonly Evidence[], before: Readonly<Record<string, EvidenceState>> = {}): LostFile =>
  ({ uri: uriOf(path), evidence, before: new Map(evidence.map(({ id }) => [id, before[id] ?? 'found'])) });
const verbatim: Match = { spot: { start: 0, end: 1 }, verbatim: true, score: 1 };
const changed: Match = { ...verbatim, verbatim: false, score: 0.9 };
const byName: Match = { verbatim: false, score: 0 };
const holding = (path: string, held: Readonly<Record<string, Match>>, sameName = false): Candidate =>
  ({ uri: uriOf(path), held: new Map(Object.entries(held)), unsure: new Map(), text: undefined, sameName });
const chosen = (searches: Parameters<typeof chooseRelocations>[0], ...appeared: string[]): string[] =>
  chooseRelocations(searches, ({ path }) => appeared.includes(path)).map(({ candidate, byWords }) => `${candidate.uri.path}${byWords ? '' : ' by name'}`);

suite('following files that have gone', () => {
  test('a file that holds a passage only in other words is not where it went', () => {
    const file = lost('/f/week12.md', [piece('1')]);
    assert.deepEqual(chosen([{ file, candidates: [holding('/f/week13.md', { 1: changed })] }]), []);
    assert.deepEqual(chosen([{ file, candidates: [holding('/f/week13.md', { 1: changed }), holding('/f/old/monday.md', { 1: verbatim })] }]), ['/f/old/monday.md']);
  });

  test('of two that hold it word for word the new one is taken, then the one of its name, else none', () => {
    const search = { file: lost('/f/notes.md', [piece('1')]), candidates: [holding('/f/a/notes.md', { 1: verbatim }, true), holding('/f/b.md', { 1: verbatim })] };
    assert.deepEqual(chosen([search], '/f/b.md'), ['/f/b.md']);
    assert.deepEqual(chosen([search]), ['/f/a/notes.md']);
    assert.deepEqual(chosen([{ ...search, candidates: search.candidates.map((each) => ({ ...each, sameName: false })) }]), []);
  });

  test('a whole file goes by its name, and only to a file that is new', () => {
    const search = { file: lost('/f/a/README.md', [whole('1')]), candidates: [holding('/f/b/README.md', { 1: byName }, true)] };
    assert.deepEqual(chosen([search]), []);
    assert.deepEqual(chosen([search], '/f/b/README.md'), ['/f/b/README.md by name']);
  });

  test('a passage that had gone before is not asked for; one that had changed may be as it was', () => {
    const pieces = [piece('1'), piece('2')];
    const candidates = [holding('/f/moved.md', { 1: verbatim })];
    assert.deepEqual(chosen([{ file: lost('/f/notes.md', pieces, { 2: 'gone' }), candidates }]), ['/f/moved.md']);
    assert.deepEqual(chosen([{ file: lost('/f/notes.md', pieces), candidates }]), []);
    assert.deepEqual(chosen([{ file: lost('/f/notes.md', pieces, { 2: 'changed' }), candidates: [holding('/f/moved.md', { 1: verbatim, 2: changed })] }]), ['/f/moved.md']);
  });

  test('of many files of one folder each goes where the others are, not to its copies', () => {
    const searches = Array.from({ length: 25 }, (_, i) => ({
      file: lost(`/f/log/day-${i}.md`, [piece('1')]),
      candidates: [holding(`/f/copies/${i}/day-${i}.md`, { 1: verbatim }, true), holding(`/f/archive/day-${i}.md`, { 1: verbatim }, true)],
    }));
    const moves = chooseRelocations(searches, () => false);
    assert.deepEqual(moves.map(({ candidate }) => candidate.uri.path), searches.map((_, i) => `/f/archive/day-${i}.md`));
    assert.deepEqual([...new Set(moves.map(({ folders }) => folders.join()))], ['/f/log,/f/archive']);
  });
});

suite('evidence kept as it is', () => {
  const memento = (): Memento => {
    const values = new Map<string, unknown>();
    return { get: (key: string) => values.get(key), update: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)), keys: () => [] } as Memento;
  };

  test('until its state is another, or it has another source', async () => {
    const kept = new AcknowledgedEvidence(memento());
    const before = piece('1');
    await kept.keep(before, 'changed');
    assert.ok(kept.has(before, 'changed'));
    assert.ok(!kept.has(before, 'gone'));
    assert.ok(!kept.has(piece('1', passageOf('one two four')), 'changed'), 'it was updated');
    assert.ok(!kept.has(piece('2'), 'changed'));
  });

  test('also before the print of its passage is read, and after', async () => {
    const kept = new AcknowledgedEvidence(memento());
    const whole = passageOf('one two three');
    const bare: Source = whole.kind === 'passage' ? { ...whole, selector: withoutFingerprint(whole.selector) } : whole;
    await kept.keep(piece('1', bare), 'gone');
    await kept.keep(piece('2', whole), 'gone');
    assert.ok(kept.has(piece('1', whole), 'gone') && kept.has(piece('2', bare), 'gone'));
  });

  test('what is stored is distrusted', () => {
    for (const stored of [undefined, null, 'x', { 1: 'changed' }, { 1: 3 }]) {
      assert.ok(!new AcknowledgedEvidence({ get: () => stored } as unknown as Memento).has(piece('1'), 'changed'));
    }
  });
});

suite('line endings of a text', () => {
  test('mixed ones become what most of them are', () => {
    assert.deepEqual(['a\r\nb\r\nc\nd', 'a\nb\nc\r\nd', 'a\r\nb\nc', 'a\rb\rc\n', 'abc', ''].map(withOneEnding), ['a\r\nb\r\nc\r\nd', 'a\nb\nc\nd', 'a\nb\nc', 'a\r\nb\r\nc\r\n', 'abc', '']);
  });

  test('lines stay, and a text of one kind too', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b', '\n', '\r\n', '\r', ' ')), (parts) => {
      const text = parts.join('');
      assert.deepEqual(withOneEnding(text).split(/\r\n|\n/), text.split(/\r\n?|\n/));
      assert.equal(withOneEnding(withOneEnding(text)), withOneEnding(text));
    }));
  });
});
