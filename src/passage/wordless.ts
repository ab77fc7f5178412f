import type { Location, Selector } from './passage';
import type { Pattern } from './pattern';
import { standsUntouched } from './sameness';
import { wholeCharacters } from './surrogates';
import type { TextIndex } from './textIndex';
import { wordsOf } from './words';

/**
 * A passage without a word in it (a rule, a bullet, an empty selection) has nothing to be known by but its neighbours: it is found
 * between the words that stood around it, when these still stand side by side.
 */
export function locateWordless(selector: Selector, { first }: Pattern, { text, words }: TextIndex, map: Int32Array): Location {
  const { exact, prefix, start } = selector;
  if (standsUntouched(selector, text)) { return { state: 'found', start, end: start + exact.length, score: 1 }; }
  const left = first > 0 ? map[first - 1] as number : -1;
  const right = first < map.length ? map[first] as number : words.count;
  if ((first > 0 && left < 0) || right !== left + 1) { return { state: 'gone', score: 0 }; }
  const from = left < 0 ? 0 : words.ends[left] as number;
  const to = right < words.count ? words.starts[right] as number : text.length;
  const offset = from + (left < 0 ? start : prefix.length - (wordsOf(prefix).ends.at(-1) ?? 0));
  const at = nearest(text.slice(from, to), exact, offset - from);
  if (at < 0) { return { state: 'gone', score: 0 }; }
  return { state: 'moved', inPlace: true, ...wholeCharacters(text, { start: from + at, end: from + at + exact.length }), score: 1 };
}

/** Where `part` stands in `text` nearest to `offset`; -1 when nowhere. */
function nearest(text: string, part: string, offset: number): number {
  const before = text.lastIndexOf(part, offset);
  const after = text.indexOf(part, offset);
  if (before < 0 || after < 0) { return Math.max(before, after); }
  return offset - before <= after - offset ? before : after;
}
