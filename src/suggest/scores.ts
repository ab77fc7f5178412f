import { type DocumentKind, keyOf } from '../framework/model/framework';
import { globFits } from '../text/glob';
import { largest, listAt } from '../text/lists';
import { type Cut, type Line, withoutNumbers } from './sections';
import type { Looked, Recognised } from './recognise';
import { isStopWord, stems } from './words';
import type { Glob, Phrase, TextIndex } from './textIndex';
import { type ActivityFeature, activityFeatures, reading, type Weights } from './weights';

export const wheres = ['title', 'name', 'heading', 'folder', 'text'] as const;
/** A part of a document, the telling ones first. */
export type Where = typeof wheres[number];

/** How strongly a phrase stands in each part: from 0 to 1, in text the number of times. */
export type Matches = Record<Where, number>;

export interface PhraseMatches {
  readonly phrases: ReadonlyMap<Phrase, Matches>;
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
export function phraseMatchesIn(index: TextIndex, { name, folders, title, titleIsText, headings, lines }: Cut): PhraseMatches {
  const phrases = new Map<Phrase, Matches>();
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

function seenOf(phrases: Map<Phrase, Matches>, phrase: Phrase): Matches {
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

/** Why an activity fits, and how much of its score it is. */
export type Feature =
  /** The kind of document that this is, in the framework's words, with what says so. */
  | { readonly kind: 'document'; readonly name: string; readonly because: readonly string[]; readonly worth: number }
  | { readonly kind: 'file'; readonly glob: string; readonly worth: number }
  | { readonly kind: 'words'; readonly words: string; readonly where: Where; readonly worth: number };

/** What speaks for an activity: each sign as it is, and together by sort. */
export interface Spoken {
  readonly activity: number;
  readonly signs: (Feature & { readonly of: ActivityFeature })[];
  readonly values: Record<ActivityFeature, number>;
}

export const scoreOf = ({ values }: Pick<Spoken, 'values'>, by: Weights): number =>
  activityFeatures.reduce((sum, sign) => sum + by.activities[sign] * values[sign], 0);

/** By its place in the index, what speaks for an activity. */
export type AllSpoken = Map<number, Spoken>;

function of(spoken: AllSpoken, activity: number): Spoken {
  const known = spoken.get(activity) ?? nothing(activity);
  spoken.set(activity, known);
  return known;
}

/** What words and the path say for each activity of which they say anything. Cost: linear in the document, and in the globs for a path. */
export function spokenByWords(index: TextIndex, { path, cut }: Looked): AllSpoken {
  const spoken: AllSpoken = new Map();
  const add = (activity: number, sort: ActivityFeature, sign: Feature): void => {
    if (sign.worth > 0) { of(spoken, activity).signs.push({ ...sign, of: sort }); }
  };

  const { phrases, words, together } = phraseMatchesIn(index, cut);
  const stretch = Math.max(1, cut.length / reading.usual);
  for (const [phrase, at] of phrases) {
    const times = at.text / stretch;
    const where = whereOf(at);
    for (const { activity, isName } of phrase.holders) {
      const tell = tells(phrase, isName);
      for (const place of wheres) {
        const worth = tell * (place === 'text' ? times / (times + reading.half) : at[place]);
        add(activity, place, { kind: 'words', words: phrase.said, where, worth });
      }
    }
  }
  for (const [activity, worth] of bonuses(together, cut.length)) { of(spoken, activity).values.together = worth; }
  for (const [said, worth] of words) {
    const word = index.words.get(said);
    if (!word || word.rarity < reading.telling) { continue; }
    for (const { activity, weight } of word.holders) {
      add(activity, 'words', { kind: 'words', words: word.said, where: 'heading', worth: worth * weight * word.rarity ** reading.rarity });
    }
  }
  for (const [activity, { glob, spelled, worth }] of fittingGlobs(index.globs, path)) {
    add(activity, spelled ? 'file' : 'folderFile', { kind: 'file', glob, worth });
  }
  spoken.forEach(sumUp);
  return spoken;
}

function sumUp({ signs, values }: Spoken): void {
  for (const sort of activityFeatures) {
    if (sort === 'together' || sort === 'kind' || sort === 'kindNext') { continue; }
    const worths = signs.filter((sign) => sign.of === sort).map(({ worth }) => worth).sort((a, b) => b - a);
    values[sort] = worths.reduce((sum, worth, i) => sum + worth * reading.fade ** i, 0);
  }
}

/** Adds what the kinds say that the document may be. */
export function addKinds(spoken: AllSpoken, index: TextIndex, kinds: readonly Recognised[]): void {
  for (const { framework, document, confidence, reasons } of kinds) {
    if (document.shows === 'topic' && confidence > reading.surely) { withoutNames(spoken, document); }
    document.activities.forEach((id, i) => {
      const activity = index.places.get(keyOf(framework, { id }));
      if (activity === undefined) { return; }
      const { signs, values } = of(spoken, activity);
      const sort = i ? 'kindNext' : 'kind';
      // Of a kind that shows what it is about, no activity is the likeliest before that is known.
      const worth = confidence * (i ? reading.next ** (i - 1) : document.shows === 'topic' ? reading.topical : 1);
      signs.push({ kind: 'document', name: document.name, because: reasons, worth, of: sort });
      values[sort] += worth;
    });
  }
}

/** That a decision record is called one says nothing of what it is about. */
function withoutNames(spoken: AllSpoken, { names, headings }: DocumentKind): void {
  const own = new Set([...names, ...headings].map((name) => stems(name).join(' ')));
  for (const each of spoken.values()) {
    const rest = each.signs.filter((sign) => sign.kind !== 'words' || !own.has(stems(sign.words).join(' ')));
    if (rest.length === each.signs.length) { continue; }
    each.signs.length = 0;
    for (const sign of rest) { each.signs.push(sign); }
    sumUp(each);
  }
}

export const nothing = (activity: number): Spoken =>
  ({ activity, signs: [], values: Object.fromEntries(activityFeatures.map((sign) => [sign, 0])) as Record<ActivityFeature, number> });

/** Reasons that people can read, best first: no symbols, single letters or little words. */
export function reasonsOf(spoken: Spoken, by: Weights, least: number): readonly Feature[] {
  const all = spoken.signs.map(({ of, ...sign }) => ({ ...sign, worth: sign.worth * by.activities[of] })).sort((a, b) => b.worth - a.worth);
  const best = all.filter((sign, i) => all.findIndex((other) => sameReason(sign, other)) === i);
  return best.filter((sign) => sign.worth >= least && (sign.kind !== 'words' || isReadable(sign.words)));
}

const sameReason = (one: Feature, other: Feature): boolean => (
  one.kind === 'words' && other.kind === 'words' ? one.words.toLowerCase() === other.words.toLowerCase()
  : one.kind === 'document' && other.kind === 'document' ? one.name === other.name : one.kind === 'file' && other.kind === 'file');

/** Words in which something can be recognised. */
export const isReadable = (said: string): boolean => {
  const words = said.toLowerCase().match(/[\p{L}\p{N}\p{M}+#]+/gu) ?? [];
  return words.some((word) => [...word].length > 1 && /\p{L}/u.test(word) && !isStopWord(word)) || (words.length > 1 && words.some((word) => [...word].length > 1));
};

/** What a name or keyword is worth for one of its activities, wherever it stands. */
const tells = ({ stems, rarity }: Phrase, isName: boolean): number =>
  rarity ** reading.rarity * (stems.length > 1 ? reading.several : 1) * (isName ? 1 : reading.keyword);

/**
 * For each activity its best line of several signs, what they are worth without the best of them, by how much of the document such lines
 * are: all of it from half on.
 */
function bonuses(together: PhraseMatches['together'], length: number): ReadonlyMap<number, number> {
  const best = new Map<number, { worth: number; length: number }>();
  for (const line of together) {
    const worths = new Map<number, number[]>();
    for (const phrase of line.phrases) {
      for (const { activity, isName } of phrase.holders) {
        listAt(worths, activity).push(tells(phrase, isName));
      }
    }
    for (const [activity, all] of worths) {
      if (all.length < TOGETHER) { continue; }
      const before = best.get(activity) ?? { worth: 0, length: 0 };
      const worth = all.reduce((sum, each) => sum + each, 0) - largest(all);
      best.set(activity, { worth: Math.max(worth, before.worth), length: before.length + line.length });
    }
  }
  return new Map([...best].map(([activity, it]) => [activity, it.worth * Math.min(1, 2 * it.length / length)]));
}

const whereOf = (seen: Matches): Where => wheres.find((where) => seen[where] > 0) ?? 'text';

type Fitting = Glob & { readonly worth: number; readonly spelled: boolean };

/** Of each activity the fitting glob that says most. */
function fittingGlobs(globs: readonly Glob[], path: string): ReadonlyMap<number, Fitting> {
  const best = new Map<number, Fitting>();
  if (path === '') { return best; }
  const whole = path.normalize('NFC').toLowerCase();
  const name = whole.slice(whole.lastIndexOf('/') + 1);
  for (const entry of globs) {
    const { glob, part, activity } = entry;
    if (!whole.includes(part) || !globFits(glob, path)) { continue; }
    const spelled = glob.slice(glob.lastIndexOf('/') + 1).replace(/[*?{},]/g, '').length;
    const worth = spelled ? (1 + Math.min(1, spelled / Math.max(1, name.length))) / 2 : part === '' ? 0 : 1;
    if (worth > (best.get(activity)?.worth ?? 0)) { best.set(activity, { ...entry, worth, spelled: spelled > 0 }); }
  }
  return best;
}
