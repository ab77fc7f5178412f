import * as vscode from 'vscode';
import type { Source } from './model/logbook';
import { nameOf, pathOf } from '../platform/places';

/** Characters of a quote or note in a list or a sentence, and on a row of a sidebar as wide as it first is, where the state must be seen too. */
const labelLength = 60;
const rowLength = 20;

const shorten = (text: string, length: number): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > length ? `${characters.slice(0, length - 1).join('').trimEnd()}…` : line;
};

const labels: { readonly [K in Source['kind']]: (source: Extract<Source, { kind: K }>, length: number) => string } = {
  file: (s) => nameOf(s.place),
  passage: (s, length) => vscode.l10n.t('“{0}”', shorten(s.selector.exact, length)),
  link: (s, length) => s.title ?? shorten(s.url, length),
  note: (s, length) => shorten(s.text, length),
};

const details: { readonly [K in Source['kind']]: (source: Extract<Source, { kind: K }>) => string } = {
  file: (s) => pathOf(s.place),
  passage: (s) => pathOf(s.place),
  link: (s) => s.url,
  note: () => vscode.l10n.t('note'),
};

/** One line that names a piece of evidence. Plain text: escape it before it goes into Markdown. */
export const sourceLabel = (source: Source): string => labelOf(source, labelLength);

/** As `sourceLabel`, on a row of a tree. */
export const rowLabel = (source: Source): string => labelOf(source, rowLength);

const labelOf = (source: Source, length: number): string => (labels[source.kind] as (s: Source, length: number) => string)(source, length);

/** Where it is, as people know it. Plain text. */
export const sourceDetail = (source: Source): string => (details[source.kind] as (s: Source) => string)(source);
