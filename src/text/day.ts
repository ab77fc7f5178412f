/** A calendar date as people write it in ISO 8601: `2026-03-31`. Has no time zone. */
export type Day = string;

const dayLength = 24 * 60 * 60 * 1000;

/** Whether a text is a date that exists: `2026-02-30` does not. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && addDays(text, 0) === text;

const two = (n: number): string => String(n).padStart(2, '0');

/** An instant as logbooks and frameworks write it. Nothing else: `Date.parse` takes "42" and "March 7" for dates too. */
const instant = /^\d{4}-\d{2}-\d{2}T/;

/**
 * The calendar day that an instant (milliseconds, or ISO 8601 text) falls on where the person is. A date is that day everywhere. Of a text that
 * is neither, its first ten characters.
 */
export function localDay(at: string | number): Day {
  const date = new Date(typeof at === 'number' || instant.test(at) ? at : NaN);
  if (Number.isNaN(date.getTime())) { return String(at).slice(0, 10); }
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

// Formats are costly to make: they are made when first asked for, once a language.
const formats = new Map<string, Intl.DateTimeFormat>();

/** A date or an instant as people write its day in a language; any other text comes back as it is. */
export function dayWords(at: string, language: string): string {
  const day = localDay(at);
  if (!isDay(day) || (at !== day && !instant.test(at))) { return at; }
  const format = formats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  formats.set(language, format);
  return format.format(Date.parse(day));
}

/** Undefined for a text that is no date, or where the result would have no four-digit year. */
export function addDays(day: Day, days: number): Day | undefined {
  const time = Date.parse(`${day}T00:00:00Z`) + days * dayLength;
  const text = Number.isFinite(time) && Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : '';
  return /^\d{4}-/.test(text) ? text.slice(0, 10) : undefined;
}

/** Whole days from one date to another; negative when `to` is earlier. NaN for texts that are no dates. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength);

/** The Monday of the week a date is in. */
export function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7)) ?? day;
}
