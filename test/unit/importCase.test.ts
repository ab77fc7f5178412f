import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { FrameworkSchema } from '../../src/framework/model/frameworkSchema';
import { caseImporter } from '../../src/formats/model/case';
import { isProblem } from '../../src/formats/model/importer';
import type { ImportResult } from '../../src/formats/model/importer';

type Json = Record<string, unknown>;

const read = (value: unknown, name = 'pack.json'): ImportResult => {
  const result = caseImporter.read([{ name, text: typeof value === 'string' ? value : JSON.stringify(value) }], {});
  assert.ok(!isProblem(result), JSON.stringify(result));
  const { report, frameworks } = result;
  assert.equal(report.read, report.mapped + report.dropped.reduce((sum, { count }) => sum + count, 0));
  for (const framework of frameworks) { assert.ok(v.is(FrameworkSchema, framework)); }
  return result;
};

const document = { identifier: 'doc', title: 'Baking', creator: 'Guild', lastChangeDateTime: '2026-02-03T04:05:06Z' };
const item = (identifier: string, more: Json = {}): Json => ({ identifier, fullStatement: `Do ${identifier}`, ...more });
const under = (child: string, parent: string, sequenceNumber?: number, associationType = 'isChildOf'): Json => (
  { associationType, originNodeURI: { identifier: child }, destinationNodeURI: { identifier: parent }, ...(sequenceNumber !== undefined && { sequenceNumber }) });

/** Items from a picture of the tree, `child<parent`, in that order. */
function pack(picture: string, more: Json = {}): Json {
  const pairs = picture.split(' ').map((pair) => pair.split('<'));
  return {
    CFDocument: document, CFItems: pairs.map(([child]) => item(child!)),
    CFAssociations: pairs.flatMap(([child, parent]) => (parent ? [under(child!, parent)] : [])), ...more,
  };
}

/** Skills with their activities, by ids: `a(b c) d(e)`. */
const shape = ({ frameworks }: ImportResult): string => frameworks[0]!.skills.map(({ id, activities }) => `${id}(${activities.map((one) => one.id).join(' ')})`).join(' ');
const notes = ({ report }: ImportResult): string[] => [...report.repaired, ...report.dropped].map(({ code, count, facts }) => [code, count, ...Object.values(facts)].join(' '));

suite('import of CASE: tree', () => {
  const gives = (value: Json, expected: string, ...said: string[]): void => {
    const result = read(value);
    assert.equal(shape(result), expected);
    assert.deepEqual(notes(result), said);
  };

  test('leaves are activities, what they hang on are skills', () => gives(pack('a<doc b<a c<a d<doc e<d f<d'), 'a(b c) d(e f)'));
  test('what stands at the top by itself is in a skill of the document', () => gives(pack('a<doc b<doc'), 'top(a b)'));
  test('areas above skills are named in their descriptions', () => {
    const result = read(pack('a<doc b<a c<b d<b e<c f<c g<d h<d'));
    assert.equal(shape(result), 'c(e f) d(g h)');
    assert.equal(result.frameworks[0]!.skills[0]!.description, 'Do a › Do b');
  });
  test('parts of a statement stand after it among statements of its rank', () => gives(pack('a<doc b<a c<a d<a e<d f<d'), 'a(b c d e f)'));
  test('a chapter without parts does not make activities of the other chapters', () => gives(pack('i<doc a<doc b<a c<a'), 'top(i) a(b c)'));

  test('isChildOf the other way round, shown by the document', () => {
    const picture = pack('a<doc b<a c<a');
    const turned = { ...picture, CFAssociations: (picture.CFAssociations as Json[]).map(({ originNodeURI: o, destinationNodeURI: d, ...rest }) => ({ ...rest, originNodeURI: d, destinationNodeURI: o })) };
    gives(turned, 'a(b c)', 'ordered 3 reversed');
  });
  test('isChildOf the other way round between items only', () => {
    gives({ CFDocument: document, CFItems: ['a', 'b', 'c'].map((id) => item(id)), CFAssociations: [under('a', 'doc'), under('a', 'b'), under('a', 'c')] }, 'a(b c)', 'ordered 3 reversed');
  });
  test('isChildOf the other way round, without a document', () => {
    gives({ CFItems: ['a', 'b', 'c'].map((id) => item(id)), CFAssociations: [under('a', 'b'), under('a', 'c')] }, 'a(b c)', 'ordered 2 reversed', 'named 1');
  });
  test('isPartOf where there is nothing better', () => {
    gives({ CFDocument: document, CFItems: ['a', 'b'].map((id) => item(id)), CFAssociations: [under('a', 'doc'), under('b', 'a', 1, 'isPartOf')] }, 'a(b)');
  });
  test('an item wins over the document as a parent, the first over the second', () => {
    const all = pack('a<doc b<a c<doc d<c');
    gives({ ...all, CFAssociations: [...all.CFAssociations as Json[], under('b', 'doc'), under('b', 'c')] }, 'a(b) c(d)', 'leftOut 1 isChildOf secondParent');
  });
  test('without associations all is one skill, and nothing has been moved', () => gives({ CFDocument: document, CFItems: [item('a'), item('b')] }, 'top(a b)'));
  test('orphans go to the top', () => gives(pack('a<doc b<a c<gone d'), 'a(b) top(c d)', 'moved 1 unknownParent', 'moved 1 noParent'));
  test('circles are cut where they begin', () => gives(pack('a<b b<c c<a d<d'), 'c(b) top(d)', 'moved 2 circle'));
  test('associations with items that are not there', () => gives(pack('a<doc b<a', { CFAssociations: [under('a', 'doc'), under('b', 'a'), under('x', 'a')] }), 'a(b)', 'leftOut 1 isChildOf unknownItem'));
  test('identifiers in capitals, URIs alone, and wrappers', () => {
    const inner = { CFDocument: document, CFItems: [item('A-1'), item('b')], CFAssociations: [
      { associationType: 'isChildOf', originNodeURI: 'https://x.org/ims/case/v1p0/CFItems/b', destinationNodeURI: 'https://x.org/ims/case/v1p0/CFItems/a-1' },
    ] };
    for (const wrapped of [inner, { CFPackage: inner }, { data: { package: inner } }, [inner]]) { assert.equal(shape(read(wrapped)), 'a-1(b)'); }
    const { frameworks } = read([inner, { ...inner, CFDocument: { ...document, identifier: 'other' } }]);
    assert.deepEqual(frameworks.map(({ id }) => id), ['doc', 'other']);
  });

  test('identifiers that are no UUIDs are taken as they are', () => {
    const items = ['x:1', 'y:1', 'y:2'].map((id) => item(id));
    const links = [['y:1', 'x:1'], ['y:2', 'x:1']].map(([originNodeURI, destinationNodeURI]) => ({ associationType: 'isChildOf', originNodeURI, destinationNodeURI }));
    assert.equal(shape(read({ CFDocument: document, CFItems: items, CFAssociations: links })), 'x-1(y-1 y-2)');
  });

  test('order: sequence number, then code as people count, then mark in the list, then file', () => {
    const order = (items: Json[], numbers: readonly (number | undefined)[] = []): string => (
      shape(read({ CFDocument: document, CFItems: items, CFAssociations: items.map(({ identifier }, i) => under(identifier as string, 'doc', numbers[i])) })));
    assert.equal(order([item('a'), item('b'), item('c')], [3, undefined, 1]), 'top(c a b)');
    assert.equal(order([item('a', { humanCodingScheme: 'K.10' }), item('b', { humanCodingScheme: 'K.9' }), item('c')]), 'top(b a c)');
    assert.equal(order([item('a', { listEnumeration: 'b.' }), item('b', { listEnumeration: 'a.' })]), 'top(b a)');
    assert.equal(order([item('b'), item('a')]), 'top(b a)');
  });

  test('deep trees are cut where skills are neither too many nor too small', () => {
    const many = Array.from({ length: 3000 }, (_, i) => [`s${i}<t${i % 100}`, `a${i}<s${i}`]).flat();
    const { frameworks, report } = read(pack([...Array.from({ length: 100 }, (_, i) => `t${i}<doc`), ...many].join(' ')));
    assert.equal(frameworks[0]!.skills.length, 100);
    assert.deepEqual([report.read, report.mapped, report.made.activities], [6100, 6100, 6000]);
  });
});

suite('import of CASE: texts', () => {
  const only = (more: Json): ImportResult['frameworks'][0]['skills'][0]['activities'][0] => (
    read({ CFDocument: document, CFItems: [{ identifier: 'a', ...more }] }).frameworks[0]!.skills[0]!.activities[0]!);

  test('a long statement has its short one for a title and stands whole in the guidance', () => {
    const long = `Knead ${'and fold '.repeat(30)}`.trim();
    assert.deepEqual((({ title, guidance }) => [title, guidance])(only({ fullStatement: long, abbreviatedStatement: 'Knead', notes: 'Slowly.' })), ['Knead', `${long}\n\nSlowly.`]);
    const { title, guidance } = only({ fullStatement: `${long} ${long}` });
    assert.ok(title.length <= 300 && title.endsWith('…'));
    assert.equal(guidance, `${long} ${long}`);
  });
  test('of several lines the first is the title', () => assert.equal(only({ fullStatement: 'Choose a flour:\n\n| a | b |' }).title, 'Choose a flour:'));
  test('HTML is read, scripts go', () => {
    const { title, guidance } = only({ fullStatement: '<p>Bake <b>bread</b><script>alert(1)</script></p>', notes: 'a &lt; b<img src=x onerror=alert(1)>' });
    assert.deepEqual([title, guidance], ['Bake bread', 'a < b']);
  });
  test('codes that tell are aliases, others stand before the title', () => {
    assert.deepEqual(only({ fullStatement: 'Weigh', humanCodingScheme: 'BK.1.2' }).aliases, ['BK.1.2']);
    assert.equal(only({ fullStatement: 'Weigh', humanCodingScheme: '1.2' }).title, '1.2 Weigh');
    assert.equal(only({ fullStatement: '1.2 Weigh', humanCodingScheme: '1.2' }).title, '1.2 Weigh');
  });
  test('keywords', () => assert.deepEqual(only({ fullStatement: 'Weigh', conceptKeywords: ['scales', null, 'flour'] }).keywords, ['scales', 'flour']));

  test('skills of one name, or with a name that says nothing, say what they are a part of', () => {
    const names = (...statements: string[]): string[] => {
      const [upper, ...lower] = statements;
      const items = [item('t', { fullStatement: upper }), ...lower.flatMap((text, i) => [item(`s${i}`, { fullStatement: text }), item(`a${i}`), item(`b${i}`)])];
      const links = lower.flatMap((_, i) => [under(`s${i}`, 't'), under(`a${i}`, `s${i}`), under(`b${i}`, `s${i}`)]);
      return read({ CFDocument: document, CFItems: items, CFAssociations: [under('t', 'doc'), ...links] }).frameworks[0]!.skills.map(({ name }) => name);
    };
    assert.deepEqual(names('Dough', 'Skills', 'Skills', 'Rye'), ['Dough: Skills', 'Dough: Skills', 'Rye']);
    assert.deepEqual(names('Dough', 'Level 1', 'Level 2'), ['Dough: Level 1', 'Dough: Level 2']);
  });

  test('items without text are dropped, and what hangs on them is kept', () => {
    const value = pack('a<doc b<a c<b');
    (value.CFItems as Json[])[1]!.fullStatement = '<p></p>';
    const result = read(value);
    assert.equal(shape(result), 'a(c)');
    assert.deepEqual(notes(result), ['noText 1']);
  });
  test('what is there twice is read once; of two that differ each is kept', () => {
    const result = read({ CFDocument: document, CFItems: [item('a'), item('b'), item('b'), item('b', { fullStatement: 'Other' })], CFAssociations: [under('a', 'doc'), under('b', 'a')] });
    assert.equal(shape(result), 'a(b b-4)');
    assert.deepEqual(notes(result), ['idNumbered 1 item', 'duplicate 1']);
  });
  test('the document, and what stands in for it', () => {
    const [framework] = read({ CFDocument: { ...document, officialSourceURL: 'https://x.org/b', licenseURI: { title: 'CC BY', identifier: 'l' } }, CFItems: [item('a')] }).frameworks;
    assert.deepEqual([framework!.name, framework!.version, framework!.source], ['Baking', '2026-02-03', { title: 'Baking', url: 'https://x.org/b', licence: 'CC BY', attribution: 'Guild' }]);
    assert.equal(read({ CFItems: [item('a', { CFDocumentURI: { title: 'From items', identifier: 'd' } })] }).frameworks[0]!.name, 'From items');
    assert.equal(read({ CFItems: [item('a')] }, 'folder/bread.json').frameworks[0]!.name, 'bread');
  });
  test('what is not used is told', () => {
    const result = read(pack('a<doc b<a c<a', { CFAssociations: [under('a', 'doc'), under('b', 'a'), under('c', 'a'), under('b', 'c', 1, 'isRelatedTo'), under('b', 'z', 1, 'exactMatchOf')] }));
    assert.deepEqual(notes(result), ['leftOut 1 exactMatchOf']);
    assert.deepEqual(result.frameworks[0]!.skills[0]!.activities[0]!.related, ['c']);
  });
});

suite('import of CASE: rubrics', () => {
  const criterion = (identifier: string | undefined, description: string, ...levels: [string, number | undefined, string?][]): Json => ({
    description, ...(identifier && { CFItemURI: { identifier } }), CFRubricCriterionLevels: levels.map(([quality, score, text]) => ({ quality, score, description: text ?? `${quality} of ${description}` })),
  });
  const levelsOf = (...CFRubricCriteria: Json[]): ImportResult => read(pack('a<doc b<a c<a', { CFRubrics: [{ CFRubricCriteria }] }));

  test('levels by score, lowest first; what they say of an activity stands at its skill', () => {
    const { frameworks: [framework] } = levelsOf(criterion('b', 'Crust', ['Good', 2], ['Poor', 1]), criterion('c', 'Crumb', ['good', 2], ['Fair', 1.5], ['Poor', 1]));
    assert.deepEqual(framework!.levels.map(({ id }) => id), ['poor', 'fair', 'good']);
    assert.equal(framework!.skills[0]!.levels.good, 'Crust: Good of Crust • Crumb: good of Crumb');
  });
  test('a criterion about nothing says what levels mean', () => {
    const { frameworks: [framework] } = levelsOf(criterion(undefined, 'All', ['Poor', 1, 'Flat'], ['Good', 2, 'High']));
    assert.deepEqual(framework!.levels.map(({ description }) => description), ['Flat', 'High']);
  });
  test('levels in the rubric itself', () => {
    const { frameworks: [framework] } = read(pack('a<doc b<a', { CFRubrics: [criterion(undefined, 'All', ['Good', 2], ['Poor', 1])] }));
    assert.deepEqual(framework!.levels.map(({ id }) => id), ['poor', 'good']);
  });
  test('levels without names have their scores, and more than twenty are too many', () => {
    const { frameworks: [framework], report } = levelsOf(criterion('a', 'All', ...Array.from({ length: 30 }, (_, i): [string, number] => ['', i])));
    assert.equal(framework!.levels.length, 20);
    assert.deepEqual(report.repaired.map(({ code, count }) => [code, count]), [['leftOut', 10], ['leftOut', 10]]);
  });
});

suite('import of CASE: recognised by content', () => {
  const score = (...values: unknown[]): number => caseImporter.recognises(values.map((value) => ({ name: 'x.csv', text: typeof value === 'string' ? value : JSON.stringify(value) })));
  test('packages are, other things are not', () => {
    assert.equal(score(pack('a<doc')), 1);
    assert.ok(score({ CFItems: [] }) > 0.5);
    for (const other of ['', '{', '[]', 'a,b\n1,2', { framework: { standards: [] } }, { '@graph': [] }, null, { CFItems: 'many' }, { CFDocument: null }]) { assert.equal(score(other), 0); }
    assert.equal(score(pack('a<doc'), {}), 0);
    assert.equal(score(), 0);
  });
});

suite('import of CASE: hostile', () => {
  const names = ['__proto__', 'constructor', 'toString', 'a', 'b', 'doc', '', '<script>', 'a/b'];
  const anyName = fc.constantFrom(...names);
  const anyLink = fc.oneof(anyName, fc.record({ identifier: anyName }), fc.record({ uri: anyName }), fc.constant(null), fc.nat());
  const odd = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(null, [], {}, 0, 'x'));
  const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> => fc.oneof({ weight: 4, arbitrary }, odd);
  const anyPack = fc.record({
    CFDocument: maybe(fc.record({ identifier: anyName, title: fc.string(), version: odd, licenseURI: odd, extensions: odd }, { requiredKeys: [] })),
    CFItems: maybe(fc.array(maybe(fc.record({
      identifier: anyName, fullStatement: maybe(fc.string()), abbreviatedStatement: odd, humanCodingScheme: maybe(anyName), notes: odd, conceptKeywords: odd,
      extensions: maybe(fc.record({ craftlog: fc.record({ as: fc.constantFrom('skill', 'activity', 'x'), id: anyName, formerIds: fc.array(anyName) }, { requiredKeys: [] }) })),
    }, { requiredKeys: [] })), { maxLength: 12 })),
    CFAssociations: maybe(fc.array(maybe(fc.record({
      associationType: fc.constantFrom('isChildOf', 'isChildOf', 'isParentOf', 'isPartOf', 'isRelatedTo', 'x'), originNodeURI: anyLink, destinationNodeURI: anyLink, sequenceNumber: odd,
    }, { requiredKeys: [] })), { maxLength: 16 })),
    CFDefinitions: odd,
    CFRubrics: maybe(fc.array(fc.record({ CFRubricCriteria: maybe(fc.array(maybe(fc.record({ CFItemURI: anyLink, CFRubricCriterionLevels: maybe(fc.array(maybe(
      fc.record({ quality: maybe(anyName), score: odd, description: maybe(fc.string()) }, { requiredKeys: [] }),
    ), { maxLength: 4 })) }, { requiredKeys: [] })), { maxLength: 3 })) }), { maxLength: 2 })),
  }, { requiredKeys: ['CFItems'] });

  test('whatever stands where, a framework or a problem comes back, and the counts are right', () => {
    fc.assert(fc.property(anyPack, (value) => {
      const files = [{ name: 'x', text: JSON.stringify(value) }];
      if (caseImporter.recognises(files) === 0) { return; }
      const result = read(value);
      const ids = result.frameworks.flatMap(({ skills }) => skills.flatMap(({ activities }) => activities.flatMap(({ id, formerIds }) => [id, ...formerIds])));
      assert.equal(new Set(ids).size, ids.length);
    }), { numRuns: 300 });
  });

  test('200,000 items in one chain, in circles and in one row: bounded, and all of them told of', () => {
    const parents = [(i: number) => (i ? `i${i - 1}` : 'doc'), (i: number) => `i${i % 10 === 9 ? i - 9 : i + 1}`, () => 'doc'];
    const all = Array.from({ length: 200_000 }, (_, i) => ({ identifier: `i${i}`, fullStatement: 'Do' }));
    const { report } = read({ CFDocument: document, CFItems: all, CFAssociations: all.map(({ identifier }, i) => under(identifier, parents[Math.floor(i / 70_000)]!(i))) });
    assert.equal(report.read, 200_000);
    assert.deepEqual([report.made.skills, report.made.activities], [2000, 20_000]);
  });
});
