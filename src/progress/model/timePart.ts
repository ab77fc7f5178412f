import { addDays, daysBetween, isDay, mondayOf } from '../../text/day';
import type { Day } from '../../text/day';
import type { Evidence } from '../../logbook/model/progress';
import { weeksIn } from './filters';
import type { PanelFilter } from './filters';
import type { RecentRow } from './recent';

/** A calendar of evidence: a column a week, a row a day, Monday first. */
export interface TimePart {
  readonly title: string;
  /** The picture in one sentence. */
  readonly said: string;
  readonly help: string;
  readonly weeks: readonly Week[];
  /** Names of months over the week in which each begins. */
  readonly months: readonly { readonly week: number; readonly text: string }[];
  readonly days: readonly string[];
  readonly less: string;
  readonly more: string;
  /** What is before the first week; may be empty. */
  readonly earlier: string;
  readonly showTable: string;
  readonly headers: readonly string[];
  /** The week that was chosen, with what was logged in it. */
  readonly chosen?: { readonly start: Day; readonly title: string; readonly rows: readonly RecentRow[]; readonly more: string };
}

export interface Week {
  readonly start: Day;
  readonly total: number;
  /** Pieces of evidence on each of the seven days; -1 for days to come. */
  readonly counts: readonly number[];
  readonly text: string;
  readonly label: string;
}

export interface TimeWords {
  readonly title: string;
  readonly help: string;
  readonly days: readonly string[];
  readonly less: string;
  readonly more: string;
  readonly showTable: string;
  readonly headers: readonly string[];
  said(pieces: number, weeks: number, busy: number): string;
  earlier(count: number): string;
  month(day: Day): string;
  week(start: Day): string;
  weekLabel(start: Day, count: number): string;
  left(count: number): string;
}

/** A week's list is for reading; the Skills view has the rest. */
const mostInWeek = 25;

/** `evidence` is what the other filters leave. Cost: linear in it. Undefined when there is none. */
export function timePart(
  evidence: readonly Evidence[], filter: PanelFilter, today: Day, dayOf: (at: string) => Day, row: (piece: Evidence) => RecentRow, words: TimeWords,
): TimePart | undefined {
  if (evidence.length === 0) { return undefined; }
  const last = mondayOf(today);
  const length = weeksIn(filter.period ?? 'all', today);
  const first = addDays(last, 7 * (1 - length)) ?? last;
  const counts = Array.from<unknown, number>({ length: length * 7 }, (_, i) => (i > daysBetween(first, today) ? -1 : 0));
  const chosenFrom = filter.week === undefined || !isDay(filter.week) ? NaN : daysBetween(first, filter.week);
  let before = 0;
  const chosen: Evidence[] = [];
  const places = new Map<Day, number>();
  for (const piece of evidence) {
    const day = dayOf(piece.at);
    const at = places.get(day) ?? daysBetween(first, day);
    places.set(day, at);
    if (at < 0) { before++; }
    if (counts[at] !== undefined) { counts[at] = Math.max(0, counts[at]) + 1; }
    if (at >= chosenFrom && at < chosenFrom + 7) { chosen.push(piece); }
  }
  const weeks = Array.from({ length }, (_, i): Week => {
    const start = addDays(first, 7 * i) ?? first;
    const own = counts.slice(7 * i, 7 * i + 7);
    const total = own.reduce((sum, count) => sum + Math.max(0, count), 0);
    return { start, total, counts: own, text: words.week(start), label: words.weekLabel(start, total) };
  });
  const busy = weeks.filter(({ total }) => total > 0).length;
  const shown = weeks.find(({ start }) => start === filter.week);
  return {
    title: words.title, help: words.help, days: words.days, less: words.less, more: words.more, showTable: words.showTable, headers: words.headers, weeks,
    said: words.said(evidence.length - before, length, busy),
    earlier: before > 0 ? words.earlier(before) : '',
    // A month gets its name where its first day is, and only if the next name is not too near.
    months: weeks.flatMap(({ start }, week) => {
      const begins = week === 0 || start.slice(0, 7) !== weeks[week - 1]!.start.slice(0, 7);
      const soon = week === 0 && weeks[2] !== undefined && weeks.slice(1, 3).some((w) => w.start.slice(0, 7) !== start.slice(0, 7));
      return begins && !soon ? [{ week, text: words.month(start) }] : [];
    }),
    ...(shown ? {
      chosen: {
        start: shown.start, title: shown.label, rows: chosen.toReversed().slice(0, mostInWeek).map(row),
        more: chosen.length > mostInWeek ? words.left(chosen.length - mostInWeek) : '',
      },
    } : {}),
  };
}
