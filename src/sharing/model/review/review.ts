import type { SkillKey } from '../../../framework/model/framework';
import type { Entry, EntryId, EntryOf } from '../../../logbook/model/logbook';

/** What the person said last to each piece of feedback, by the id of the feedback. `entries`: those that count. Cost: linear. */
export const answersTo = (entries: readonly Entry[]): ReadonlyMap<EntryId, EntryOf<'answer'>> =>
  new Map(entries.flatMap((e) => (e.type === 'answer' ? [[e.feedback, e]] : [])));

/** What a reviewer is asked about, by the names an answer uses. It is in the page as data, and its text as HTML. */
export interface ReviewRequest {
  readonly type: 'craftlog.request';
  readonly version: 1;
  readonly request: string;
  readonly print: string;
  readonly skills: readonly SkillKey[];
  readonly evidence: readonly EntryId[];
}

/** What a reviewer sends back, as a JSON file. Texts are plain. */
export interface Review {
  readonly type: 'craftlog.review';
  readonly version: 1;
  readonly request: string;
  readonly print: string;
  readonly by: string;
  /** The day, where the reviewer is. */
  readonly on: string;
  readonly remark?: string;
  readonly skills: readonly SkillReview[];
  readonly evidence: readonly EvidenceReview[];
}

export interface SkillReview { readonly skill: SkillKey; readonly level?: string; readonly remark?: string }
export interface EvidenceReview { readonly evidence: EntryId; readonly remark: string }

/** Characters (UTF-16 units) a reviewer's name and each remark may have. The page holds to it, an import leaves out what is longer. */
export const longestName = 200;
export const longestRemark = 10_000;
