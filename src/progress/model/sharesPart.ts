import type { Catalog } from '../../framework/model/framework';
import type { Progress } from '../../logbook/model/progress';
import { breakdown } from './breakdown';
import type { BreakdownWords } from './breakdown';
import type { Breakdown } from './lead';

/** What was logged, seen across the skills. */
export interface SharesPart { readonly id: string; readonly title: string; readonly about: string; readonly rows: readonly Breakdown[] }

const kinds = ['tactics', 'strategy'] as const;
type Kind = typeof kinds[number];

export interface SharesWords extends BreakdownWords {
  readonly kinds: Readonly<Record<Kind | 'title' | 'about', string>>;
  readonly perspectives: Readonly<Record<'title' | 'about', string>>;
}

export function sharesParts(catalog: Catalog, progress: Progress, words: SharesWords): readonly SharesPart[] {
  const byKind = kinds.map((kind) => breakdown(
    { key: `kind ${kind}`, name: words.kinds[kind], about: '', all: false }, catalog.activities.filter(({ activity }) => activity.kind === kind), progress, words,
  ));
  const shown = new Set(catalog.activities);
  const perspectives = catalog.frameworks.flatMap((framework) => (framework.perspectives ?? []).map(({ id, name, description, activities }) => breakdown(
    { key: `perspective ${framework.id}/${id}`, name, about: description, all: false },
    activities.flatMap((activity) => catalog.activity(`${framework.id}/${activity}`) ?? []).filter((activity) => shown.has(activity)), progress, words,
  )));
  const part = (id: string, { title, about }: { readonly title: string; readonly about: string }, rows: readonly Breakdown[]): SharesPart[] =>
    (catalog.activities.some(({ activity }) => activity.kind !== undefined) || id !== 'kinds') && rows.length ? [{ id, title, about, rows }] : [];
  return [...part('kinds', words.kinds, byKind), ...part('perspectives', words.perspectives, perspectives)];
}
