/**
 * A passage of a text, in the terms of the W3C Web Annotation model: the TextQuoteSelector's `exact`, `prefix`
 * and `suffix`, the TextPositionSelector's `start` and `end`. Offsets are UTF-16 code units.
 */
export interface Selector {
  /** The passage, or its head when it was longer than fits; then `tail` holds its end. */
  readonly exact: string;
  readonly tail?: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
}

export interface Span { readonly start: number; readonly end: number }

/** Where a passage is now. `score` runs from 0 to 1. */
export type Location =
  | { readonly state: 'found' | 'moved' | 'changed'; readonly start: number; readonly end: number; readonly score: number }
  | { readonly state: 'ambiguous'; readonly places: readonly Span[]; readonly score: number }
  | { readonly state: 'gone'; readonly score: number };
