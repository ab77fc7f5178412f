import * as v from 'valibot';
import { FrameworkSchema } from '../../framework/model/frameworkSchema';
import { csvOf } from './csvOf';
import { detectFormat } from './detectFormat';
import { MAX_NOTES } from './importTally';
import { isProblem } from './importer';
import type { FormatId, ImportFile, ImportOptions, ImportProblem, ImportResult, Note, RepairCode } from './importer';

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
