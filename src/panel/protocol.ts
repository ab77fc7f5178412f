import type {
  FirstStep, KeyedLead, Lead, NotStarted, PanelState, RecentRow, Share, SkillGroup, SkillRow, Standing, Target, Total, TreeFilter,
} from '../model/panelState';

export type {
  FirstStep, KeyedLead, Lead, NotStarted, PanelState, RecentRow, Share, SkillGroup, SkillRow, Standing, Target, Total, TreeFilter,
};

export type PanelAction = 'attachFile' | 'openWalkthrough';

/** What the panel says. It speaks first ("ready"), and again each time VS Code makes it anew. */
export type ToHost =
  | { readonly type: 'ready' }
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
});

const lead = { text, label: text, target: optional(target) };
const share = shape<Share>({ done: count, inProgress: count, notStarted: count });

const state = shape<PanelState>({
  language: text, headline: text, basis: text, summary: text, share,
  totals: list(shape<Total>({ standing: oneOf('done', 'inProgress', 'notStarted', 'evidence'), value: text, name: shape<Lead>(lead) })),
  firstStep: optional(shape<FirstStep>({ text, attach: text, walkthrough: text })),
  groups: list(shape<SkillGroup>({
    id: text, title: text,
    skills: list(shape<SkillRow>({
      key: text, name: shape<Lead>(lead), share, done: optional(shape<Lead>(lead)), inProgress: optional(shape<Lead>(lead)),
      evidence: optional(shape<Lead>(lead)),
      notStarted: optional(shape<NotStarted>({ text, label: text, activities: list(shape<KeyedLead>({ ...lead, key: text })) })),
    })),
  })),
  recent: list(shape<RecentRow>({
    id: text, kind: oneOf('notStarted', 'inProgress', 'done', 'notRelevant', 'evidence'), what: shape<Lead>(lead),
    details: list(text), date: text, at: text,
  })),
  words: shape<PanelState['words']>({ title: text, totals: text, recent: text }),
});

/** Tells whether a message the host received is one of the panel's. */
export const isToHost = union<ToHost, 'type'>('type', {
  ready: shape<Extract<ToHost, { type: 'ready' }>>({ type: oneOf('ready') }),
  open: shape<Extract<ToHost, { type: 'open' }>>({ type: oneOf('open'), target }),
  run: shape<Extract<ToHost, { type: 'run' }>>({ type: oneOf('run'), action: oneOf('attachFile', 'openWalkthrough') }),
});

/** Tells whether a message the panel received is one of the host's. Cost: the whole state is read once. */
export const isToPanel = union<ToPanel, 'type'>('type', {
  state: shape<Extract<ToPanel, { type: 'state' }>>({ type: oneOf('state'), state, change: optional(text) }),
  reveal: shape<Extract<ToPanel, { type: 'reveal' }>>({ type: oneOf('reveal'), skill: text }),
});
