import { foldName } from './fold';

/** Words of a text with how much each counts. */
export type Bag = ReadonlyMap<string, number>;
/** A text and its weight beside the other texts of the same thing. */
export type Weighted = readonly [text: string, weight: number];

/** Past this, a text says no more about what it is about. UTF-16 units. */
const TEXT_READ = 2000;
/**
 * Letters by which words compare, after the commonest English endings: "ordering" and "orders", "prioritise" and "priorities" are
 * about one thing.
 */
const STEM = 6;

/** Words of one or two letters are left out, and so is what comes after the first letters of a word. */
export function wordsOf(text: string): string[] {
  return foldName(text.slice(0, TEXT_READ)).filter((word) => /[\p{L}\p{N}]/u.test(word) && word.length > 2)
    .map((word) => word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '').replace(/(?<=[a-z]{4})(?:ing|ed|e)$/, '').slice(0, STEM));
}

export interface Similarity {
  readonly bag: (texts: readonly Weighted[]) => Bag;
  /** From 0 to 1: the cosine of the two. */
  readonly likeness: (a: Bag, b: Bag) => number;
}

/** Compares things by their words. Rare words tell more: `all` is what they are rare or common among. Cost: linear in the texts. */
export function similarityAmong(all: readonly (readonly Weighted[])[]): Similarity {
  const holders = new Map<string, number>();
  for (const texts of all) {
    for (const word of new Set(texts.flatMap(([text]) => wordsOf(text)))) { holders.set(word, (holders.get(word) ?? 0) + 1); }
  }
  const rarity = (word: string): number => Math.log(1 + all.length / (holders.get(word) ?? 1));
  return {
    bag(texts) {
      const weights = new Map<string, number>();
      for (const [text, weight] of texts) {
        // A word said twice in one text says nothing more.
        for (const word of new Set(wordsOf(text))) { weights.set(word, Math.max(weights.get(word) ?? 0, weight * rarity(word))); }
      }
      const length = Math.hypot(...weights.values());
      return length === 0 ? weights : new Map([...weights].map(([word, weight]) => [word, weight / length]));
    },
    likeness(a, b) {
      const [less, more] = a.size < b.size ? [a, b] : [b, a];
      let sum = 0;
      for (const [word, weight] of less) { sum += weight * (more.get(word) ?? 0); }
      return Math.min(1, sum);
    },
  };
}

/** What two texts have in common, as the first writes it: the reason people see. */
export function sharedWords(a: string, b: string, most: number): readonly string[] {
  const there = new Set(wordsOf(b));
  const words = a.split(/[^\p{L}\p{N}]+/u).filter((word) => wordsOf(word).some((stem) => there.has(stem)));
  return [...new Set(words.map((word) => word.toLowerCase()))].slice(0, most);
}
