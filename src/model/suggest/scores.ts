import { globFits } from '../glob';
import { listAt } from '../listAt';
import { seenIn, TOGETHER, wheres } from './seen';
import type { Seen, SeenIn, Where } from './seen';
import { stem } from './stems';
import type { Glob, Phrase, TextIndex } from './textIndex';
import type { Weights } from './weights';
import type { Zones } from './zones';
import { largest } from '../largest';

/** Why an activity fits, and how much of its score it is. */
export type Sign =
  | { readonly kind: 'file'; readonly glob: string; readonly worth: number }
  | { readonly kind: 'words'; readonly words: string; readonly where: Where; readonly worth: number };

export interface Score {
  readonly activity: number;
  sum: number;
  /** Best first. */
  readonly signs: Sign[];
  /** First stems of the names and keywords that stand for themselves, and globs that say something else than these. */
  readonly kinds: Set<string>;
  /** One of its names stands where documents say what they are. */
  named: boolean;
  /** A name or keyword stands where documents say what they are, several in one line say as much, or a glob fits. */
  placed: boolean;
}

/** A score that nothing speaks for yet. */
export const nothing = (activity: number): Score => ({ activity, sum: 0, signs: [], kinds: new Set(), named: false, placed: false });

/** The score of each activity that anything speaks for, by its place in the index. Cost: linear in the document, and in the globs for a path. */
export function scoresOf(index: TextIndex, path: string, zones: Zones, by: Weights): Map<number, Score> {
  const scores = new Map<number, Score>();
  const scoreOf = (activity: number): Score => {
    const known = scores.get(activity) ?? nothing(activity);
    scores.set(activity, known);
    return known;
  };

  const seen = seenIn(index, zones, by);
  const { phrases, words, length } = seen;
  const stretch = Math.max(1, length / by.usual);
  for (const [phrase, at] of phrases) {
    const times = at.text / stretch;
    const worth = (by.title * at.title + by.name * at.name + by.heading * at.heading + by.folder * at.folder
      + by.text * times / (times + by.half));
    for (const { activity, isName } of phrase.holders) {
      const score = scoreOf(activity);
      score.signs.push({ kind: 'words', words: phrase.said, where: whereOf(at), worth: worth * tells(phrase, isName, by) });
      if (at.alone) { score.kinds.add(phrase.stems[0]!); }
      const placed = at.title + at.name + at.heading > 0;
      if (placed) { score.placed = true; }
      if (placed && isName) { score.named = true; }
    }
  }
  const bonus = bonuses(seen, by);
  for (const [said, worth] of words) {
    const word = index.words.get(said);
    if (!word || word.rarity < by.telling) { continue; }
    for (const { activity, weight } of word.holders) {
      scoreOf(activity).signs.push({ kind: 'words', words: said, where: 'heading', worth: by.words * worth * weight * word.rarity ** by.rarity });
    }
  }
  for (const [activity, { glob, part, worth }] of fittingGlobs(index.globs, path, by)) {
    const score = scoreOf(activity);
    score.signs.push({ kind: 'file', glob, worth });
    score.placed = true;
    if (![...score.kinds].some((kind) => kind.includes(stem(part)) || part.includes(kind))) { score.kinds.add(glob); }
  }
  for (const score of scores.values()) {
    score.signs.sort((one, other) => other.worth - one.worth);
    score.sum = score.signs.reduce((sum, { worth }, i) => sum + worth * by.fade ** i, bonus.get(score.activity) ?? 0);
    score.placed ||= (bonus.get(score.activity) ?? 0) >= by.heading * by.keyword;
  }
  return scores;
}

/** What a name or keyword is worth for one of its activities, wherever it stands. */
const tells = ({ stems, rarity }: Phrase, isName: boolean, by: Weights): number =>
  rarity ** by.rarity * (stems.length > 1 ? by.several : 1) * (isName ? 1 : by.keyword);

/**
 * For each activity its best line of several signs, what they are worth without the best of them, by how much of the document such lines
 * are: all of it from half on.
 */
function bonuses({ together, length }: SeenIn, by: Weights): ReadonlyMap<number, number> {
  const best = new Map<number, { worth: number; length: number }>();
  for (const line of together) {
    const worths = new Map<number, number[]>();
    for (const phrase of line.phrases) {
      for (const { activity, isName } of phrase.holders) {
        const worth = tells(phrase, isName, by);
        listAt(worths, activity).push(worth);
      }
    }
    for (const [activity, all] of worths) {
      if (all.length < TOGETHER) { continue; }
      const before = best.get(activity) ?? { worth: 0, length: 0 };
      const worth = all.reduce((sum, each) => sum + each, 0) - largest(all);
      best.set(activity, { worth: Math.max(worth, before.worth), length: before.length + line.length });
    }
  }
  return new Map([...best].map(([activity, it]) => [activity, by.together * it.worth * Math.min(1, 2 * it.length / length)]));
}

const whereOf = (seen: Seen): Where => wheres.find((where) => seen[where] > 0) ?? 'text';

type Fitting = Glob & { readonly worth: number };

/** Of each activity the fitting glob that says most. */
function fittingGlobs(globs: readonly Glob[], path: string, by: Weights): ReadonlyMap<number, Fitting> {
  const best = new Map<number, Fitting>();
  if (path === '') { return best; }
  const whole = path.normalize('NFC').toLowerCase();
  const name = whole.slice(whole.lastIndexOf('/') + 1);
  for (const entry of globs) {
    const { glob, part, activity } = entry;
    if (!whole.includes(part) || !globFits(glob, path)) { continue; }
    const spelled = glob.slice(glob.lastIndexOf('/') + 1).replace(/[*?{},]/g, '').length;
    const worth = spelled ? by.glob * (1 + Math.min(1, spelled / Math.max(1, name.length))) / 2 : part === '' ? 0 : by.folderGlob;
    if (worth > (best.get(activity)?.worth ?? 0)) { best.set(activity, { ...entry, worth }); }
  }
  return best;
}
