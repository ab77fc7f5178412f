import { Lexer, Parser } from 'yaml';
import type { CST } from 'yaml';
import { YamlComposer } from './composeYaml';
import type { YamlNode } from './composeYaml';
import type { ProblemList } from './problemList';

/** In UTF-16 units. A framework at every other bound is under 5 MB; past this, a file is something else. */
export const MAX_LENGTH = 8_000_000;
/** Of nested lists and fields. A framework nests 6 deep, and deep nesting costs recursion its stack. */
export const MAX_DEPTH = 64;
/** Tokens of YAML. Text of the greatest length has about 1.7 million; 8 MB of commas would need a gigabyte. */
export const MAX_PARTS = 2_000_000;
/** Documents in one file, all but one of them empty. */
const MAX_DOCUMENTS = 10;

/**
 * The first document of a YAML text that holds something. Mistakes in the YAML are added to `problems`, and what could be read around
 * them is returned. Cost: linear in the text.
 */
export function parseYaml(text: string, problems: ProblemList): YamlNode | undefined {
  if (text.length > MAX_LENGTH) {
    problems.add('fileTooLong', [0, 0], { length: text.length, limit: MAX_LENGTH });
    return undefined;
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    problems.add('binary', [nul, nul + 1]);
    return undefined;
  }
  const tokens = tokensOf(text, problems);
  if (!tokens) { return undefined; }
  const root = firstDocument(tokens, problems);
  if (problems.has('error')) { reportTabs(text, problems); }
  if (!root || isEmpty(root)) {
    problems.add('emptyFile', [0, 0]);
    return undefined;
  }
  return root;
}

/** Nothing, and a problem, for text that nests too deep or has too many parts to be a framework. */
function tokensOf(text: string, problems: ProblemList): CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let parts = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) { tokens.push(token); }
    const code = parser.stack.length > MAX_DEPTH ? 'tooDeep' : ++parts > MAX_PARTS ? 'tooManyParts' : undefined;
    if (code) {
      problems.add(code, [parser.offset - lexeme.length, parser.offset], { limit: code === 'tooDeep' ? MAX_DEPTH : MAX_PARTS });
      return undefined;
    }
  }
  tokens.push(...parser.end());
  return tokens;
}

function firstDocument(tokens: readonly CST.Token[], problems: ProblemList): YamlNode | undefined {
  let root: YamlNode | undefined;
  let directive: CST.Directive | undefined;
  let left = MAX_DOCUMENTS;
  for (const token of tokens) {
    if (token.type === 'directive') {
      if (!/^%(?:YAML[ \t]+1\.[12]|TAG[ \t]+\S+[ \t]+\S+)[ \t]*$/.test(token.source)) { problems.add('directiveIgnored', spanOf(token)); }
      directive ??= token;
    } else if (token.type === 'document') {
      if (directive && !token.start.some(({ type }) => type === 'doc-start')) { problems.add('missingCharacter', spanOf(directive)); }
      directive = undefined;
      if ((root && !isEmpty(root) && token.value) || left-- === 0) {
        problems.add('manyDocuments', [token.offset, token.offset + 3]);
        return root;
      }
      if (!root || isEmpty(root)) { root = new YamlComposer(problems).document(token); }
    } else if (token.type === 'doc-end') {
      if (!root) { problems.add('syntax', spanOf(token)); }
      token.end?.filter(({ type }) => !NOTHING.has(type)).forEach((end) => problems.add('syntax', spanOf(end)));
    } else if (!NOTHING.has(token.type)) { problems.add('syntax', spanOf(token)); }
  }
  if (directive) { problems.add('missingCharacter', spanOf(directive)); }
  return root;
}

const NOTHING = new Set<string>(['space', 'comment', 'newline', 'byte-order-mark']);

const spanOf = (token: CST.Token): readonly [number, number] => [token.offset, token.offset + ('source' in token ? token.source.length : 1)];

const isEmpty = (node: YamlNode): boolean => node.kind === 'text' && node.plain && node.text === '';

/** A tab before a line is the cause more often than YAML says so; where nothing is wrong, it stands in text that runs on. */
function reportTabs(text: string, problems: ProblemList): void {
  for (const { index, 0: indent } of text.matchAll(/^ *\t[ \t]*(?=\S)/gm)) { problems.add('tabIndent', [index, index + indent.length]); }
}
