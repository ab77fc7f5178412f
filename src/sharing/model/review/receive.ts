import type { Catalog } from '../../../framework/model/framework';
import type { Entry, EntryId, EntryOf, Fact } from '../../../logbook/model/logbook';
import type { Progress } from '../../../logbook/model/progress';
import { changedSince } from './request';
import type { Review } from './review';

/** What is to be said about an answer before it is kept. */
export interface Received {
  /** What would be logged, as one action. */
  readonly facts: readonly Fact[];
  /** The request it answers; `undefined` when it was not made from this logbook, or was undone. */
  readonly request?: EntryOf<'request'>;
  /** What was asked is not what the answer says it was asked: somebody changed the page. */
  readonly otherPrint: boolean;
  /** Evidence that has changed, moved or gone since. */
  readonly changed: readonly EntryId[];
  /** The same reviewer's earlier answer to the same request, which this one takes the place of. */
  readonly earlier?: EntryOf<'review'>;
  /** It is that earlier answer, word for word. */
  readonly same: boolean;
  /** Ratings of skills, levels and remarks on evidence that this logbook does not know; they are left out. */
  readonly unknown: number;
}

/** Holds an answer against the logbook. Nothing is changed. `all`: every entry, also those that no longer count. Cost: linear. */
export function receive(review: Review, catalog: Catalog, progress: Progress, all: readonly Entry[]): Received {
  const { request: id, print, by, on, remark, skills, evidence } = review;
  const request = progress.entries.findLast((e) => e.type === 'request' && e.request === id) as EntryOf<'request'> | undefined;
  const earlier = progress.entries.findLast((e) => e.type === 'review' && e.request === id && e.by === by) as EntryOf<'review'> | undefined;
  const facts: Fact[] = [{ type: 'review', request: id, print, by, on, ...(remark === undefined ? {} : { remark }) }];
  let unknown = 0;
  for (const { skill, level, remark: said } of skills) {
    const entry = catalog.skill(skill);
    const known = level === undefined || (entry?.framework.levels.some((one) => one.id === level) ?? false);
    if (!entry || !known) { unknown++; continue; }
    if (level !== undefined) { facts.push({ type: 'rating', skill: entry.key, level, by, on, request: id }); }
    if (said !== undefined) { facts.push({ type: 'feedback', request: id, by, on, skill: entry.key, remark: said }); }
  }
  for (const { evidence: piece, remark: said } of evidence) {
    if (progress.evidenceById(piece)) {
      facts.push({ type: 'feedback', request: id, by, on, evidence: piece, remark: said });
    } else {
      unknown++;
    }
  }
  const before = earlier ? progress.entries.filter((e) => belongsTo(e, earlier)) : [];
  return {
    facts: [...before.map((e): Fact => ({ type: 'retract', entry: e.id })), ...facts],
    request, otherPrint: request !== undefined && request.print !== print, changed: request ? changedSince(request, all) : [], earlier,
    same: before.length === facts.length && facts.every((fact, i) => sameFact(fact, before[i]!)), unknown,
  };
}

/** The entries that one answer brought in: they share its time, its reviewer and its request. */
const belongsTo = (e: Entry, review: EntryOf<'review'>): boolean =>
  e.at === review.at && (e.type === 'review' || e.type === 'rating' || e.type === 'feedback') && e.request === review.request && e.by === review.by;

const sameFact = (fact: Fact, { id: _id, at: _at, after: _after, ...said }: Entry): boolean => {
  const other = said as Readonly<Record<string, unknown>>;
  const own = Object.entries(fact);
  return own.length === Object.keys(other).length && own.every(([key, value]) => other[key] === value);
};
