import type { Plain, Span } from './plain';

/** A part of a story as people read it, without markup and line breaks, and where it stands. UTF-16 offsets into the source. */
export interface Part extends Span, Plain { }

/**
 * How a story is put: by its role ("As a ..., I want ..."), by need ("As a ..., I need ..."), by ability ("As a ..., I can ..."), by its
 * aim ("In order to ..., as a ..., I want ..."), by situation ("When ..., I want ..., so I can ..."), or in columns of a table.
 */
export type Form = 'want' | 'need' | 'can' | 'aim' | 'job' | 'table' | 'other';

/** Something that shows whether a story is done. */
export interface Criterion extends Part {
  /** Given, When, Then. */
  readonly steps: boolean;
  /** Whether the team asks it of every story: a definition of done. */
  readonly ofAll: boolean;
  /** The title of its scenario and the rows of its examples. */
  readonly around: string;
}

/** Parts that are still a gap to fill in are missing. At least one part is there. */
export interface Story extends Part {
  readonly form: Form;
  /** Who; of a job story the situation. */
  readonly role?: Part;
  readonly means?: Part;
  readonly ends?: Part;
  readonly criteria: readonly Criterion[];
}

/** A story before its place among the others is known. */
export interface FoundStory { readonly form: Form; readonly plain: Plain; readonly role?: Plain; readonly means?: Plain; readonly ends?: Plain }
