import { isFilled } from '../../suggest/templates';
import { runToEnd } from '../../text/cooperative';
import { type Block, blocksOf } from './blocks';
import { criteriaLabel, CriteriaReader, labelBehind } from './criteria';
import { join, type Plain, slice, spanOf } from './plain';
import type { Criterion, Form, FoundStory, Part, Story } from './story';

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

/** Headings of a table's columns that hold the parts of stories. */
const ROLE = /^(?:as an?\b.*|role|who|user|persona|actor|user role|user type)$/iu;
const MEANS_LABEL = /^(?:I (?:want|need|can|would like)\b.*|want|need|wants|needs|what|goal|wish)(?:\.{3}|…)?$/iu;
const ENDS_LABEL = /^(?:so(?: that)?\b.*|why|benefit|reason|value|in order to.*)$/iu;
const CRITERIA = /acceptance|criteria|done when/iu;
const ABOUT_STORIES = /\b(?:user|job)[ -]?stor(?:y|ies)\b|^stories\b|\bbacklog\b/iu;
/** Within the first words, as a label may come before. */
const BEGINS = /^(?:\S+\s+){0,4}?(?:As|When|In order)\b/iu;
/** An aim without a role: the role comes on the next line. */
const AIM_LABEL = /^(?:In order (?:to|that)|So that)\b(?!.*\bas an?\s)/iu;
const ROLE_NEXT = /^As\s+(?:an?|the)\s/iu;
const CONTINUES = /^(?:(?:I|we)(?:['’]d)?\s+(?:want|need|would like|like|can|wish)\b|so (?:that|I|we)\b|in order to\b|because\b)/iu;

/**
 * The user stories of a text, in order, with what each asks for and its criteria. Never throws; offsets are UTF-16 offsets into `text` as given.
 * A template's story, with nothing filled in, is none. Cost: linear, about 25 ms for 60,000 words.
 */
export const parseStories = (text: string): readonly Story[] => runToEnd(storySteps(blocksOf(text)));

/** Some milliseconds of work. */
const BLOCKS_A_STEP = 200;

/** As `parseStories`, in steps, for who has the blocks already. */
export function* storySteps(blocks: readonly Block[]): Generator<void, readonly Story[]> {
  for (const [i, block] of blocks.entries()) {
    if (i % BLOCKS_A_STEP === 0) { yield; }
    const about = block.kind === 'heading' ? ABOUT_STORIES.test(block.plain.text) || isStory(block.plain)
      : block.kind === 'row' ? inRow(block, false).length > 0 : /^Feature:/.test(block.plain.text) || isStory(together(blocks, i).plain);
    if (about) { return yield* read(blocks); }
  }
  return [];
}

const isStory = (plain: Plain): boolean => storyIn(plain, { stories: false }) !== undefined;

function* read(blocks: readonly Block[]): Generator<void, readonly Story[]> {
  const found: { story: FoundStory; criteria: CriteriaReader }[] = [];
  let section = 0;
  let storySection = 0;
  let storyIndent = -1;
  let criteria: CriteriaReader | undefined;
  const named = (text: string): CriteriaReader | undefined => found[(criteriaLabel(text)?.story ?? 0) - 1]?.criteria;
  let paused = 0;
  for (let i = 0; i < blocks.length; i++) {
    if (i - paused >= BLOCKS_A_STEP) { yield; paused = i; }
    const block = blocks[i]!;
    if (block.kind === 'row') {
      const inside = inRow(block, true);
      for (const each of inside) { found.push({ story: each.story, criteria: new CriteriaReader(each.criteria) }); }
      if (!inside.length) { criteria?.block(block, storyIndent); }
      continue;
    }
    const { plain, used } = together(blocks, i);
    const story = storyIn(plain, { stories: true });
    if (story) {
      i += used;
      const wishes = story.form !== 'other' && story.role && !story.means && !story.ends ? wishesBelow(blocks, i, story.role, story.form) : [];
      i += wishes.length;
      for (const wish of wishes.slice(0, -1)) { found.push({ story: wish, criteria: new CriteriaReader([]) }); }
      const last = wishes.at(-1);
      criteria = new CriteriaReader([]);
      found.push({ story: last ?? story, criteria });
      if (!last) { criteria.readBehind(plain, story.plain.text.length); }
      storySection = block.kind === 'heading' ? block.level : section;
      storyIndent = last ? blocks[i]!.indent : block.kind === 'item' ? block.indent : -1;
    } else if (block.kind === 'heading') {
      criteria = named(block.plain.text) ?? criteria;
      section = block.level;
      if (criteria && !criteria.heading(block.plain.text) && block.level <= storySection) { criteria = undefined; }
    } else {
      criteria = named(block.plain.text) ?? criteria;
      criteria?.block(block, storyIndent);
    }
    if (block.kind === 'heading' && !story) { section = block.level; }
  }
  return found.map(({ story, criteria: reader }) => finished(story, reader.criteria));
}

/** A story may stand in several paragraphs or items: "As a ...", "I want ...", "so that ...", or the aim first. */
function together(blocks: readonly Block[], from: number): { plain: Plain; used: number } {
  let { plain } = blocks[from]!;
  let used = 0;
  if (blocks[from]!.kind === 'heading') { return { plain, used }; }
  while (used < 3) {
    const next = blocks[from + used + 1];
    if (!next || next.kind === 'heading' || next.kind === 'row') { break; }
    const continues = CONTINUES.test(next.plain.text) && (used > 0 || BEGINS.test(plain.text));
    if (!continues && !(AIM_LABEL.test(plain.text) && ROLE_NEXT.test(next.plain.text))) { break; }
    plain = join(plain, next.plain);
    used++;
  }
  return { plain, used };
}

/** "As a visitor, I want:" with a list below is a story for each of its items. */
function wishesBelow(blocks: readonly Block[], at: number, role: Plain, form: Form): FoundStory[] {
  const [story, first] = [blocks[at]!, blocks[at + 1]];
  if (first?.kind !== 'item' || (story.kind === 'item' && first.indent <= story.indent)) { return []; }
  const wishes: FoundStory[] = [];
  for (let i = at + 1; blocks[i]?.kind === 'item' && blocks[i]!.indent === first.indent; i++) {
    const { plain } = blocks[i]!;
    const { means, ends } = meansAndEnds(plain, 0, plain.text.length);
    if (!means) { break; }
    wishes.push({ form, plain, role, means, ends });
  }
  return wishes;
}

function inRow(row: Block & { kind: 'row' }, stories: boolean): { story: FoundStory; criteria: Criterion[] }[] {
  const column = (name: RegExp): number => row.header.findIndex((title) => name.test(title));
  const whole = row.cells.flatMap((cell) => storyIn(cell, { stories }) ?? []);
  const at = column(CRITERIA);
  const cell = row.cells[at];
  const criteria = cell?.text ? [{ ...spanOf(cell), ...cell, steps: /\bthen\b/i.test(cell.text.slice(/\bgiven\b/i.exec(cell.text)?.index ?? cell.text.length)), ofAll: false, around: '' }] : [];
  if (whole.length) { return whole.map((story) => ({ story, criteria })); }
  const [role, means, ends] = [column(ROLE), column(MEANS_LABEL), column(ENDS_LABEL)];
  const says = /^(?:as an?|I (?:want|need|can|would))\b/i;
  if (role < 0 || means < 0 || !(says.test(row.header[role]!) || says.test(row.header[means]!) || stories)) { return []; }
  const of = (index: number): Plain | undefined => { const each = row.cells[index]; return each && part(each, 0, each.text.length); };
  const story: FoundStory = { form: 'table', plain: row.plain, role: of(role), means: of(means), ends: of(ends) };
  return story.role || story.means ? [{ story, criteria }] : [];
}

const partOf = (plain: Plain | undefined): Part | undefined => plain && { ...spanOf(plain), ...plain };

function finished({ form, plain, role, means, ends }: FoundStory, criteria: readonly Criterion[]): Story {
  return { ...spanOf(plain), ...plain, form, role: partOf(role), means: partOf(means), ends: partOf(ends), criteria };
}
