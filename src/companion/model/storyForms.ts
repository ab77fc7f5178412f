import { labelBehind } from './criteriaLabel';
import { isFilled } from '../../suggest/gaps';
import { slice } from './plain';
import type { Plain } from './plain';
import type { Form, FoundStory } from './story';

/** A number or a label before the story: "US-12:", "3.", "Story 4 -". It ends in a mark; what ends in a word and a full stop is a sentence. */
const LABEL = String.raw`(?:[^.!?:]{0,40}?(?:[:)\]–—-]|\d\.?)\s+)?`;
const AS = new RegExp(`^${LABEL}As[:,]?\\s+(?:(an?|the|any|our|one of the)[:,]?\\s+)?(?!(?:well|soon|long|part|such|if|for|of|we|I|you|they|it|this|that|these|to)\\s)(?=\\S)`, 'iu');
const AIM = new RegExp(`^${LABEL}(?:In order (?:to|that)|So that)[:,]?\\s+`, 'iu');
const SITUATION = new RegExp(`^${LABEL}When[:,]?\\s+(?=\\S)`, 'iu');
const WISH = new RegExp(`^${LABEL}(?=I\\s+(?:want|need|would like)\\s+to\\b)`, 'iu');

/** "I want to", "we need", "I'd like to be able to": what follows is what they want. */
const MEANS = /(?<![\p{L}\p{N}])(?:I|we)(?:['’]d|\s+would|\s+only|\s+also|\s+really|\s+don['’]?t|\s+do not)?\s+(want|wish|like|love|need|require|must|can|could|should|have|shall|will|expect|am able|may)(?![\p{L}\p{N}])(?:\s+to be able)?[:,]?(?:\s+to(?=[\s:]|$))?:?\s*/iu;
/** Any "I" with a verb, where other stories are around to say that this is one. */
const LOOSE = /(?<![\p{L}\p{N}])I\s+(?=\p{Ll}{2,}\s)(?!(?:was|had|did|went|saw|grew|felt|(?!need|feed|proceed)\p{Ll}+ed)\s)/u;
/** Said to somebody: "I want you to", "join you", "my money back!". Stories are about what somebody does with a thing. */
const TO_SOMEBODY = /(?<![\p{L}\p{N}])(?:you|yours?)(?![\p{L}\p{N}])|!\s*$/iu;
/** Words behind a story in its paragraph above which the paragraph is prose. */
const NOTES = 30;
const ENDS = /[,;.]?(?:(?<!\s)\s+(?:and|but))?(?:^|\s)(?:so that|in order (?:that|to)|so as to|such that|because|thereby)(?![\p{L}\p{N}])(?:\s+so that)*:?\s*|[.;]\s+(?:this|that)(?:\s+way,?)?\s+(?=(?:lets?|helps?|allows?|enables?|saves?|gives?|makes?|keeps?|I|we)\s)|[,;.]?(?<!\s)\s+so(?=\s+(?:I|we|they|he|she|it|the|my|our|their|people|users?|everyone)\s)\s*/iu;

const forms: Readonly<Record<string, Form>> = {
  want: 'want', wish: 'want', like: 'want', love: 'want', need: 'need', require: 'need', must: 'need', can: 'can', could: 'can', 'am able': 'can', may: 'can',
};

/** A part without the marks around it; none when it is empty or still a gap. */
export function part(plain: Plain, from: number, to: number): Plain | undefined {
  let [start, end] = [from, to];
  while (start < end && /[\s,;:–—-]/.test(plain.text[start]!)) { start++; }
  while (end > start && /[\s,;:.–—-]/.test(plain.text[end - 1]!)) { end--; }
  const piece = slice(plain, start, end);
  return isFilled(piece.text) && !/^to(?: be able to)?$/i.test(piece.text) ? piece : undefined;
}

export interface Around {
  /** Other stories or a heading say that stories stand here, so less is enough to be one. */
  readonly stories: boolean;
}

/**
 * The story that a paragraph, an item, a heading or a cell is, if it is one. A sentence of prose that begins with "As a" and has no wish in it
 * is none. Cost: linear; no more than 4,000 units are read.
 */
export function storyIn(whole: Plain, around: Around): FoundStory | undefined {
  const behind = labelBehind(whole.text.slice(0, 4000));
  const plain = slice(whole, 0, behind && behind.start > 20 ? behind.start : 4000);
  const { text } = plain;
  const as = AS.exec(text);
  if (as) {
    const found = byRole(plain, as[0].length, text.length, around);
    // "As a team, we need to grow" is prose, and so is much that begins with "As" alone.
    if (found && !around.stories && isProse(found, plain)) { return undefined; }
    const prose = found?.means && (!as[1] || /[,\s]we\s/.test(text.slice(as[0].length, text.indexOf(found.means.text, as[0].length)))) && !found.ends;
    return prose ? undefined : found;
  }
  const aim = AIM.exec(text);
  if (aim) {
    const role = /,?(?<!\s)\s+as[:,]?\s+(?:an?|the)\s+/iu.exec(text);
    if (!role) { return undefined; }
    const found = byRole(plain, role.index + role[0].length, text.length, around);
    const ends = part(plain, aim[0].length, role.index);
    return found && (found.role ?? found.means ?? ends) ? { ...found, form: 'aim', ends } : undefined;
  }
  const when = SITUATION.exec(text);
  if (when) {
    const wish = /(?<![\p{L}\p{N}])(?:I|we)(?:['’]d|\s+would)?\s+(?:want|like|need)(?![\p{L}\p{N}])(?:\s+to(?=\s))?\s*/iu.exec(text);
    const so = wish && after(ENDS, text, wish.index + wish[0].length);
    if (!wish || !so) { return undefined; }
    const [role, means] = [part(plain, when[0].length, wish.index), part(plain, wish.index + wish[0].length, so.index)];
    return role || means ? { form: 'job', plain, role, means, ends: part(plain, so.end, text.length) } : undefined;
  }
  const wish = WISH.exec(text);
  if (wish && around.stories) {
    const found = meansAndEnds(plain, wish[0].length, text.length);
    return found.ends ? { plain, ...found } : undefined;
  }
  return undefined;
}

/** Whether what reads like a story is a sentence in a text about something else. */
function isProse({ means, ends }: FoundStory, { text }: Plain): boolean {
  const last = (ends ?? means)?.text;
  const end = last === undefined ? 0 : text.lastIndexOf(last) + last.length;
  return TO_SOMEBODY.test(text.slice(0, end + 1)) || wordsIn(text.slice(end)) > NOTES;
}

function byRole(plain: Plain, from: number, to: number, around: Around): FoundStory | undefined {
  const { text } = plain;
  const wish = after(MEANS, text, from);
  const loose = around.stories ? after(LOOSE, text, from) : undefined;
  const before = after(ENDS, text, from);
  // "As a buyer I receive a receipt so that I can prove it": the wish is what stands before the reason.
  const means = wish && before && before.index < wish.index && loose && loose.index < before.index ? loose : wish ?? loose;
  // A role is a few words; more of them are prose that comes to a wish later.
  if (means && wordsIn(text.slice(from, means.index)) <= 15 && !/[.!?]\s/.test(text.slice(from, means.index).replace(/\b(?:e\.g|i\.e|etc)\.\s/g, ''))) {
    const found = meansAndEnds(plain, means.index, to);
    if (before && before.index < means.index) {
      const [role, ends] = [part(plain, from, before.index), part(plain, before.end, means.index)];
      return role || found.means ? { plain, ...found, role, ends: ends ?? found.ends } : undefined;
    }
    const role = part(plain, from, means.index);
    return role || found.means || found.ends ? { plain, ...found, role } : undefined;
  }
  if (!around.stories) { return undefined; }
  const so = after(ENDS, text, from);
  const end = so?.index ?? to;
  if (wordsIn(text.slice(from, end)) > (so ? 15 : 6) || /[.!?]$/.test(text.slice(from, end).trim())) { return undefined; }
  const [role, ends] = [part(plain, from, end), so && part(plain, so.end, to)];
  return role || ends ? { form: 'other', plain, role, ends } : undefined;
}

/** What is wanted and why, of text that follows the role. */
export function meansAndEnds(plain: Plain, from: number, to: number): Pick<FoundStory, 'form' | 'means' | 'ends'> {
  const text = plain.text.slice(0, to);
  const opener = after(MEANS, text, from);
  const loose = opener?.index === from ? undefined : after(LOOSE, text, from);
  const start = opener?.index === from ? opener.end : loose?.index === from ? loose.end : from + (/^to(?: be able to)?\s+/i.exec(text.slice(from))?.[0].length ?? 0);
  const form = opener?.index === from ? forms[opener.match[1]!.toLowerCase()] ?? 'other' : 'other';
  const so = after(ENDS, text, start);
  return { form, means: part(plain, start, so?.index ?? sentenceEnd(text, start)), ends: so && part(plain, so.end, sentenceEnd(text, so.end)) };
}

/** Where the sentence ends that runs at `from`: what follows are notes. */
function sentenceEnd(text: string, from: number): number {
  const end = /[.!?](?=\s+(?:\p{Lu}|\())(?<!\b(?:e\.g|i\.e|etc|vs)\.)/u.exec(text.slice(from));
  return end ? from + end.index : text.length;
}

function after(pattern: RegExp, text: string, from: number): { index: number; end: number; match: RegExpExecArray } | undefined {
  const match = pattern.exec(text.slice(from));
  return match ? { index: from + match.index, end: from + match.index + match[0].length, match } : undefined;
}

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
