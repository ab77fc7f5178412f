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

/** So many ids further in sort order; wraps after 2^80. */
const further = (id: EntryId, steps: number): EntryId => {
  let text = '';
  for (let i = id.length - 1, carry = steps; i >= 0; i--) {
    const sum = digits.indexOf(id[i]!) + carry;
    text = digits[sum % 32] + text;
    carry = Math.floor(sum / 32);
  }
  return text;
};

/** Two windows that go on from the same id go on to two; a thousand steps are no more than a millisecond. */
const longestStep = 2 ** 25;

export const isEntryId = (id: string): boolean => /^[0-9A-HJKMNP-TV-Z]{16}$/.test(id);

/**
 * A new id that sorts after `last` even when the clock has gone back, so that a retraction always sorts after what it
 * retracts. `now` is in milliseconds since 1970; `random` gives numbers in [0, 1).
 */
export function newEntryId(now: number, random: () => number, last?: EntryId): EntryId {
  const id = encode(Math.max(0, Math.floor(now)), timeLength) + encode(Math.floor(random() * 2 ** 35), randomLength);
  return last === undefined || id > last || !isEntryId(last) ? id : further(last, 1 + Math.floor(random() * longestStep));
}

/** When an id was made, in milliseconds since 1970. `undefined` for what is not an id of Craftlog's. */
export function timeOf(id: EntryId): number | undefined {
  if (!isEntryId(id)) { return undefined; }
  return [...id.slice(0, timeLength)].reduce((time, digit) => time * 32 + digits.indexOf(digit), 0);
}

/** Clocks differ, and time zones are got wrong. What is further ahead has a wrong date. */
const ahead = 24 * 60 * 60_000;

/** Ids made at that time or later sort after this. */
export const firstIdOf = (now: number): EntryId => encode(Math.max(0, Math.floor(now)), timeLength);

/** Ids that sort after this one were made by a clock that is far ahead, or are not ids of Craftlog's. */
export const latestPlausibleId = (now: number): EntryId => encode(Math.max(0, Math.floor(now + ahead)), timeLength) + 'Z'.repeat(randomLength);
