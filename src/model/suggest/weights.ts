/**
 * What each sign is worth. Only their relation matters: 1 is about a name of an activity once in running text. They come from a search over
 * labelled documents and were then rounded; most can change by a fifth without much changing (`npm run bench -- suggest`).
 */
export interface Weights {
  /** Where a name or keyword stands. A title says what a document is, a file's name nearly so. */
  readonly title: number;
  readonly name: number;
  readonly heading: number;
  readonly folder: number;
  readonly text: number;
  /** A folder further up says less than the one that the file is in: this share. */
  readonly farFolder: number;
  /** A word in a longer title or heading counts this much at least; all of it when it is the whole of the line. */
  readonly part: number;
  /** "Feedback process" is a process: what ends a line names the thing, what stands before it only describes it. */
  readonly last: number;
  /** How much of a heading's worth the first one gives; more of them give the rest, ever less. */
  readonly firstHeading: number;
  /** In running text, this many times make half of the worth. More than `usual` words make each time count less. */
  readonly half: number;
  readonly usual: number;
  /** Keywords are words that also stand elsewhere; names mean the activity. */
  readonly keyword: number;
  /** Several words together are seldom there by chance. */
  readonly several: number;
  /** Several that stand in one line say this much more of what each but the best is worth on its own. */
  readonly together: number;
  /** What stands within a longer name, as "user need" in "user needs assessment", says this much. */
  readonly within: number;
  /** The more activities share a word, the less it tells: its rarity (0 to 1) to this power. */
  readonly rarity: number;
  /** Each further sign of an activity says this share of what the one before would: many weak signs are no strong one. */
  readonly fade: number;
  /** Single words of the title, of kinds of evidence and of guidance, when they stand in a title, heading or file name. */
  readonly words: number;
  /** Words less rare than this are how frameworks are written, not what activities are about. */
  readonly telling: number;
  /** A glob that fits; half of it for any, the rest by how much of the name it spells out. */
  readonly glob: number;
  /** A glob of a whole folder. */
  readonly folderGlob: number;
  /** Of a selection's score, what its file adds. */
  readonly file: number;
  /** Nothing is suggested for a document unless an activity reaches this with several signs, or with one sign alone. */
  readonly enough: number;
  readonly enoughAlone: number;
  /** The running text alone has to say this many times as much: it speaks of much that a document is not about. */
  readonly inText: number;
  /** A document of code alone has to say this many times as much more. */
  readonly code: number;
  /** A name, a passage or a note has room for few signs: this share of it is enough. */
  readonly enoughOfLittle: number;
  /** What does not reach this share of the best is left out. */
  readonly ofBest: number;
}

export const weights: Weights = {
  title: 5.5, name: 2.2, heading: 1.4, folder: 1.5, text: 2, farFolder: 0.4,
  part: 0.35, last: 0.7, firstHeading: 0.8, half: 2.4, usual: 1200,
  keyword: 0.4, several: 2, together: 0.8, within: 0.4, rarity: 2, fade: 0.9, words: 0.65, telling: 0.5,
  glob: 1.8, folderGlob: 2, file: 0.4,
  enough: 1.5, enoughAlone: 1.9, inText: 2.5, code: 2, enoughOfLittle: 0.4, ofBest: 0.15,
};
