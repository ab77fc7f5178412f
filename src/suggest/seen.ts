import { withoutNumbers } from './cut';
import type { Cut, Line } from './cut';
import type { Phrase, TextIndex } from './textIndex';
import { reading } from './weights';

export const wheres = ['title', 'name', 'heading', 'folder', 'text'] as const;
/** A part of a document, the telling ones first. */
export type Where = typeof wheres[number];

/** How strongly a phrase stands in each part: from 0 to 1, in text the number of times. */
export type Seen = Record<Where, number>;

export interface SeenIn {
  readonly phrases: ReadonlyMap<Phrase, Seen>;
  /** Stems of the title, the name and the headings, with how much each says. */
  readonly words: ReadonlyMap<string, number>;
  /** Lines of the text in which several names and keywords stand, not within each other. `length` is in words. */
  readonly together: readonly { readonly phrases: readonly Phrase[]; readonly length: number }[];
}

/** So many in one line are seldom there by chance. */
export const TOGETHER = 3;
/** A word of a heading says half of what a word of the title says. */
const HEADING_WORD = 0.5;

/** Which names and keywords stand where. Cost: linear in the document. */
export function seenIn(index: TextIndex, { name, folders, title, titleIsText, headings, lines }: Cut): SeenIn {
  const phrases = new Map<Phrase, Seen>();
  const words = new Map<string, number>();
  const together: { phrases: readonly Phrase[]; length: number }[] = [];
  const put = (cut: readonly string[], worth: number): void => cut.forEach((word) => words.set(word, Math.max(worth, words.get(word) ?? 0)));

  const line = (
    where: Exclude<Where, 'text'>, { stems: cut, ends }: Line, near = 1, isText = false, takes: (phrase: Phrase, within: boolean) => boolean = () => true,
  ): void => find(index, cut, (phrase, end, within) => {
    if (!takes(phrase, within) || (phrase.little && !isText)) { return; }
    const seen = seenOf(phrases, phrase);
    const share = phrase.stems.length / cut.length;
    const own = Math.max(share, ends[end - 1] ? reading.names : 0);
    const worth = near * (within ? reading.within : 1) * (reading.describes + (1 - reading.describes) * own);
    seen[where] = where === 'heading' ? 1 - (1 - seen[where]) * (1 - reading.firstHeading * worth) : Math.max(seen[where], worth);
  });
  for (const [where, cut, isText] of [['title', title, titleIsText], ['name', name, false]] as const) {
    const inLonger = new Set<Phrase>();
    line(where, cut, 1, isText, (phrase, within) => { if (within) { inLonger.add(phrase); } return true; });
    const bare = withoutNumbers(cut);
    if (bare !== cut) { line(where, bare, 1, isText, (phrase) => !inLonger.has(phrase)); }
  }
  headings.forEach((cut) => line('heading', cut));
  folders.forEach((folder, i) => line('folder', folder, i === folders.length - 1 ? 1 : reading.farFolder));
  for (const cut of lines) {
    const inLine = new Set<Phrase>();
    find(index, cut, (phrase, _end, within) => {
      seenOf(phrases, phrase).text += within ? reading.within : 1;
      if (!within) { inLine.add(phrase); }
    });
    if (inLine.size >= TOGETHER) { together.push({ phrases: [...inLine], length: cut.length }); }
  }
  put([...title.stems, ...name.stems], 1);
  headings.forEach((cut) => put(cut.stems, HEADING_WORD));
  return { phrases, words, together };
}

function seenOf(phrases: Map<Phrase, Seen>, phrase: Phrase): Seen {
  const known = phrases.get(phrase) ?? { title: 0, name: 0, heading: 0, folder: 0, text: 0 };
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
