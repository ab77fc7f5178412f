import { globFits } from '../glob';
import { seenIn, wheres } from './seen';
import type { Seen, Where } from './seen';
import { stem } from './stems';
import type { Glob, TextIndex } from './textIndex';
import type { Weights } from './weights';
import type { Zones } from './zones';

/** Why an activity fits, and how much of its score it is. */
export type Sign =
  | { readonly kind: 'file'; readonly glob: string; readonly worth: number }
  | { readonly kind: 'words'; readonly words: string; readonly where: Where; readonly worth: number };

export interface Score {
  readonly activity: number;
  sum: number;
  readonly signs: Sign[];
  /** First stems of the names and keywords that stand for themselves, and globs that say something else than these. */
  readonly kinds: Set<string>;
  /** One of its names stands where documents say what they are. */
  named: boolean;
}

/** The score of each activity that anything speaks for, by its place in the index. Cost: linear in the document, and in the globs for a path. */
export function scoresOf(index: TextIndex, path: string, zones: Zones, by: Weights): Map<number, Score> {
  const scores = new Map<number, Score>();
  const scoreOf = (activity: number): Score => {
    const known = scores.get(activity) ?? { activity, sum: 0, signs: [], kinds: new Set<string>(), named: false };
    scores.set(activity, known);
    return known;
  };
  const give = (score: Score, sign: Sign): void => {
    score.sum += sign.worth;
    score.signs.push(sign);
  };

  const { phrases, words, length } = seenIn(index, zones, by);
  const stretch = Math.max(1, length / by.usual);
  for (const [phrase, seen] of phrases) {
    const times = seen.text / stretch;
    const worth = (by.title * seen.title + by.name * seen.name + by.heading * seen.heading + by.folder * seen.folder
      + by.text * times / (times + by.half)) * phrase.rarity ** by.rarity * (phrase.stems.length > 1 ? by.several : 1);
    for (const { activity, isName } of phrase.holders) {
      const score = scoreOf(activity);
      give(score, { kind: 'words', words: phrase.said, where: whereOf(seen), worth: isName ? worth : worth * by.keyword });
      if (seen.alone) { score.kinds.add(phrase.stems[0]!); }
      if (isName && seen.title + seen.name + seen.heading > 0) { score.named = true; }
    }
  }
  for (const [said, worth] of words) {
    const word = index.words.get(said);
    if (!word || word.rarity < by.telling) { continue; }
    for (const { activity, weight } of word.holders) {
      give(scoreOf(activity), { kind: 'words', words: said, where: 'heading', worth: by.words * worth * weight * word.rarity ** by.rarity });
    }
  }
  for (const [activity, { glob, part, worth }] of fittingGlobs(index.globs, path, by)) {
    const score = scoreOf(activity);
    give(score, { kind: 'file', glob, worth });
    if (![...score.kinds].some((kind) => kind.includes(stem(part)) || part.includes(kind))) { score.kinds.add(glob); }
  }
  return scores;
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
