/** A calendar date as people write it in ISO 8601: `2026-03-31`. Has no time zone. */
export type Day = string;

const dayLength = 24 * 60 * 60 * 1000;

/** Whether a text is a date that exists: `2026-02-30` does not. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && addDays(text, 0) === text;

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
