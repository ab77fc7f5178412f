import type { Framework } from './framework';
import type { Problem } from './frameworkProblem';
import { FrameworkSchema } from './frameworkSchema';
import { NodeReader } from './parseNode';
import { checkReferences } from './parseReferences';
import { parseYaml } from './parseYaml';
import { ProblemList } from './problemList';

export interface ParsedFramework {
  /** What could be kept; absent when there is no usable id, version, name or list of skills. */
  readonly framework?: Framework;
  readonly problems: readonly Problem[];
}

/**
 * Reads a framework file, whatever it holds: never throws, and loses no more than what is wrong. Ids are unique in what comes back;
 * references may lead nowhere. Cost: linear, 2 to 3 s for 5 MB and 11,000 activities. It wakes up YAML and the validator, so import it when a file is there.
 */
export function parseFramework(text: string): ParsedFramework {
  const problems = new ProblemList(text.length);
  try {
    const framework = read(text, problems);
    return { framework, problems: problems.toArray() };
  } catch (error) {
    // No text known gets here; one that does must not take the other frameworks with it.
    problems.add('unreadable', [0, 0], { reason: error instanceof Error ? error.message : String(error) });
    return { problems: problems.toArray() };
  }
}

function read(text: string, problems: ProblemList): Framework | undefined {
  const tree = parseYaml(text, problems);
  if (!tree) { return undefined; }
  const reader = new NodeReader(text, tree.aliases, problems);
  const framework = reader.read(FrameworkSchema, tree.root);
  return framework && checkReferences(framework, reader, problems);
}
