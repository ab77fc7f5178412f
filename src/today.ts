import type { Day } from './model/day';

const two = (n: number): string => String(n).padStart(2, '0');

/** The calendar day an instant falls on where the person is; of a text that is no date, the text's first ten characters. */
export function localDay(at: string | number): Day {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? String(at).slice(0, 10) : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export const today = (): Day => localDay(Date.now());
