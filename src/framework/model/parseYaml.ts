import { type Alias, Composer, type Document, type ErrorCode, isAlias, isCollection, isPair, isScalar, Lexer, type Node, Parser } from 'yaml';
import type { ProblemCode, ProblemList } from './frameworkProblem';

/** In UTF-16 units. A framework at every other bound is under 5 MB; past this, a file is something else. */
export const MAX_LENGTH = 8_000_000;
/** Of nested lists and fields. A framework nests 6 deep; deep nesting costs YAML's recursion its stack. */
export const MAX_DEPTH = 64;
/** Tokens of YAML. Text of the greatest length has about 1.7 million; 8 MB of commas would need a gigabyte. */
export const MAX_PARTS = 2_000_000;
/** Documents in one file, all but one of them empty. */
const MAX_DOCUMENTS = 10;

export interface YamlTree {
  readonly root: Node;
  /** What each alias stands for: the last anchor of its name before it. */
  readonly aliases: ReadonlyMap<Alias, Node>;
}

/** Every scalar is text as written: ids like 1.0 and names like `on` stay what they are. Own checks are linear, YAML's are not. */
const options = {
  schema: 'failsafe', merge: false, resolveKnownTags: false, uniqueKeys: false, prettyErrors: false, logLevel: 'silent', strict: true,
} as const;

const codes: Record<ErrorCode, ProblemCode> = {
  ALIAS_PROPS: 'syntax', BAD_ALIAS: 'syntax', BAD_COLLECTION_TYPE: 'tagIgnored', BAD_DIRECTIVE: 'directiveIgnored',
  BAD_DQ_ESCAPE: 'badEscape', BAD_INDENT: 'badIndent', BAD_PROP_ORDER: 'syntax', BAD_SCALAR_START: 'badStart',
  BLOCK_AS_IMPLICIT_KEY: 'colonInText', BLOCK_IN_FLOW: 'badIndent', DUPLICATE_KEY: 'syntax', IMPOSSIBLE: 'syntax',
  KEY_OVER_1024_CHARS: 'missingCharacter', MISSING_CHAR: 'missingCharacter', MULTILINE_IMPLICIT_KEY: 'missingCharacter',
  MULTIPLE_ANCHORS: 'syntax', MULTIPLE_DOCS: 'syntax', MULTIPLE_TAGS: 'tagIgnored', NON_STRING_KEY: 'badFieldName',
  RESOURCE_EXHAUSTION: 'syntax', TAB_AS_INDENT: 'tabIndent', TAG_RESOLVE_FAILED: 'tagIgnored', UNEXPECTED_TOKEN: 'syntax',
};

/**
 * The first document of a YAML text that holds something; offsets of nodes are UTF-16 offsets into `text`. Mistakes in the YAML are
 * added to `problems`, and what could be read around them is returned. Cost: linear in the text.
 */
export function parseYaml(text: string, problems: ProblemList): YamlTree | undefined {
  if (text.length > MAX_LENGTH) {
    problems.add('fileTooLong', [0, 0], { length: text.length, limit: MAX_LENGTH });
    return undefined;
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    problems.add('binary', [nul, nul + 1]);
    return undefined;
  }
  const document = withoutStackTraces(() => firstDocument(text, problems));
  if (!document) { return undefined; }
  for (const { code, pos } of [...document.errors, ...document.warnings]) {
    problems.add(code === 'BLOCK_AS_IMPLICIT_KEY' && startsLine(text, pos[0]) ? 'badIndent' : codes[code], pos);
  }
  if (document.errors.length) { reportTabs(text, problems); }
  if (isEmpty(document)) {
    problems.add('emptyFile', [0, 0]);
    return undefined;
  }
  const root = document.contents!;
  return { root, aliases: followAliases(root, problems) };
}

const startsLine = (text: string, offset: number): boolean => text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';

/** A tab before a line is the cause more often than YAML says so; where nothing is wrong, it stands in text that runs on. */
function reportTabs(text: string, problems: ProblemList): void {
  for (const { index, 0: indent } of text.matchAll(/^ *\t[ \t]*(?=\S)/gm)) { problems.add('tabIndent', [index, index + indent.length]); }
}

/** YAML makes an Error of each mistake, and a stack for each costs ten times the parsing: 20 s for 500,000 stray brackets. */
function withoutStackTraces<T>(run: () => T): T {
  const traces = Error as { stackTraceLimit?: number };
  const before = traces.stackTraceLimit;
  traces.stackTraceLimit = 0;
  try { return run(); } finally { traces.stackTraceLimit = before; }
}

/** The first that holds something; the first of all when none does; none when the text is beyond a bound. */
function firstDocument(text: string, problems: ProblemList): Document.Parsed | undefined {
  let first: Document.Parsed | undefined;
  let left = MAX_DOCUMENTS;
  for (const document of documents(text, problems)) {
    const more = first && !isEmpty(first) && !isEmpty(document);
    if (more || left-- === 0) {
      problems.add('manyDocuments', [document.range[0], document.range[0] + 3]);
      break;
    }
    if (!first || isEmpty(first)) { first = document; }
  }
  return first;
}

const isEmpty = ({ contents }: Document.Parsed): boolean => !contents || (isScalar(contents) && contents.source === '' && contents.type === 'PLAIN');

/** Stops, with a problem, at text that nests too deep or has too many parts to be a framework. */
function* documents(text: string, problems: ProblemList): Generator<Document.Parsed> {
  const parser = new Parser();
  const composer = new Composer(options);
  let parts = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) { yield* composer.next(token); }
    const code = parser.stack.length > MAX_DEPTH ? 'tooDeep' : ++parts > MAX_PARTS ? 'tooManyParts' : undefined;
    if (code) {
      problems.add(code, [parser.offset - lexeme.length, parser.offset], { limit: code === 'tooDeep' ? MAX_DEPTH : MAX_PARTS });
      return;
    }
  }
  for (const token of parser.end()) { yield* composer.next(token); }
  yield* composer.end(true, text.length);
}

/** One walk for all aliases; YAML's own `alias.resolve` walks the document once for each. */
function followAliases(root: Node, problems: ProblemList): Map<Alias, Node> {
  const anchors = new Map<string, Node>();
  const aliases = new Map<Alias, Node>();
  const walk = (node: unknown): void => {
    if (isPair(node)) {
      walk(node.key);
      walk(node.value);
    } else if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target) { aliases.set(node, target); }
      else if (node.range) { problems.add('unknownAlias', [node.range[0], node.range[1]], { name: node.source.slice(0, 60) }); }
    } else {
      const anchor = (node as Node | null)?.anchor;
      if (anchor) { anchors.set(anchor, node as Node); }
      if (isCollection(node)) { node.items.forEach(walk); }
    }
  };
  walk(root);
  return aliases;
}
