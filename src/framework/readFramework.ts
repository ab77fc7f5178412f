import type { Framework } from './model/framework';
import type { Problem } from './model/frameworkProblem';
import { parseFramework } from './model/parseFramework';
import { describeProblem } from './problemWords';

/** A problem with its words, in the language VS Code is shown in. */
export type ReadProblem = Problem & { readonly message: string };

/**
 * Never throws, whatever the text is. What this takes (YAML, the schema, words for problems) weighs as much as all that is needed at the
 * start: reach it by `await import()`.
 */
export function readFramework(text: string): { readonly framework?: Framework; readonly problems: readonly ReadProblem[] } {
  const { framework, problems } = parseFramework(text);
  return { framework, problems: problems.map((problem) => ({ ...problem, message: describeProblem(problem) })) };
}

export { renameId } from './model/renameId';
