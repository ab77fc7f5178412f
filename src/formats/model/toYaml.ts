import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import type { Framework } from '../../framework/model/framework';

const APART = new Set(['skills', 'roles', 'milestones']);
/** Wide enough for a sentence, narrow enough for half a window. */
const WIDTH = 120;

/**
 * A framework as a file that people read and edit: fields that hold nothing are left out, text of several lines is a block. `comments` are
 * lines for the top, without `#`. Read back with parseFramework it is the same framework. Cost: linear, about 1.5 s for 5 MB.
 */
export function toYaml(framework: Framework, comments: readonly string[] = []): string {
  const document = new Document(withoutNothing(framework), { aliasDuplicateObjects: false });
  // An empty line before each skill; activities stand close.
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isSeq(value) && isScalar(key) && APART.has(String(key.value))) {
        for (const item of value.items.slice(1)) { if (isMap(item)) { item.spaceBefore = true; } }
      }
      return isScalar(value) ? visit.SKIP : undefined;
    },
  });
  document.commentBefore = comments.map((line) => ` ${line.replace(/\s+/g, ' ').trim()}`).join('\n') || null;
  return document.toString({ lineWidth: WIDTH });
}

/** Without empty texts, lists and fields, which mean the same as no field. */
function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) { return (value as unknown[]).map(withoutNothing); }
  if (typeof value !== 'object' || value === null) { return value; }
  return Object.fromEntries(Object.entries(value).flatMap(([key, field]) => (isNothing(field) && key !== 'skills' ? [] : [[key, withoutNothing(field)]])));
}

const isNothing = (value: unknown): boolean => value === undefined || value === ''
  || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
