import type { Block } from './blocks';
import { isFilled } from './gaps';
import { join, slice, spanOf } from './plain';
import type { Plain } from './plain';
import type { Criterion } from './story';

const LABEL = /^(?:(?:it['’]?s |it is )?done when\b:?|(?:acceptance (?:criteria|tests?)|A\.?C\.?|criteria|conditions of satisfaction|definition of done|confirmation|how we (?:will )?know(?: it['’]?s done)?)\b[^:.]{0,20}?(?::|$))/iu;
const STEP = /^(?:(Scenario(?: Outline)?|Example)\b[^:]{0,20}:|(Given|When|Then|And|But)\b)/u;
const INLINE = /(?:acceptance criteria|it['’]?s done when|done when)\s*:?\s+/iu;

/**
 * Collects what follows a story: the list under "Acceptance criteria" or "It's done when", the points below an item, and steps of Given, When
 * and Then, which are one criterion from a Given or a When to the last of its steps.
 */
export class CriteriaReader {
  readonly criteria: Criterion[];
  private labelled = false;
  private steps: 'none' | 'given' | 'when' | 'then' = 'none';

  constructor(known: readonly Criterion[]) { this.criteria = [...known]; }

  /** What stands on the story's own line behind it. */
  readBehind(plain: Plain, from: number): void {
    const label = INLINE.exec(plain.text.slice(from));
    if (!label) { return; }
    this.labelled = true;
    this.add(slice(plain, from + label.index + label[0].length), false);
  }

  /** Whether it is a heading of criteria; then what follows is one. */
  heading(text: string): boolean {
    this.labelled = LABEL.test(text);
    this.steps = 'none';
    return this.labelled || /^(?:Scenario|Example|Criteri)/i.test(text);
  }

  /** `storyIndent` is that of the story's item, or -1 where it is none. */
  block(block: Block, storyIndent: number): void {
    const { plain, kind } = block;
    const label = LABEL.exec(plain.text);
    if (label) {
      this.labelled = true;
      this.steps = 'none';
      const rest = slice(plain, plain.text.length - plain.text.slice(label[0].length).trimStart().length);
      if (/\S/.test(rest.text)) { this.add(rest, false); }
      return;
    }
    const step = STEP.exec(plain.text);
    if (step) { this.step(plain, step[1] ? 'Scenario' : step[2]!, kind === 'item' && /\bthen\b/i.test(plain.text)); return; }
    if (kind === 'item' && (this.labelled || (storyIndent >= 0 && block.indent > storyIndent))) { this.steps = 'none'; this.add(plain, false); return; }
    if (kind === 'paragraph') {
      // The first paragraph under a label may be a criterion, and a line that ends in a colon leads to the list.
      const leads = plain.text.endsWith(':');
      if (this.labelled && !this.criteria.length) { if (!leads) { this.add(plain, false); } } else { this.labelled = false; }
    }
    if (kind === 'item' && storyIndent >= 0 && block.indent <= storyIndent) { this.labelled = false; }
  }

  private step(plain: Plain, word: string, whole: boolean): void {
    if (word === 'Scenario') { this.steps = 'none'; return; }
    const begins = this.steps === 'none' || word === 'Given' || (word === 'When' && this.steps === 'then');
    if (begins || whole) { this.add(plain, true); } else { this.extend(plain); }
    this.steps = whole || (begins && /\bthen\b/i.test(plain.text)) || word === 'Then' ? 'then'
      : word === 'When' ? 'when' : word === 'Given' ? 'given' : this.steps === 'none' ? 'given' : this.steps;
  }

  private add(plain: Plain, steps: boolean): void {
    if (isFilled(plain.text)) { this.criteria.push({ ...spanOf(plain), ...plain, steps }); }
  }

  private extend(plain: Plain): void {
    const last = this.criteria.at(-1);
    if (!last) { this.add(plain, true); return; }
    this.criteria[this.criteria.length - 1] = { ...last, ...join(last, plain), end: Math.max(last.end, spanOf(plain).end) };
  }
}
