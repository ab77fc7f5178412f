import * as v from 'valibot';
import { FrameworkSchema } from '../../framework/model/frameworkSchema';
import { caseImporter } from './case';
import { csvOf } from './readCsv';
import { digcompImporter } from './digcomp';
import { directImporter } from './direct';
import { financialTimesImporter } from './financialTimes';
import { governmentDigitalImporter } from './governmentDigital';
import { MAX_NOTES } from './importTally';
import {
  type FormatId, type Importer, type ImportFile, type ImportOptions, type ImportProblem, type ImportResult, isProblem, type Note, type RepairCode,
} from './importer';
import { isObject, jsonOf } from './readJson';
import { ladderImporter } from './ladder';
import { maharaImporter } from './mahara';
import { monzoImporter } from './monzo';
import { moodleImporter } from './moodle';
import { unidaysImporter } from './unidays';

/** Every format that can be read. Of two that are equally sure of a file, the first one reads it. */
export const importers: readonly Importer[] = [
  caseImporter,
  digcompImporter,
  maharaImporter,
  governmentDigitalImporter,
  moodleImporter,
  directImporter,
  monzoImporter,
  financialTimesImporter,
  unidaysImporter,
  ladderImporter,
];

/** In UTF-16 units, of all files of one import together. The largest published package seen is about a tenth of it. */
export const MAX_IMPORT = 32_000_000;

/** Below this a format is only guessed at. */
const SURE = 0.3;

/**
 * The format that the content of the files speaks for most; or why none does, with what the files look like. `wanted` is asked for by
 * name, and only has to be possible. Never throws.
 */
export function detectFormat(files: readonly ImportFile[], wanted?: FormatId): Importer | ImportProblem {
  const length = files.reduce((sum, { text }) => sum + text.length, 0);
  if (length > MAX_IMPORT) { return { code: 'tooLong', facts: { length, limit: MAX_IMPORT } }; }
  const binary = files.find(({ text }) => text.slice(0, 10_000).includes('\0'));
  if (binary) { return { code: 'binary', facts: { name: binary.name } }; }
  if (!files.some(({ text }) => /\S/.test(text.slice(0, 1_000_000)))) { return { code: 'empty', facts: { name: files[0]?.name ?? '' } }; }
  if (wanted !== undefined) {
    const importer = importers.find(({ format }) => format === wanted);
    return importer ?? { code: 'notRecognised', facts: looks(files) };
  }
  const scored = importers.map((importer) => ({ importer, score: scoreOf(importer, files) }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score >= SURE ? best.importer : { code: 'notRecognised', facts: looks(files) };
}

function scoreOf(importer: Importer, files: readonly ImportFile[]): number {
  try {
    return importer.recognises(files);
  } catch {
    return 0; // no text known gets here; what cannot be looked at is not recognised
  }
}

/** `shape` is one of json, jsonList, csv, xml, text; `found` names what stands at the top. */
function looks(files: readonly ImportFile[]): Readonly<Record<string, string>> {
  const file = files.find(({ text }) => /\S/.test(text.slice(0, 1_000_000))) ?? files[0]!;
  const start = file.text.slice(0, 2000).trimStart();
  const { value } = jsonOf(file);
  if (isObject(value)) { return { name: file.name, shape: 'json', found: Object.keys(value).slice(0, 8).join(', ').slice(0, 200) }; }
  if (Array.isArray(value)) { return { name: file.name, shape: 'jsonList', found: isObject(value[0]) ? Object.keys(value[0]).slice(0, 8).join(', ').slice(0, 200) : '' }; }
  const line = start.split(/\r?\n/, 1)[0]!.slice(0, 200);
  return { name: file.name, shape: start.startsWith('<') ? 'xml' : /[,;\t|]/.test(line) ? 'csv' : 'text', found: line };
}

/**
 * Reads the files of one package, whatever is in them: never throws. Every framework that comes back passes the schema. Cost: linear in the
 * text; it wakes up YAML, CSV and the validator, so import it when there is something to import.
 */
export function importFrameworks(files: readonly ImportFile[], options: ImportOptions = {}, wanted?: FormatId): ImportResult | ImportProblem {
  const importer = detectFormat(files, wanted);
  if ('code' in importer) { return importer; }
  try {
    const result = importer.read(files, options);
    if (isProblem(result)) { return result; }
    if (!result.frameworks.every((framework) => v.is(FrameworkSchema, framework))) {
      return { code: 'unreadable', facts: { reason: `The result of ${importer.format} is not a framework.` } };
    }
    if (!result.report.made.skills) { return { code: 'noSkills', facts: { format: importer.format, read: result.report.read } }; }
    return { ...result, report: { ...result.report, repaired: [...encodings(files), ...(result.report.unit === 'row' ? openQuotes(files) : []), ...result.report.repaired] } };
  } catch (error) {
    // No text known gets here; one that does must not look like the end of the world.
    return { code: 'unreadable', facts: { reason: error instanceof Error ? error.message : String(error) } };
  }
}

/** Quotes in tables that nothing closes: one such must not swallow the rest of the table unsaid. */
const openQuotes = (files: readonly ImportFile[]): readonly Note<RepairCode>[] => files.flatMap((file) => {
  const found = csvOf(file).openQuotes;
  const named = files.length > 1 ? { file: file.name } : {};
  return found.slice(0, MAX_NOTES).map(({ row, last }) => ({ code: 'openQuote' as const, count: last - row + 1, rows: [row], ...named, facts: { row, last } }));
});

/** Files that were read as something else than UTF-8, by what they hold. */
const encodings = (files: readonly ImportFile[]): readonly Note<RepairCode>[] => files.flatMap(({ name, encoding = 'utf-8' }) => (
  encoding === 'utf-8' ? [] : [{ code: 'encoding' as const, count: 1, rows: [], file: name, facts: { encoding } }]
));
