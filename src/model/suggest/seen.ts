import { stems } from './stems';
import type { Phrase, TextIndex } from './textIndex';
import type { Weights } from './weights';
import type { Zones } from './zones';

export const wheres = ['title', 'name', 'heading', 'folder', 'text'] as const;
/** A part of a document, the telling ones first. */
export type Where = typeof wheres[number];

/** How strongly a phrase stands in each part: from 0 to 1, in text the number of times. */
export type Seen = Record<Where, number> & {
  /** Not only within longer phrases. */
  alone: boolean;
};

export interface SeenIn {
  readonly phrases: ReadonlyMap<Phrase, Seen>;
  /** Stems of the title, the name and the headings, with how much each says. */
  readonly words: ReadonlyMap<string, number>;
  /** Lines of the text in which several names and keywords stand, not within each other. `length` is in words. */
  readonly together: readonly { readonly phrases: readonly Phrase[]; readonly length: number }[];
  /** Words of the text and the headings. */
  readonly length: number;
}

/** So many in one line are seldom there by chance. */
export const TOGETHER = 3;
/** A word of a heading says half of what a word of the title says. */
const HEADING_WORD = 0.5;

/** Which names and keywords stand where. Cost: linear in the document. */
export function seenIn(index: TextIndex, { name, folders, title, titleIsText, headings, body }: Zones, by: Weights): SeenIn {
  const phrases = new Map<Phrase, Seen>();
  const words = new Map<string, number>();
  const lines = body.split('\n').map(stems);
  const together: { phrases: readonly Phrase[]; length: number }[] = [];
  const heads = headings.map(stems);
  const put = (cut: readonly string[], worth: number): void => cut.forEach((word) => words.set(word, Math.max(worth, words.get(word) ?? 0)));

  const line = (
    where: Exclude<Where, 'text'>, cut: readonly string[], near = 1, isText = false, takes: (phrase: Phrase, within: boolean) => boolean = () => true,
  ): void => find(index, cut, (phrase, end, within) => {
    if (!takes(phrase, within) || (phrase.little && !isText)) { return; }
    const seen = seenOf(phrases, phrase);
    const share = phrase.stems.length / cut.length;
    const worth = near * (within ? by.within : 1) * (by.part + (1 - by.part) * (end === cut.length ? Math.max(share, by.last) : share));
    seen[where] = where === 'heading' ? 1 - (1 - seen[where]) * (1 - by.firstHeading * worth) : Math.max(seen[where], worth);
    if (!within) { seen.alone = true; }
  });
  for (const [where, cut, isText] of [['title', stems(title), titleIsText], ['name', stems(name), false]] as const) {
    const inLonger = new Set<Phrase>();
    line(where, cut, 1, isText, (phrase, within) => { if (within) { inLonger.add(phrase); } return true; });
    // Without its numbers "Sprint 12 review" is a sprint review, and "Roadmap 2025" all roadmap.
    const words = cut.filter((word) => !/^\p{N}+$/u.test(word));
    if (words.length < cut.length) { line(where, words, 1, isText, (phrase) => !inLonger.has(phrase)); }
  }
  heads.forEach((cut) => line('heading', cut));
  folders.forEach((folder, i) => line('folder', stems(folder), i === folders.length - 1 ? 1 : by.farFolder));
  for (const cut of lines) {
    const inLine = new Set<Phrase>();
    find(index, cut, (phrase, _end, within) => {
      const seen = seenOf(phrases, phrase);
      seen.text += within ? by.within : 1;
      if (within) { return; }
      seen.alone = true;
      inLine.add(phrase);
    });
    if (inLine.size >= TOGETHER) { together.push({ phrases: [...inLine], length: cut.length }); }
  }
  put([...stems(title), ...stems(name)], 1);
  heads.forEach((cut) => put(cut, HEADING_WORD));
  return { phrases, words, together, length: [...lines, ...heads].reduce((sum, cut) => sum + cut.length, 0) };
}

function seenOf(phrases: Map<Phrase, Seen>, phrase: Phrase): Seen {
  const known = phrases.get(phrase) ?? { title: 0, name: 0, heading: 0, folder: 0, text: 0, alone: false };
  phrases.set(phrase, known);
  return known;
}

/** Each phrase in a row of stems, with where it ends and whether it lies within the one found before it. */
function find({ phrases }: TextIndex, cut: readonly string[], found: (phrase: Phrase, end: number, within: boolean) => void): void {
  let covered = 0;
  for (let i = 0; i < cut.length; i++) {
    for (const phrase of phrases.get(cut[i]!) ?? []) {
      const end = i + phrase.stems.length;
      if (end > cut.length || phrase.stems.some((stem, j) => cut[i + j] !== stem)) { continue; }
      found(phrase, end, end <= covered);
      covered = Math.max(covered, end);
    }
  }
}
