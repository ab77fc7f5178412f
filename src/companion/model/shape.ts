import { gapsOf } from '../../suggest/templates';
import { type Block, blockSteps, frontMatterOf } from './blocks';
import { storySteps } from './parseStories';
import { type Plain, type Span, spanOf } from './plain';
import type { Story } from './story';

/** A heading, a label ("Problem: ...") or the first cell of a row, with what stands under or behind it up to the next of its kind. */
export interface Section extends Span {
  readonly name: string;
  readonly blocks: readonly Block[];
}

/** What tests of a document look at. */
export interface Shape {
  readonly blocks: readonly Block[];
  readonly stories: readonly Story[];
  readonly sections: readonly Section[];
  /** Columns of tables, by their heads, with their cells. */
  readonly columns: readonly Section[];
  /** The first heading, or the first line of text; where there is nothing, the beginning. */
  readonly title: Span & { readonly text: string };
  /** The properties before the text, as they stand. */
  readonly properties: string;
}

/** Of a longer text only the beginning is read (UTF-16 units): some 150,000 words. */
export const MAX_READ = 1_000_000;

/** Yields between its parts, so that who has other things to do can do them. */
export function* shapeSteps(text: string): Generator<void, Shape> {
  const blocks = yield* blockSteps(text.slice(0, MAX_READ));
  yield;
  const stories = yield* storySteps(blocks);
  yield;
  const title = blocks.find(({ kind }) => kind === 'heading') ?? blocks[0];
  return {
    blocks, stories, sections: sectionsOf(blocks), columns: columnsOf(blocks),
    title: title ? { ...spanOf(title.plain), text: title.plain.text } : { start: 0, end: 0, text: '' },
    properties: frontMatterOf(text),
  };
}

const LABEL = /^([^:.!?]{2,40}):(?:\s|$)/;

function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [];
  const open: { level: number; section: Section & { blocks: Block[] } }[] = [];
  let labelled: (Section & { blocks: Block[] }) | undefined;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      labelled = undefined;
      while (open.length && open.at(-1)!.level >= block.level) { open.pop(); }
      const section = { ...spanOf(block.plain), name: block.plain.text, blocks: [] };
      sections.push(section);
      open.push({ level: block.level, section });
      continue;
    }
    for (const { section } of open) { section.blocks.push(block); }
    const label = LABEL.exec(block.plain.text)?.[1];
    const cells = block.kind === 'row' ? block.cells : undefined;
    // A label with nothing behind it names what is in the list under it.
    if (labelled && (label || block.kind === 'paragraph')) { labelled = undefined; }
    labelled?.blocks.push(block);
    if (label) {
      const section = { ...spanOf(block.plain), name: label, blocks: [block] };
      sections.push(section);
      if (block.plain.text.trimEnd().endsWith(':')) { labelled = section; }
    }
    if (cells && cells.length > 1 && cells[0]!.text) { sections.push({ ...spanOf(cells[0]!), name: cells[0]!.text, blocks: [block] }); }
  }
  return sections;
}

function columnsOf(blocks: readonly Block[]): Section[] {
  const columns = new Map<string, Section & { blocks: Block[] }>();
  for (const row of blocks) {
    if (row.kind !== 'row') { continue; }
    row.cells.forEach((plain, i) => {
      const name = row.header[i];
      if (!name) { return; }
      const column = columns.get(name) ?? { ...spanOf(plain), name, blocks: [] };
      columns.set(name, column);
      column.blocks.push({ kind: 'paragraph', plain, indent: 0 });
    });
  }
  return [...columns.values()];
}

const known = new WeakMap<Block, boolean>();

/** What somebody has written: a block with words besides its label, and no gap left in it. */
export function isWritten(block: Block): boolean {
  let written = known.get(block);
  if (written === undefined) { known.set(block, written = hasWords(block)); }
  return written;
}

function hasWords(block: Block): boolean {
  const cells: readonly Plain[] = block.kind === 'row' ? block.cells.slice(block.cells.length > 1 ? 1 : 0) : [block.plain];
  return cells.some(({ text }) => {
    const said = text.replace(LABEL, '');
    return /[\p{L}\p{N}]/u.test(said) && !gapsOf(text).length;
  });
}

/** Whether a text has a phrase in it, as whole words and in any case. `lowered` is the text in lower case, since many phrases are looked for in one. */
export function says(lowered: string, phrase: string): boolean {
  const needle = phrase.toLowerCase();
  for (let at = lowered.indexOf(needle); at >= 0; at = lowered.indexOf(needle, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(lowered[at - 1] ?? '') && !/[\p{L}\p{N}]/u.test(lowered[at + needle.length] ?? '')) { return true; }
  }
  return false;
}
