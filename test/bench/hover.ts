import { buildNames } from '../../src/framework/model/names';
import type { Names } from '../../src/framework/model/names';
import { textAround } from '../../src/text/lines';
import type { Lines } from '../../src/text/lines';
import { generator } from './support/made';

const nameCount = 10_000;
const textLength = 1024 * 1024;
const hovers = 1000;
const rounds = 7;
/** The plain way takes some seconds for its first hover and milliseconds for each after it, so it gets fewer. */
const plainHovers = 20;

/**
 * A hover in a document of 1 MB with a framework of 10,000 names, against the plain way: one regular expression of all
 * names, run over the line. A name that only the plain way finds throws. The first hover builds what is looked up in; the
 * engine keeps compiled expressions, so the plain way's first hover can be timed once only. All else is medians of the rounds.
 */
// eslint-disable-next-line @typescript-eslint/require-await -- every bench has this signature
export default async function bench(
  _options: { data?: string } = {},
): Promise<{ name: string; figures: Record<string, number>; table: string }> {
  const random = generator(7);
  const vocabulary = Array.from({ length: 2000 }, () => pick(random, syllables) + pick(random, syllables) + pick(random, syllables));
  const names = [...new Set(Array.from({ length: 2 * nameCount }, () =>
    Array.from({ length: 2 + Math.floor(random() * 4) }, () => pick(random, vocabulary)).join(' ')))].slice(0, nameCount);
  const text = prose(random, vocabulary, names);
  const lined = linesOf(text);
  const oneLine = linesOf(text.map((line) => `${line} `).join('').split('\n'));
  const places = Array.from({ length: hovers }, () => {
    const line = Math.floor(random() * lined.lineCount);
    return { line, character: Math.floor(random() * lined.lineAt(line).text.length) };
  });
  const placesInOne = Array.from({ length: hovers }, () => ({ line: 0, character: Math.floor(random() * oneLine.lineAt(0).text.length) }));

  const items = names.map((name) => ({ name, ref: name }));
  const firstMilliseconds = median(() => time(() => { hover(buildNames(items), lined, places[0]!); }));
  const index = buildNames(items);
  const each = (lines: Lines, at: typeof places): number =>
    1000 * median(() => time(() => { for (const place of at) { hover(index, lines, place); } })) / at.length;
  const hoverMicroseconds = each(lined, places);
  const oneLineMicroseconds = each(oneLine, placesInOne);

  const pattern = plainPattern(names);
  const few = places.slice(0, plainHovers);
  const plainFirstMilliseconds = time(() => { plainHover(pattern, lined, few[0]!); });
  const plainRound = (): number => time(() => { for (const place of few) { plainHover(pattern, lined, place); } });
  const plainMicroseconds = 1000 * median(plainRound) / few.length;
  for (const place of few) {
    const plain = plainHover(pattern, lined, place);
    if (plain !== undefined && hover(index, lined, place) === undefined) { throw new Error(`not found: ${plain}`); }
  }

  const found = places.filter((place) => hover(index, lined, place) !== undefined).length;
  const figures = {
    names: names.length, found, firstMilliseconds, hoverMicroseconds, oneLineMicroseconds,
    plainFirstMilliseconds, plainMicroseconds, plainToOurs: plainMicroseconds / hoverMicroseconds,
  };
  const rows: [string, string, string][] = [
    ['', 'Craftlog', 'one regular expression'],
    [`the first hover, ${names.length} names, ms`, firstMilliseconds.toFixed(1), plainFirstMilliseconds.toFixed(1)],
    ['each hover, 1 MB in lines, µs', hoverMicroseconds.toFixed(1), plainMicroseconds.toFixed(1)],
    ['each hover, 1 MB in one line, µs', oneLineMicroseconds.toFixed(1), ''],
    ['times as long', '1', figures.plainToOurs.toFixed(1)],
  ];
  const table = rows.map(([what, ours, plain]) => `${what.padEnd(38)}${ours.padStart(10)}${plain.padStart(26)}`).join('\n');
  return { name: 'hover', figures, table };
}

const syllables = ['ba', 'ren', 'ti', 'mo', 'kul', 'sa', 'vor', 'ne', 'pi', 'dra', 'lu', 'gem', 'os', 'hat', 'wi'];
type Place = { readonly line: number; readonly character: number };

/** Every tenth stretch is a name, in capitals, wrapped or emphasised now and then. */
function prose(random: () => number, vocabulary: readonly string[], names: readonly string[]): string[] {
  const lines: string[] = [];
  for (let length = 0, line = ''; length < textLength;) {
    const name = pick(random, names);
    line += random() < 0.9 ? `${pick(random, vocabulary)} ` : random() < 0.5 ? `**${name}**, ` : `${name.toUpperCase()} `;
    if (line.length > 80) {
      lines.push(line, ...(random() < 0.2 ? [''] : []));
      length += line.length;
      line = '';
    }
  }
  return lines;
}

const linesOf = (lines: readonly string[]): Lines => ({ lineCount: lines.length, lineAt: (line) => ({ text: lines[line]! }) });

function hover(names: Names<string>, lines: Lines, { line, character }: Place): string | undefined {
  const around = textAround(lines, line, character, names.reach + 1);
  return names.at(around.text, around.offset)?.refs[0];
}

function plainPattern(names: readonly string[]): RegExp {
  const longestFirst = [...names].sort((a, b) => b.length - a.length).map((name) => name.replace(/ /g, '\\s+'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

function plainHover(pattern: RegExp, lines: Lines, { line, character }: Place): string | undefined {
  for (const match of lines.lineAt(line).text.matchAll(pattern)) {
    if (match.index <= character && character <= match.index + match[0].length) { return match[0]; }
  }
  return undefined;
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** One round more is run first and left out, as it warms up. */
function median(measure: () => number): number {
  measure();
  return Array.from({ length: rounds }, measure).sort((a, b) => a - b)[Math.floor(rounds / 2)]!;
}

const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
