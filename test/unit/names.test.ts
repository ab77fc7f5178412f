import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold, foldName } from '../../src/text/fold';
import { buildNames } from '../../src/framework/model/names';
import { textAround } from '../../src/text/lines';

const namesOf = (...names: string[]) => buildNames(names.map((name) => ({ name, ref: name })));

/** `⟦…⟧` in the marked text is what should be found, `|` where to look; without brackets nothing should be. */
function check(names: string[], marked: string, ...refs: string[]): void {
  const text = marked.replace(/[⟦⟧|]/g, '');
  const offset = marked.replace(/[⟦⟧]/g, '').indexOf('|');
  const found = namesOf(...names).at(text, offset);
  const start = marked.replace(/\|/g, '').indexOf('⟦');
  const end = marked.replace(/[|⟦]/g, '').indexOf('⟧');
  const shown = found && text.slice(found.start, found.end);
  assert.deepEqual(found && { start: found.start, end: found.end }, start < 0 ? undefined : { start, end }, `${marked}: found ${shown}`);
  assert.deepEqual(found?.refs, start < 0 ? undefined : refs.length > 0 ? refs : names);
}

suite('names in a text', () => {
  test('whole words, in any case', () => {
    check(['User focus'], 'The ⟦us|er focus⟧ skill');
    check(['User focus'], 'The ⟦USER FOCUS|⟧');
    check(['User focus'], '|⟦user focus⟧');
    check(['User focus'], 'user focus |ends before');
    check(['User focus'], 'a user foc|used team');
    check(['User focus'], 'superu|ser focus');
    check(['Focus'], 'autofo|cus, focus1 and focus_group');
    check(['Focus'], 'autofocus, foc|us1 and focus_group');
    check(['Focus'], 'autofocus, focus1 and foc|us_group');
    check(['Focus'], 'foc|us\u0301');
    check(['snake_case'], 'a ⟦snake|_case⟧ word');
    check(['User focus'], 'user_|focus');
    check(['a'], '|');
  });

  test('letters of every script', () => {
    check(['Straße'], 'DIE ⟦STR|ASSE⟧');
    check(['Straße'], 'DIE ⟦STR|AẞE⟧');
    check(['Σίσυφος'], '⟦ΣΊΣΥ|ΦΟΣ⟧');
    check(['Café'.normalize('NFC')], '⟦Ca|fé⟧'.normalize('NFD'));
    check(['Café'.normalize('NFD')], '⟦Ca|fé⟧'.normalize('NFC'));
    check(['≠ equal'.normalize('NFC')], '⟦≠ eq|ual⟧'.normalize('NFD'));
    check(['מיקוד במשתמש'], 'את ⟦מיקוד| במשתמש⟧.');
    check(['focus'], '\u2067⟦foc|us⟧\u2069 and more');
    check(['मूल्य'], 'यह ⟦मू|ल्य⟧ है');
    check(['roadmap'], 'a ⟦road|\u00admap⟧');
    check(['𝒜lpha 🙂'], '🙂⟦𝒜lp|ha 🙂⟧🙂');
    check(['❤ users'], '⟦❤\ufe0f us|ers⟧');
    check(['focus'], '❤\ufe0f⟦foc|us⟧');
  });

  test('names with punctuation', () => {
    check(['Idea to result, end to end'], '⟦idea to result, end| to end⟧.');
    check(['Idea to result, end to end'], 'idea to result end| to end.');
    check(['C++ & APIs'], 'Learn ⟦c++ |& apis⟧');
    check(['show & tell'], '⟦Show |& Tell⟧');
    check(['show & tell'], 'Show &| tellers');
    check(['.NET'], 'on ⟦.N|ET⟧, not');
    check(['C++'], 'in ⟦C|++⟧; C');
    check(['User\'s "big" well-known need'], '⟦user’s “big” well‑|known need⟧');
    check(['User’s “big” well–known need'], '⟦user\'s "big" well---|known need⟧');
    check(['well-known'], 'well| known');
  });

  test('white space in a name', () => {
    check(['User focus'], '⟦user \t\u00a0|focus⟧');
    check(['User focus'], '⟦user\n|focus⟧');
    check(['User focus'], '⟦user  \r\n   |focus⟧');
    check(['User focus'], '> the ⟦user\n> |focus⟧');
    check(['User focus'], '> > ⟦user|\n> > focus⟧');
    check(['A user focus'], '⟦a\nuser\n|focus⟧');
    check(['User focus'], 'user\n\n|focus');
    check(['User focus'], 'user\r\n \t\r\n|focus');
    check(['User focus'], '> user\n>\n> |focus');
    check(['User focus'], 'user\n- |focus');
    check(['User focus'], 'user\n* |focus');
    check(['User focus'], 'user| * focus');
    check(['userfocus'], 'user| focus');
    check([' \u200b User \n focus \u200b '], '⟦user |focus⟧');
  });

  test('Markdown around it and inside', () => {
    check(['Write user stories'], '**⟦Wr|ite** user stories⟧');
    check(['User focus'], '_⟦User |focus⟧_');
    check(['User focus'], '***⟦User* _|focus⟧_**');
    check(['User focus'], '`⟦User |focus⟧`');
    check(['User focus'], '~~⟦User~~ |focus⟧');
    check(['User ~ focus'], '⟦User ~ |focus⟧');
    check(['User focus'], '[⟦User |focus⟧](x)');
    check(['User focus'], '[⟦User](http://a.b/c_(d)) |focus⟧');
    check(['User focus'], '[[⟦User |focus⟧]]');
    check(['User focus'], '- [ ] ⟦User |focus⟧');
    check(['User focus'], '[a](user|-focus) [b](user focus)');
    check(['Show & tell'], '⟦Show \\&| tell⟧');
    check(['Focus'], '⟦Fo**c|us⟧**');
    check(['Focus'], '**Fo|cus**ed');
    check(['Focus'], 'auto**Fo|cus**');
  });

  test('the longest that covers the place', () => {
    const names = ['user', 'user stories', 'write user stories', 'stories for users', 'a'];
    check(names, '⟦write us|er stories⟧ for users', 'write user stories');
    check(names, '⟦write user stor|ies⟧ for users', 'write user stories');
    check(names, 'write user ⟦stories for| users⟧', 'stories for users');
    check(names, 'a ⟦us|er⟧ story', 'user');
    check(['a b', 'b c'], '⟦a b|⟧ c', 'a b');
  });

  test('everything with one name', () => {
    const names = buildNames([{ name: 'Roadmap', ref: 1 }, { name: 'ROADMAP', ref: 2 }, { name: '**roadmap**', ref: 1 }]);
    assert.deepEqual(names.at('my roadmap', 5)?.refs, [1, 2]);
  });

  test('nothing to read is no name', () => {
    for (const name of ['', ' ', '\u200b', '[](x)']) { assert.equal(namesOf(name).at(`a ${name} b`, 2), undefined, name); }
  });

  test('all finds names within names', () => {
    const found = [...namesOf('user', 'user stories', 'stories').all('User stories\n\nstories, user')];
    assert.deepEqual(found.map(({ start, end, refs }) => [start, end, ...refs]), [
      [0, 4, 'user'], [0, 12, 'user stories'], [5, 12, 'stories'], [14, 21, 'stories'], [23, 27, 'user'],
    ]);
  });
});

suite('laws of names', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcXYZÉßςøЖ한あ९'), minLength: 1, maxLength: 6 });
  const joint = fc.constantFrom(' ', ', ', ' & ', '-', '’', ' (', ') ', '/', '. ');
  const name = fc.tuple(word, fc.array(fc.tuple(joint, word), { maxLength: 5 })).map(([first, rest]) => first + rest.flat().join(''));
  /** No letter of `word`'s alphabet, so no name comes about by accident. */
  const context = fc.array(fc.constantFrom(
    'שלום ', '42', '🙂', '👩🏽‍💻', ' ', '\n', '\r\n', '\u202e', '\ud83d', '\ude00', '. ', 'ק\u05b8', '\u200d',
  ), { maxLength: 40 }).map((parts) => parts.join(''));
  const before = fc.constantFrom('', ' ', '\n', ' (', ' **', ' _', ' [', '"', '🙂', '\u202b ', ' \ud83d', '> ', '- ');
  const after = fc.constantFrom('', ' ', '\n', '**', '_', '](x)', '.', '’s', '🙂', '\u200f ', '\ude00', '\\', '`');
  /** One of each row, top to bottom; the first of a row changes nothing. */
  const disguises: ((s: string) => string)[][] = [
    [(s) => s, (s) => s.toUpperCase(), (s) => s.toLowerCase()],
    [(s) => s, (s) => s.normalize('NFD'), (s) => s.normalize('NFC')],
    [(s) => s, (s) => s.replace(/’/g, '\''), (s) => s.replace(/-/g, '—')],
    [(s) => s, (s) => s.replace(/ (?=\p{L})/gu, '** '), (s) => s.replace(/, /g, '](x), ')],
    [(s) => s, (s) => s.replace(/ /g, ' \n  '), (s) => s.replace(/ /g, '\r\n> '), (s) => s.replace(/ /g, '\u00a0\t')],
  ];

  test('a name in any text is found at its range', () => {
    const disguise = fc.tuple(...disguises.map((row) => fc.constantFrom(...row)));
    fc.assert(fc.property(name, disguise, context, before, after, context, fc.double({ min: 0, max: 1, noNaN: true }),
      (name, disguise, left, edge, right, rest, where) => {
        const shown = disguise.reduce((text, wear) => wear(text), name);
        const ahead = edge === '' ? '' : left + edge;
        const text = ahead + shown + right + (right === '' ? '' : rest.replace(/^[\d\u05b0-\u05ea\u200d\u202e]+/, ''));
        const found = namesOf(name).at(text, ahead.length + Math.round(where * shown.length));
        assert.deepEqual(found, { start: ahead.length, end: ahead.length + shown.length, refs: [name] });
        assert.deepEqual(fold(text.slice(found.start, found.end)).map((token) => token.text), foldName(name));
      }), { numRuns: 2000 });
  });

  /** Tries every stretch of the text; only for text without Markdown. */
  function bySearch(names: readonly string[], text: string, offset: number): { start: number; end: number } | undefined {
    const plain = (s: string): string => s.toLowerCase().normalize('NFC').replace(/\s+/g, ' ');
    const isWord = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{N}\p{M}]/u.test(c);
    let best: { start: number; end: number } | undefined;
    for (let start = 0; start <= offset; start++) {
      for (let end = Math.max(offset, start + 1); end <= text.length; end++) {
        const part = text.slice(start, end);
        const whole = !(isWord(text[start - 1]) && isWord(text[start])) && !(isWord(text[end - 1]) && isWord(text[end]));
        const named = names.some((n) => plain(n) === plain(part)) && !/\n[ ]*\n/.test(part) && part.trim() === part;
        if (whole && named && (!best || end - start > best.end - best.start)) { best = { start, end }; }
      }
    }
    return best;
  }

  test('it finds what trying everything finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'É', 'e\u0301', ' ', ' ', '\n', '+', ','), maxLength: 14 });
    const names = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ', '+'), minLength: 1, maxLength: 5 })
      .map((n) => n.trim()).filter((n) => n !== ''), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(names, letters, fc.nat(14), (names, text, at) => {
      const offset = Math.min(at, text.length);
      const found = namesOf(...names).at(text, offset);
      assert.deepEqual(found && { start: found.start, end: found.end }, bySearch(names, text, offset));
    }), { numRuns: 5000 });
  });

  test('any text and any names are safe', () => {
    const telling = fc.constantFrom('*', '_', '[', ']', '(', ')', '\\', '\n', ' ', '-', 'a', '\ud83d', '\ude42', '\u0301');
    const any = fc.string({ unit: fc.oneof(telling, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })) });
    fc.assert(fc.property(fc.array(any, { maxLength: 4 }), any, fc.nat(20), (names, text, at) => {
      const offset = Math.min(at, text.length);
      const found = namesOf(...names).at(text, offset);
      assert.ok(!found || (found.start <= offset && offset <= found.end && found.start < found.end && found.end <= text.length));
    }), { numRuns: 3000 });
  });

  test('case and composition do not matter', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      fc.pre(!name.includes('\u1fef')); // Composed, it is a backtick, and so code.
      const folded = foldName(name).join('');
      assert.equal(foldName(name.normalize('NFD')).join(''), folded);
      assert.equal(foldName(name.normalize('NFC')).join(''), folded);
      assert.equal(foldName(name.toLowerCase()).join(''), folded);
      assert.equal(foldName(name.toUpperCase()).join(''), folded);
    }), { numRuns: 2000 });
  });

  test('only the text within reach counts, wherever it is cut', () => {
    const piece = fc.constantFrom(
      'roadmap ', 'my', '🙂', ' the ', '**', 'vision', ' and ', '](http://a/roadmap)', '\n', 'vision and roadmap',
    );
    const pieces = fc.array(piece, { minLength: 300, maxLength: 600 });
    const where = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(pieces, where, fc.nat(50), fc.nat(50), (parts, where, more, less) => {
      const text = parts.join('');
      const names = namesOf('roadmap', 'vision and roadmap', 'vision');
      const offset = Math.round(where * text.length);
      const from = Math.max(0, offset - names.reach - 1 - more);
      const cut = names.at(text.slice(from, offset + names.reach + 1 + less), offset - from);
      assert.deepEqual(cut && { ...cut, start: cut.start + from, end: cut.end + from }, names.at(text, offset));
    }));
  });

  test('a word cut in two by the reach is not taken for a name', () => {
    const names = namesOf('user focus');
    const { reach } = names;
    const apart = (spaces: number): string => `user${' '.repeat(spaces)}focus`;
    assert.equal(names.at(`auto${apart(reach - 6)}`, 4 + reach), undefined);
    assert.ok(names.at(`    ${apart(reach - 6)}`, 3 + reach));
    assert.equal(names.at(`${apart(reach - 9)}ed`, 0), undefined);
    assert.ok(names.at(`${apart(reach - 10)} ed`, 0));
  });

  test('the reach is that of the longest name, however it is written', () => {
    const long = 'é'.normalize('NFC').repeat(400);
    for (const form of ['NFC', 'NFD']) {
      for (const names of [namesOf(long, 'short'), namesOf('short', long), namesOf(long.normalize('NFD'))]) {
        const text = long.normalize(form);
        for (const offset of [0, text.length]) { assert.equal(names.at(text, offset)?.end, text.length); }
      }
    }
  });
});

suite('fold', () => {
  test('tokens stand where they are in the text', () => {
    assert.deepEqual(fold('Über  \n > *die*\n \n—'), [
      { text: 'über'.normalize('NFD'), start: 0, end: 4 }, { text: ' ', start: 4, end: 10 }, { text: 'die', start: 11, end: 14 },
      { text: '\n\n', start: 15, end: 18 }, { text: '-', start: 18, end: 19 },
    ]);
  });
});

suite('the text around a place', () => {
  const lines = (...text: string[]) => {
    const read: number[] = [];
    return { read, lineCount: text.length, lineAt: (line: number) => (read.push(line), { text: text[line]! }) };
  };

  test('it ends with the paragraph', () => {
    const around = textAround(lines('one', '', 'two', 'three', 'four', ' ', 'five'), 3, 2, 100);
    assert.equal(around.text, 'two\nthree\nfour');
    assert.equal(around.offset, 6);
    assert.deepEqual(around.place(0), { line: 2, character: 0 });
    assert.deepEqual(around.place(14), { line: 4, character: 4 });
  });

  test('it holds no more than the reach and reads no more lines', () => {
    const document = lines(...Array.from({ length: 10_000 }, (_, i) => `line ${i} of a long paragraph`));
    const around = textAround(document, 5000, 3, 200);
    assert.ok(around.text.length <= 402, String(around.text.length));
    assert.ok(document.read.length < 30, String(document.read.length));
    const long = textAround(lines('x', 'a'.repeat(1_000_000), 'y'), 1, 500_000, 200);
    assert.equal(long.text.length, 400);
    assert.deepEqual(long.place(long.offset), { line: 1, character: 500_000 });
  });

  test('places lead back to the document, and nothing within reach is left out', () => {
    const text = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '🙂'), maxLength: 12 }), { minLength: 1, maxLength: 12 });
    fc.assert(fc.property(text, fc.nat(11), fc.nat(24), fc.integer({ min: 1, max: 40 }), (all, l, c, reach) => {
      const line = Math.min(l, all.length - 1);
      const character = Math.min(c, all[line]!.length);
      const around = textAround(lines(...all), line, character, reach);
      assert.deepEqual(around.place(around.offset), { line, character });
      const whole = all.join('\n');
      const at = all.slice(0, line).reduce((sum, text) => sum + text.length + 1, character);
      assert.ok(whole.includes(around.text));
      assert.equal(whole.slice(at - around.offset, at - around.offset + around.text.length), around.text);
      for (let offset = 0; offset <= around.text.length; offset++) {
        const place = around.place(offset);
        assert.equal(all.slice(0, place.line).reduce((sum, text) => sum + text.length + 1, place.character), at - around.offset + offset);
      }
      const head = whole.slice(0, at).split(/(?<=^|\n)[ ]*\n/).at(-1)!;
      if (around.offset < reach) { assert.ok(around.offset >= head.length, 'left out text before'); }
    }), { numRuns: 2000 });
  });
});
