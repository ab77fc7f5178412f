/** A piece of text in a line. Plain text: each writer escapes what its format needs. */
export type Inline = string
  | { readonly text: string; readonly strong: true }
  /** A web address; what is none is shown as text. */
  | { readonly text: string; readonly href: string }
  /** Leads to the `id` of a section or an item. */
  | { readonly text: string; readonly to: string };

export type Line = readonly Inline[];

export type Block =
  | { readonly kind: 'text'; readonly line: Line; readonly quiet?: true }
  /** Text in the words of a file or a person, of several lines. `of`: whose words, for those who cannot see that it is a quote. */
  | { readonly kind: 'quote'; readonly text: string; readonly of: string }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  | { readonly kind: 'table'; readonly caption: string; readonly head: readonly string[]; readonly rows: readonly (readonly Line[])[] }
  /** Blocks that belong together and are not parted in print. */
  | { readonly kind: 'item'; readonly id: string; readonly blocks: readonly Block[] };

export interface Section {
  /** Unique in its report; letters, digits and hyphens. */
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/** What people read, whatever the format: finished words in order. */
export interface Report {
  readonly language: string;
  readonly title: string;
  readonly lead: readonly Block[];
  /** The heading over the table of contents. */
  readonly contents: string;
  readonly sections: readonly Section[];
  readonly foot: readonly Block[];
}
