import { canonicalJson, parseJson, isFields } from '../../text/canonicalJson';
import { isEntry } from './entryChecks';
import { type Logbook, logbookOf } from './parseLogbook';
import { union } from './union';

/** Lines that git writes into a file it could not merge. */
const conflictMarker = /^(?:<{7}|\|{7}|>{7})(?: .*)?$|^={7}$/;

/** JSON that is not sound costs an exception, 40 microseconds. After so many, only an attack explains them, and no more lines are tried. */
const mostBroken = 10_000;

type Parse = (line: string) => { readonly value: unknown } | undefined;

/** Parses lines while few of those that begin as JSON does are broken. */
function lineParser(): Parse {
  let broken = 0;
  return (line) => {
    if (broken >= mostBroken || !/^\s*["{[\dtfn-]/.test(line)) { return undefined; }
    const parsed = parseJson(line);
    if (!parsed) { broken++; }
    return parsed;
  };
}

/**
 * A logbook as a file of lines, made so that git can merge it: one entry a line, by id, each entry always the same text. What cannot be
 * read follows, in code unit order; a line that was no JSON is the line it was.
 */
export function writeLines(logbook: Logbook): string {
  const { entries, unread } = union(logbook, { entries: [], unread: [] });
  const parse = lineParser();
  const rest = unread.map((item) => (typeof item === 'string' && isLine(item, parse) ? item : canonicalJson(item))).sort();
  return [...entries.map(canonicalJson), ...new Set(rest)].map((line) => `${line}\n`).join('');
}

/**
 * Reads such a file, whoever wrote it: in any order, with either line ending. Both sides of a conflict are taken, and the marker lines
 * left behind. A line that cannot be read is kept as the text it is. Never throws.
 */
export function readLines(text: string): Logbook {
  const parse = lineParser();
  const items = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/).flatMap((line): unknown[] => {
    if (!line.trim() || conflictMarker.test(line)) { return []; }
    const parsed = parse(line);
    if (parsed && isEntry(parsed.value)) { return [parsed.value]; }
    return [parsed && typeof parsed.value !== 'string' && canonicalJson(parsed.value) === line ? parsed.value : line];
  });
  return union(logbookOf(items), { entries: [], unread: [] });
}

/** Text that `readLines` gives back as it was. */
function isLine(text: string, parse: Parse): boolean {
  if (!text.trim() || /[\r\n]/.test(text) || text.startsWith('\uFEFF') || conflictMarker.test(text)) { return false; }
  const parsed = parse(text);
  return !parsed || (!isEntry(parsed.value) && (typeof parsed.value === 'string' || canonicalJson(parsed.value) !== text));
}

/**
 * What can be made out in a logbook file whose JSON is torn or nests too deeply: the version it begins with, and each object that is whole in
 * its list of entries, or in the list that it is. Never throws. Cost: linear.
 */
export function recoverEntries(text: string): { readonly version?: number; readonly items: readonly unknown[] } {
  const version = /^\s*\{\s*"version"\s*:\s*(\d+)/.exec(text)?.[1];
  const list = /^\s*\[/.test(text) ? 1 : 2;
  const items: unknown[] = [];
  for (let i = 0, depth = 0, start = 0, inText = false; i < text.length; i++) {
    const c = text[i];
    if (inText) {
      if (c === '\\') { i++; } else if (c === '"') { inText = false; }
    } else if (c === '"') {
      inText = true;
    } else if (c === '{' || c === '[') {
      if (depth++ === list) { start = i; }
    } else if ((c === '}' || c === ']') && depth > 0 && --depth === list) {
      const part = text.slice(start, i + 1);
      const parsed = parseJson(part);
      items.push(parsed && isFields(parsed.value) ? parsed.value : part);
    }
  }
  return { ...(version === undefined ? {} : { version: Number(version) }), items };
}
