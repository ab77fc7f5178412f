import type { EntryId } from '../../../logbook/model/logbook';
import type { Selector, Span } from '../../../passage/passage';
import { normalised } from './normalised';

/** Where a passage stands word for word in the present text, in code points of the normalised text. */
export interface Standing extends Span {
  /** Of a notebook, the cell it stands in. */
  readonly cell?: number;
  /** What was kept of the text around it still stands there. */
  readonly afterPrefix: boolean;
  readonly beforeSuffix: boolean;
}

/** A passage that was found, with its place in UTF-16 offsets. */
export interface Found extends Span {
  readonly id: EntryId;
  readonly selector: Selector;
  readonly cell?: number;
}

/**
 * Which of these passages stand word for word in one text, and where. One whose border normalising would join with its neighbour is left
 * out: no position names it. Cost: linear, and sorting the places.
 */
export function standingsIn(text: string, all: readonly Found[]): ReadonlyMap<EntryId, Standing> {
  const word = all.filter((found) => standsIn(text, found));
  const points = pointsAt(text, word.flatMap(({ start, end }) => [start, end]));
  return new Map(word.map(({ id, start, end, cell, selector: { prefix, suffix } }): [EntryId, Standing] => [id, {
    start: points.get(start)!, end: points.get(end)!, ...(cell === undefined ? {} : { cell }),
    afterPrefix: normalised(text.slice(Math.max(0, start - reach(prefix)), start)).endsWith(normalised(prefix)),
    beforeSuffix: normalised(text.slice(end, end + reach(suffix))).startsWith(normalised(suffix)),
  }]));
}

function standsIn(text: string, { start, end, selector: { exact, tail } }: Found): boolean {
  if (!isBorder(text, start) || !isBorder(text, end)) { return false; }
  if (tail === undefined) { return end - start <= reach(exact) && normalised(text.slice(start, end)) === normalised(exact); }
  return normalised(text.slice(start, Math.min(end, start + reach(exact)))).startsWith(normalised(exact))
    && normalised(text.slice(Math.max(start, end - reach(tail)), end)).endsWith(normalised(tail));
}

/** So many UTF-16 units hold a text in any normal form and with any line ends. */
const reach = (text: string): number => 4 * text.length + 16;

/** Whether normalising what stands before an offset and what stands after it gives the same as normalising both at once. */
const isBorder = (text: string, at: number): boolean =>
  !(/^(?:\p{M}|[\u1161-\u1175\u11a8-\u11c2\udc00-\udfff])/u.test(text.slice(at, at + 2)) || (text[at] === '\n' && text[at - 1] === '\r'));

/** How many characters of the normalised text stand before each offset, as the standard counts them: UTF-16 may need two units for one. */
function pointsAt(text: string, offsets: readonly number[]): ReadonlyMap<number, number> {
  const points = new Map<number, number>();
  let [last, count] = [0, 0];
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    count += lengthOf(normalised(text.slice(last, offset)));
    points.set(offset, count);
    last = offset;
  }
  return points;
}

/** In code points. */
const lengthOf = (text: string): number => text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
