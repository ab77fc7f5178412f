/** Keys that a person looks for first come first; the others follow in the order of their UTF-16 code units. */
const first = ['id', 'at', 'type'];

/** JSON that is the same text for the same value on every machine: keys in one order, nothing between. Cost: linear. */
export const canonicalJson = (value: unknown): string => JSON.stringify(inOrder(value)) ?? 'null';

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) { return value.map(inOrder); }
  if (typeof value !== 'object' || value === null) { return value; }
  const fields = value as Readonly<Record<string, unknown>>;
  const keys = [...first.filter((key) => Object.hasOwn(fields, key)), ...Object.keys(fields).filter((key) => !first.includes(key)).sort()];
  // Not by assignment: a stranger's key "__proto__" has to stay a key.
  return Object.fromEntries(keys.map((key) => [key, inOrder(fields[key])]));
}

/** Whether two values are the same JSON, whatever the order of their keys. A field that is undefined is no field. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) { return true; }
  if (typeof a === 'number' && typeof b === 'number') { return a === b; } // JSON writes -0 as 0
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) { return false; }
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  }
  const [x, y] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const keys = Object.keys(x).filter((key) => x[key] !== undefined);
  return keys.length === Object.keys(y).filter((key) => y[key] !== undefined).length
    && keys.every((key) => Object.hasOwn(y, key) && sameJson(x[key], y[key]));
}

/** Deeper than anything Craftlog writes, and far from where code that walks values runs out of stack. */
const deepest = 60;

/** `undefined` when a text is not JSON, or nests so deeply that only an attack explains it. Never throws. Cost: linear. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  if (nestsTooDeeply(text)) { return undefined; }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined; // said by the return value: what is not JSON is a finding here, not a fault
  }
}

function nestsTooDeeply(text: string): boolean {
  let depth = 0;
  for (let i = 0, inText = false; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inText) {
      if (c === 0x5c) { i++; } else if (c === 0x22) { inText = false; }
    } else if (c === 0x22) {
      inText = true;
    } else if (c === 0x7b || c === 0x5b) {
      if (++depth > deepest) { return true; }
    } else if (c === 0x7d || c === 0x5d) {
      depth--;
    }
  }
  return false;
}

/** An object of JSON: no list, and not null. */
export const isFields = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
