import type { PassageSource } from '../../logbook/model/logbook';
import { describeAll, indexText, locate, type Location, type Selector, type Span, type TextIndex } from '../../passage/passage';
import { readFingerprint } from '../../passage/contextFingerprint';
import { standsUntouched } from '../../passage/verbatim';

/** The text of a file; of a notebook, of each of its cells. */
export type FileTexts = { readonly cells: false; readonly texts: readonly [string] } | { readonly cells: true; readonly texts: readonly string[] };

/** A stretch of a file's text; in a notebook it counts in the cell with this zero-based index. */
export interface Spot extends Span { readonly cell?: number }

/** Where a passage is in its file. `spots`: of one that is not sure, or has gone, the places it may be at, likeliest first. */
export interface Located {
  readonly location: Location;
  readonly cell?: number;
  readonly spots: readonly Spot[];
}

type Passage = Pick<PassageSource, 'cell' | 'selector'>;

/** Between two cells: no word and no line runs from one into the other. */
const seam = '\n\n';

/**
 * A file in which passages are looked for and described; it is indexed once, and only when a passage does not stand untouched. The cells
 * of a notebook are one text there, so that the cells around a passage tell it from its like. Offsets given and taken count in a cell.
 */
export class FileText {
  readonly whole: string;
  /** Where each text begins in the whole; then, where another would. */
  private readonly starts: readonly number[];
  private indexed: TextIndex | undefined;

  constructor(private readonly file: FileTexts) {
    this.whole = file.texts.join(seam);
    let end = 0;
    this.starts = [0, ...file.texts.map((text) => (end += text.length + seam.length))];
  }

  /** Cost: for a passage that stands untouched a glance, else a `locate`. */
  locate(passage: Passage): Located {
    const { selector, cell = 0 } = passage;
    const likes = knowsOtherCells(passage) ? [] : this.likes(passage);
    const own = likes.find((spot) => spot.cell === cell && spot.start === selector.start);
    if (this.surelyUntouched(passage) || (own && (likes.length === 1 || selector.print !== undefined))) { return this.inCell({ state: 'found', start: selector.start, end: selector.end, score: 1 }, cell); }
    const location = locate(this.file.cells ? this.inWhole(passage) : selector, this.indexed ??= indexText(this.whole));
    if (!this.file.cells) { return { location, spots: spansOf(location) }; }
    if (likes.length > 1 && (selector.print === undefined || location.state === 'found' || location.state === 'moved')) {
      return { location: { state: 'ambiguous', places: likes.map((spot) => this.inWholeOf(spot)), score: location.score / 2 }, spots: likes };
    }
    if (!('start' in location)) { return { location, spots: spansOf(location).map((span) => this.spotOf(span)) }; }
    const { cell: at, start, end } = this.spotOf(location);
    // Text in other cells does not move it: it is where it was when it is in its cell, as far from the beginning.
    const stays = at === cell && (location.state === 'found' || start === selector.start);
    return this.inCell({ ...location, state: location.state === 'changed' ? 'changed' : stays ? 'found' : 'moved', start, end }, at);
  }

  /** Describes passages, reading the text once. The words of a selector are of its cell alone, its print is of the whole notebook. */
  describe(spots: readonly Spot[]): Passage[] {
    if (!this.file.cells) { return describeAll(this.whole, spots).map((selector) => ({ selector })); }
    const prints = describeAll(this.whole, spots.map((spot) => this.inWholeOf(spot)));
    return spots.map(({ cell = 0, start, end }, i) =>
      ({ cell, selector: { ...describeAll(this.file.texts[cell] ?? '', [{ start, end }])[0]!, print: prints[i]!.print } }));
  }

  /** The line on which a spot begins, counted from one; in a notebook, in its cell. */
  lineOf({ cell = 0, start }: Spot): number {
    return (this.file.texts[cell] ?? '').slice(0, start).split(/\r?\n/).length;
  }

  /**
   * Most files have not changed since, and a passage that stands untouched where it stood needs no index, which takes a hundred times as
   * long as reading the text. Of a long passage the middle is not kept, and of a short cell the same may stand twice: those are looked for.
   */
  private surelyUntouched({ selector, cell = 0 }: Passage): boolean {
    return selector.tail === undefined && standsUntouched(selector, this.file.texts[cell] ?? '')
      && (!this.file.cells || this.whole.indexOf(selector.exact) === this.whole.lastIndexOf(selector.exact));
  }

  private inWholeOf({ cell = 0, start, end }: Spot): Span {
    return { start: this.starts[cell]! + start, end: this.starts[cell]! + end };
  }

  /** Where the same words stand between the same words, in whichever cell. */
  private likes({ selector: { prefix, exact, suffix, tail } }: Passage): readonly Spot[] {
    if (!this.file.cells || tail !== undefined) { return []; }
    return this.file.texts.flatMap((text, cell) => {
      const at = text.indexOf(prefix + exact + suffix);
      return at < 0 ? [] : [{ cell, start: at + prefix.length, end: at + prefix.length + exact.length }];
    });
  }

  private inWhole({ selector, cell = 0 }: Passage): Selector {
    const shift = this.starts[Math.min(cell, this.file.texts.length)]!;
    const beginsCell = shift > 0 && selector.start === selector.prefix.length;
    return { ...selector, start: shift + selector.start, end: shift + selector.end, prefix: (beginsCell ? seam : '') + selector.prefix };
  }

  private inCell(location: Location, cell: number | undefined): Located {
    return { location, spots: [], ...(this.file.cells ? { cell: cell ?? 0 } : {}) };
  }

  /** The cell that holds most of a stretch of the whole, and where in it. */
  private spotOf({ start, end }: Span): Spot {
    let [first, above] = [0, this.file.texts.length];
    while (above - first > 1) {
      const middle = (first + above) >> 1;
      if (this.starts[middle]! <= start) { first = middle; } else { above = middle; }
    }
    let best: Required<Spot> | undefined;
    for (let cell = first; cell < this.file.texts.length && (!best || this.starts[cell]! < end); cell++) {
      const clip = (offset: number): number => Math.min(this.file.texts[cell]!.length, Math.max(0, offset - this.starts[cell]!));
      const here = { cell, start: clip(start), end: clip(end) };
      if (!best || here.end - here.start > best.end - best.start) { best = here; }
    }
    return best ?? { cell: 0, start: 0, end: 0 };
  }
}

/**
 * Whether more words are known before a passage than its cell can have there, so that its print is of the whole notebook. Evidence of
 * old has a print of its cell alone, and nothing tells cells apart that are the same.
 */
const knowsOtherCells = ({ selector: { print, start } }: Passage): boolean => (readFingerprint(print)?.before.length ?? 0) > start;

const spansOf = (location: Location): readonly Span[] => ('places' in location ? location.places : undefined) ?? [];
