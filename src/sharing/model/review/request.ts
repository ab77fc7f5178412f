import type { Entry, EntryId, EntryOf, Fact } from '../../../logbook/model/logbook';
import { retractedIds } from '../../../logbook/model/progress';
import { canonicalJson } from '../../../text/canonicalJson';
import type { Portfolio } from '../portfolio/portfolio';
import type { ReviewRequest } from './review';

/**
 * What is asked about a portfolio. Two requests have one `print` when a reviewer would read the same; when it was made and where the
 * files are today do not count.
 */
export function requestOf({ name, frameworks, evidence }: Portfolio, request: string): ReviewRequest {
  const shown = {
    name,
    evidence: evidence.map(({ state: _state, ...rest }) => rest),
    skills: frameworks.flatMap(({ id, version, skills }) => skills.map(({ levels: _levels, ...skill }) => ({
      framework: id, version, ...skill, activities: skill.activities.map((activity) => ({ ...activity, evidence: activity.evidence.map((piece) => piece.id) })),
    }))),
  };
  return {
    type: 'craftlog.request', version: 1, request, print: fingerprint(shown),
    skills: frameworks.flatMap(({ skills }) => skills.map(({ key }) => key)), evidence: evidence.map(({ id }) => id),
  };
}

export const requestFact = ({ request, print, skills, evidence }: ReviewRequest): Fact => ({ type: 'request', request, print, skills, evidence });

/** The latest request for the same: asking twice is fine, and worth saying. `entries`: those that count. */
export const askedBefore = (entries: readonly Entry[], { print }: ReviewRequest): EntryOf<'request'> | undefined =>
  entries.findLast((e) => e.type === 'request' && e.print === print) as EntryOf<'request'> | undefined;

/** Evidence a reviewer was shown that was changed, moved or removed in the logbook since. `all`: every entry, also those that no longer count. */
export function changedSince(request: EntryOf<'request'>, all: readonly Entry[]): readonly EntryId[] {
  const gone = retractedIds(all);
  const relinked = new Set(all.flatMap((e) => (e.type === 'relink' && e.id > request.id && !gone.has(e.id) ? [e.entry] : [])));
  return request.evidence.filter((id) => gone.has(id) || relinked.has(id));
}

/**
 * A short name for a JSON value: equal values have equal ones, others nearly never. It notices change; it keeps nobody out who means
 * harm. Cost: linear.
 */
export function fingerprint(value: unknown): string {
  const text = canonicalJson(value);
  let [a, b] = [0x811c9dc5, 0x1000193];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b) + 0x27d4eb2f | 0;
  }
  return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}`;
}
