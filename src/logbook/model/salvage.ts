import { parseJson } from '../../text/canonicalJson';
import { isFields } from './isEntry';

/**
 * What can be made out in a logbook file whose JSON is torn or nests too deeply: the version it begins with, and each object that is whole in
 * its list of entries, or in the list that it is. Never throws. Cost: linear.
 */
export function salvage(text: string): { readonly version?: number; readonly items: readonly unknown[] } {
  const version = /^\s*\{\s*"version"\s*:\s*(\d+)/.exec(text)?.[1];
  const list = /^\s*\[/.test(text) ? 1 : 2;
  const items: unknown[] = [];
  for (let i = 0, depth = 0, start = 0, inText = false; i < text.length; i++) {
    const c = text[i];
    if (inText) {
      if (c === '\\') { i++; } else if (c === '"') { inText = false; }
    } else if (c === '"') {
      inText = true;
    } else if (c === '{' || c === '[') {
      if (depth++ === list) { start = i; }
    } else if ((c === '}' || c === ']') && depth > 0 && --depth === list) {
      const part = text.slice(start, i + 1);
      const parsed = parseJson(part);
      items.push(parsed && isFields(parsed.value) ? parsed.value : part);
    }
  }
  return { ...(version === undefined ? {} : { version: Number(version) }), items };
}
