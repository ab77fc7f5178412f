import { fitted } from './fitted';

/** What speaks for a kind of document, each from 0 to 1: where one of its names stands, a glob that fits, how the title begins, and what is in it. */
export const kindFeatures = ['title', 'name', 'folder', 'file', 'begins', 'headings', 'phrases', 'forms', 'template'] as const;
export type KindFeature = typeof kindFeatures[number];
/** `none` is how much a document says that no kind knows. */
export type KindWeights = Readonly<Record<KindFeature | 'none', number>>;

/**
 * What speaks for an activity: that it is the first of those which the document's kind shows, or another of them; names and keywords of its
 * own by the place they stand in; single words; globs; several in one line.
 */
export const activityFeatures = ['kind', 'kindNext', 'title', 'name', 'heading', 'folder', 'text', 'words', 'file', 'folderFile', 'together'] as const;
export type ActivityFeature = typeof activityFeatures[number];

/** What a suggestion has to be worth: always, more the likelier the document shows nothing, or is code. */
export const silenceFeatures = ['always', 'nothing', 'surely', 'code'] as const;
export type SilenceFeature = typeof silenceFeatures[number];

/** Only their relation matters. All of them are fitted by `npm run train`, which writes `fitted.ts`, and none is chosen by hand. */
export interface Weights {
  readonly kinds: KindWeights;
  readonly activities: Readonly<Record<ActivityFeature, number>>;
  readonly silence: Readonly<Record<SilenceFeature, number>>;
}

export const weights: Weights = fitted;

/** How signs are read, before they are weighed. Most can change by a fifth without much changing. */
export const reading = {
  /** A folder further up says less than the one that the file is in: this share. */
  farFolder: 0.4,
  /** What stands before what a title names only describes it; what ends a part of it names the thing. */
  describes: 0.25, names: 0.7,
  /** How much of a heading's worth the first one gives; more of them give the rest, ever less. */
  firstHeading: 0.8,
  /** In running text, this many times make half of the worth. More than `usual` words make each time count less. */
  half: 2.4, usual: 1200,
  /** Keywords are words that also stand elsewhere; names mean the activity. */
  keyword: 0.4,
  /** Several words together are seldom there by chance. */
  several: 2,
  /** What stands within a longer name, as "user need" in "user needs assessment", says this much. */
  within: 0.4,
  /** The more activities share a word, the less it tells: its rarity (0 to 1) to this power. */
  rarity: 2,
  /** Each further sign of a sort says this share of what the one before would: many weak signs are no strong one. */
  fade: 0.8,
  /** Words less rare than this are how frameworks are written, not what activities are about. */
  telling: 0.5,
  /** Of the activities that a kind shows, each further one is this much less likely. */
  next: 0.6,
  /** The first of the activities of a kind that shows what it is about. */
  topical: 0.5,
  /** More confident than that, it is of the kind. */
  surely: 0.5,
  /** Of a selection's score, what its file adds. */
  file: 0.4,
  /** A name, a passage or a note has room for few signs: this share of what a document has to say is enough. */
  enoughOfLittle: 0.4,
  /** Where no framework says what kinds of document there are, words alone have to say this share. */
  withoutKinds: 0.5,
  /** What does not reach this share of the best is left out. */
  ofBest: 0.2,
} as const;
export type Reading = typeof reading;
