import { PIECE, stem, stems } from './words';

/** A title, name or heading in stems. `ends[i]` says that the words up to there name a thing: "Feedback log | of March". */
export interface Line { readonly stems: readonly string[]; readonly ends: readonly boolean[] }

/** A document's parts in stems, cut once for all that look at them. */
export interface Cut {
  readonly title: Line;
  readonly titleIsText: boolean;
  readonly name: Line;
  /** Outermost first. */
  readonly folders: readonly Line[];
  readonly headings: readonly Line[];
  readonly lines: readonly (readonly string[])[];
  /** Words of the lines and headings. */
  readonly length: number;
}

/** A name of a kind of document ends before one of these: "Roadmap for 2025", "Findings from interviews". */
const BEFORE = new Set('for of on in with about to from by at and or as after before during within between via per vs'.split(' '));
/** What parts a title: "Pilot: success measures", "Bookings (draft)". */
const PARTS = /[:;|,()[\]–—"“”?!]|\s[-/]\s|\.\s/u;

/** Cost: linear in the document. */
export function cutOf({ name, folders, title, titleIsText, headings, body }: Sections): Cut {
  const lines = body.split('\n').map(stems);
  const heads = headings.map(lineOf);
  return {
    title: lineOf(title), titleIsText, name: lineOf(name), folders: folders.map(lineOf), headings: heads, lines,
    length: [...lines, ...heads.map((head) => head.stems)].reduce((sum, cut) => sum + cut.length, 0),
  };
}

function lineOf(text: string): Line {
  const cut: string[] = [];
  const ends: boolean[] = [];
  let from = 0;
  const lowered = text.normalize('NFC').toLowerCase();
  for (const { 0: word, index } of lowered.matchAll(PIECE)) {
    if (cut.length) { ends[cut.length - 1] = BEFORE.has(word) || PARTS.test(lowered.slice(from, index)); }
    cut.push(stem(word));
    from = index + word.length;
  }
  if (cut.length) { ends[cut.length - 1] = true; }
  return { stems: cut, ends };
}

/** Without its numbers "Sprint 12 review" is a sprint review, and "Roadmap 2025" all roadmap. The line itself when there are none. */
export function withoutNumbers(line: Line): Line {
  const kept = line.stems.flatMap((word, i) => (/^\p{N}+$/u.test(word) ? [] : [i]));
  if (kept.length === line.stems.length) { return line; }
  // What ended at a number that is left out ends before it.
  return { stems: kept.map((i) => line.stems[i]!), ends: kept.map((i, at) => line.ends.slice(i, kept[at + 1]).some(Boolean)) };
}

/** The parts of a document by how much they say of the whole. */
export interface Sections {
  /** The words of the file's name, without its extension. */
  readonly name: string;
  /** The folders above it, outermost first. */
  readonly folders: readonly string[];
  /** The first heading, else the first line with text. */
  readonly title: string;
  /** The title is a line of the text: a sentence, as a document begins that has no heading. */
  readonly titleIsText: boolean;
  /** Other headings, heads of tables, and labels: words that stand before a colon or in bold at the start of a line. */
  readonly headings: readonly string[];
  /** All other text, a paragraph's lines joined. Without code, comments, front matter and the addresses of links. */
  readonly body: string;
  /** Of its lines with text, the share that is code. */
  readonly code: number;
}

const frontMatter = /^\uFEFF?---[^\S\n]*\n([^]*?\n)?---[^\S\n]*(?:\n|$)/;
// Of lines without white space around them, so that a long stretch of it costs no more than another.
const heading = /^#{1,6}[^\S\n]([^]*)$/;
const underline = /^(?:=+|-{2,}|~{3,}|\^{3,})$/;
/** Properties that say what a document is. */
const sayKind = /^(?:type|kind|category|categories|tags|document[-_ ]?type):([^\n]*)/gmi;
const tableRule = /^\|?[^\S\n]*:?-{2,}:?[^\S\n]*(?:\|[^\S\n]*:?-{2,}:?[^\S\n]*)*\|?$/;
const fence = /^(`{3,}|~{3,})/;
/** "Goal: faster claims", "**Goal**", "- **Goal.** Faster claims". */
const label = /^(?:(?:[-*+]|\d+[.)])[^\S\n]*)?(?:\*\*([^*\n]{1,80}?)[.:]?\*\*:?|__([^_\n]{1,80}?)[.:]?__:?|([\p{L}][^:.|*\n]{1,40}):(?=[^\S\n]|$))/u;
const address = /\bhttps?:\/\/\S+|(?<=\]\()[^\s()]+/g;

/** Cost: linear in the text. */
export function sectionsOf(path: string, text: string): Sections {
  const parts = path.split('/');
  const file = (parts.pop() ?? '').replace(/(?<=.)\.[^.]*$/, '');
  // A folder's front page is named after its folder.
  const name = spaced(/^(?:index|readme)$/i.test(file) ? parts.pop() ?? '' : file);
  let title = '';
  const headings: string[] = [];
  const read = text.replace(/\r\n?/g, '\n').replace(frontMatter, (_, fields: string | undefined) => {
    title = (/^title:([^\n]*)/mi.exec(fields ?? '')?.[1] ?? '').trim().replace(/^["']|["']$/g, '');
    for (const [, said] of (fields ?? '').matchAll(sayKind)) {
      for (const each of said!.split(',').slice(0, 8)) { headings.push(each.trim().slice(0, 60)); }
    }
    return '';
  }).replace(/<!--[^]*?(?:-->|$)/g, ' ').replace(/<[/a-zA-Z][^<>\n]*>/g, ' ').replace(address, ' ');
  const body: string[] = [];
  const raw = read.split('\n');
  const lines = raw.map((line) => line.trim());
  let closing: string | undefined;
  let [written, code] = [0, 0];
  lines.forEach((line, i) => {
    const mark = fence.exec(line)?.[1];
    if (closing !== undefined) {
      if (mark?.startsWith(closing)) { closing = undefined; } else { code++; }
      return;
    }
    if (mark !== undefined && !(mark.startsWith('~') && underline.test(line) && lines[i - 1]?.length === line.length)) { closing = mark; return; }
    if (line === '') { body.push(''); return; }
    written++;
    const next = lines[i + 1] ?? '';
    const head = (indentOf(raw[i]!) < CODE ? headingOf(line) : undefined) ?? (underline.test(next) && /\p{L}/u.test(line) && !line.includes('|') ? line : undefined);
    if (head !== undefined) {
      if (title === '') { title = head; } else { headings.push(head); }
      body.push('');
    } else if (line.includes('|') && tableRule.test(next)) {
      for (const cell of line.split('|')) { if (/\S/u.test(cell)) { headings.push(cell); } }
    } else if (!underline.test(line) && !tableRule.test(line)) {
      const said = label.exec(line);
      if (said) { headings.push(said[1] ?? said[2] ?? said[3]!); }
      body.push(line);
    }
  });
  const titleIsText = title === '';
  if (titleIsText) { title = body.find((line) => line !== '')?.slice(0, 120) ?? ''; }
  return { name, folders: parts.map(spaced), title, titleIsText, headings, body: body.join('\n'), code: code / Math.max(1, code + written) };
}

/** So many columns make a line code. */
const CODE = 4;
const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The words of "## Words ##". */
function headingOf(line: string): string | undefined {
  const words = heading.exec(line)?.[1]?.trim();
  let end = words?.length ?? 0;
  while (words?.[end - 1] === '#') { end--; }
  return words === undefined || (end > 0 && !/\s/.test(words.charAt(end - 1))) ? words : words.slice(0, end).trimEnd();
}

/** As words: "userStories_v2" is "user Stories v2". */
const spaced = (name: string): string => name.replace(/(?<=\p{Ll})(?=\p{Lu})|[-_.+/]+/gu, ' ');
