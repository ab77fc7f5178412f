import './recordExpressions';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { excess } from './excess';
import { readers } from './readers';
import { recorded, stopRecording } from './recordExpressions';

/** What texts are made of that cost a careless reader more than their length. */
const pieces = [' ', '\n', '#', '*', '"', '[', '<', '0', 'a ', '| ', ' #', '<!--', '- a\n', '"a\n', '](', '\\', 'wss:', '(ftp:', '//a:'];
/** Fewer for the readers as a whole: their regular expressions get all of the above. */
const texts = [' ', '[', '"a\n', '- # a | b\n', '<!-- "', 'As a x, I want \n'];
const shapes: readonly ((run: string) => string)[] = [(run) => `a${run}a`, (run) => `a ${run}\0`];

const runOf = (piece: string) => (length: number): string => piece.repeat(Math.ceil(length / piece.length));

interface Expression { readonly file: string; readonly source: string; readonly flags: string }

const sources = fs.readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts')).map((f) => path.posix.join('src', f.split(path.sep).join('/')));

function expressionsIn(file: string): readonly Expression[] {
  const found: Expression[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return found;
}

const expressions = sources.flatMap(expressionsIn);
/** Of our own modules, which have all been read now; what other tests make is not ours. */
const madeByModules = recorded();
stopRecording();

suite('linear time', () => {
  for (const [name, read] of readers) {
    test(`${name}: four times the text costs no more than four times, and a bit`, () => {
      for (const piece of texts) {
        const found = excess((length) => { const text = `x ${runOf(piece)(length)} x`; return () => read(text); });
        assert.equal(found, undefined, `${name}, a run of ${JSON.stringify(piece)}`);
      }
    });
  }

  test('a reader that costs the square is found, and one that does not end is stopped', () => {
    const planted: Readonly<Record<string, (text: string) => unknown>> = {
      'looks back at each place': (text) => { let sum = 0; for (let i = 0; i < text.length; i++) { for (let j = 0; j < i; j++) { sum += text.charCodeAt(j); } } return sum; },
      'searches on from each place': (text) => text.replace(/(?:\s|x)+!/g, ''),
      'tries all ways': (text) => /^(?:\s+)*!/.test(text.slice(1)),
    };
    for (const [name, read] of Object.entries(planted)) {
      assert.notEqual(excess((length) => { const text = `x${' '.repeat(length)}x`; return () => read(text); }, 500), undefined, name);
    }
    assert.equal(excess((length) => () => 'x'.repeat(1000 * length).split('')), undefined);
  });

  test('every regular expression searches long runs in linear time', () => {
    const all = new Map([...expressions, ...madeByModules].map((each) => [`/${each.source}/${each.flags}`, each]));
    assert.ok(all.size > 300);
    const slow = [...all].flatMap(([name, { source, flags }]) => {
      const expression = new RegExp(source, `${flags.replace(/[gy]/g, '')}g`);
      return pieces.flatMap((piece) => shapes.flatMap((shape) => {
        const found = excess((length) => { const text = shape(runOf(piece)(length)); return () => text.replace(expression, ''); });
        return found === undefined ? [] : [`${name} on ${JSON.stringify(shape(piece))}: ${found}`];
      })).slice(0, 1);
    });
    assert.deepEqual(slow, []);
  });
});
