import { keyOf } from '../framework';
import { isTemplate } from '../placeholder';
import type { Suggestion } from '../suggest';
import type { Readiness } from './readiness';

/**
 * The first activity of each kind of document that a text is, with the kind as the reason, once something is written: a story, or what one of its
 * checks asks for. Cost: linear in the text.
 */
export function kindShows(kinds: readonly Readiness[], path: string, text: string): readonly Suggestion[] {
  const written = kinds.filter(({ stories, checks }) => stories.length > 0
    || checks.some(({ check, findings }) => check.test !== 'noPlaceholder' && !findings.length));
  if (!written.length || isTemplate(path, text)) { return []; }
  return written.flatMap(({ framework, document: { name, activities } }) => activities.slice(0, 1).map((id) => (
    { key: keyOf({ id: framework }, { id }), score: 1, reasons: [{ kind: 'words' as const, words: name, where: 'text' as const, worth: 1 }] }
  )));
}
