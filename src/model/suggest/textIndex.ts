import type { ActivityEntry, Catalog } from '../framework';
import { listAt } from '../listAt';
import { isLittle } from './littleWords';
import { stems } from './stems';

/** A name or keyword of activities. */
export interface Phrase {
  readonly stems: readonly string[];
  /** As the framework writes it. */
  readonly said: string;
  readonly holders: readonly { readonly activity: number; readonly isName: boolean }[];
  /** Made of little words alone, like "so that": it tells in a sentence, and nothing as a title. */
  readonly little: boolean;
  /** From 0 to 1: the fewer activities hold it, the more it tells. */
  readonly rarity: number;
}

export interface Word {
  readonly rarity: number;
  readonly holders: readonly { readonly activity: number; readonly weight: number }[];
}

/** `part` is the longest part of the glob that stands for itself: a path without it cannot fit. */
export interface Glob { readonly glob: string; readonly part: string; readonly activity: number }

/** What activities are found by. They are numbers here: places in `activities`. */
export interface TextIndex {
  readonly activities: readonly ActivityEntry[];
  /** By the first stem, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  readonly words: ReadonlyMap<string, Word>;
  readonly globs: readonly Glob[];
}

/** How much a word of each field says. Guidance is about the activity, kinds of evidence are about the document. */
const fields = { title: 1, evidence: 0.7, guidance: 0.3 } as const;

/** Cost: one pass over the catalog; 10,000 activities take about half a second, once. */
export function textIndexOf({ activities }: Catalog): TextIndex {
  const phrases = new Map<string, { stems: readonly string[]; said: string; holders: Map<number, boolean> }>();
  const words = new Map<string, Map<number, number>>();
  const globs: Glob[] = [];
  activities.forEach(({ activity }, i) => {
    const names = [activity.title, ...activity.aliases];
    const add = (said: string, isName: boolean): void => {
      const cut = stems(said);
      if (!cut.length) { return; }
      const phrase = phrases.get(cut.join(' ')) ?? { stems: cut, said, holders: new Map<number, boolean>() };
      phrase.holders.set(i, isName || (phrase.holders.get(i) ?? false));
      phrases.set(cut.join(' '), phrase);
    };
    const weigh = (texts: readonly string[], weight: number): void => {
      for (const word of stems(texts.join('\n'))) {
        if (isLittle(word)) { continue; }
        const holders = words.get(word) ?? new Map<number, number>();
        holders.set(i, Math.max(weight, holders.get(i) ?? 0));
        words.set(word, holders);
      }
    };
    names.forEach((said) => add(said, true));
    activity.keywords.forEach((said) => add(said, false));
    weigh(names, fields.title);
    weigh(activity.evidence, fields.evidence);
    weigh([activity.guidance], fields.guidance);
    activity.files.forEach((glob) => globs.push({ glob, part: literalIn(glob), activity: i }));
  });
  const rarity = (holders: number): number => Math.log(1 + activities.length / holders) / Math.log(1 + activities.length);
  const byFirst = new Map<string, Phrase[]>();
  for (const { stems: cut, said, holders } of phrases.values()) {
    const phrase: Phrase = {
      stems: cut, said, little: cut.every(isLittle), rarity: rarity(holders.size), holders: [...holders].map(([activity, isName]) => ({ activity, isName })),
    };
    listAt(byFirst, cut[0]!).push(phrase);
  }
  byFirst.forEach((list) => list.sort((a, b) => b.stems.length - a.stems.length));
  return {
    activities, phrases: byFirst, globs,
    words: new Map([...words].map(([word, holders]) => [word, {
      rarity: rarity(holders.size), holders: [...holders].map(([activity, weight]) => ({ activity, weight })),
    }])),
  };
}

const literalIn = (glob: string): string => glob.normalize('NFC').toLowerCase().replace(/^([^{]*)\{[^]*\}/, '$1*').split(/[*?/]+/)
  .reduce((longest, part) => (part.length > longest.length ? part : longest), '');
