import * as vscode from 'vscode';
import type { Source } from './model/logbook';
import { nameOf, pathOf } from './places';

/** Characters of a quote or note that fit on a tree row. */
const labelLength = 60;

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > labelLength ? `${characters.slice(0, labelLength - 1).join('').trimEnd()}…` : line;
};

const labels: { readonly [K in Source['kind']]: (source: Extract<Source, { kind: K }>) => string } = {
  file: (s) => nameOf(s.place),
  passage: (s) => vscode.l10n.t('“{0}”', shorten(s.selector.exact)),
  link: (s) => s.title ?? shorten(s.url),
  note: (s) => shorten(s.text),
};

const details: { readonly [K in Source['kind']]: (source: Extract<Source, { kind: K }>) => string } = {
  file: (s) => pathOf(s.place),
  passage: (s) => pathOf(s.place),
  link: (s) => s.url,
  note: () => vscode.l10n.t('note'),
};

/** One line that names a piece of evidence. Plain text: escape it before it goes into Markdown. */
export const sourceLabel = (source: Source): string => (labels[source.kind] as (s: Source) => string)(source);

/** Where it is, as people know it. Plain text. */
export const sourceDetail = (source: Source): string => (details[source.kind] as (s: Source) => string)(source);
