import type { Labelled } from './documents';

/** Ranks what a document shows, as rows of the source list, best first; nothing when it looks like nothing. */
export interface Ranker { readonly name: string; readonly rank: (path: string, text: string) => readonly number[] }

export interface Outcome {
  /** Documents that show something. */
  readonly n: number;
  /** Shares of them whose primary row comes first, or in the first three; and the mean of one over its place. */
  readonly top1: number;
  readonly top3: number;
  readonly mrr: number;
  /** The share whose first suggestion is primary or would not be wrong either. */
  readonly firstAcceptable: number;
  /** The share of them that get no suggestion. */
  readonly silent: number;
  /** `top1` of those whose label is sure. */
  readonly top1Sure: number;
  /** Of all documents, traps too, that get a suggestion: the share whose first one is primary or would not be wrong. */
  readonly rightWhenShown: number;
  /** `fair` is the share that gets nothing, or first a suggestion that would not be wrong. */
  readonly traps: { readonly n: number; readonly suggested: number; readonly fair: number };
}

export function outcomeOf({ rank }: Ranker, documents: readonly Labelled[]): Outcome {
  const ranked = documents.map((document) => ({ document, rows: rank(document.path, document.text) }));
  const telling = ranked.filter(({ document }) => document.primary.length);
  const places = telling.map(({ document, rows }) => rows.findIndex((row) => document.primary.includes(row)));
  const share = (count: number): number => count / Math.max(1, telling.length);
  const traps = ranked.filter(({ document }) => !document.primary.length);
  const fine = ({ document, rows }: (typeof ranked)[number]): boolean => [...document.primary, ...document.acceptable].includes(rows[0] ?? -1);
  const shown = ranked.filter(({ rows }) => rows.length);
  const sure = telling.filter(({ document }) => document.sure > 1);
  return {
    n: telling.length,
    top1: share(places.filter((place) => place === 0).length),
    top3: share(places.filter((place) => place >= 0 && place < 3).length),
    mrr: share(places.reduce((sum, place) => sum + (place < 0 ? 0 : 1 / (place + 1)), 0)),
    firstAcceptable: share(telling.filter(fine).length),
    silent: share(telling.filter(({ rows }) => !rows.length).length),
    top1Sure: sure.filter(({ document, rows }) => document.primary.includes(rows[0] ?? -1)).length / Math.max(1, sure.length),
    rightWhenShown: shown.filter(fine).length / Math.max(1, shown.length),
    traps: {
      n: traps.length, suggested: traps.filter(({ rows }) => rows.length > 0).length,
      fair: traps.filter((trap) => !trap.rows.length || fine(trap)).length / Math.max(1, traps.length),
    },
  };
}
