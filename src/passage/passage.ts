/**
 * A passage of a text, in the terms of the W3C Web Annotation model: the TextQuoteSelector's `exact`, `prefix`
 * and `suffix`, the TextPositionSelector's `start` and `end`. Offsets are UTF-16 code units.
 *
 * At most 3 KB as JSON however long the passage is; without `print`, which may be kept elsewhere or not at all, about
 * 1.1 KB at most.
 */
export interface Selector {
  /** The passage, or its head when it was longer than fits; then `tail` holds its end. */
  readonly exact: string;
  readonly tail?: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
  /** A fingerprint of the words around it, opaque (`passage/print.ts`). Without it `locate` believes only the same words among the same words. */
  readonly print?: string;
}

export interface Span { readonly start: number; readonly end: number }

/**
 * Where a passage is now. `score` runs from 0 to 1: how sure a located passage is, how alike the best place was of one that has gone.
 * - found: the same words, the same offset; a change of line endings, normal form or white space before it or in it does not count.
 * - moved: the same words, somewhere else. `inPlace` when its neighbours are the same too, so that only text before them grew or shrank.
 * - changed: surely this passage, edited; the range is its present extent.
 * - ambiguous: equally likely places, likeliest first, at least two.
 * - gone: `places` may name look-alikes to offer to a person, likeliest first. None of them is believed to be the passage.
 */
export type Location =
  | { readonly state: 'found'; readonly start: number; readonly end: number; readonly score: number }
  | {
    readonly state: 'moved' | 'changed'; readonly start: number; readonly end: number; readonly score: number;
    readonly inPlace?: boolean;
  }
  | { readonly state: 'ambiguous'; readonly places: readonly Span[]; readonly score: number }
  | { readonly state: 'gone'; readonly places?: readonly Span[]; readonly score: number };

export { describe, describeAll } from './describe';
export { locate, locateAll } from './locate';
export { parseSelector } from './selector';
export { indexText, type TextIndex } from './textIndex';
export { withoutFingerprint } from './selector';
