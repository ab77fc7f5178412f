/** A point of a text as VS Code has it or as JSON writes it: zero-based line, UTF-16 character. */
export interface Point { readonly line: number; readonly character: number }

/** Further than any text reaches, and what VS Code can count to. */
const farthest = 2 ** 31 - 1;
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= farthest;

const isPoint = (value: unknown): value is Point => {
  const point = value as Partial<Point> | null | undefined;
  return typeof point === 'object' && point !== null && isCount(point.line) && isCount(point.character);
};

/** Both ends of a range: `{ start, end }`, or a list of the two. Undefined for what is no range, or ends before it starts. */
export function pointsOf(value: unknown): readonly [start: Point, end: Point] | undefined {
  if (typeof value !== 'object' || value === null) { return undefined; }
  const { start, end } = value as { readonly start?: unknown; readonly end?: unknown };
  const points: readonly unknown[] = Array.isArray(value) ? value : [start, end];
  const [first, last] = points;
  if (points.length !== 2 || !isPoint(first) || !isPoint(last)) { return undefined; }
  return first.line < last.line || (first.line === last.line && first.character <= last.character) ? [first, last] : undefined;
}

const scheme = /^[a-z][a-z0-9+.-]*$/i;
const address = /^[a-z][a-z0-9+.-]*:./i;
const longestAddress = 10_000;
const isPart = (value: unknown): boolean => value === undefined || value === null || typeof value === 'string';

/** Whether a value is an address: text that begins with a scheme, or what VS Code or JSON has for a URI. */
export function isAddress(value: unknown): boolean {
  if (typeof value === 'string') { return value.length <= longestAddress && address.test(value); }
  if (typeof value !== 'object' || value === null) { return false; }
  const parts = value as Readonly<Record<string, unknown>>;
  return typeof parts.scheme === 'string' && scheme.test(parts.scheme) && typeof parts.path === 'string' && parts.path.length <= longestAddress
    && isPart(parts.authority) && isPart(parts.query) && isPart(parts.fragment);
}
