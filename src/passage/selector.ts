import type { Selector } from './passage';

/** No selector that `describe` makes is near this; what is longer was not made by it. UTF-16 code units for each text. */
const MOST_TEXT = 20_000;
const MOST_PRINT = 4_000;

/**
 * The one door in for selectors that come from storage or from other people. Undefined when it is none. A print that is none and
 * unknown properties are left behind.
 */
export function parseSelector(value: unknown): Selector | undefined {
  if (typeof value !== 'object' || value === null) { return undefined; }
  const { exact, tail, prefix, suffix, start, end, print } = value as Record<string, unknown>;
  if (!isText(exact) || !isText(prefix) || !isText(suffix)) { return undefined; }
  if (!isOffset(start) || !isOffset(end) || end < start) { return undefined; }
  if (tail !== undefined && !isText(tail)) { return undefined; }
  return {
    exact, ...(tail === undefined ? {} : { tail }), prefix, suffix, start, end,
    ...(typeof print === 'string' && print.length <= MOST_PRINT ? { print } : {}),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MOST_TEXT;
const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** The W3C part alone, for where room is scarce. */
export function withoutFingerprint({ print: _, ...rest }: Selector): Selector {
  return rest;
}
