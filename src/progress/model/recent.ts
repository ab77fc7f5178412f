import type { ActivityEntry, Catalog } from '../../framework/model/framework';
import { levelsOf } from '../../logbook/model/levels';
import type { Rating } from '../../logbook/model/levels';
import type { EntryId, EntryOf, Source, Status } from '../../logbook/model/logbook';
import type { Evidence, Progress } from '../../logbook/model/progress';
import type { Lead } from './lead';

export interface RecentRow {
  readonly id: EntryId;
  readonly kind: Status | 'evidence' | 'rating';
  readonly what: Lead;
  /** What it is and where, in short pieces; may be empty. */
  readonly details: readonly string[];
  readonly date: string;
  /** ISO 8601, for machines. */
  readonly at: string;
}

export interface RecentWords {
  /** Takes an instant (`2025-05-12T09:30:00Z`) or a calendar date (`2025-05-12`). */
  date(iso: string): string;
  statusOf(status: Status, title: string): string;
  /** Titles of the activities that are still in a framework; there may be none. */
  evidenceFor(titles: readonly string[]): string;
  ratingOf(rating: Rating, skill: string): string;
  onDate(date: string): string;
  /** What a piece of evidence is and where it is, in short pieces. */
  source(source: Source): readonly string[];
  labelToSkills(text: string): string;
  labelToEvidence(text: string): string;
  labelToRate(text: string): string;
}

/** So many fit on a screen. The tree has them all, and the panel leads there. */
const mostRecent = 10;
const longestDetail = 160;

/** The latest evidence, ratings and statuses that still stand, newest first by when they were logged. */
export function recentRows(catalog: Catalog, progress: Progress, passes: (at: string) => boolean, words: RecentWords): readonly RecentRow[] {
  const statuses = catalog.activities.flatMap((activity) => {
    const entry = progress.statusEntry(activity.key);
    return entry ? [{ at: entry.at, id: entry.id, row: () => statusRow(entry, activity, words) }] : [];
  });
  const ratings = [...levelsOf(catalog, progress).values()].flatMap(({ skill, own, reviews }) => [...own.slice(-mostRecent), ...reviews.slice(-mostRecent)]
    .map((rating) => ({ at: rating.at, id: rating.id, row: () => ratingRow(rating, skill.skill.name, skill.key, words) })));
  // Evidence comes in the order it was logged, so only the last pieces can be among the latest of all.
  const evidence = progress.evidence.slice(-mostRecent).map((piece) => (
    { at: piece.at, id: piece.id, row: () => evidenceRow(piece, catalog, words) }
  ));
  return [...statuses, ...ratings, ...evidence]
    .filter(({ at }) => passes(at))
    .sort((a, b) => (a.at !== b.at ? (a.at < b.at ? 1 : -1) : a.id < b.id ? 1 : -1))
    .slice(0, mostRecent)
    .map(({ row }) => row());
}

function statusRow(entry: EntryOf<'status'>, { key, activity }: ActivityEntry, words: RecentWords): RecentRow {
  const text = words.statusOf(entry.status, activity.title);
  const date = words.date(entry.at);
  const on = entry.on === undefined ? date : words.date(entry.on);
  return {
    id: entry.id, kind: entry.status, date, at: entry.at,
    what: { text, label: words.labelToSkills(text), target: { kind: 'activity', activity: key } },
    details: excerpts([...(on === date ? [] : [words.onDate(on)]), entry.remark ?? '']),
  };
}

export function evidenceRow(piece: Evidence, catalog: Catalog, words: RecentWords): RecentRow {
  const text = words.evidenceFor(piece.activities.flatMap((key) => catalog.activity(key)?.activity.title ?? []));
  return {
    id: piece.id, kind: 'evidence', date: words.date(piece.at), at: piece.at,
    what: { text, label: words.labelToEvidence(text), target: { kind: 'evidence', entry: piece.id } },
    details: excerpts(words.source(piece.source)),
  };
}

function ratingRow(rating: Rating, skill: string, key: string, words: RecentWords): RecentRow {
  const [text = ''] = excerpts([words.ratingOf(rating, skill)]);
  return {
    id: rating.id, kind: 'rating', date: words.date(rating.at), at: rating.at,
    what: { text, label: words.labelToRate(text), target: { kind: 'rate', skill: key } },
    details: excerpts([rating.remark ?? '']),
  };
}

/** Texts from a logbook may be of any length and shape: each becomes one short line, cut between characters; empty ones go. */
export const excerpts = (texts: readonly string[]): readonly string[] => texts.flatMap((text) => {
  const line = Array.from(text.slice(0, longestDetail * 8).replace(/\s+/g, ' ').trim());
  return line.length === 0 ? [] : line.length > longestDetail ? `${line.slice(0, longestDetail - 1).join('').trimEnd()}…` : line.join('');
});
