import fs from 'node:fs';
import path from 'node:path';
import { describeImportProblem, describeNote } from '../../src/formats/importLabels';
import { decode } from '../../src/formats/model/decode';
import { importFrameworks, MAX_IMPORT } from '../../src/formats/model/importFrameworks';
import { type ImportFile, type ImportProblem, type ImportResult, isProblem } from '../../src/formats/model/importer';
import type { BenchOptions, BenchResult } from './support/bench';
import { markdown, short, spreadOf } from './support/numbers';

/** Formats whose packages come in several files that belong together. */
const TOGETHER = ['governmentDigital', 'unidays'];

interface Outcome {
  readonly name: string;
  readonly result: ImportResult | ImportProblem;
  readonly ms: number;
}

/**
 * What importing framework files gives: a report of each, and how long it took, from bytes to frameworks. Takes FILE... after its name. Files of one
 * folder that make one package are also read together. Fails when a file cannot be imported.
 */
export default function bench({ files = [], rounds = 1 }: BenchOptions): Promise<BenchResult> {
  const single = files.map((file) => outcomeOf(file, [file], rounds));
  const packages = new Map<string, string[]>();
  single.forEach(({ result }, i) => {
    if (isProblem(result) || !TOGETHER.includes(result.report.format)) { return; }
    const key = `${path.dirname(files[i]!)}\n${result.report.format}`;
    packages.set(key, [...(packages.get(key) ?? []), files[i]!]);
  });
  const several = [...packages.values()].filter((group) => group.length > 1);
  const outcomes = [...single, ...several.map((group) => outcomeOf(group.join(' + '), group, rounds))];
  return Promise.resolve({
    name: 'import',
    figures: Object.fromEntries(outcomes.map((outcome) => [outcome.name, figuresOf(outcome)])),
    table: outcomes.length ? [overview(outcomes), ...outcomes.map(detail)].join('\n\n') : 'Name the files to import: npm run bench -- import FILE...',
    failed: outcomes.length ? outcomes.filter(({ result }) => isProblem(result)).length : 1,
  });
}

function outcomeOf(name: string, files: readonly string[], rounds: number): Outcome {
  const tooLong = files.map((file) => fs.statSync(file).size).find((size) => size > MAX_IMPORT * 4);
  if (tooLong !== undefined) { return { name, result: { code: 'tooLong', facts: { length: tooLong, limit: MAX_IMPORT } }, ms: 0 }; }
  const bytes = files.map((file) => fs.readFileSync(file));
  const times: number[] = [];
  let result: ImportResult | ImportProblem;
  do {
    const start = performance.now();
    const read = files.map((file, i): ImportFile => ({ name: path.basename(file), ...decode(bytes[i]!) }));
    result = importFrameworks(read);
    times.push(performance.now() - start);
  } while (times.length < rounds);
  return { name, result, ms: spreadOf(times).median };
}

function figuresOf({ result, ms }: Outcome): object {
  if (isProblem(result)) { return { error: result, message: describeImportProblem(result), ms }; }
  const { frameworks, report } = result;
  return { ...report, frameworks: frameworks.map(({ id, name, version }) => ({ id, name, version })), ms };
}

const sum = (notes: readonly { readonly count: number }[]): number => notes.reduce((all, { count }) => all + count, 0);

const overview = (outcomes: readonly Outcome[]): string => markdown(
  ['file', 'format', 'read', 'mapped', 'repaired', 'dropped', 'skills', 'activities', 'ms'],
  outcomes.map(({ name, result, ms }) => {
    if (isProblem(result)) { return [name, `not imported: ${result.code}`, '', '', '', '', '', '', short(ms)]; }
    const { format, unit, read, mapped, repaired, dropped, made } = result.report;
    return [name, format, `${read} ${unit}s`, ...[mapped, sum(repaired), sum(dropped), made.skills, made.activities].map(String), short(ms)];
  }),
);

function detail({ name, result }: Outcome): string {
  if (isProblem(result)) { return `${name}\n  ${result.code}: ${describeImportProblem(result)}`; }
  const { format, repaired, dropped, read, mapped } = result.report;
  const lines = [
    ...repaired.map((note) => `  repaired ${note.code} ${describeNote(note, format)}`), ...dropped.map((note) => `  dropped ${note.code} ${describeNote(note, format)}`),
  ];
  return [`${name}\n  ${format}: read ${read}, mapped ${mapped}, repaired ${sum(repaired)}, dropped ${sum(dropped)}`, ...lines].join('\n');
}
