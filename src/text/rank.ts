/** Past this many candidates a suggestion costs more than it helps. */
const MAX_CANDIDATES = 5000;

/** Capitals, hyphens, underscores and spaces are what people get wrong without seeing it. */
const withoutDividers = (word: string) => word.toLowerCase().replace(/[-_ ]/g, '');

/** The candidate that `word` was most likely meant to be, if one is close: up to one slip in four letters, three at most. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = withoutDividers(word);
  let best: string | undefined;
  let least = Math.min(3, Math.max(1, Math.floor(wanted.length / 4))) + 1;
  let left = MAX_CANDIDATES;
  for (const candidate of candidates) {
    if (left-- === 0) { return undefined; }
    const other = withoutDividers(candidate);
    if (Math.abs(other.length - wanted.length) >= least) { continue; }
    const distance = editDistance(wanted, other);
    if (distance < least) { least = distance; best = candidate; }
  }
  return best;
}

/** Levenshtein, two neighbours swapped counting as one slip. Cost: the product of the lengths. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) { least = Math.min(least, before[j - 2]! + 1); }
      row.push(least);
    }
    before = above;
    above = row;
  }
  return above[b.length]!;
}

/** The texts by which a choice is found, those that tell most first: its name, other names, where it belongs, keywords. */
export type Found = readonly (readonly string[])[];

/** As people type: without capitals, accents and the difference between full and half width. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
const wordsIn = (text: string): readonly string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** How well a word that was typed fits a field: a whole word of it, the beginning of one, or something within. */
const whole = 3;
const beginning = 2;
const within = 1;

interface Known<T> { readonly choice: T; readonly fields: readonly { readonly words: readonly string[]; readonly all: string }[] }

/**
 * Ranks choices by what somebody types, best first; equally good ones keep their order. Every word must be found in some text of a choice.
 * Where none fits, each word stands for the one that it was most likely meant to be. Nothing typed gives all. Cost: linear in the texts.
 */
export function ranker<T>(choices: readonly T[], textsOf: (choice: T) => Found): (typed: string) => readonly T[] {
  const known = choices.map((choice): Known<T> => ({
    choice, fields: textsOf(choice).map((texts) => ({ words: texts.flatMap(wordsIn), all: ` ${texts.map((text) => wordsIn(text).join(' ')).join(' | ')} ` })),
  }));
  const fitting = (words: readonly string[]): readonly T[] => known
    .map(({ choice, fields }) => ({ choice, worth: worthOf(words, fields) }))
    .filter(({ worth }) => worth > 0).sort((a, b) => b.worth - a.worth).map(({ choice }) => choice);
  return (typed) => {
    if (!typed.trim()) { return choices; }
    const words = wordsIn(typed);
    if (!words.length) { return []; }
    const found = fitting(words);
    if (found.length) { return found; }
    const all = new Set(known.flatMap(({ fields }) => fields.flatMap((field) => field.words)));
    const meant = words.map((word) => (word.length < 4 ? word : nearest(word, all) ?? word));
    return meant.some((word, i) => word !== words[i]) ? fitting(meant) : [];
  };
}

/** 0: some word is not found. What was typed standing in a field as it is counts more than its words here and there. */
function worthOf(words: readonly string[], fields: Known<unknown>['fields']): number {
  const last = fields.length;
  let worth = 0;
  for (const word of words) {
    let best = 0;
    fields.forEach((field, i) => {
      const fit = field.words.includes(word) ? whole : field.words.some((other) => other.startsWith(word)) ? beginning : field.all.includes(word) ? within : 0;
      if (fit) { best = Math.max(best, (last - i) * (whole + 1) + fit); }
    });
    if (!best) { return 0; }
    worth += best;
  }
  const phrase = words.join(' ');
  const bonus = fields.map(({ all }, i) => (all.startsWith(` ${phrase} `) && all.length === phrase.length + 2 ? 4 : all.startsWith(` ${phrase}`) ? 3
    : all.includes(` ${phrase}`) ? 2 : 0) * (last - i));
  return worth / words.length + bonus.reduce((most, one) => Math.max(most, one), 0) * 2;
}
