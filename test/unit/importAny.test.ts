import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode } from '../../src/formats/model/decode';
import { detectFormat, importers, MAX_IMPORT } from '../../src/formats/model/importFrameworks';
import { FORMATS } from '../../src/formats/model/importer';
import { statementsIn } from '../../src/formats/model/statements';
import { plainText } from '../../src/text/plainText';
import { fileOf, imported, outcomeOf } from './importing';

/** Pieces that mean something to one of the formats. */
const piece = fc.oneof(
  fc.constantFrom('Skill,Description,Junior,Senior\n', 'Writing,About it,"Writes well, mostly",Leads it\n', '"', ',', ';', '\t', '|', '\n', '\r\n', '---\n', 'topics:\n', '  - name: x\n',
    '    content:\n', '      - level: 1\n', '        criteria: [a, b]\n', 'competencies:\n', '  - {id: a, level: b, theme: c, summary: d}\n', '{"topics":[', '{"title":"T","path":"t","levels":[',
    '{"path":"1","criteria":["a"]}', ']}', '{', '}', '[', ']', 'competency_domain,competency,skill,slug\n', 'a,,,x\n', ',b,,y\n', ',,c,z\n', '\0', '\ufeff', '<b>', '</script>', '&amp;', '*a', '&a ',
    'p,i,n,d,f,s,c,t,o,r,is,tax\n', ',fw,Frame,,1,"a,b",,,,,1,\n', 'x,y,Name,,1,,,,0,,,\n', 'y,x,Other,,1,,,,0,,,\n', '__proto__', 'constructor',
    'Role,Role Level,Skill Name,Skill Level\n', 'R,Lead,Talking,Expert\n', 'R,NOT IN USE,Talking,NOT IN USE\n'),
  fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 6 }), fc.jsonValue().map((value) => JSON.stringify(value)),
);
const anyText = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
const options = fc.option(fc.dictionary(fc.constantFrom('roles', 'skillColumn', 'groupColumn', 'descriptionColumn', 'levelColumns', 'statements'), fc.array(fc.oneof(fc.nat(9).map(String), fc.constantFrom('-1', 'x', 'activities', 'R')), { maxLength: 3 })), { nil: undefined });

suite('import: whatever the text', () => {
  test('every format has one importer', () => {
    assert.deepEqual(importers.map(({ format }) => format).sort(), [...FORMATS].sort());
  });

  test('nothing throws, and what comes is sound', () => {
    fc.assert(fc.property(fc.array(anyText, { minLength: 1, maxLength: 3 }), options, (texts, picks) => { outcomeOf(texts, picks); }), { numRuns: 1500 });
  });

  for (const importer of importers) {
    test(`${importer.format}: nor when a person insists on the format`, () => {
      fc.assert(fc.property(fc.array(anyText, { minLength: 1, maxLength: 2 }), options, (texts, picks) => {
        const files = texts.map((text) => fileOf(text));
        const score = importer.recognises(files);
        assert.ok(score >= 0 && score <= 1);
        importer.choices?.(files, picks ?? {});
        const outcome = outcomeOf(texts, picks, importer.format);
        assert.ok(!('code' in outcome) || outcome.code !== 'unreadable', JSON.stringify(outcome));
      }), { numRuns: 250 });
    });
  }

  test('the same text gives the same framework', () => {
    fc.assert(fc.property(anyText, (text) => { assert.deepEqual(outcomeOf(text), outcomeOf(text)); }), { numRuns: 200 });
  });
});

suite('import: files that mean harm', () => {
  const codeOf = (text: string): string | undefined => {
    const outcome = outcomeOf(text);
    return 'code' in outcome ? outcome.code : undefined;
  };

  test('aliases of aliases, and lists that hold themselves', () => {
    const bomb = `a: &a [${'x, '.repeat(9)}x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [${Array(10).fill(i ? `*b${i - 1}` : '*a').join(', ')}]\n`).join('')}`;
    outcomeOf(`---\n${bomb}topics:\n  - name: t\n    content:\n      - level: 1\n        criteria: *b29\n---\n`);
    const { report } = imported('monzo', 'topics: &t\n  - name: x\n    content:\n      - level: 1\n        criteria: *t\n');
    assert.equal(report.made.skills, 1);
  });

  test('200,000 rows: what does not fit is counted', () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `Skill ${i},Does it well,Leads it well`).join('\n');
    const { report } = imported('ladder', `Skill,Junior,Senior\n${rows}`);
    assert.deepEqual([report.read, report.mapped, report.made.skills], [200_000, 2000, 2000]);
  });

  test('a chain of 50,000 competencies, each below the one before', () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => `c${i},c${i + 1},Name ${i},,1,,,,0,,,`).join('\n');
    const { report } = imported('moodle', `p,i,n,d,f,s,c,t,o,r,is,tax\n,c0,Frame,,1,"a,b",,,,,1,\n${rows}`);
    assert.equal(report.read, 50_001);
  });

  test('brackets, quotes and commas without end; too long; binary; empty', () => {
    assert.equal(codeOf('['.repeat(1_000_000)), 'notRecognised');
    assert.equal(codeOf(`{"topics":${'['.repeat(400)}${']'.repeat(400)}}`), 'notRecognised');
    assert.equal(codeOf(`Skill,Junior,Senior\n"${'x'.repeat(1_000_000)}`), 'notRecognised');
    assert.equal(codeOf(','.repeat(1_000_000)), 'notRecognised');
    assert.equal(codeOf('a'.repeat(MAX_IMPORT + 1)), 'tooLong');
    assert.equal(codeOf('PK\u0003\u0004\0\0'), 'binary');
    assert.equal(codeOf(' \n\n'), 'empty');
    assert.ok('code' in detectFormat([]));
  });

  test('HTML with scripts becomes text', () => {
    const { framework, report } = imported('ladder', 'Skill,Description,Junior,Senior\n"<script>alert(1)</script>Write","<img src=x onerror=alert(1)>Say <b>it</b><ul><li>one<li>two</ul>","Does &lt;b&gt; well","Uses List<String> well"\n');
    const [skill] = framework.skills;
    assert.deepEqual([skill!.name, skill!.description, skill!.levels], ['Write', 'Say it\n\n- one\n- two', { junior: 'Does <b> well', senior: 'Uses List<String> well' }]);
    assert.deepEqual(report.repaired.map(({ code, count }) => [code, count]), [['html', 3]]);
  });

  test('nothing is left that ends a line of YAML or turns text around', () => {
    const { framework } = imported('ladder', 'Skill,Junior,Senior\n"Wri\u202eting\u0007","a: b # c\n- d\n*e","%x @y `z`"\n"--- ","~ is fine","null and void"\n');
    assert.equal(framework.skills[0]!.name, 'Wri ting');
  });
});

suite('import: plain text', () => {
  test('is linear and safe for any text', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom('<', '>', '<script', '</script>', '<!--', '-->', '<p>', '<li>', '&lt;', '&#60;', 'style', '"'), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 }), (pieces) => {
      const { text } = plainText(pieces.join(''));
      assert.equal(text, text.trim());
      assert.doesNotMatch(text, /[\0\u202e\r]|\p{Cs}/u);
    }), { numRuns: 1000 });
    for (const part of ['<script ', '<a ', '<!--', '&#', '&', '<', '\n ']) { plainText(part.repeat(200_000 / part.length)); }
  });

  test('entities are read once', () => {
    assert.equal(plainText('&amp;lt;b&amp;gt; &#x1F331; &#0; &unknown; &eacute;').text, '&lt;b&gt; \u{1F331} &#0; &unknown; é');
  });

  test('statements: items without the line that leads to them, else lines', () => {
    assert.deepEqual(statementsIn('You can:\n- write\n  and read\n* sing\n\nYou may:\n1. dance'), ['write and read', 'sing', 'dance']);
    assert.deepEqual(statementsIn('One thing\nAnother'), ['One thing', 'Another']);
  });
});

suite('import: encodings', () => {
  const text = 'Fähigkeit,“Level” 1\nÜben,Übt €\n';
  const utf16 = (littleEndian: boolean, mark: boolean): Uint8Array => {
    const bytes = new Uint8Array((text.length + Number(mark)) * 2);
    const view = new DataView(bytes.buffer);
    [...(mark ? '\ufeff' : ''), ...text].forEach((character, i) => view.setUint16(i * 2, character.charCodeAt(0), littleEndian));
    return bytes;
  };
  const utf8 = new TextEncoder().encode(text);
  const windows = Uint8Array.from([...text].map((character) => ({ '“': 0x93, '”': 0x94, '€': 0x80 }[character] ?? character.charCodeAt(0))));

  for (const [name, bytes, encoding] of [
    ['UTF-8', utf8, 'utf-8'], ['UTF-8 with a mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8), 'utf-8'], ['Windows-1252', windows, 'windows-1252'],
    ['UTF-16 LE with a mark', utf16(true, true), 'utf-16le'], ['UTF-16 BE with a mark', utf16(false, true), 'utf-16be'],
  ] as const) {
    test(name, () => assert.deepEqual(decode(bytes), { text, encoding }));
  }
  test('UTF-16 without a mark, of a text in Latin letters', () => {
    const plain = 'Skill,Level 1\n'.repeat(3);
    const bytes = new Uint8Array(plain.length * 2);
    [...plain].forEach((character, i) => { bytes[i * 2] = character.charCodeAt(0); });
    assert.deepEqual(decode(bytes), { text: plain, encoding: 'utf-16le' });
  });
  test('any bytes are some text', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => { assert.equal(typeof decode(bytes).text, 'string'); }));
    assert.deepEqual(decode(new Uint8Array()), { text: '', encoding: 'utf-8' });
  });
  test('what is not UTF-8 is told of', () => {
    const { text: read, encoding } = decode(Uint8Array.from([...'Skill,Junior,Senior\nBäcker,Bäckt gut heute,Bäckt sehr gut\n'].map((c) => c.charCodeAt(0))));
    const outcome = outcomeOf(read);
    assert.ok(!('code' in outcome) && encoding === 'windows-1252' && outcome.frameworks[0]!.skills[0]!.name === 'Bäcker');
  });
});
