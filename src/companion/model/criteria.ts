import { isFilled } from '../../suggest/templates';
import type { Block } from './blocks';
import { join, type Plain, slice, spanOf } from './plain';
import type { Criterion } from './story';

/** What people call the list of what shows that a story is done. `AC` is in capitals: "ac" is a word and a current. */
const NAMES = String.raw`[Aa]cceptance (?:[Cc]riteri(?:a|on)|[Tt]ests?|[Cc]onditions?)|A\.?C\.?s?|[Cc]riteria|[Cc]onditions of (?:[Ss]atisfaction|[Aa]cceptance)|[Hh]ow we(?: will|['’]ll)? know(?: it['’]?s done)?`;
/** Words that are labels only with a colon behind them. */
const WITH_COLON = String.raw`[Aa]cceptance|[Ss]cenarios|[Cc]onfirmation`;
/** What a team asks of all its stories. */
const OF_ALL = '[Dd]efinition of [Dd]one';
const DONE_WHEN = String.raw`(?:\p{L}[\p{L}'’]{0,15} ){0,5}?[Dd]one when\b`;
/** "AC 2", "(draft)", "for story 3". */
const NUMBER = String.raw`(?:[ #-]{0,2}\d{1,3}\b)?`;
const LABEL_NOTE = String.raw`(?: ?\([^()]{0,40}\))?(?: (?:for|of) [^:.]{1,40}(?=:))?`;
const SOURCE = String.raw`\(?(?:(?:${NAMES}|${OF_ALL})${NUMBER}${LABEL_NOTE}\s*(?::|$)|(?:${WITH_COLON})${LABEL_NOTE}\s*:|${DONE_WHEN}:?)`;

const LABEL = new RegExp(`^${SOURCE}`, 'u');
/** On the story's own line a label begins a sentence or stands in brackets, so that a story about criteria is no label. */
const INLINE = new RegExp(String.raw`(?:(?<=[.;!?])\s+|(?<!\s)\s*(?=\()|(?<!\s)\s+(?=(?:${NAMES})${NUMBER}\s*:))${SOURCE}\s*`, 'u');

export interface CriteriaLabel {
  /** UTF-16 units up to what stands behind it. */
  readonly length: number;
  /** The story that it names: "Acceptance criteria for 2:". */
  readonly story?: number;
  /** Whether a team asks it of every story. */
  readonly ofAll: boolean;
}

/** The label of criteria that a text begins with. */
export function criteriaLabel(text: string): CriteriaLabel | undefined {
  const [label] = LABEL.exec(text.slice(0, 200)) ?? [];
  if (label === undefined || (label.length === 200 && text.length > 200)) { return undefined; }
  const story = / (?:for|of) (?:(?:user )?story )?#?(\d{1,4})\s*:$/i.exec(label)?.[1];
  return { length: label.length, ofAll: /^\(?definition/i.test(label), ...(story ? { story: Number(story) } : {}) };
}

/** Where a label stands behind a story, in UTF-16 units, and where what it leads to begins. */
export function labelBehind(text: string): { readonly start: number; readonly end: number } | undefined {
  const label = INLINE.exec(text);
  return label ? { start: label.index, end: label.index + label[0].length } : undefined;
}

/** `Examples:` has rows for the scenario above it; `Example:` is another word for a scenario. */
const KEYWORD = /^(Feature|Rule|Background|Scenario(?: Outline| Template)?|Examples?)\b[^:]{0,20}:\s*/u;
export const STEP = /^(?:(Given|When|Then|And|But)|GIVEN|WHEN|THEN|AND|BUT)\b/u;
/** A note about the story, by its usual names, with a word or three behind it. */
const NOTE = /^(?:priority|estimates?|estimation|size|(?:story )?points|effort|status|state|owner|assignee|assigned to|epic|feature|sprint|release|version|tags?|labels?|component|depends on|dependenc(?:y|ies)|links?|id|key|type|due(?: date)?|moscow|risk|value|business value|author|reporter|date|created|updated|design|figma|jira|ticket|source|persona|notes?)\s*[:=]\s*(?:\S+(?:\s+\S+){0,2})?$/iu;

/** In UTF-16 units. Steps beyond are a criterion of their own, which keeps the cost of joining them linear. */
const LONG = 4000;

/**
 * Collects what follows a story: the list under "Acceptance criteria" or "It's done when", the points below an item, rows of a table, and steps
 * of Given, When and Then, which are one criterion from a Given or a When to the last of its steps.
 */
export class CriteriaReader {
  readonly criteria: Criterion[];
  private label: 'none' | 'own' | 'ofAll' = 'none';
  private steps: 'none' | 'given' | 'when' | 'then' = 'none';
  private part: 'scenario' | 'background' | 'examples' = 'scenario';
  private title = '';

  constructor(known: readonly Criterion[]) { this.criteria = [...known]; }

  /** What stands on the story's own line behind it. */
  readBehind(plain: Plain, from: number): void {
    const label = labelBehind(plain.text.slice(from));
    if (label) { this.lead('own', plain, from + label.end); }
  }

  /** Whether it is a heading of criteria; then what follows is one. */
  heading(text: string): boolean {
    const label = criteriaLabel(text);
    this.begin(label ? label.ofAll ? 'ofAll' : 'own' : 'none');
    const keyword = KEYWORD.exec(text);
    if (keyword) { this.keyword(keyword[1]!, text.slice(keyword[0].length)); }
    return label !== undefined || /^(?:Scenario|Example|Criteri)/i.test(text);
  }

  /** `storyIndent` is that of the story's item, or -1 where it is none. */
  block(block: Block, storyIndent: number): void {
    const { plain, kind } = block;
    if (block.kind === 'row') { this.row(block.cells, block.header); return; }
    const label = criteriaLabel(plain.text);
    if (label) { this.lead(label.ofAll ? 'ofAll' : 'own', plain, label.length); return; }
    const keyword = KEYWORD.exec(plain.text);
    if (keyword) { this.keyword(keyword[1]!, plain.text.slice(keyword[0].length)); return; }
    if (this.part === 'examples' && plain.text.startsWith('|')) { this.around(plain.text); return; }
    const step = STEP.exec(plain.text);
    // "Then everybody went home" goes on from nothing: it is prose.
    const isProse = kind === 'paragraph' && this.steps === 'none' && this.label === 'none' && !/^(?:given|when)$/i.test(step?.[0] ?? '');
    if (step && !isProse) { this.step(plain, step[0].toLowerCase(), kind === 'item'); return; }
    if (kind === 'item' && NOTE.test(plain.text)) { return; }
    if (kind === 'item' && (this.label !== 'none' || (storyIndent >= 0 && block.indent > storyIndent))) {
      this.steps = 'none';
      this.add(plain, false);
      return;
    }
    if (kind === 'paragraph') {
      // The first paragraph under a label may be a criterion, and a line that ends in a colon leads to the list.
      const leads = plain.text.endsWith(':');
      if (this.label !== 'none' && !this.criteria.length) { if (!leads) { this.add(plain, false); } } else { this.label = 'none'; }
    }
    if (kind === 'item' && storyIndent >= 0 && block.indent <= storyIndent) { this.label = 'none'; }
  }

  private begin(label: 'none' | 'own' | 'ofAll'): void {
    this.label = label;
    this.steps = 'none';
    this.part = 'scenario';
    this.title = '';
  }

  /** What stands behind a label is the first criterion; a bracket around both is not part of it. */
  private lead(label: 'own' | 'ofAll', plain: Plain, from: number): void {
    this.begin(label);
    const start = plain.text.length - plain.text.slice(from).trimStart().length;
    const opened = /\([^()]*$/.test(plain.text.slice(0, start)) && plain.text.endsWith(')');
    const rest = slice(plain, start, plain.text.length - (opened ? 1 : 0));
    if (/\S/.test(rest.text)) { this.add(rest, false); }
  }

  private keyword(word: string, title: string): void {
    this.steps = 'none';
    this.part = word === 'Background' ? 'background' : word === 'Examples' ? 'examples' : 'scenario';
    if (this.part === 'scenario') { this.title = title; }
  }

  /** A row says Given, When and Then in columns, or has a column of criteria, or is an example of what is above it. */
  private row(cells: readonly Plain[], header: readonly string[]): void {
    if (this.part === 'examples') { this.around(cells.map(({ text }) => text).join(' ')); return; }
    const at = (name: RegExp): number => header.findIndex((title) => name.test(title));
    const columns = at(/^given\b/i) >= 0 && at(/^then\b/i) >= 0 ? [at(/^given\b/i), at(/^when\b/i), at(/^then\b/i)] : [header.findIndex((title) => criteriaLabel(title))];
    const said = columns.flatMap((column) => { const cell = cells[column]; return cell?.text ? [cell] : []; });
    if (said.length) { this.add(said.reduce(join), columns.length > 1); }
  }

  private step(plain: Plain, word: string, item: boolean): void {
    if (this.part === 'background') { return; }
    const all = /\bthen\b/i.test(plain.text.slice(word.length));
    const begins = this.steps === 'none' || word === 'given' || (word === 'when' && this.steps === 'then') || (item && all);
    if (begins) { this.add(plain, true); } else { this.extend(plain); }
    this.steps = all || word === 'then' ? 'then' : word === 'when' ? 'when' : word === 'given' || this.steps === 'none' ? 'given' : this.steps;
  }

  private add(plain: Plain, steps: boolean): void {
    if (!isFilled(plain.text)) { return; }
    this.criteria.push({ ...spanOf(plain), ...plain, steps, ofAll: this.label === 'ofAll', around: steps ? this.title : '' });
  }

  private extend(plain: Plain): void {
    const last = this.criteria.at(-1);
    if (!last || last.text.length > LONG) { this.add(plain, true); return; }
    this.criteria[this.criteria.length - 1] = { ...last, ...join(last, plain), end: Math.max(last.end, spanOf(plain).end) };
  }

  private around(words: string): void {
    const last = this.criteria.at(-1);
    if (last) { this.criteria[this.criteria.length - 1] = { ...last, around: `${last.around} ${words}` }; }
  }
}
