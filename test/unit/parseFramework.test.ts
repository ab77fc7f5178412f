import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { stringify } from 'yaml';
import type { Framework } from '../../src/framework/model/framework';
import { MAX_PROBLEMS, type Problem, type ProblemCode, SEVERITIES } from '../../src/framework/model/frameworkProblem';
import { FrameworkSchema } from '../../src/framework/model/frameworkSchema';
import { parseFramework } from '../../src/framework/model/parseFramework';
import { MAX_DEPTH, MAX_LENGTH, MAX_PARTS } from '../../src/framework/model/parseYaml';
import { anyFramework } from './anyFramework';

const fixture = (name: string) => fs.readFileSync(`test/fixtures/frameworks/${name}`, 'utf8');
const garden = fixture('garden.yaml');

/** The head of a framework; what a test is about follows it. */
const head = 'id: a\nversion: "1"\nname: A\n';
const withActivity = (fields: string) => `${head}skills:\n  - id: s\n    name: S\n    activities:\n      - id: one\n        title: One\n${fields}\n`;
const activitiesOf = (framework: Framework | undefined) => framework!.skills.flatMap((skill) => skill.activities);
const idsOf = (text: string) => activitiesOf(parseFramework(text).framework).map((activity) => activity.id);

function assertSound(text: string, { framework, problems }: ReturnType<typeof parseFramework>): void {
  for (const { code, severity, start, end, facts } of problems) {
    assert.notEqual(code, 'unreadable', String(facts.reason));
    assert.equal(severity, SEVERITIES[code]);
    assert.ok(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= text.length, `${code} ${start} ${end}`);
  }
  if (framework) {
    assert.ok(v.is(FrameworkSchema, framework));
    const families: (readonly { readonly id: string }[])[] = [
      framework.skills, framework.levels, framework.roles, framework.milestones, activitiesOf(framework),
      framework.documents, framework.templates, ...framework.documents.map(({ checks }) => checks),
    ];
    for (const items of families) { assert.equal(new Set(items.map((item) => item.id)).size, items.length); }
  } else {
    assert.ok(problems.some((problem) => problem.severity === 'error'));
  }
}

/** What each problem marks, as `code: text`. */
function marksOf(text: string): string[] {
  const parsed = parseFramework(text);
  assertSound(text, parsed);
  return parsed.problems.map(({ code, start, end }: Problem) => `${code}: ${text.slice(start, end)}`);
}

/** One line a case: what the text is, the text, what is marked in it. */
const cases: [string, string, string[]][] = [
  ['empty', '', ['emptyFile: ']],
  ['white space', ' \n\n', ['emptyFile: ']],
  ['only comments', '# nothing yet\n# soon\n', ['emptyFile: ']],
  ['only a byte order mark', '\ufeff', ['emptyFile: ']],
  ['only a document start', '---\n', ['emptyFile: ']],
  ['a scalar', 'hello', ['notAFramework: hello']],
  ['a list', '- id: a\n- id: b\n', ['notAFramework: - id: a']],
  ['null', '~', ['notAFramework: ~']],
  ['binary', 'PK\u0003\u0004\0\0', ['binary: \0']],
  ['nothing but an id', 'id: a\n', ['missing: id: a', 'missing: id: a', 'missing: id: a']],
  ['skills that are not a list', `${head}skills: none\n`, ['wrongType: none']],
  ['no skills yet', `${head}skills: []\n`, []],
  ['two documents', `${head}skills: []\n---\nid: b\n`, ['manyDocuments: ---']],
  ['an empty document behind', `${head}skills: []\n---\n`, []],
  ['an empty document before', `---\n---\n${head}skills: []\n`, []],
  ['too many documents', '---\n'.repeat(20), ['emptyFile: ', 'manyDocuments: ---']],
  ['a YAML version', `%YAML 1.1\n---\n${head}skills: []\n`, []],
  ['an unknown directive', `%CRAFT 1\n---\n${head}skills: []\n`, ['directiveIgnored: %CRAFT 1']],

  ['tabs as indentation', `${head}skills:\n\t- id: s\n\t  name: S\n`, ['tabIndent: \t', 'missing: id: s', 'tabIndent: \t  ', 'duplicateField: name']],
  ['a tab in text that runs on', `${head}description: one\n  \ttwo\nskills: []\n`, []],
  ['a field out of line', `${head}skills: []\n description: b\n`, ['badIndent:  ']],
  ['an item out of line', withActivity('     - {id: two, title: Two}'), ['badIndent:  ', 'missingCharacter: -', 'badFieldName: - {id: two, title: Two}']],
  ['a missing colon', withActivity('        kind tactics'), ['missingCharacter: kind tactics', 'unknownField: kind tactics']],
  ['a colon in text', withActivity('        guidance: First: look'), ['colonInText: F', 'wrongType: First: look']],
  ['a quote that is not closed', withActivity('        guidance: "Look'), ['missingCharacter: ']],
  ['a reserved character', withActivity('        guidance: @home'), ['badStart: @']],
  ['an unknown escape', withActivity('        guidance: "C:\\Work"'), ['badEscape: \\']],
  ['text behind a quote', withActivity('        guidance: "a" b'), ['syntax: b']],
  ['a glob without quotes', withActivity('        files: [*.md]'), ['unknownAlias: *.md']],
  ['a field twice', withActivity('        title: Two'), ['duplicateField: title']],
  ['a list as the name of a field', withActivity('        ? [a]\n        : b'), ['badFieldName: [a]']],
  ['a tag of JavaScript', withActivity('        guidance: !!js/function "function () {}"'), ['tagIgnored: !!js/function']],
  ['a tag on the whole', `!framework\n${head}skills: []\n`, ['tagIgnored: !framework']],
  ['tags of other types', withActivity('        guidance: !!binary aGk=\n        keywords: !!set {a, b}'),
    ['tagIgnored: !!binary', 'tagIgnored: !!set', 'wrongType: {a, b}']],

  ['an id with a space', withActivity('      - {id: b c, title: B}'), ['badId: b c']],
  ['an id that every object has', withActivity('      - {id: constructor, title: B}'), ['badId: constructor']],
  ['an id too long', withActivity(`      - {id: ${'b'.repeat(101)}, title: B}`), [`tooLong: ${'b'.repeat(101)}`]],
  ['an empty title', withActivity('      - {id: b, title: ""}'), ['empty: ""']],
  ['a title that is a list', withActivity('      - {id: b, title: [B]}'), ['wrongType: [B]']],
  ['an activity that is text', withActivity('      - Write'), ['wrongType: Write']],
  ['an activity begun', withActivity('      -'), ['empty: ']],
  ['a field begun', withActivity('        guidance:\n        keywords:\n        kind: ~'), []],
  ['a title begun', withActivity('      - id: b\n        title:'), ['missing: title']],
  ['a kind of its own', withActivity('        kind: tactic'), ['notOneOf: tactic']],
  ['a number as text', withActivity('        sourceRow: "1"'), ['wrongType: "1"']],
  ['half a row', withActivity('        sourceRow: 1.5'), ['notWhole: 1.5']],
  ['row 0', withActivity('        sourceRow: 0'), ['outOfRange: 0']],
  ['a script as an address', `${head}source: {title: T, url: "javascript:x"}\nskills: []\n`, ['badUrl: "javascript:x"']],
  ['a source without a title', `${head}source: {licence: L}\nskills: []\n`, ['missing: {licence: L}']],
  ['a list too long', withActivity(`        keywords: [${'a,'.repeat(200)}b]`), ['tooMany: b']],
  ['a vertical tab', withActivity('        guidance: a\u000bb'), ['badCharacter: a\u000bb']],
  ['half a surrogate pair', withActivity('        guidance: a\ud800b'), ['badCharacter: a\ud800b']],
  ['a NUL by escape', withActivity('        guidance: "a\\0b"'), ['badCharacter: "a\\0b"']],
  ['an unknown field', withActivity('        colour: red'), ['unknownField: colour']],
  ['fields of every object', withActivity('        __proto__: {polluted: yes}\n        toString: x\n        constructor: {prototype: {polluted: yes}}'),
    ['unknownField: __proto__', 'unknownField: toString', 'unknownField: constructor']],

  ['an activity twice', withActivity('      - {id: one, title: Again}'), ['duplicateId: one']],
  ['an activity in two skills', withActivity('  - {id: t, name: T, activities: [{id: one, title: Again}]}'), ['duplicateId: one']],
  ['a skill twice', withActivity('  - {id: s, name: T}'), ['duplicateId: s']],
  ['a level twice', `${head}levels: [{id: l, name: L}, {id: l, name: M}]\nskills: []\n`, ['duplicateId: l']],
  ['a former id in use', withActivity('      - {id: two, title: Two, formerIds: [one]}'), ['formerIdTaken: one']],
  ['a relation to nothing', withActivity('        related: [two]'), ['unknownReference: two']],
  ['a relation to a former id', withActivity('        related: [zero]\n        formerIds: [zero]'), []],
  ['a relation to what is broken', withActivity('        related: [two]\n      - id: two'), ['missing: id: two']],
  ['a milestone of nothing', withActivity('milestones: [{id: m, name: M, days: 1, activities: [one, two]}]'), ['unknownReference: two']],
  ['a kind of document twice', `${head}skills: []\ndocuments: [{id: d, name: D}, {id: d, name: E}]\n`, ['duplicateId: d']],
  ['a check twice', `${head}skills: []\ndocuments: [{id: d, name: D, checks: [{id: c, name: C, test: who}, {id: c, name: C, test: why}]}]\n`, ['duplicateId: c']],
  ['a check of two kinds of document', `${head}skills: []\ndocuments: [{id: d, name: D, checks: [{id: c, name: C, test: who}]}, {id: e, name: E, checks: [{id: c, name: C, test: why}]}]\n`, []],
  ['a test nobody knows', `${head}skills: []\ndocuments: [{id: d, name: D, checks: [{id: c, name: C, test: spelling}]}]\n`, ['notOneOf: spelling']],
  ['a form nobody knows', `${head}skills: []\ndocuments: [{id: d, name: D, forms: [userStory, haiku]}]\n`, ['notOneOf: haiku']],
  ['a document that shows nothing', withActivity('documents: [{id: d, name: D, activities: [one, two]}]'), ['unknownReference: two']],
  ['a template twice', `${head}skills: []\ntemplates: [{id: t, name: T}, {id: t, name: U}]\n`, ['duplicateId: t']],
  ['a template of nothing', withActivity('templates: [{id: t, name: T, activities: [two, one]}]'), ['unknownReference: two']],
  ['a role in nothing', withActivity('roles: [{id: r, name: R, levels: {s: any, q: any}}]'), ['unknownReference: q']],
  ['levels unknown', withActivity('levels: [{id: l, name: L}]\nroles: [{id: r, name: R, levels: {s: m}}]'), ['unknownReference: m']],
  ['a text for a level unknown', `${head}levels: [{id: l, name: L}]\nskills: [{id: s, name: S, levels: {m: M}}]\n`, ['unknownReference: m']],

  ['anchors and aliases', withActivity('        guidance: &g Look.\n      - {id: two, title: *g}'), []],
  ['an alias of itself', `${head}skills: &s [*s]\n`, ['wrongType: [*s]']],
  ['merged fields', withActivity('        <<: {kind: tactics}\n      - <<: [{id: two}, {id: three, title: Two}]'), []],
  ['a merge with itself', withActivity('      - &m {id: two, title: Two, <<: *m}'), []],
  ['a merge with text', withActivity('        <<: text'), ['wrongType: text']],
  ['ids like numbers and booleans', withActivity('      - {id: 1.0, title: on}\n      - {id: 2024-01-01, title: 0x1F}\n      - {id: true, title: 1e3}'), []],

  ['open brackets', `${head}skills: ${'['.repeat(100_000)}`, ['tooDeep: [']],
  ['open lists', '- '.repeat(100_000), ['tooDeep: -']],
  ['open fields', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''), ['tooDeep: a']],
  ['far too long', `${head}skills: []\n${'#'.repeat(MAX_LENGTH)}`, ['fileTooLong: ']],
  ['a million parts', `${head}skills: [${'a,'.repeat(MAX_PARTS / 2)}]`, ['tooManyParts: ,']],
];

suite('parseFramework: one text, its problems', () => {
  for (const [name, text, marks] of cases) {
    test(name, () => assert.deepEqual(marksOf(text), marks));
  }

  test('every problem there is has a case', () => {
    const shown = new Set(cases.flatMap(([, , marks]) => marks.map((mark) => mark.slice(0, mark.indexOf(':')))));
    const elsewhere: ProblemCode[] = ['unreadable', 'moreProblems', 'tooMuch'];
    assert.deepEqual([...shown, ...elsewhere].sort(), Object.keys(SEVERITIES).sort());
  });
});

suite('parseFramework: what is kept', () => {
  test('every field of a whole file, with nothing to say', () => {
    const { framework, problems } = parseFramework(garden);
    assert.deepEqual(problems, []);
    const [dig, compost] = activitiesOf(framework);
    assert.deepEqual(dig, {
      id: 'dig', title: 'Dig a test pit', aliases: ['Test pit'],
      guidance: 'A spade deep will do. Look at it when it is wet and when it is dry.',
      evidence: ['a sketch of the layers', 'photographs with a ruler in them'], keywords: ['clay', 'loam', 'pH: measured'],
      files: ['*soil*', 'pits/**'], kind: 'tactics', related: ['compost'], formerIds: ['dig-a-hole'], sourceRow: 3,
    });
    assert.deepEqual(compost, {
      id: 'compost', title: 'Keep a compost heap', aliases: [], guidance: '', evidence: [], keywords: [], files: [], kind: 'strategy',
      related: [], formerIds: [],
    });
    assert.equal(framework!.description, 'What a gardener learns in a year.\n\nNothing here is a test.');
    assert.deepEqual(framework!.skills[0]!.levels, { seed: 'Can tell clay from sand.', tree: 'Can tell what grew there before.' });
    assert.deepEqual(framework!.roles[0]!.levels, { soil: 'seed', time: 'seed' });
    assert.deepEqual(framework!.milestones, [{ id: 'spring', name: 'First spring', days: 90, activities: ['dig', 'sow'] }]);
  });

  test('the good activities of a bad file', () => assert.deepEqual(idsOf(fixture('broken.yaml')), ['roadmap', 'note', 'good']));
  test('the activities of a skill with a bad alias', () =>
    assert.deepEqual(idsOf(`${head}skills: [{id: s, name: S, aliases: [a, [b]], activities: [{id: one, title: One}]}]`), ['one']));
  test('the rest of an activity with a bad list', () =>
    assert.deepEqual(activitiesOf(parseFramework(withActivity('        keywords: {a: b}\n        kind: strategy')).framework)[0]!.kind, 'strategy'));
  test('the good items of a list', () =>
    assert.deepEqual(activitiesOf(parseFramework(withActivity('        keywords: [a, [b], c, "", d]')).framework)[0]!.keywords, ['a', 'c', 'd']));
  test('the first of two with one id', () =>
    assert.deepEqual(activitiesOf(parseFramework(withActivity('      - {id: one, title: Two}')).framework).map((a) => a.title), ['One']));
  test('the first of two documents', () => assert.equal(parseFramework(`${head}skills: []\n--- \nid: b\n`).framework!.id, 'a'));
  test('references to nothing, since what they meant may be back', () =>
    assert.deepEqual(activitiesOf(parseFramework(withActivity('        related: [two]')).framework)[0]!.related, ['two']));
  test('ids and titles as they are written', () =>
    assert.deepEqual(activitiesOf(parseFramework(withActivity('      - {id: 1.0, title: on}\n      - {id: 010, title: 2024-01-01}')).framework)
      .slice(1).map(({ id, title }) => [id, title]), [['1.0', 'on'], ['010', '2024-01-01']]));
  test('own fields before merged ones, and the first merged before the next', () =>
    assert.deepEqual(activitiesOf(parseFramework(withActivity('      - {<<: [{id: two, title: Two}, {id: three, kind: tactics}], title: Own}')).framework)
      .slice(1).map(({ id, title, kind }) => [id, title, kind]), [['two', 'Own', 'tactics']]));
  test('an alias means the anchor before it, not the last of that name', () =>
    assert.deepEqual(activitiesOf(parseFramework(withActivity('        guidance: &g 1st\n      - {id: b, title: *g}\n      - {id: c, title: &g 2nd}')).framework)
      .map(({ title }) => title), ['One', '1st', '2nd']));
  test('text with what cannot be shown in it, shown as spaces', () =>
    assert.equal(activitiesOf(parseFramework(withActivity('        guidance: "a\\x07b \u{1F331}"')).framework)[0]!.guidance, 'a b \u{1F331}'));

  test('nothing leaks into other objects', () => {
    const { framework } = parseFramework(
      `__proto__: {polluted: yes}\n${head}skills:\n  - {id: s, name: S, __proto__: {id: x}, levels: {__proto__: p, constructor: c, l: L}}\n`);
    assert.equal(({} as { polluted?: string }).polluted, undefined);
    assert.deepEqual(Object.entries(framework!.skills[0]!.levels), [['l', 'L']]);
    assert.equal(Object.getPrototypeOf(framework!.skills[0]), Object.prototype);
    assert.deepEqual(framework!.skills[0]!.id, 's');
  });
});

suite('parseFramework: offsets are those of the text as given', () => {
  const broken = withActivity('        kind: tactic');
  for (const [name, text] of Object.entries({
    'byte order mark': `\ufeff${broken}`, CRLF: broken.replaceAll('\n', '\r\n'), 'both, and emoji': `\ufeff# \u{1F331}\r\n${broken.replaceAll('\n', '\r\n')}`,
  })) {
    test(name, () => {
      assert.deepEqual(marksOf(text), ['notOneOf: tactic']);
      assert.deepEqual(parseFramework(text).framework, parseFramework(broken).framework);
    });
  }
  test('CRLF reads as LF does', () => assert.deepEqual(parseFramework(garden.replaceAll('\n', '\r\n')), parseFramework(garden)));
  test('problems are in the order of the text', () => {
    const { problems } = parseFramework(fixture('broken.yaml'));
    assert.deepEqual(problems.map((p) => p.start), problems.map((p) => p.start).sort((a, b) => a - b));
  });
});

suite('parseFramework: texts that mean harm', () => {
  const bomb = (last: string) => `b0: &b0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 40 }, (_, i) =>
    `b${i + 1}: &b${i + 1} [${Array(10).fill(`*b${i}`).join(', ')}]\n`).join('')}${head}skills: ${last}\n`;

  test('billion laughs in fields nobody reads, and where text is meant', () => {
    const marks = marksOf(bomb('[{id: s, name: *b40}, {id: t, name: T, aliases: *b40}]'));
    const laughs = (level: number) => `[${Array(10).fill(`*b${level}`).join(', ')}]`;
    assert.deepEqual(marks.filter((mark) => !mark.startsWith('unknownField')), [`wrongType: ${laughs(38)}`, `wrongType: ${laughs(39)}`]);
  });
  test('billion laughs in lists that are read', () => {
    const text = `${head}words: &w [${'word, '.repeat(199)}word]\nacts: &a {id: x, title: T, keywords: *w, aliases: *w, evidence: *w}\n`
      + `all: &all [${'*a, '.repeat(19_000)}*a]\nskills: [${'{id: s, name: S, activities: *all}, '.repeat(50)}]\n`;
    const parsed = parseFramework(text);
    assertSound(text, parsed);
    assert.ok(parsed.problems.some((problem) => problem.code === 'tooMuch'));
  });
  test('merges of merges', () => {
    const text = `m0: &m0 {a: 1}\n${Array.from({ length: 60 }, (_, i) => `m${i + 1}: &m${i + 1} {k${i}: 1, <<: [*m${i}, *m${i}, *m${i}]}\n`).join('')}`
      + `${head}<<: *m60\nskills: []\n`;
    const parsed = parseFramework(text);
    assertSound(text, parsed);
    assert.equal(parsed.framework!.id, 'a');
  });
  test('5 MB of activities', () => {
    const one = (i: number) => `      - id: activity-${i}\n        title: Write story ${i}\n        guidance: ${'Say why. '.repeat(30)}\n`
      + `        keywords: [as a, so that]\n        files: ["*story*"]\n        related: [activity-${(i * 7) % 12_000}]\n`;
    const text = `${head}skills:\n  - id: s\n    name: S\n    activities:\n${Array.from({ length: 12_000 }, (_, i) => one(i)).join('')}`;
    assert.ok(text.length > 5_000_000);
    const { framework, problems } = parseFramework(text);
    assert.deepEqual(problems, []);
    assert.equal(activitiesOf(framework).length, 12_000);
  });
  test('more activities than fit, in one skill and over all', () => {
    const many = (from: number, count: number) => Array.from({ length: count }, (_, i) => `{id: a${from + i}, title: T}`).join(', ');
    const text = `${head}skills: [{id: s, name: S, activities: [${many(0, 19_999)}]}, {id: t, name: T, activities: [${many(20_000, 3)}]}, `
      + `{id: u, name: U, activities: [${many(30_000, 2)}]}]`;
    assert.deepEqual(marksOf(text), ['tooMany: a20001', 'tooMany: a30000']);
    assert.deepEqual(parseFramework(text).framework!.skills.map((s) => s.activities.length), [19_999, 1, 0]);
    assert.deepEqual(marksOf(`${head}skills: [{id: s, name: S, activities: [${many(0, 20_001)}]}]`), ['tooMany: {id: a20000, title: T}']);
  });
  test('20,000 mistakes are told in a bounded number of problems', () => {
    const texts = [`${head}skills: [${'{id: "", name: 1}, '.repeat(2000)}]`, ']\n'.repeat(20_000), '- *a\n'.repeat(20_000), 'a: 1\n'.repeat(20_000)];
    for (const text of texts) {
      const parsed = parseFramework(text);
      assertSound(text, parsed);
      assert.equal(parsed.problems.length, MAX_PROBLEMS + 1);
      assert.deepEqual(parsed.problems.at(-1)!.code, 'moreProblems');
      assert.ok(Number(parsed.problems.at(-1)!.facts.count) > 0);
    }
  });
  test('nesting up to the bound is read', () => {
    const nested = (depth: number) => `${head}deep: ${'['.repeat(depth)}${']'.repeat(depth)}\nskills: []\n`;
    assert.deepEqual(marksOf(nested(MAX_DEPTH - 2)), ['unknownField: deep']);
    assert.deepEqual(marksOf(nested(MAX_DEPTH)), ['tooDeep: [']);
  });
  test('stack traces are as before', () => {
    const before = Error.stackTraceLimit;
    parseFramework('{');
    assert.equal(Error.stackTraceLimit, before);
  });
});

suite('parseFramework: laws', () => {
  /** Pieces that mean something to YAML or to a framework. */
  const piece = fc.oneof(
    fc.constantFrom(...'[]{}:-?!&*|>%@`"\'#,\\~<\t\n\r \0\ufeff\ud800\udc00\u2028\x02\x18\x1f'.split(''), '---\n', '...\n', '&a', '*a', '<<: ', '!!set ', '? ', '\r\n',
      '|2-\n', '"\\x', '%YAML 1.1\n', 'id: ', 'skills:\n', '__proto__: ', ' - ', '\n      - '),
    fc.string({ maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 8 }),
  );

  test('whatever the text, it comes back with offsets in it', () => {
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      assertSound(text, parseFramework(text));
    }), { numRuns: 3000 });
  });

  test('whatever is done to a good file', () => {
    const cut = fc.record({ at: fc.nat(garden.length), gone: fc.nat(40), put: fc.oneof(piece, fc.nat(garden.length - 200).map((at) => garden.slice(at, at + 200))) });
    fc.assert(fc.property(fc.array(cut, { minLength: 1, maxLength: 6 }), (cuts) => {
      const text = cuts.reduce((before, { at, gone, put }) => before.slice(0, at) + put + before.slice(at + gone), garden);
      assertSound(text, parseFramework(text));
    }), { numRuns: 1500 });
  });

  test('wherever a good file ends', () => {
    for (let end = 0; end <= garden.length; end++) { assertSound(garden.slice(0, end), parseFramework(garden.slice(0, end))); }
  });

  test('any framework written as YAML is read back as it was', () => {
    fc.assert(fc.property(anyFramework, fc.constantFrom('\n', '\r\n'), fc.constantFrom(20, 80, 0), (framework, end, lineWidth) => {
      const text = stringify(framework, { lineWidth }).replaceAll('\n', end);
      assert.deepEqual(parseFramework(text), { framework, problems: [] });
    }), { numRuns: 300 });
  });

  test('damage to one activity changes no other', () => {
    const damage = fc.oneof(
      fc.record({ field: fc.constantFrom('id', 'title', 'aliases', 'guidance', 'keywords', 'kind', 'related', 'formerIds', 'sourceRow', 'other'), value: fc.jsonValue() }),
      fc.record({ whole: fc.jsonValue() }),
      fc.record({ without: fc.constantFrom('id', 'title') }),
    );
    fc.assert(fc.property(anyFramework.filter((f) => activitiesOf(f).length > 1), fc.nat(), damage, (framework, pick, what) => {
      const copy = JSON.parse(JSON.stringify(framework)) as Framework;
      const victim = activitiesOf(copy)[pick % activitiesOf(copy).length]!;
      const skill = copy.skills.find((one) => one.activities.includes(victim))!;
      const damaged: unknown = 'whole' in what ? what.whole
        : 'without' in what ? { ...victim, [what.without]: undefined } : { ...victim, [what.field]: what.value };
      (skill.activities as unknown[])[skill.activities.indexOf(victim)] = damaged;
      const others = (of: Framework) => ({
        ...of, skills: of.skills.map((one) => ({ ...one, activities: one.activities.filter((a) => activitiesOf(framework).some(({ id }) => id === a.id) && a.id !== victim.id) })),
      });
      const text = stringify(copy);
      const parsed = parseFramework(text);
      assertSound(text, parsed);
      assert.deepEqual(others(parsed.framework!), others(framework));
    }), { numRuns: 300 });
  });
});
