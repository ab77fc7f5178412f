import type { Location, Selector, Span } from '../passage';
import { indexText, type TextIndex } from './textIndex';
import { type Words, wordsOf } from './words';

/** Where a passage is in a text now. Never throws; offsets it gives lie inside the text. Give it an index to look for many. */
export function locate(selector: Selector, text: string | TextIndex): Location {
  const index = typeof text === 'string' ? indexText(text) : text;
  const { text: now, words } = index;
  const original = selector.exact + (selector.tail ?? '');
  if (!selector.tail && now.startsWith(selector.exact, selector.start) && contextAt(selector, now, selector) > 0) {
    return { state: 'found', start: selector.start, end: selector.start + selector.exact.length, score: 1 };
  }
  const places = occurrences(selector, words);
  if (places.length === 0) { return { state: 'gone', score: 0 }; }
  const ranked = places
    .map((place) => ({ place, context: contextAt(selector, now, place), away: Math.abs(place.start - selector.start) }))
    .sort((a, b) => b.context - a.context || a.away - b.away);
  const [best, next] = ranked;
  if (best === undefined) { return { state: 'gone', score: 0 }; }
  if (next !== undefined && next.context === best.context) {
    return { state: 'ambiguous', places: ranked.filter((r) => r.context === best.context).map((r) => r.place), score: 0.5 };
  }
  const state = squeezed(now.slice(best.place.start, best.place.end)) !== squeezed(original) && !selector.tail ? 'changed'
    : best.away === 0 ? 'found' : 'moved';
  return { state, ...best.place, score: 0.9 };
}

/** As `locate` for each, reading the text once. */
export function locateAll(selectors: readonly Selector[], text: string | TextIndex): Location[] {
  const index = typeof text === 'string' ? indexText(text) : text;
  return selectors.map((selector) => locate(selector, index));
}

function occurrences(selector: Selector, words: Words): Span[] {
  // where a long quote was cut, words may have been cut too
  const head = wordsOf(selector.tail === undefined ? selector.exact : selector.exact.replace(/\S+$/, ''));
  const tail = selector.tail === undefined ? undefined : wordsOf(selector.tail.replace(/^\S+/, ''));
  const found: Span[] = [];
  for (let i = 0; head.count > 0 && i + head.count <= words.count; i++) {
    if (!standsAt(head, words, i)) { continue; }
    let last = i + head.count - 1;
    if (tail !== undefined && tail.count > 0) {
      while (last < words.count && !standsAt(tail, words, last - tail.count + 1)) { last++; }
    }
    if (last < words.count) { found.push({ start: words.starts[i] as number, end: words.ends[last] as number }); }
  }
  return found;
}

function standsAt(part: Words, words: Words, at: number): boolean {
  for (let k = 0; k < part.count; k++) {
    if (part.hashes[k] !== words.hashes[at + k]) { return false; }
  }
  return true;
}

const squeezed = (text: string) => text.normalize('NFC').replace(/\s+/g, '');

function contextAt({ prefix, suffix }: Selector, text: string, place: Span): number {
  const before = squeezed(text.slice(Math.max(0, place.start - 2 * prefix.length), place.start));
  const after = squeezed(text.slice(place.end, place.end + 2 * suffix.length));
  return alike([...squeezed(prefix)].reverse(), [...before].reverse()) + alike([...squeezed(suffix)], [...after]);
}

function alike(a: string[], b: string[]): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) { same++; }
  return a.length === 0 ? 1 : same / a.length;
}
