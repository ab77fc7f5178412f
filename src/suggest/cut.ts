import { PIECE, stem, stems } from './stems';
import type { Zones } from './zones';

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
export function cutOf({ name, folders, title, titleIsText, headings, body }: Zones): Cut {
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
