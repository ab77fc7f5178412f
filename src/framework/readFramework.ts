import * as vscode from 'vscode';
import type { Framework } from './model/framework';
import type { Facts, Loss, Problem, ProblemCode, Shape } from './model/frameworkProblem';
import { parseFramework } from './model/parseFramework';

/** What is wrong, what to do, and what cannot be used until then. */
export function describeProblem({ code, facts }: Problem): string {
  const what = words[code](facts);
  const lost = facts.loses && losses[facts.loses as Loss](facts);
  return lost ? `${what} ${lost}` : what;
}

const losses: Record<Loss, (facts: Facts) => string> = {
  field: (f) => vscode.l10n.t('Until then, “{field}” is left out.', f),
  item: () => vscode.l10n.t('Until then, this item is left out.'),
  framework: () => vscode.l10n.t('Until then, Craftlog cannot use this framework.'),
  source: () => vscode.l10n.t('Until then, the source is left out.'),
  level: () => vscode.l10n.t('Until then, this level is left out.'),
  skill: () => vscode.l10n.t('Until then, this skill and its activities are left out.'),
  activity: () => vscode.l10n.t('Until then, this activity is left out.'),
  role: () => vscode.l10n.t('Until then, this role is left out.'),
  milestone: () => vscode.l10n.t('Until then, this milestone is left out.'),
  thing: () => vscode.l10n.t('Until then, this thing to do is left out.'),
  case: () => vscode.l10n.t('Until then, this case is left out.'),
  dimension: () => vscode.l10n.t('Until then, this dimension is left out.'),
  perspective: () => vscode.l10n.t('Until then, this perspective is left out.'),
  document: () => vscode.l10n.t('Until then, this kind of document and its checks are left out.'),
  check: () => vscode.l10n.t('Until then, this check is left out.'),
  template: () => vscode.l10n.t('Until then, this template is left out.'),
};

const shapes: Record<Shape, () => string> = {
  list: () => vscode.l10n.t('a list'),
  fields: () => vscode.l10n.t('a set of fields'),
  text: () => vscode.l10n.t('text'),
  number: () => vscode.l10n.t('a number'),
  nothing: () => vscode.l10n.t('nothing'),
};
const shapeFacts = (f: Facts): Facts => ({ ...f, expected: shapes[f.expected as Shape]?.(), found: shapes[f.found as Shape]?.() });

const didYouMean = (sentence: string, facts: Facts): string =>
  facts.suggestion ? `${sentence} ${vscode.l10n.t('Did you mean “{suggestion}”?', facts)}` : sentence;

const words: Record<ProblemCode, (facts: Facts) => string> = {
  fileTooLong: (f) => vscode.l10n.t('This file is too long to be a framework: {length} characters. At most {limit} are read. Split it into several frameworks.', f),
  tooManyParts: (f) => vscode.l10n.t('This file has too many parts to be a framework. At most {limit} are read.', f),
  tooDeep: (f) => vscode.l10n.t('Lists and fields are nested too deep here. At most {limit} levels are read. Look for a bracket that is not closed.', f),
  binary: () => vscode.l10n.t('This is not a text file. Save the framework as YAML, in UTF-8.'),
  emptyFile: () => vscode.l10n.t('This framework is empty. Start with the fields id, version, name and skills.'),
  notAFramework: (f) => vscode.l10n.t('A framework starts with fields such as “id: my-framework”, but here is {found}.', shapeFacts(f)),
  manyDocuments: () => vscode.l10n.t('A second document starts here, and only the first is read. Put each framework in a file of its own.'),
  unreadable: (f) => vscode.l10n.t('This framework cannot be read: {reason}. Report it, with the file if you can.', f),
  moreProblems: (f) => vscode.l10n.t('There are {count} more problems. They show as you put these right.', f),

  tabIndent: () => vscode.l10n.t('YAML does not take tabs at the start of a line. Use spaces.'),
  badIndent: () => vscode.l10n.t('This line does not line up. Fields of one thing start in the same column, and items of a list too.'),
  missingCharacter: () => vscode.l10n.t(
    'Something is missing here. Look for a colon after the name of a field, a dash before an item, a closing quote or bracket, or a line that does not line up.',
  ),
  colonInText: () => vscode.l10n.t('A colon and a space start a new field. If this is text, put quotes around it.'),
  badStart: () => vscode.l10n.t('Text cannot start with this character. Put quotes around it.'),
  badEscape: () => vscode.l10n.t('In double quotes a backslash starts a code, and this one is not known. Write it twice, or use single quotes.'),
  syntax: () => vscode.l10n.t('This is not YAML that can be read. Look for text after a closing quote, or a bracket or comma that does not belong.'),
  unknownAlias: (f) => vscode.l10n.t('In YAML “*{name}” stands for something named “&{name}” above, and there is none. If this is text, put quotes around it.', f),
  duplicateField: (f) => vscode.l10n.t('“{field}” is here twice. The first one is used. Remove this one.', f),
  badFieldName: () => vscode.l10n.t('The name of a field is text, followed by a colon.'),
  tagIgnored: () => vscode.l10n.t('Tags that start with “!” are ignored. Remove it.'),
  directiveIgnored: () => vscode.l10n.t('This line that starts with “%” is not known. Remove it.'),

  missing: (f) => vscode.l10n.t('“{field}” is missing. Add it here.', f),
  wrongType: (f) => vscode.l10n.t('“{field}” takes {expected}, but here is {found}.', shapeFacts(f)),
  empty: (f) => vscode.l10n.t('Here is nothing yet for “{field}”. Write something or remove it.', f),
  tooLong: (f) => vscode.l10n.t('This is too long for “{field}”: {length} characters. Cut it to {limit}.', f),
  tooMany: (f) => vscode.l10n.t('“{field}” takes at most {limit} items. Remove the rest, from here on.', f),
  badId: (f) => vscode.l10n.t('“{found}” cannot be an id. Use letters, digits, hyphens, dots and underscores, start with a letter or digit, for example “scope-mvp”.', f),
  badUrl: () => vscode.l10n.t('This is not a web address. It starts with https:// and has no spaces.'),
  notOneOf: (f) => vscode.l10n.t('“{field}” is one of: {allowed}.', f),
  notWhole: (f) => vscode.l10n.t('“{field}” is a whole number.', f),
  outOfRange: (f) => f.limit === undefined ? vscode.l10n.t('“{field}” is {least} or more.', f) : vscode.l10n.t('“{field}” is a number from {least} to {limit}.', f),
  badCharacter: (f) => vscode.l10n.t('This text holds a character that cannot be shown ({character}). It is read as a space. Type it again without.', f),
  unknownField: (f) => didYouMean(vscode.l10n.t('“{field}” is not a field that Craftlog knows here, so it is ignored.', f), f),
  tooMuch: (f) => vscode.l10n.t('Aliases make this framework too large: more than {limit} values. What follows is left out.', f),

  duplicateId: (f) => vscode.l10n.t('The id “{id}” is taken above. The first one is used. Give this one an id of its own.', f),
  formerIdTaken: (f) => vscode.l10n.t('“{id}” is the id of another activity, or a former id of one. Evidence can follow only one of them.', f),
  unknownReference: (f) => didYouMean(vscode.l10n.t('There is nothing with the id “{id}” in this framework.', f), f),
};

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
