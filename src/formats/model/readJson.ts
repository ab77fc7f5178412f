import type { ImportFile } from './importer';

export interface JsonText {
  /** `undefined` when the text is not JSON; JSON itself has no such value. */
  readonly value: unknown;
  /** Raw line breaks, tabs and other control characters in strings, which JSON does not allow and some programs write. */
  readonly controls: number;
}

/** Of lists and objects in each other. */
const MAX_DEPTH = 500;

const parsed = new WeakMap<ImportFile, JsonText>();

/** A file's text as JSON, parsed once for all who ask. Never throws. Cost: linear. */
export function jsonOf(file: ImportFile): JsonText {
  let result = parsed.get(file);
  if (!result) {
    result = parse(file.text);
    parsed.set(file, result);
  }
  return result;
}

function parse(text: string): JsonText {
  if (!/^\s*[[{]/.test(text.slice(0, 10_000))) { return { value: undefined, controls: 0 }; }
  if (isDeep(text)) { return { value: undefined, controls: 0 }; }
  const value = attempt(text);
  if (value !== undefined) { return { value, controls: 0 }; }
  const { escaped, count } = escapeControls(text);
  return count ? { value: attempt(escaped), controls: count } : { value: undefined, controls: 0 };
}

/** Lists in lists beyond anything that is a framework: parsing them takes a minute for 40 MB, and walking them the stack. */
function isDeep(text: string): boolean {
  let depth = 0;
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) { inside = !inside; } else if (inside) { if (code === 0x5c) { i++; } } else if (code === 0x5b || code === 0x7b) {
      if (++depth > MAX_DEPTH) { return true; }
    } else if (code === 0x5d || code === 0x7d) { depth--; }
  }
  return false;
}

function attempt(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // that it is not JSON is the answer
  }
}

/** Control characters inside strings as JSON writes them. */
function escapeControls(text: string): { readonly escaped: string; readonly count: number } {
  let [count, inside] = [0, false];
  // A piece is a quote, a pair that a backslash starts, or a control character.
   
  const escaped = text.replace(/["\u0000-\u001f]|\\[\s\S]/g, (piece) => {
    if (piece === '"') { inside = !inside; return piece; }
    if (!inside || piece.length > 1) { return piece; }
    count++;
    return JSON.stringify(piece).slice(1, -1);
  });
  return { escaped, count };
}

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Objects in a list, with the place of each from 1; none when it is no list. */
export const objectsIn = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? (value as unknown[]).filter(isObject) : []);

/** Text of a string or number; nothing for all else. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
