import { isResult, isVerb } from './wordLists';

/** A second wish said out loud. */
const AGAIN = /(?:[,;]?(?<!\s)\s+and(?:\s+also|\s+then)?|[;.])\s+(?:I|we)(?:['’]d)?(?:\s+also|\s+then|\s+would)?\s+(?:want|need|like)\s+(?:to\s+)?\S+/iu;
/** A second verb behind "and" or "as well as". */
const SECOND = /(,)?(?<!\s)\s+(and\s+also|and\s+then|and|as\s+well\s+as)\s+(?:to\s+)?(\p{L}+)(?=\s+\p{L})/giu;
/** From here on a verb belongs to something inside the wish. */
const INSIDE = /\b(?:that|which|who|whom|whose|where|when|whether|if|how|what|why|to|by|using|before|after|while|until|so|because|than|in order)\b/iu;

/**
 * The second of two wishes in one: `index` and `length` (UTF-16 units of the text) of the words that bring it. The word "and" alone is no
 * sign: in eight of ten stories it joins two things or two halves of one step. Asked for are two verbs of the product's kind, each with
 * something of its own to act on, on the same level of the sentence, the second not the outcome of the first.
 */
export function twoWishes(wish: string): { readonly index: number; readonly length: number } | undefined {
  const again = AGAIN.exec(wish);
  if (again) {
    const lead = /^[\s,;.]*/.exec(again[0])![0].length;
    return { index: again.index + lead, length: again[0].length - lead };
  }
  const [lead, first] = /^(?:\p{L}+ly\s+)?(\p{L}+)/u.exec(wish) ?? [];
  if (!lead || !first || !isVerb(first)) { return undefined; }
  let read = lead.length;
  for (const { index, 0: words, 3: verb } of wish.matchAll(SECOND)) {
    if (INSIDE.test(wish.slice(read, index))) { return undefined; }
    read = index;
    const object = wish.slice(lead.length, index);
    if (!/\p{L}{2,}/u.test(object) || !isVerb(verb!) || isResult(verb!) || isAdverb(object)) { continue; }
    const own = wish.slice(index + words.length).trim();
    // "edit a page and save it" is one step.
    if (/^(?:it|them|this|these|that|him|her|one)\b/iu.test(own)) { continue; }
    return { index: index + words.length - words.trimStart().length, length: words.trimStart().length };
  }
  return undefined;
}

/** "easily find and ..." has nothing between the verbs but how. */
const isAdverb = (object: string): boolean => /^\s*\p{L}+ly\s*$/iu.test(object);
