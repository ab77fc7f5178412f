import { fold, foldName } from './fold';
import type { ActivityEntry, ActivityKey, Catalog } from './framework';
import { globFits } from './glob';
import { buildNames } from './names';
import type { Names } from './names';

/** Why an activity fits: a glob of its `files`, one of its keywords or names, or most of its title's words. */
export type Reason =
  | { readonly kind: 'file'; readonly glob: string }
  | { readonly kind: 'words'; readonly words: string; readonly prominent: boolean }
  | { readonly kind: 'title'; readonly words: readonly string[] };

/** `score` ranks and means nothing else: 1 is one telling word somewhere in the text. */
export interface Suggestion {
  readonly key: ActivityKey;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** What a document shows of itself. `path` is relative to its workspace folder, with `/`. */
export interface Shown { readonly path?: string; readonly text?: string }

/** Of a longer text only the beginning is read (UTF-16 code units), which bounds the cost. */
export const TEXT_READ = 100 * 1024;
/** How many lines with text at the top count as much as a heading. */
const FIRST_LINES = 3;
/** A file's name says what the whole document is; it outweighs a word or two in the text. */
const FILE = 3;
/** The part of `FILE` that any fitting glob gives; the rest is the share of the name that the glob spells out. */
const ANY_GLOB = 0.5;
/** A word in the text says little alone, in a heading or at the top it says what a part is about. */
const IN_TEXT = 1;
const PROMINENT = 2;
/** Some of the words of a title, in another order or form, are a hint; fewer than half are chance. */
const TITLE_WORDS = 1;
const TITLE_SHARE = 0.5;
/** One word somewhere in the text is not enough to suggest anything. */
const ENOUGH = 1.5;

interface Indexed { readonly entry: ActivityEntry; readonly phrases: ReadonlyMap<string, string>; readonly title: readonly string[] }
interface Index {
  readonly activities: readonly Indexed[];
  readonly phrases: Names<string>;
  /** From 0 to 1: the fewer activities share a phrase or a title's word, the more it tells. */
  phraseRarity(folded: string): number;
  wordRarity(folded: string): number;
}

const indexes = new WeakMap<Catalog, Index>();

/**
 * The activities that a document looks like evidence for, best first; none when nothing fits. Equal ones stay in the
 * catalog's order. Cost: linear in the text read and in the catalog, which is indexed when first asked about.
 */
export function suggest(catalog: Catalog, { path, text = '' }: Shown, limit: number): readonly Suggestion[] {
  const index = indexes.get(catalog) ?? indexOf(catalog);
  indexes.set(catalog, index);
  const read = text.slice(0, TEXT_READ);
  const top = prominentLines(read);
  const inText = phrasesIn(index, read);
  const inTop = phrasesIn(index, top);
  const topWords = new Set(fold(top).map((token) => token.text));
  return index.activities.map(({ entry, phrases, title }) => {
    const reasons: Reason[] = [];
    let score = 0;
    const glob = path === undefined ? undefined : bestGlob(entry.activity.files, path);
    if (glob) {
      score += FILE * glob.weight;
      reasons.push({ kind: 'file', glob: glob.glob });
    }
    for (const [folded, words] of phrases) {
      const prominent = inTop.has(folded);
      if (!prominent && !inText.has(folded)) { continue; }
      score += (prominent ? PROMINENT : IN_TEXT) * index.phraseRarity(folded);
      reasons.push({ kind: 'words', words, prominent });
    }
    const said = title.filter((word) => topWords.has(word));
    const weigh = (words: readonly string[]): number => words.reduce((sum, word) => sum + index.wordRarity(word), 0);
    const share = said.length > 0 ? weigh(said) / weigh(title) : 0;
    if (share >= TITLE_SHARE) {
      score += TITLE_WORDS * share;
      reasons.push({ kind: 'title', words: said });
    }
    return { key: entry.key, score, reasons };
  }).filter(({ score }) => score >= ENOUGH).sort((a, b) => b.score - a.score).slice(0, limit);
}

function indexOf(catalog: Catalog): Index {
  const activities = catalog.activities.map((entry): Indexed => {
    const { title, aliases, keywords } = entry.activity;
    const phrases = new Map([...keywords, ...aliases, title].map((words) => [foldName(words).join(''), words]));
    phrases.delete('');
    // Always summed in one order, so that a repeated keyword cannot change a score by a rounding.
    const sorted = new Map([...phrases].sort(([a], [b]) => (a < b ? -1 : 1)));
    return { entry, phrases: sorted, title: [...new Set(foldName(title).filter((token) => /[\p{L}\p{N}]/u.test(token)))] };
  });
  const names = new Set(activities.flatMap(({ phrases }) => [...phrases.keys()]));
  return {
    activities,
    phrases: buildNames([...names].map((name) => ({ name, ref: name }))),
    phraseRarity: rarity(activities.map(({ phrases }) => phrases.keys())),
    wordRarity: rarity(activities.map(({ title }) => title)),
  };
}

function rarity(groups: readonly Iterable<string>[]): (item: string) => number {
  const holders = new Map<string, number>();
  for (const group of groups) {
    for (const item of group) { holders.set(item, (holders.get(item) ?? 0) + 1); }
  }
  return (item) => Math.log(1 + groups.length / holders.get(item)!) / Math.log(1 + groups.length);
}

const phrasesIn = (index: Index, text: string): ReadonlySet<string> =>
  new Set([...index.phrases.all(text)].flatMap(({ refs }) => refs));

/** Headings and the first lines with text, each a paragraph of its own. */
function prominentLines(text: string): string {
  const lines = text.split(/\r\n?|\n/).filter((line) => /\S/u.test(line));
  return lines.filter((line, i) => i < FIRST_LINES || /^ {0,3}#{1,6}\s/u.test(line)).join('\n\n');
}

/** The fitting glob that spells out most of the file's name. */
function bestGlob(globs: readonly string[], path: string): { glob: string; weight: number } | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return globs.filter((glob) => globFits(glob, path)).map((glob) => {
    const spelled = glob.slice(glob.lastIndexOf('/') + 1).replace(/[*?{},]/g, '').length;
    return { glob, weight: ANY_GLOB + (1 - ANY_GLOB) * Math.min(1, spelled / Math.max(1, name.length)) };
  }).sort((a, b) => b.weight - a.weight)[0];
}
