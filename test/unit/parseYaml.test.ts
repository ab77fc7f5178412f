import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import fc from 'fast-check';
import { isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { YamlNode } from '../../src/model/composeYaml';
import { parseYaml } from '../../src/model/parseYaml';
import { ProblemList } from '../../src/model/problemList';

/** What both readers can tell: text and where it stands, lists, fields in order, names of aliases. */
type Told = string | { list: Told[] } | { fields: [Told, Told][] } | { alias: true; at: string };

const at = (start: number, end: number) => `${start}-${end}`;

function toldByUs(node: YamlNode): Told {
  switch (node.kind) {
    case 'text': return node.text && `${node.text} at ${at(node.start, node.end)}`;
    case 'list': return { list: node.items.map(toldByUs) };
    case 'fields': return { fields: node.fields.map(({ key, value }) => [toldByUs(key), toldByUs(value)]) };
    case 'alias': return { alias: true, at: at(node.start, node.end) };
  }
}

function toldByYaml(node: unknown): Told {
  if (isAlias(node)) { return { alias: true, at: at(node.range![0], node.range![1]) }; }
  if (isSeq(node)) { return { list: node.items.map(toldByYaml) }; }
  if (isMap(node)) { return { fields: node.items.map((pair) => (isPair(pair) ? [toldByYaml(pair.key), toldByYaml(pair.value)] : ['', ''])) }; }
  if (!isScalar(node)) { return ''; }
  const value = node.value as string;
  return value && `${value} at ${at(node.range![0], node.range![1])}`;
}

/** The `yaml` package is the measure: what is a mistake to it is one to us, and where nothing is, both read the same. */
function assertAgreement(text: string): void {
  const documents = parseAllDocuments(text, {
    schema: 'failsafe', uniqueKeys: false, merge: false, resolveKnownTags: false, prettyErrors: false, logLevel: 'silent',
  });
  if (documents.length !== 1 || !documents[0] || text.includes('\0')) { return; }
  const [document] = documents;
  // Not errors here: tags and directives are warnings, and IMPOSSIBLE is what the package says when it has lost its own way.
  const theirs = document.errors.filter(({ code }) => !['TAG_RESOLVE_FAILED', 'BAD_DIRECTIVE', 'IMPOSSIBLE'].includes(code));
  const problems = new ProblemList(text.length);
  const root = parseYaml(text, problems);
  const ours = problems.toArray().filter(({ code, severity }) => severity === 'error' && code !== 'unknownAlias' && code !== 'emptyFile');
  if (ours.some(({ code }) => code === 'tooDeep')) { return; }
  // The package takes an escaped quote at the very end for the end of the text.
  if (/\\"\s*$/.test(text)) { return; }
  assert.equal(ours.length > 0, theirs.length > 0, JSON.stringify({ text, ours, theirs: theirs.map(({ code, message, pos }) => [code, message, pos]) }));
  if (!ours.length && root) { assert.deepEqual(toldByUs(root), toldByYaml(document.contents)); }
}

suite('parseYaml reads what the yaml package reads', () => {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('a', 'b: ', 'c:\n', '- ', '\n', '\n  ', '\n    ', '[', ']', '{', '}', ', ', ': ', '? ', '"', '\'', ' ', '\n- ', '\n  - ', '\n  d: ', 'e') },
    { weight: 1, arbitrary: fc.constantFrom('\t', '\r\n', '&x ', '*x', '!t ', '!!str ', '#', ' # c\n', '|\n', '>-\n', '|+\n', '>2\n', '\\n', '\\x41', '\\', '---', '...', '%', '@', '\r', ' \n', '\n\n', '\u2028', '\ufeff') },
    { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
  );
  const lines = fc.array(fc.tuple(fc.nat(4), fc.constantFrom('a: b', 'a:', '- a', '-', '- a: b', 'a: |', 'a: >', '- >-', 'text', 'a: "q', 'q"', 'a: [', ']', 'a: {b: c}', '# c', '', '? a', ': b', 'a: &x', '*x', '\tt', '- - a', 'a: \'b', 'c\': d', '! b', '[a]: b', '"a": b')), { maxLength: 12 })
    .map((all) => all.map(([indent, line]) => `${' '.repeat(indent)}${line}`).join('\n'));

  test('whatever the pieces', () => fc.assert(fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => assertAgreement(pieces.join(''))), { numRuns: 3000 }));
  test('whatever the lines', () => fc.assert(fc.property(lines, fc.constantFrom('\n', '\r\n'), (text, end) => assertAgreement(text.replaceAll('\n', end))), { numRuns: 3000 }));
  test('whatever stands in quotes', () => {
    const inner = fc.array(fc.constantFrom('a', ' ', '\t', '\n', '\r\n', '\r', '\\', 'n', 'x4', '1', 'u00e9', 'U0001F331', '"', '\'\'', '\\\n', '\\"', '\u{1F331}'), { maxLength: 14 });
    fc.assert(fc.property(inner, fc.constantFrom('"', '\'', ''), (all, quote) => assertAgreement(`k: ${quote}${all.join('')}${quote}`)), { numRuns: 2000 });
  });
  test('whatever stands in a block', () => {
    const inner = fc.array(fc.tuple(fc.nat(5), fc.constantFrom('', 'a', '\tb', '# c', '- d', ' ', 'e: f')), { maxLength: 8 });
    fc.assert(fc.property(fc.constantFrom('|', '>', '|-', '>+', '|+', '>2', '|1-', '>-3', '|x', '| # c', '|# c'), inner, fc.constantFrom('\n', '\r\n'), fc.boolean(), (header, all, end, root) =>
      assertAgreement(`${root ? '' : 'k: '}${header}${end}${all.map(([indent, line]) => ' '.repeat(indent) + line).join(end)}`)), { numRuns: 2000 });
  });
  test('whatever is done to a good file', () => {
    const garden = fs.readFileSync('test/fixtures/frameworks/garden.yaml', 'utf8');
    fc.assert(fc.property(fc.nat(garden.length), fc.nat(30), piece, (start, gone, put) =>
      assertAgreement(garden.slice(0, start) + put + garden.slice(start + gone))), { numRuns: 300 });
  });
  test('the frameworks that ship', () => {
    for (const file of fs.readdirSync('framework').filter((name) => name.endsWith('.yaml'))) { assertAgreement(fs.readFileSync(`framework/${file}`, 'utf8')); }
  });
});
