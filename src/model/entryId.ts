import type { EntryId } from './logbook';

/** Crockford's base 32: no I, L, O or U, and in ASCII order, so that ids sort as their times do. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 45 bits of milliseconds: enough until the year 3084. */
const timeLength = 9;
/** 35 random bits: two machines that log in the same millisecond still get two ids. */
const randomLength = 7;

const encode = (value: number, length: number): string => {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) { text = digits[rest % 32] + text; }
  return text;
};

/** The next id of the same length in sort order; wraps only after 2^80 steps. */
const successor = (id: EntryId): EntryId => {
  const trailing = /(?<!Z)Z*$/.exec(id)?.[0].length ?? 0;
  const head = id.slice(0, id.length - trailing);
  const last = head.slice(-1);
  return head.slice(0, -1) + (digits[digits.indexOf(last) + 1] ?? '') + '0'.repeat(trailing);
};

export const isEntryId = (id: string): boolean => /^[0-9A-HJKMNP-TV-Z]{16}$/.test(id);

/**
 * A new id that sorts after `last` even when the clock has gone back, so that a retraction always sorts after what it
 * retracts. `now` is in milliseconds since 1970; `random` gives numbers in [0, 1).
 */
export function newEntryId(now: number, random: () => number, last?: EntryId): EntryId {
  const id = encode(Math.max(0, Math.floor(now)), timeLength) + encode(Math.floor(random() * 2 ** 35), randomLength);
  return last === undefined || id > last || !isEntryId(last) ? id : successor(last);
}

/** When an id was made, in milliseconds since 1970. `undefined` for what is not an id of Craftlog's. */
export function timeOf(id: EntryId): number | undefined {
  if (!isEntryId(id)) { return undefined; }
  return [...id.slice(0, timeLength)].reduce((time, digit) => time * 32 + digits.indexOf(digit), 0);
}

/** Clocks differ, and time zones are got wrong. What is further ahead has a wrong date. */
const ahead = 24 * 60 * 60_000;

/** Ids that sort after this one were made by a clock that is far ahead, or are not ids of Craftlog's. */
export const horizon = (now: number): EntryId => encode(Math.max(0, Math.floor(now + ahead)), timeLength) + 'Z'.repeat(randomLength);
