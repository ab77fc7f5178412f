import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { Framework } from '../../src/framework/model/framework';
import { FrameworkSchema } from '../../src/framework/model/frameworkSchema';
import { isProblem } from '../../src/formats/model/importer';
import type { FormatId, ImportFile, ImportOptions, ImportProblem, ImportReport, ImportResult, Note } from '../../src/formats/model/importer';
import { importFrameworks } from '../../src/formats/model/importFrameworks';
import { toYaml } from '../../src/formats/model/toYaml';
import { parseFramework } from '../../src/framework/model/parseFramework';

export const fileOf = (text: string, name = 'file'): ImportFile => ({ name, text });

const counted = (notes: readonly Note[]): number => notes.reduce((all, { count }) => all + count, 0);

/** What holds of every import: the counts add up, the frameworks are sound, and as a file they are read back the same. */
export function assertSound({ frameworks, report }: ImportResult): void {
  assert.equal(report.read, report.mapped + counted(report.dropped));
  for (const framework of frameworks) {
    assert.ok(v.is(FrameworkSchema, framework));
    const { levels, skills, roles, milestones } = framework;
    const families: readonly (readonly { readonly id: string }[])[] = [levels, skills, roles, milestones, skills.flatMap(({ activities }) => activities)];
    for (const things of families) { assert.equal(new Set(things.map(({ id }) => id)).size, things.length, 'ids are unique'); }
    assert.deepEqual(parseFramework(toYaml(framework, ['From # somewhere: "x"'])), { framework, problems: [] });
  }
}

export function outcomeOf(texts: string | readonly string[], options?: ImportOptions, format?: FormatId): ImportResult | ImportProblem {
  const files = [texts].flat().map((text, i) => fileOf(text, `file${i}`));
  const result = importFrameworks(files, options, format);
  if (!isProblem(result)) { assertSound(result); }
  return result;
}

/** One framework that the format was told from its content for. */
export function imported(format: FormatId, texts: string | readonly string[], options?: ImportOptions): { readonly framework: Framework; readonly report: ImportReport } {
  const result = outcomeOf(texts, options);
  if (isProblem(result)) { assert.fail(`${result.code} ${JSON.stringify(result.facts)}`); }
  assert.equal(result.report.format, format);
  assert.equal(result.frameworks.length, 1);
  return { framework: result.frameworks[0]!, report: result.report };
}

/** "duplicate 2: 3, 5" */
export const notesOf = (notes: readonly Note[]): readonly string[] => notes.map(({ code, count, rows }) => `${code} ${count}: ${rows.join(', ')}`);

/** "Skill: level text, ..." for reading results at a glance. */
export const levelsIn = ({ skills }: Framework): Readonly<Record<string, object>> => Object.fromEntries(skills.map(({ name, levels }) => [name, levels]));
export const activitiesIn = ({ skills }: Framework): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(skills.map(({ name, activities }) => [name, activities.map(({ title }) => title)]));
