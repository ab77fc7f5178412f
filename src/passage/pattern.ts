import type { Selector } from './passage';
import { MIDDLE, type ContextFingerprint } from './contextFingerprint';
import { CODE_MASK, codesOf, type Words, wordsOf } from './words';

/**
 * Words to look for. Of some the whole hash is known, of some only six bits, so two words are alike when they differ in no bit of
 * the mask.
 */
export interface WordRow {
  readonly codes: Uint32Array;
  readonly masks: Uint32Array;
}

/** The words of a passage between those of its surroundings. */
export interface Pattern extends WordRow {
  /** The passage's own words: from `first`, up to and without `last`. */
  readonly first: number;
  readonly last: number;
  /** The word before which words of a long passage were left out; -1 when all are here. */
  readonly seam: number;
  readonly edges: Edges;
}

/** How the passage lay on its outermost words. */
export interface Edges {
  /** UTF-16 code units of the first word that stood before the passage, and of the last that stood behind it. */
  readonly headCut: number;
  readonly tailCut: number;
  /** What the passage had before its first word and after its last. */
  readonly lead: string;
  readonly trail: string;
  /** No other word stood in its line before it, or after it. */
  readonly beginsLine: boolean;
  readonly endsLine: boolean;
  /** Nothing at all stood there, and it had a marker before its first word, or a stop after its last. */
  readonly opensLine: boolean;
  readonly closesLine: boolean;
}

const WHOLE = 0xffffffff;

export function patternOf(selector: Selector, print: ContextFingerprint | undefined): Pattern {
  const { exact, tail, prefix, suffix } = selector;
  const head = wordsOf(prefix + exact + (tail === undefined ? suffix : ''));
  const inHead = within(head, prefix.length, prefix.length + exact.length);
  const rear = tail === undefined ? head : wordsOf(tail + suffix);
  const inRear = tail === undefined ? inHead : within(rear, 0, tail.length);

  const row = new RowBuilder();
  row.addCodes(print?.before.slice(0, Math.max(0, print.before.length - inHead.from)) ?? '');
  row.addWords(head, 0, inHead.from);
  const first = row.length;
  row.addWords(head, inHead.from, inHead.to);
  let seam = -1;
  if (tail !== undefined) {
    const middle = print?.middle ?? '';
    if (middle.length === 0 || middle.length === MIDDLE) { seam = row.length + middle.length / 2; }
    row.addCodes(middle);
    row.addWords(rear, inRear.from, inRear.to);
  }
  const last = row.length;
  row.addWords(rear, inRear.to, rear.count);
  row.addCodes(print?.after.slice(rear.count - inRear.to) ?? '');
  return { ...row.build(), first, last, seam, edges: edgesOf(selector, head, inHead.from, rear, inRear.to - 1) };
}

class RowBuilder {
  length = 0;
  private readonly parts: { codes: Uint32Array; mask: number }[] = [];

  /** Words that the quote has, known by their whole hash. */
  addWords(words: Words, from: number, to: number): void {
    this.add(words.hashes.subarray(from, to), WHOLE);
  }

  /** Words that only the print has. */
  addCodes(letters: string): void {
    this.add(codesOf(letters), CODE_MASK);
  }

  build(): WordRow {
    const codes = new Uint32Array(this.length);
    const masks = new Uint32Array(this.length);
    let at = 0;
    for (const part of this.parts) {
      codes.set(part.codes, at);
      masks.fill(part.mask, at, at + part.codes.length);
      at += part.codes.length;
    }
    return { codes, masks };
  }

  private add(codes: Uint32Array, mask: number): void {
    this.parts.push({ codes, mask });
    this.length += codes.length;
  }
}

function edgesOf({ exact, tail, prefix, suffix, start: offset }: Selector, head: Words, first: number, rear: Words, last: number): Edges {
  const start = (head.starts[first] ?? prefix.length) - prefix.length;
  const text = tail ?? exact;
  const end = (rear.ends[last] ?? 0) - (tail === undefined ? prefix.length : 0);
  const lead = exact.slice(0, Math.max(0, start));
  const trail = text.slice(Math.max(0, end));
  const before = prefix + lead;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const [rest] = (trail + suffix).split('\n', 1) as [string];
  const endsLine = !WORDS.test(rest) && (rest.length < trail.length + suffix.length || suffix === '');
  return {
    headCut: Math.max(0, -start), tailCut: Math.max(0, end - text.length), lead, trail,
    beginsLine: !WORDS.test(line) && (line.length < before.length || offset <= prefix.length),
    endsLine,
    opensLine: lead.trim() !== '' && line === lead,
    closesLine: endsLine && rest.trimEnd().length <= trail.length,
  };
}

const WORDS = /[\p{L}\p{N}]/u;

/** The words that a stretch of text touches. */
function within(words: Words, start: number, end: number): { from: number; to: number } {
  let from = 0;
  while (from < words.count && (words.ends[from] as number) <= start) { from++; }
  let to = from;
  while (to < words.count && (words.starts[to] as number) < end) { to++; }
  return { from, to };
}
