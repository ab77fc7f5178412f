import { isObject } from './jsonOf';
import type { JsonObject } from './jsonOf';

/** The list of a field that some programs write as an object by identifier. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value as unknown[] : isObject(value) ? Object.values(value) : []);

/** How deep a package is looked for, and in how many fields or items each time. */
const [DEEPEST, WIDEST] = [3, 100];

/** The CFPackages in a value: the value itself, what stands in a wrapper of any name, or a list of these. */
export function packagesIn(value: unknown, depth = 0): readonly JsonObject[] {
  if (isObject(value) && isPackage(value)) { return [value]; }
  if (depth >= DEEPEST || typeof value !== 'object' || value === null) { return []; }
  return Object.values(value).slice(0, WIDEST).flatMap((one) => packagesIn(one, depth + 1));
}

const isPackage = ({ CFItems: items, CFDocument: document }: JsonObject): boolean => (
  (typeof items === 'object' && items !== null) || (isObject(document) && items === undefined && typeof document.title === 'string')
);
