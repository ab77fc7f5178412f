import type { Source, Status } from '../../../logbook/model/logbook';
import type { EvidenceState } from './portfolio';

/** All that an exported document says besides what people wrote; in their language, from the edge. Dates are days: `2026-03-31`. */
export interface PortfolioWords {
  readonly language: string;
  /** The name is that of the person, the case that of a promotion case. */
  title(name: string | undefined): string;
  caseTitle(name: string | undefined, of: string): string;
  day(day: string): string;
  period(from: string | undefined, until: string | undefined): string;
  /** When it was made, with what. */
  made(on: string): string;
  summary(evidence: number, activities: number, skills: number, done: number): string;
  caseSummary(evidence: number, dimensions: number): string;
  status(status: Status): string;
  /** A status with its day. */
  statusOn(status: Status, day: string): string;
  /** Empty when there is nothing to say. */
  state(state: EvidenceState): string;
  kind(kind: Source['kind']): string;
  evidence(number: number): string;
  /** It stands elsewhere in the document. */
  seeEvidence(number: number): string;
  shows(activities: string): string;
  logged(day: string): string;
  quoteFrom(path: string): string;
  ownLevel(level: string, day: string): string;
  levelBy(level: string, by: string, day: string): string;
  feedback(by: string, day: string): string;
  readonly answer: string;
  readonly remark: string;
  readonly ratings: string;
  readonly reviews: string;
  readonly contents: string;
  readonly overview: string;
  readonly overviewTable: string;
  readonly skill: string;
  readonly done: string;
  readonly pieces: string;
  readonly level: string;
  readonly reviewed: string;
  readonly checkIns: string;
  readonly nothing: string;
  readonly sources: string;
  readonly privateNote: string;
  /** The heading row of the annex. */
  readonly annex: Readonly<Record<AnnexColumn, string>>;
}

export const annexColumns = [
  'framework', 'skill', 'activity', 'key', 'status', 'on', 'evidence', 'kind', 'where', 'quote', 'remark', 'logged', 'state', 'level', 'reviews',
] as const;
export type AnnexColumn = typeof annexColumns[number];
