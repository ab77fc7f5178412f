// Stands in for node:assert/strict in the integration bundle, because the web worker host has no Node. It covers what tests
// use; test/unit/assert.test.ts holds it to the original.

export class AssertionError extends Error {
  override readonly name = 'AssertionError';
  readonly code = 'ERR_ASSERTION';
}

type Message = string | Error | undefined;
type Class = abstract new (...args: never[]) => unknown;
type Expected = RegExp | Class | Error | Record<string, unknown> | ((error: unknown) => boolean) | undefined;

export function fail(message: Message = 'Failed'): never {
  throw message instanceof Error ? message : new AssertionError(message);
}

export function ok(value: unknown, message?: Message): void {
  if (!value) { fail(message ?? `Expected something true, not ${show(value)}`); }
}

export function equal(actual: unknown, expected: unknown, message?: Message): void {
  if (!Object.is(actual, expected)) { fail(message ?? `Expected ${show(expected)}\n     not ${show(actual)}`); }
}

export function notEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (Object.is(actual, expected)) { fail(message ?? `Expected anything but ${show(actual)}`); }
}

export function deepEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (!same(actual, expected)) { fail(message ?? `Expected ${show(expected)}\n     not ${show(actual)}`); }
}

export function notDeepEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (same(actual, expected)) { fail(message ?? `Expected anything but ${show(actual)}`); }
}

export function match(text: string, pattern: RegExp, message?: Message): void {
  if (typeof text !== 'string' || text.search(pattern) < 0) { fail(message ?? `Expected a match of ${pattern}\n     in ${show(text)}`); }
}

export function doesNotMatch(text: string, pattern: RegExp, message?: Message): void {
  if (typeof text !== 'string' || text.search(pattern) >= 0) { fail(message ?? `Expected no match of ${pattern}\n     in ${show(text)}`); }
}

export function throws(body: () => unknown, expected?: Expected, message?: Message): void {
  let thrown: { error: unknown } | undefined;
  try { body(); } catch (error) { thrown = { error }; }
  if (!thrown) { fail(message ?? 'Expected it to throw'); }
  check(thrown.error, expected, message);
}

export function doesNotThrow(body: () => unknown): void {
  body();
}

export async function rejects(body: PromiseLike<unknown> | (() => PromiseLike<unknown>), expected?: Expected, message?: Message): Promise<void> {
  let thrown: { error: unknown } | undefined;
  try { await (typeof body === 'function' ? body() : body); } catch (error) { thrown = { error }; }
  if (!thrown) { fail(message ?? 'Expected it to reject'); }
  check(thrown.error, expected, message);
}

export async function doesNotReject(body: PromiseLike<unknown> | (() => PromiseLike<unknown>)): Promise<void> {
  await (typeof body === 'function' ? body() : body);
}

function check(error: unknown, expected: Expected, message: Message): void {
  if (expected === undefined || fits(error, expected)) { return; }
  fail(message ?? `Expected an error like ${show(expected)}\n     not ${show(error)}`);
}

function fits(error: unknown, expected: NonNullable<Expected>): boolean {
  if (expected instanceof RegExp) { return String(error).search(expected) >= 0; }
  if (typeof expected === 'function') {
    const { prototype } = expected as { prototype?: unknown };
    return prototype === Error.prototype || prototype instanceof Error ? error instanceof expected : (expected as (error: unknown) => unknown)(error) === true;
  }
  const wanted = expected instanceof Error ? { name: expected.name, message: expected.message } : expected;
  return Object.entries(wanted).every(([key, value]) => {
    const found = (error as Record<string, unknown> | undefined)?.[key];
    return value instanceof RegExp && typeof found === 'string' ? found.search(value) >= 0 : same(found, value);
  });
}

/** Deep and strict: the same prototype, the same own keys, `Object.is` at the leaves. */
function same(a: unknown, b: unknown, seen: [unknown, unknown][] = []): boolean {
  if (Object.is(a, b)) { return true; }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) { return false; }
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) { return false; }
  if (seen.some(([x, y]) => x === a && y === b)) { return true; }
  const further: [unknown, unknown][] = [...seen, [a, b]];
  if (a instanceof Date && b instanceof Date && !Object.is(a.getTime(), b.getTime())) { return false; }
  if (a instanceof RegExp && b instanceof RegExp && String(a) !== String(b)) { return false; }
  if (a instanceof Error && b instanceof Error && (a.name !== b.name || a.message !== b.message)) { return false; }
  if (a instanceof Set && b instanceof Set && !sameMembers([...a], [...b], further)) { return false; }
  if (a instanceof Map && b instanceof Map && !sameMembers([...a], [...b], further)) { return false; }
  if (Array.isArray(a) && a.length !== (b as unknown as unknown[]).length) { return false; }
  const [keysA, keysB] = [ownKeys(a), ownKeys(b)];
  return keysA.length === keysB.length && keysA.every((key) => Object.prototype.propertyIsEnumerable.call(b, key)
    && same(a[key as keyof typeof a], b[key as keyof typeof b], further));
}

function sameMembers(a: unknown[], b: unknown[], seen: [unknown, unknown][]): boolean {
  const left = [...b];
  return a.length === b.length && a.every((member) => {
    const i = left.findIndex((other) => same(member, other, seen));
    return i >= 0 && left.splice(i, 1).length === 1;
  });
}

function ownKeys(value: object): PropertyKey[] {
  return Reflect.ownKeys(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key));
}

function show(value: unknown): string {
  if (value instanceof Error) { return `${value.name}: ${value.message}`; }
  if (value instanceof Map || value instanceof Set) { return `${value.constructor.name}(${show([...value])})`; }
  if (value instanceof RegExp || typeof value === 'function' || typeof value === 'symbol') { return String(value); }
  if (typeof value === 'bigint') { return `${value}n`; }
  if (value === undefined || Object.is(value, -0) || typeof value === 'number') { return Object.is(value, -0) ? '-0' : String(value); }
  try {
    return JSON.stringify(value, (_key, inner: unknown) => (inner === undefined ? '(undefined)' : typeof inner === 'bigint' ? `${inner}n` : inner), 1);
  } catch (error) {
    return `${Object.prototype.toString.call(value)} (${String(error)})`;
  }
}

export const strictEqual = equal;
export const notStrictEqual = notEqual;
export const deepStrictEqual = deepEqual;
export const notDeepStrictEqual = notDeepEqual;

const assert = Object.assign((value: unknown, message?: Message) => ok(value, message), {
  AssertionError, fail, ok, equal, notEqual, deepEqual, notDeepEqual, match, doesNotMatch, throws, doesNotThrow, rejects, doesNotReject,
  strictEqual, notStrictEqual, deepStrictEqual, notDeepStrictEqual,
});
export default assert;
