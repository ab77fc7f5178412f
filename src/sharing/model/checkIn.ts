import type { ActivityEntry, ActivityKey, Catalog, SkillEntry } from '../../framework/model/framework';
import type { EntryOf } from '../../logbook/model/logbook';
import type { Evidence, Progress } from '../../logbook/model/progress';
import { levelsOf, type Rating, type SkillLevels } from '../../logbook/model/levels';
import type { Next } from '../../progress/model/next';
import { lastCheckIn, type Plan, type PlannedThing } from '../../logbook/model/plan';
import { type Day, daysBetween } from '../../text/day';
import { listAt } from '../../text/lists';

export interface CheckInFacts {
  readonly catalog: Catalog;
  readonly progress: Progress;
  readonly plan: Plan;
  readonly next: readonly Next[];
  readonly needingReview: readonly Evidence[];
  /** The day of the check-in. */
  readonly date: Day;
  readonly dayOf: (at: string) => Day;
}

/** A rating and the one before it by the same person. */
export interface Rated { readonly skill: SkillEntry; readonly rating: Rating; readonly before?: Rating }
export interface Done { readonly activity: ActivityEntry; readonly entry: EntryOf<'status'> }
export interface Shown { readonly activity: ActivityEntry; readonly evidence: readonly Evidence[] }
export interface Begun { readonly activity: ActivityEntry; readonly evidence: number; readonly since: string }

/** Something that others can make possible. */
export type Ask =
  | { readonly code: 'condition'; readonly condition: PlannedThing }
  | { readonly code: 'chance'; readonly next: Exclude<Next, { reason: 'look' }> };

/** A question to think about, chosen by what happened since the last check-in. */
export type Prompt =
  | { readonly code: 'quiet' }
  | { readonly code: 'learnt'; readonly activity: ActivityEntry }
  | { readonly code: 'part'; readonly activity: ActivityEntry }
  | { readonly code: 'rose'; readonly skill: SkillEntry }
  | { readonly code: 'differs'; readonly skill: SkillEntry; readonly by: string }
  | { readonly code: 'stuck'; readonly activity: ActivityEntry }
  | { readonly code: 'noStrategy' }
  | { readonly code: 'allDone' };

/** What a check-in covers: what happened since the last one, oldest first, and where things stand. */
export interface CheckIn {
  readonly date: Day;
  /** When the last one was made; undefined for the first. */
  readonly since?: string;
  readonly done: readonly Done[];
  /** In the order of the frameworks; a piece stands under its first activity only. Evidence marked private is left out. */
  readonly shown: readonly Shown[];
  readonly pieces: number;
  readonly privatePieces: number;
  readonly rated: readonly Rated[];
  readonly inProgress: readonly Begun[];
  readonly needingReview: readonly Evidence[];
  readonly asks: readonly Ask[];
  readonly prompts: readonly Prompt[];
}

/** Days without news after which what holds up an activity is worth a question. */
const stuckDays = 21;
const mostConditions = 3;
const mostPrompts = 5;

/** Cost: linear in the entries and the activities. */
export function checkInOf(facts: CheckInFacts): CheckIn {
  const { catalog, progress, date, plan, next, needingReview } = facts;
  const since = lastCheckIn(progress)?.at;
  const isNew = (at: string): boolean => since === undefined || at > since;
  const recent = progress.evidence.filter(({ at }) => isNew(at));
  const open = recent.filter((e) => !e.private);
  const byActivity = new Map<ActivityKey, Evidence[]>();
  for (const piece of open) {
    const key = piece.activities.find((each) => catalog.activity(each));
    if (key === undefined) { continue; }
    listAt(byActivity, key).push(piece);
  }
  const levels = levelsOf(catalog, progress);
  const made: Omit<CheckIn, 'prompts'> = {
    date, since,
    done: catalog.activities.flatMap((activity) => {
      const entry = progress.statusEntry(activity.key);
      return entry?.status === 'done' && isNew(entry.at) ? [{ activity, entry }] : [];
    }).sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1)),
    shown: catalog.activities.flatMap((activity) => {
      const evidence = byActivity.get(activity.key);
      return evidence ? [{ activity, evidence }] : [];
    }),
    pieces: open.length,
    privatePieces: recent.length - open.length,
    rated: [...levels.values()].flatMap((one) => ratedIn(one).filter(({ rating }) => isNew(rating.at))),
    inProgress: catalog.activities.flatMap((activity) => {
      if (progress.status(activity.key) !== 'inProgress') { return []; }
      // What is in progress by private evidence alone would tell of it.
      const pieces = progress.evidenceFor(activity.key).filter((piece) => !piece.private);
      const touched = [progress.statusEntry(activity.key)?.at ?? '', ...pieces.map(({ at }) => at)].reduce((last, at) => (at > last ? at : last));
      return touched ? [{ activity, evidence: pieces.length, since: touched }] : [];
    }).sort((a, b) => (a.since < b.since ? 1 : -1)),
    needingReview: needingReview.filter((e) => !e.private),
    asks: [
      ...plan.conditions.filter(({ done }) => !done).slice(0, mostConditions).map((condition): Ask => ({ code: 'condition', condition })),
      ...next.flatMap((one): Ask[] => (one.reason === 'look' || progress.status(one.activity.key) !== 'notStarted' ? [] : [{ code: 'chance', next: one }])),
    ],
  };
  return { ...made, prompts: promptsFor(made, facts, [...levels.values()]) };
}

function ratedIn({ skill, own, reviews }: SkillLevels): readonly Rated[] {
  const latest = new Map<string | undefined, Rating>();
  return [...own, ...reviews].map((rating): Rated => {
    const before = latest.get(rating.by);
    latest.set(rating.by, rating);
    return { skill, rating, before };
  });
}

/** Each kind of question at most once, so that they fit into one conversation. */
function promptsFor(
  made: Omit<CheckIn, 'prompts'>, { progress, date, dayOf }: CheckInFacts, levels: readonly SkillLevels[],
): readonly Prompt[] {
  const { done, shown, pieces, rated, inProgress } = made;
  const rose = rated.find(({ rating, before }) => rating.by === undefined && (rating.known?.rank ?? -1) > (before?.known?.rank ?? Infinity));
  const differs = levels.flatMap(({ skill, own, latestReviews }) => {
    const mine = own.at(-1);
    const other = latestReviews.find(({ level }) => mine !== undefined && level !== mine.level);
    return other ? [{ skill, by: other.by! }] : [];
  })[0];
  const unsaid = shown.find(({ evidence }) => evidence.every(({ remark }) => remark === undefined));
  const stuck = inProgress.findLast(({ since }) => daysBetween(dayOf(since), date) >= stuckDays);
  const touched = [...shown.map(({ activity }) => activity), ...done.map(({ activity }) => activity)];
  const prompts: readonly (Prompt | undefined)[] = [
    done.length + pieces + rated.length === 0 ? { code: 'quiet' } : undefined,
    done.length ? { code: 'learnt', activity: done.at(-1)!.activity } : undefined,
    unsaid && { code: 'part', activity: unsaid.activity },
    rose && { code: 'rose', skill: rose.skill },
    differs && { code: 'differs', ...differs },
    stuck && { code: 'stuck', activity: stuck.activity },
    touched.length && touched.every(({ activity }) => activity.kind === 'tactics') ? { code: 'noStrategy' } : undefined,
    progress.entries.length && inProgress.length === 0 ? { code: 'allDone' } : undefined,
  ];
  return prompts.filter((prompt) => prompt !== undefined).slice(0, mostPrompts);
}
