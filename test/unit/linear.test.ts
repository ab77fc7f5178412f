import './recordExpressions';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';
import { readers } from './readers';
import { recorded, stopRecording } from './recordExpressions';

/** What texts are made of that cost a careless reader more than their length. */
const pieces = [
  ' ', '\t', '\n', '\r\n', '\r', ' \n', '\u2028', '\u00a0', '#', '*', '-', '_', '|', '>', '`', '"', '\'', '[', ']', '(', '{', '<', '/', '\\', '.', ',', ':', '=', '0', 'a', 'Z',
  ' #', '[[', '<!--', '](', '![', 'a ', 'a|', '| ', '- ', '# a\n', 'a\n', 'a\n\n', '...\n', '---\n', '```\n', '**a', '_a', '<a ', '</', '{{', '${', 'a:', 'a: ', '"a', '"a"', '",', 'given ',
  'so that ', ' and ', 'As a ', 'I want ', 'title:', 'http://a', '//', '../', 'vscode-remote://', '.code', '1. ', '[ ] ', '\ufeff', '\ud83d', 'id: ', '- a\n', '\n  ', ' =', '"a\n', 'code', '&amp;',
];
const shapes: readonly ((run: string) => string)[] = [(run) => run, (run) => `a${run}a`, (run) => `a ${run}\0`];

/** Milliseconds of this process's own time, as others may use the machine as well. What is faster tells nothing. */
const floor = 6;
/** Where time follows length it is 4, where it follows the square 16. */
const most = 9;
const tries = 3;

function timeOf(run: () => unknown): number {
  let best = Infinity;
  for (let i = 0; i < tries && best > floor; i++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** UTF-16 units. The first finds what costs more than the square of it, which would not end at the second. */
const [short, long] = [250, 2500];

/** How reading costs more than the length of what is read; nothing when it does not. A run that does not end is stopped. */
function excess(read: (text: string) => unknown, make: (length: number) => string): string | undefined {
  let times: readonly number[] = [];
  for (const length of [short, long, 4 * long]) {
    const text = make(length);
    (globalThis as { linearRun?: () => number }).linearRun = () => timeOf(() => read(text));
    try {
      times = [...times, vm.runInThisContext('linearRun()', { timeout: 10_000 }) as number];
    } catch (error) { return `${length} units: ${String(error)}`; }
    if (length === long && times[1]! < floor / 4) { return undefined; }
  }
  const [, before, after] = times;
  return after! > floor && after! > most * before! ? `${before!.toFixed(1)} ms, of four times the text ${after!.toFixed(0)} ms` : undefined;
}

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

suite('linear time', () => {
  for (const [name, read] of readers) {
    test(`${name}: four times the text costs no more than four times, and a bit`, () => {
      for (const piece of pieces) {
        const found = excess(read, (length) => `x ${runOf(piece)(length)} x`);
        assert.equal(found, undefined, `${name}, a run of ${JSON.stringify(piece)}`);
      }
    });
  }

  test('every regular expression searches long runs in linear time', () => {
    const all = new Map([...expressions, ...recorded()].map((each) => [`/${each.source}/${each.flags}`, each]));
    assert.ok(all.size > 300);
    const slow = [...all].flatMap(([name, { source, flags }]) => {
      const expression = new RegExp(source, `${flags.replace(/[gy]/g, '')}g`);
      const search = (text: string): void => { text.replace(expression, ''); };
      return pieces.flatMap((piece) => shapes.flatMap((shape) => {
        const found = excess(search, (length) => shape(runOf(piece)(length)));
        return found === undefined ? [] : [`${name} on ${JSON.stringify(shape(piece))}: ${found}`];
      })).slice(0, 1);
    });
    assert.deepEqual(slow, []);
  });

  suiteTeardown(stopRecording);
});
