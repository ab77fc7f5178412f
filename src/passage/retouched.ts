import type { Location, Selector } from './passage';
import type { Pattern } from './pattern';
import { squeezed } from './sameness';
import type { TextIndex } from './textIndex';

/** Longer passages are known by their words. UTF-16 code units. */
const SHORT = 200;
/** Share of pairs of letters that two spellings of one phrase have in common; two phrases have a quarter or so. */
const ALIKE = 0.5;
/** It looks like it, but the words are others. */
const SURE = 0.8;

/**
 * A short passage whose words have all been touched (a spelling put right, an address changed) is still what stands between both of
 * its neighbours, if it looks like it letter by letter.
 */
export function retouched(selector: Selector, { first, last }: Pattern, { text, words }: TextIndex, map: Int32Array): Location | undefined {
  const { exact, tail } = selector;
  if (tail !== undefined || exact.length > SHORT) { return undefined; }
  const left = first > 0 ? map[first - 1] as number : -1;
  const right = last < map.length ? map[last] as number : words.count;
  const between = right - left - 1;
  if ((left < 0 && first > 0) || between < 1 || between > 2 * (last - first) + 1) { return undefined; }
  const start = words.starts[left + 1] as number;
  const end = words.ends[right - 1] as number;
  const alike = likeness(squeezed(exact), squeezed(text.slice(start, end)));
  return alike < ALIKE ? undefined : { state: 'changed', start, end, score: alike * SURE, inPlace: true };
}

/** Dice's coefficient of pairs of letters. */
function likeness(a: string, b: string): number {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < a.length; i++) {
    const pair = a.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const pair = b.slice(i, i + 2);
    const left = pairs.get(pair) ?? 0;
    if (left > 0) { shared++; pairs.set(pair, left - 1); }
  }
  return a.length + b.length <= 2 ? 0 : 2 * shared / (a.length + b.length - 2);
}
