import { blocksOf } from './blocks';
import type { Block } from './blocks';
import { CriteriaReader } from './criteria';
import { criteriaLabel } from './criteriaLabel';
import { runThrough } from '../../text/runThrough';
import { join, spanOf } from './plain';
import type { Plain } from './plain';
import type { Criterion, Form, FoundStory, Part, Story } from './story';
import { meansAndEnds, part, storyIn } from './storyForms';

/** Headings of a table's columns that hold the parts of stories. */
const ROLE = /^(?:as an?\b.*|role|who|user|persona|actor|user role|user type)$/iu;
const MEANS = /^(?:I (?:want|need|can|would like)\b.*|want|need|wants|needs|what|goal|wish)(?:\.{3}|…)?$/iu;
const ENDS = /^(?:so(?: that)?\b.*|why|benefit|reason|value|in order to.*)$/iu;
const CRITERIA = /acceptance|criteria|done when/iu;
const ABOUT_STORIES = /\b(?:user|job)[ -]?stor(?:y|ies)\b|^stories\b|\bbacklog\b/iu;
/** Within the first words, as a label may come before. */
const BEGINS = /^(?:\S+\s+){0,4}?(?:As|When|In order)\b/iu;
/** An aim without a role: the role comes on the next line. */
const AIM = /^(?:In order (?:to|that)|So that)\b(?!.*\bas an?\s)/iu;
const ROLE_NEXT = /^As\s+(?:an?|the)\s/iu;
const CONTINUES = /^(?:(?:I|we)(?:['’]d)?\s+(?:want|need|would like|like|can|wish)\b|so (?:that|I|we)\b|in order to\b|because\b)/iu;

/**
 * The user stories of a text, in order, with what each asks for and its criteria. Never throws; offsets are UTF-16 offsets into `text` as given.
 * A template's story, with nothing filled in, is none. Cost: linear, about 25 ms for 60,000 words.
 */
export const parseStories = (text: string): readonly Story[] => runThrough(storySteps(blocksOf(text)));

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
    if (!continues && !(AIM.test(plain.text) && ROLE_NEXT.test(next.plain.text))) { break; }
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
  const [role, means, ends] = [column(ROLE), column(MEANS), column(ENDS)];
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
