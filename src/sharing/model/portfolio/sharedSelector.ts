import { keptQuote } from '../../../passage/keptQuote';
import type { PassageSource } from '../../../logbook/model/logbook';
import type { Selector, Span } from '../../../passage/passage';
import { normalised } from './normalised';
import { redact } from '../../../text/redact';
import type { Standing } from './standing';

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
