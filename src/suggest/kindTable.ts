import { listAt } from '../text/listAt';
import type { DocumentKind, Framework } from '../framework/model/framework';
import { stems } from './stems';
import { literalIn } from './textIndex';

export type Field = 'names' | 'begins' | 'headings' | 'phrases';
const fields = ['names', 'begins', 'headings', 'phrases'] as const;

/** Words of kinds of document. */
export interface KindPhrase {
  readonly stems: readonly string[];
  /** As the framework writes it. */
  readonly said: string;
  /** The kinds that have it, by their places in the table. */
  readonly uses: Partial<Record<Field, number[]>>;
  /** From 0 to 1: the fewer kinds have it, the more it tells. */
  readonly rarity: Readonly<Record<Field, number>>;
}

/** What kinds of document are recognised by. */
export interface KindTable {
  readonly kinds: readonly { readonly framework: Framework; readonly document: DocumentKind }[];
  /** By the first stem, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly KindPhrase[]>;
  /** Of each kind; a path without `part`, in small letters, cannot fit. */
  readonly globs: readonly (readonly { readonly glob: string; readonly part: string }[])[];
  /** The headings of each template of each kind, as stems with a space between them. */
  readonly templates: readonly (readonly (readonly string[])[])[];
}

/** A template that no kind claims is a kind of its own, known by its headings. */
const kindsOf = (framework: Framework): readonly DocumentKind[] => {
  const claimed = new Set(framework.documents.flatMap(({ templates }) => templates));
  return [...framework.documents, ...framework.templates.filter(({ id }) => !claimed.has(id)).map(({ id, name, activities }): DocumentKind => ({
    id, name, activities, files: [], names: [], begins: [], headings: [], phrases: [], forms: [], templates: [id], checks: [],
  }))];
};

/** Cost: linear in the kinds. */
export function kindTableOf(frameworks: readonly Framework[]): KindTable {
  const kinds = frameworks.flatMap((framework) => kindsOf(framework).map((document) => ({ framework, document })));
  const phrases = new Map<string, { stems: readonly string[]; said: string; uses: Partial<Record<Field, number[]>> }>();
  kinds.forEach(({ document }, kind) => {
    for (const field of fields) {
      for (const said of document[field]) {
        const cut = stems(said);
        if (!cut.length) { continue; }
        const phrase = phrases.get(cut.join(' ')) ?? { stems: cut, said, uses: {} };
        phrases.set(cut.join(' '), phrase);
        const users = (phrase.uses[field] ??= []);
        if (!users.includes(kind)) { users.push(kind); }
      }
    }
  });
  const byFirst = new Map<string, KindPhrase[]>();
  for (const phrase of phrases.values()) {
    const rarity = Object.fromEntries(fields.map((field) => [field, 1 / Math.sqrt(phrase.uses[field]?.length ?? 1)])) as Record<Field, number>;
    listAt(byFirst, phrase.stems[0]!).push({ ...phrase, rarity });
  }
  byFirst.forEach((list) => list.sort((a, b) => b.stems.length - a.stems.length));
  return {
    kinds, phrases: byFirst,
    globs: kinds.map(({ document }) => document.files.map((glob) => ({ glob, part: literalIn(glob) }))),
    templates: kinds.map(({ framework, document }) => framework.templates.filter(({ id }) => document.templates.includes(id))
      .map(({ headings }) => headings.map((heading) => stems(heading).join(' ')))),
  };
}
