import type { ActivityKey, SkillKey } from '../../framework/model/framework';
import type { Selector } from '../../passage/passage';

/** Sorts by time; see `entryId.ts`. */
export type EntryId = string;

export type Status = 'notStarted' | 'inProgress' | 'done' | 'notRelevant';

/**
 * Where a file is: a path relative to a workspace folder (by name, so that it survives a move of the
 * folder), or an absolute URI for what lies outside every folder.
 */
export type Place =
  | { readonly folder: string; readonly path: string }
  | { readonly uri: string };

export type FileSource = { readonly kind: 'file'; readonly place: Place };
/** `cell` is the zero-based index a notebook cell had; a hint, since cells move. */
export type PassageSource = { readonly kind: 'passage'; readonly place: Place; readonly cell?: number; readonly selector: Selector };
export type LinkSource = { readonly kind: 'link'; readonly url: string; readonly title?: string };
export type NoteSource = { readonly kind: 'note'; readonly text: string };
export type Source = FileSource | PassageSource | LinkSource | NoteSource;

/** What an entry says, before it has an id and a time. */
export type Fact =
  | { readonly type: 'status'; readonly activity: ActivityKey; readonly status: Status; readonly on?: string; readonly remark?: string }
  | {
    readonly type: 'evidence'; readonly activities: readonly ActivityKey[]; readonly source: Source;
    readonly remark?: string; readonly private?: boolean; readonly replaces?: EntryId;
  }
  | { readonly type: 'relink'; readonly entry: EntryId; readonly source: Source }
  /** With `by` it is a reviewer's, on the day `on`, in answer to `request`; without, one's own. The two are never merged. */
  | {
    readonly type: 'rating'; readonly skill: SkillKey; readonly level: string; readonly by?: string; readonly on?: string;
    readonly request?: string; readonly remark?: string;
  }
  | { readonly type: 'role'; readonly role: string }
  | { readonly type: 'start'; readonly date: string }
  /** A milestone is wanted by another date than the framework suggests; without a date, by the suggested one again. */
  | { readonly type: 'due'; readonly milestone: string; readonly date?: string }
  | { readonly type: 'checkIn'; readonly date: string; readonly remark?: string }
  | { readonly type: 'link'; readonly activities: readonly ActivityKey[] }
  /** Somebody was asked for a review of these, and `print` is the fingerprint of what they were shown; see `review/request.ts`. */
  | {
    readonly type: 'request'; readonly request: string; readonly print: string;
    readonly skills: readonly SkillKey[]; readonly evidence: readonly EntryId[];
  }
  /** An answer to a request came in. Its ratings and its feedback are entries of the same action. */
  | { readonly type: 'review'; readonly request: string; readonly print: string; readonly by: string; readonly on: string; readonly remark?: string }
  /** What a reviewer says about a piece of evidence or a skill. */
  | {
    readonly type: 'feedback'; readonly request: string; readonly by: string; readonly on: string; readonly remark: string;
    readonly evidence?: EntryId; readonly skill?: SkillKey;
  }
  /** What the person says to feedback; the next request shows it. */
  | { readonly type: 'answer'; readonly feedback: EntryId; readonly remark: string }
  /** These entries came in by one import or restored backup, so that one undo takes them all back. */
  | { readonly type: 'import'; readonly entries: readonly EntryId[] }
  | { readonly type: 'retract'; readonly entry: EntryId; readonly undo?: boolean };

/**
 * One dated fact. `at` is an ISO 8601 instant in UTC. Entries of one action share the same `at`, and no other action of the window has it. `after`
 * names what was logged just before, where the ids do not say so: while entries are there whose clock was ahead.
 */
export type Entry = { readonly id: EntryId; readonly at: string; readonly after?: EntryId } & Fact;
export type EntryOf<T extends Fact['type']> = Extract<Entry, { type: T }>;
