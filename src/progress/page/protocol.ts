import type { PanelFilter, Period, Select } from '../model/filters';
import type { ActionLead, Breakdown, KeyedLead, Lead, PanelAction, Share, StandingLead, Target, TreeFilter } from '../model/lead';
import type { LevelRow, LevelsGroup, LevelsPart } from '../model/levelsPart';
import type { FirstStep, NextRow, NotStarted, PanelState, SkillGroup, SkillRow, Standing, Total } from '../model/panelState';
import type { MilestoneRow, PlanPart, SharesPart, ThingRow } from '../model/planPart';
import type { RecentRow } from '../model/recent';
import type { TimePart, Week } from '../model/timePart';

export type {
  ActionLead, Breakdown, FirstStep, KeyedLead, Lead, LevelRow, LevelsGroup, LevelsPart, MilestoneRow, NextRow, NotStarted, PanelAction, PanelFilter,
  PanelState, Period, PlanPart, RecentRow, Select, Share, SharesPart, SkillGroup, SkillRow, Standing, StandingLead, Target, ThingRow, TimePart, Total,
  TreeFilter, Week,
};

/** What the panel says. It speaks first ("ready"), and again each time VS Code makes it anew. */
export type ToHost =
  | { readonly type: 'ready'; readonly filter?: PanelFilter }
  | { readonly type: 'filter'; readonly filter: PanelFilter }
  | { readonly type: 'tick'; readonly thing: string; readonly done: boolean }
  | { readonly type: 'open'; readonly target: Target }
  | { readonly type: 'run'; readonly action: PanelAction };

/** What the host says. `change` is said aloud, once. */
export type ToPanel =
  | { readonly type: 'state'; readonly state: PanelState; readonly change?: string }
  | { readonly type: 'reveal'; readonly skill: string };

type Guard<T> = (value: unknown) => value is T;

/** Far above what the host sends, so that only what cannot be ours is refused. UTF-16 code units; items. */
const longestText = 20_000;
const longestList = 20_000;

const text: Guard<string> = (value): value is string => typeof value === 'string' && value.length <= longestText;

const count: Guard<number> = (value): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;

/** A rank, or a number of pieces where -1 stands for a day to come. */
const countOrNone: Guard<number> = (value): value is number => value === -1 || count(value);

const flag: Guard<boolean> = (value): value is boolean => typeof value === 'boolean';

const oneOf = <const T extends string>(...words: readonly T[]): Guard<T> => (value): value is T => words.some((word) => word === value);

const list = <T>(item: Guard<T>): Guard<readonly T[]> => (value): value is readonly T[] =>
  Array.isArray(value) && value.length <= longestList && value.every(item);

const optional = <T>(guard: Guard<T>): Guard<T | undefined> => (value): value is T | undefined => value === undefined || guard(value);

/** Own fields only. Every field of `T` has to be named; what is not named is let through unread. */
const shape = <T extends object>(fields: { readonly [K in keyof T]-?: Guard<T[K]> }): Guard<T> => (value): value is T =>
  typeof value === 'object' && value !== null && Object.entries<Guard<unknown>>(fields).every(
    ([name, guard]) => guard(Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined),
  );

/** One guard for each value of the field that tells the members of a union apart. */
const union = <T extends object, F extends keyof T & string>(
  field: F, members: { readonly [K in T[F] & string]: Guard<Extract<T, Record<F, K>>> },
): Guard<T> => (value): value is T => {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) { return false; }
  const kind = (value as Record<string, unknown>)[field];
  return typeof kind === 'string' && Object.hasOwn(members, kind) && members[kind as T[F] & string](value);
};

type TargetOf<K extends Target['kind']> = Extract<Target, { kind: K }>;
const target = union<Target, 'kind'>('kind', {
  skill: shape<TargetOf<'skill'>>({ kind: oneOf('skill'), skill: text }),
  activity: shape<TargetOf<'activity'>>({ kind: oneOf('activity'), activity: text }),
  evidence: shape<TargetOf<'evidence'>>({ kind: oneOf('evidence'), entry: text }),
  filter: shape<TargetOf<'filter'>>({ kind: oneOf('filter'), filter: oneOf('done', 'todo', 'withEvidence'), skill: optional(text) }),
  rate: shape<TargetOf<'rate'>>({ kind: oneOf('rate'), skill: text }),
  milestone: shape<TargetOf<'milestone'>>({ kind: oneOf('milestone'), milestone: text }),
});

const filter = shape<PanelFilter>({
  framework: optional(text), skill: optional(text), period: optional(oneOf('all', 'year', 'halfYear', 'quarter', 'month')), week: optional(text),
});
const action = oneOf('attachFile', 'openWalkthrough', 'setRole', 'setStartDate', 'startCheckIn');

const lead = { text, label: text, target: optional(target) };
const share = shape<Share>({ done: count, inProgress: count, notStarted: count });

const recentRow = shape<RecentRow>({
  id: text, kind: oneOf('notStarted', 'inProgress', 'done', 'notRelevant', 'evidence', 'rating'), what: shape<Lead>(lead),
  details: list(text), date: text, at: text,
});

const breakdown = {
  key: text, name: text, about: text, share, counts: text, label: text,
  activities: list(shape<StandingLead>({ ...lead, key: text, standing: oneOf('notStarted', 'inProgress', 'done', 'notRelevant') })),
};
const things = list(shape<ThingRow>({ key: text, text, done: flag }));

const levels = shape<LevelsPart>({
  title: text, role: shape<ActionLead>({ text, action }), showTable: text, headers: list(text),
  legend: shape<LevelsPart['legend']>({ own: text, before: text, review: text, target: text }),
  groups: list(shape<LevelsGroup>({
    id: text, title: text, about: text, levels: list(text),
    rows: list(shape<LevelRow>({
      key: text, name: shape<Lead>(lead), own: optional(count), before: optional(count), target: optional(count), reviews: list(count), said: text,
      cells: list(text),
    })),
  })),
});

const time = shape<TimePart>({
  title: text, said: text, help: text, days: list(text), less: text, more: text, earlier: text, showTable: text, headers: list(text),
  weeks: list(shape<Week>({ start: text, total: count, counts: list(countOrNone), text, label: text })),
  months: list(shape<TimePart['months'][number]>({ week: count, text })),
  chosen: optional(shape<NonNullable<TimePart['chosen']>>({ start: text, title: text, rows: list(recentRow), more: text })),
});

const plan = shape<PlanPart>({
  title: text, about: text, start: shape<ActionLead>({ text, action }), thingsTitle: text, conditionsTitle: text, conditions: things,
  milestones: list(shape<MilestoneRow>({ ...breakdown, due: shape<Lead>(lead), now: text, things })),
});

const state = shape<PanelState>({
  language: text, headline: text, basis: text, summary: text, share, levels: optional(levels), time: optional(time), plan: optional(plan),
  totals: list(shape<Total>({ standing: oneOf('done', 'inProgress', 'notStarted', 'evidence'), value: text, name: shape<Lead>(lead) })),
  firstStep: optional(shape<FirstStep>({ text, attach: text, walkthrough: text })),
  filters: list(shape<Select>({
    name: oneOf('framework', 'skill', 'period'), label: text, options: list(shape<Select['options'][number]>({ value: text, text, chosen: flag })),
  })),
  next: list(shape<NextRow>({ id: text, reason: oneOf('look', 'milestone', 'gap', 'thin', 'strategy'), what: shape<Lead>(lead), why: text })),
  groups: list(shape<SkillGroup>({
    id: text, title: text,
    skills: list(shape<SkillRow>({
      key: text, name: shape<Lead>(lead), share, done: optional(shape<Lead>(lead)), inProgress: optional(shape<Lead>(lead)),
      evidence: optional(shape<Lead>(lead)),
      notStarted: optional(shape<NotStarted>({ text, label: text, activities: list(shape<KeyedLead>({ ...lead, key: text })) })),
    })),
  })),
  shares: list(shape<SharesPart>({ id: text, title: text, about: text, rows: list(shape<Breakdown>(breakdown)) })),
  recent: list(recentRow),
  words: shape<PanelState['words']>({ title: text, totals: text, recent: text, next: text, checkIn: text, filters: text }),
});

/** Tells whether a message the host received is one of the panel's. */
export const isToHost = union<ToHost, 'type'>('type', {
  ready: shape<Extract<ToHost, { type: 'ready' }>>({ type: oneOf('ready'), filter: optional(filter) }),
  filter: shape<Extract<ToHost, { type: 'filter' }>>({ type: oneOf('filter'), filter }),
  tick: shape<Extract<ToHost, { type: 'tick' }>>({ type: oneOf('tick'), thing: text, done: flag }),
  open: shape<Extract<ToHost, { type: 'open' }>>({ type: oneOf('open'), target }),
  run: shape<Extract<ToHost, { type: 'run' }>>({ type: oneOf('run'), action }),
});

/** Tells whether a message the panel received is one of the host's. Cost: the whole state is read once. */
export const isToPanel = union<ToPanel, 'type'>('type', {
  state: shape<Extract<ToPanel, { type: 'state' }>>({ type: oneOf('state'), state, change: optional(text) }),
  reveal: shape<Extract<ToPanel, { type: 'reveal' }>>({ type: oneOf('reveal'), skill: text }),
});
