import type { Framework } from './model/framework';
import type { Problem } from './model/frameworkProblem';
import { parseFramework } from './model/parseFramework';
import { describeProblem } from './problemWords';

/** A problem with its words, in the language VS Code is shown in. */
export type ReadProblem = Problem & { readonly message: string };

/** What `dist/frameworkReader.js` does, see frameworkReader.ts. Never throws, whatever the text is. */
export function readFramework(text: string): { readonly framework?: Framework; readonly problems: readonly ReadProblem[] } {
  const { framework, problems } = parseFramework(text);
  return { framework, problems: problems.map((problem) => ({ ...problem, message: describeProblem(problem) })) };
}

export { renameId } from './model/renameId';
