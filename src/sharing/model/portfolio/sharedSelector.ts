import type { EntryId, PassageSource, Place } from '../../../logbook/model/logbook';
import { keptQuote } from '../../../passage/quote';
import type { Selector, Span } from '../../../passage/passage';
import { redact } from '../../../text/redact';

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

/** Half characters, which neither JSON in UTF-8 nor an address can hold, become the sign for what cannot be read. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

/** The text that positions of the Web Annotation model count in: lines end in one line feed, normal form C, and no half characters. */
export const normalised = (text: string): string => wellFormed(text.replace(/\r\n?/g, '\n').normalize('NFC'));

/** A quote in the terms of the W3C Web Annotation model: as it was kept, never more of the file. */
export interface SharedSelector {
  readonly exact: string;
  /** Of a long passage only the two ends were kept; `exact` is the first. */
  readonly tail?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** Code points; left out when nobody has found it there word for word. */
  readonly position?: Span;
  readonly cell?: number;
}

/** The gap in a quote of which only the ends were kept. */
const gap = '[…]';
/** Code points of text around a quote. */
const context = 32;

/** What was kept of a passage, as others may read it. */
export function sharedQuote({ exact, tail, prefix, suffix }: Selector): string {
  if (tail === undefined) { return redact(exact, prefix, suffix); }
  return keptQuote({ exact: redact(exact, prefix), tail: redact(withoutCutPath(tail), '', suffix) }, gap);
}

/**
 * A quote for tools that look for it. `undefined` for one that names what others are not told: it has to stay word for word, or nobody finds
 * it. Text around it comes from files of the workspace alone.
 */
export function sharedSelector({ place, selector, cell }: PassageSource, standing: Standing | undefined): SharedSelector | undefined {
  const { exact, tail, prefix, suffix } = selector;
  const [begins, ends] = tail === undefined ? [prefix + exact + suffix, ''] : [prefix + exact, tail + suffix];
  if (redact(begins) !== begins || redact(ends) !== ends || (tail !== undefined && withoutCutPath(tail) !== tail)) { return undefined; }
  const isInside = 'folder' in place;
  const before = isInside && (standing?.afterPrefix ?? true) ? endOf(normalised(prefix), selector.start > prefix.length) : '';
  const after = isInside && (standing?.beforeSuffix ?? true) ? startOf(normalised(suffix)) : '';
  const inCell = standing ? standing.cell : cell;
  return {
    exact: normalised(exact), ...(tail === undefined ? {} : { tail: normalised(tail) }),
    ...(before ? { prefix: before } : {}), ...(after ? { suffix: after } : {}),
    ...(standing ? { position: { start: standing.start, end: standing.end } } : {}), ...(inCell === undefined ? {} : { cell: inCell }),
  };
}

/** The end of a long passage may begin in the middle of a path, of which nobody knows the beginning. */
const withoutCutPath = (tail: string): string => tail.replace(/^[^\s\\/@%]{0,200}[\\/@%]\S*/, '');

// Around a quote only plain words are told: what is cut there may be the rest of a path or of an address.
function endOf(prefix: string, isCut: boolean): string {
  const characters = [...prefix].reverse();
  return plainWords(characters, isCut || characters.length > context).reverse().join('');
}

const startOf = (suffix: string): string => plainWords([...suffix], false).join('');

/** Of characters that lead away from a quote, those before the first word that a path or an address may be part of. */
function plainWords(characters: readonly string[], isCut: boolean): string[] {
  const near = characters.slice(0, context);
  const sign = near.findIndex((c) => /[\\/@%]/.test(c));
  if (sign < 0 && !isCut) { return near; }
  const words = sign < 0 ? near : near.slice(0, sign);
  return words.slice(0, words.findLastIndex((c) => /\s/.test(c)) + 1);
}

/**
 * The path that other people see: relative to its workspace folder. Of a file outside every folder only its own name is told: the folders
 * above it are nobody's business. `folderName`: how a path names its folder, `undefined` when there is but one.
 */
export function sharedPath(place: Place, folderName: (folder: string) => string | undefined): string {
  if ('uri' in place) { return redact(decoded(place.uri.replace(/[?#].*/s, ''))).replace(/(?<![\\/])[\\/]+$/, '').split(/[\\/]|%2f|%5c/i).at(-1) ?? ''; }
  const folder = folderName(place.folder);
  // In the root of a disk a relative path is a whole one.
  const path = /^[\\/]?$/.test(place.folder) ? redact(`/${place.path}`).replace(/^\//, '') : redact(place.path);
  return folder === undefined ? path : `${redact(folder)}/${path}`;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri; // a stray percent sign: the name as it is written is still a name
  }
}
