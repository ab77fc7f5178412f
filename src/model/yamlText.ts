import type { CST } from 'yaml';
import type { ProblemCode } from './frameworkProblem';

export type Report = (code: ProblemCode, start: number, end: number) => void;

/** What a scalar without quotes, in quotes, or in a block says (YAML 1.2, chapters 7.3 and 8.1). Mistakes are reported, never thrown. */
export function textOf(token: CST.FlowScalar | CST.BlockScalar, atRoot: boolean, report: Report): string {
  const { source, offset } = token;
  if (token.type === 'block-scalar') { return blockText(token, atRoot, report); }
  if (token.type === 'scalar') {
    if (/^[\t,%|>@`]/.test(source)) { report('badStart', offset, offset + 1); }
    return fold(source);
  }
  const quote = token.type === 'single-quoted-scalar' ? '\'' : '"';
  if (!isClosed(source, quote)) { report('missingCharacter', offset, offset + /^.*/.exec(source)![0].length); }
  const body = source.slice(1, -1);
  return quote === '\'' ? fold(body).replaceAll('\'\'', '\'') : unescape(body, offset + 1, report);
}

/** The quote at the end may be an escaped one, that of a text which runs on to the end of the file. */
function isClosed(source: string, quote: string): boolean {
  let escapes = 0;
  while (quote === '"' && source[source.length - 2 - escapes] === '\\') { escapes++; }
  return source.length > 1 && source.endsWith(quote) && escapes % 2 === 0;
}

const isBlank = (ch: string | undefined): boolean => ch === ' ' || ch === '\t';

/** Loops, since a pattern for blanks at the end takes quadratic time on blanks that are not. */
function trimBlanks(line: string, atStart: boolean, atEnd: boolean): string {
  let start = 0;
  let end = line.length;
  if (atStart) { while (start < end && isBlank(line[start])) { start++; } }
  if (atEnd) { while (end > start && isBlank(line[end - 1])) { end--; } }
  return line.slice(start, end);
}

/** Joins lines: one line end is a space, each further one a line end. */
function fold(source: string): string {
  const lines = source.split(/\r?\n/);
  if (lines.length === 1) { return source; }
  const last = lines.length - 1;
  let result = trimBlanks(lines[0]!, false, true);
  let joint = ' ';
  for (let i = 1; i < last; i++) {
    const line = trimBlanks(lines[i]!, true, true);
    if (line) { result += joint + line; joint = ' '; }
    else if (joint === '\n') { result += '\n'; }
    else { joint = '\n'; }
  }
  return result + joint + trimBlanks(lines[last]!, true, false);
}

const escapes: Readonly<Record<string, string>> = {
  0: '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029',
  ' ': ' ', '"': '"', '/': '/', '\\': '\\',
};

function unescape(body: string, offset: number, report: Report): string {
  const piece = /\\(?:\r?\n[ \t]*|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[^])|(?:[ \t]|\r?\n)+/g;
  return body.replace(piece, (found, at: number) => {
    if (found[0] !== '\\') {
      const ends = found.split('\n').length - 1;
      return ends === 0 ? found : ends === 1 ? ' ' : '\n'.repeat(ends - 1);
    }
    if (/^\\\r?\n/.test(found)) { return ''; }
    const code = found.length > 2 ? parseInt(found.slice(2), 16) : -1;
    if (code >= 0 && code <= 0x10ffff) { return String.fromCodePoint(code); }
    const known = found.length === 2 ? escapes[found[1]!] : undefined;
    if (known === undefined) { report('badEscape', offset + at, offset + at + found.length); }
    return known ?? found;
  });
}

const spacesOf = (line: string): number => {
  let spaces = 0;
  while (line[spaces] === ' ') { spaces++; }
  return spaces;
};

function blockText({ offset, props, indent: base, source }: CST.BlockScalar, atRoot: boolean, report: Report): string {
  const header = (props[0] as CST.SourceToken).source;
  if (!/^[|>](?:[-+]?[1-9]?|[1-9][-+])$/.test(header)) { report('syntax', offset, offset + header.length); }
  let spaced = false;
  for (const token of props.slice(1) as CST.SourceToken[]) {
    if (token.type === 'space') { spaced = true; }
    else if (token.type !== 'newline' && !(token.type === 'comment' && spaced)) { report('syntax', token.offset, token.offset + token.source.length); }
  }
  const keep = /[-+]/.exec(header)?.[0];
  const explicit = Number(/[1-9]/.exec(header)?.[0] ?? 0);

  const lines = source.split('\n').map((line) => ({ spaces: spacesOf(line), text: line.slice(spacesOf(line)).replace(/\r$/, '') }));
  let end = lines.length;
  while (end > 0 && !lines[end - 1]!.text) { end--; }
  if (end === 0) { return keep === '+' && source ? '\n'.repeat(Math.max(1, lines.length - 1)) : ''; }

  const first = lines.findIndex((line) => line.text);
  const indent = explicit ? base + explicit : lines[first]!.spaces;
  const short = lines.some(({ spaces, text }, i) => i < first ? !explicit && spaces > indent : i < end && text && spaces < indent);
  if (short || (indent === 0 && !atRoot)) { report('badIndent', offset, offset + header.length); }
  const deep = lines.findLastIndex(({ spaces }) => spaces > indent);
  end = Math.max(end, deep + 1);

  const inner = ({ spaces, text }: { spaces: number; text: string }) => ' '.repeat(Math.max(0, spaces - indent)) + text;
  const folded = header[0] === '>';
  let result = lines.slice(0, first).map((line) => `${inner(line)}\n`).join('');
  let joint = '';
  let deeper = false;
  for (const line of lines.slice(first, end)) {
    if (!folded || line.spaces > indent || line.text[0] === '\t') {
      if (folded) { joint = joint === ' ' ? '\n' : joint === '\n' && !deeper ? '\n\n' : joint; }
      result += joint + inner(line);
      joint = '\n';
      deeper = folded;
    } else if (line.text) {
      result += joint + line.text;
      joint = ' ';
      deeper = false;
    } else if (joint === '\n') { result += '\n'; }
    else { joint = '\n'; }
  }
  if (keep === '+') { result += lines.slice(end).map((line) => `\n${' '.repeat(Math.max(0, line.spaces - indent))}`).join(''); }
  return keep === '-' || (keep === '+' && result.endsWith('\n')) ? result : `${result}\n`;
}
