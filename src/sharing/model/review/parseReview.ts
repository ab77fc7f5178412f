import { canonicalJson, parseJson, isFields } from '../../../text/canonicalJson';
import { isDay } from '../../../text/day';
import { longestName, longestRemark } from './review';
import type { EvidenceReview, Review, SkillReview } from './review';

/** Bytes; the longest remark on each of a thousand pieces is rarer than an attack. */
export const largestReview = 4 * 1024 * 1024;
/** Skills, and pieces of evidence, that an answer may speak of. */
const most = 5000;

export type ReviewProblem =
  | 'notAReview'
  /** It is the request itself: the reviewer sent the page's data or the page back. */
  | 'request'
  | 'newerVersion'
  | 'noName'
  | 'damaged'
  | 'empty';

export interface ParsedReview {
  readonly review?: Review;
  readonly problem?: ReviewProblem;
  /** Parts that could not be read, are too long or come twice; the others are taken. */
  readonly dropped: number;
}

/** Marks that reorder or hide text, and control characters but line ends and tabs. */
const hostile = /[\u202a-\u202e\u2066-\u2069]|(?![\t\n\r])\p{Cc}|\p{Cs}/gu;
const textOf = (value: unknown, longest: number): string | undefined => {
  if (typeof value !== 'string' || value.length > longest) { return undefined; }
  const text = value.replace(hostile, '').trim();
  return text === '' ? undefined : text;
};
const isKey = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= 300;
const isTold = (value: unknown): boolean => value !== undefined && value !== '';

/** How `serialiseReview` begins, when what follows is cut off. */
const cutOff = /^\s*\{\s*"type"\s*:\s*"craftlog\.review"/;

/** Reads an answer, whoever wrote it. Never throws; what comes back is bounded and has only the fields that are known. Cost: linear. */
export function parseReview(text: string): ParsedReview {
  const problem = (code: ReviewProblem): ParsedReview => ({ problem: code, dropped: 0 });
  const value = parseJson(text.replace(/^\ufeff/, ''))?.value;
  if (!isFields(value)) {
    const isPage = /^\s*<!doctype html/i.test(text) && text.includes('craftlog.request');
    return problem(isPage ? 'request' : cutOff.test(text) ? 'damaged' : 'notAReview');
  }
  if (value.type === 'craftlog.request') { return problem('request'); }
  if (value.type !== 'craftlog.review') { return problem('notAReview'); }
  if (typeof value.version === 'number' && value.version > 1) { return problem('newerVersion'); }
  const by = textOf(value.by, longestName)?.replace(/\s+/g, ' ');
  if (by === undefined) { return problem('noName'); }
  const { request, print, on, skills, evidence } = value;
  if (value.version !== 1 || !isKey(request) || !isKey(print) || typeof on !== 'string' || !isDay(on) || !Array.isArray(skills) || !Array.isArray(evidence)) {
    return problem('damaged');
  }
  const rated = read(skills, skillReview, ({ skill }) => skill);
  const said = read(evidence, evidenceReview, (item) => item.evidence);
  const remark = textOf(value.remark, longestRemark);
  const dropped = rated.dropped + said.dropped + (remark === undefined && isTold(value.remark) ? 1 : 0);
  if (!rated.items.length && !said.items.length && remark === undefined) { return { problem: 'empty', dropped }; }
  return {
    review: { type: 'craftlog.review', version: 1, request, print, by, on, ...(remark === undefined ? {} : { remark }), skills: rated.items, evidence: said.items },
    dropped,
  };
}

/** What a page writes, and `parseReview` reads back as the same. */
export const serialiseReview = (review: Review): string => `${JSON.stringify(JSON.parse(canonicalJson(review)), null, 2)}\n`;

interface Read<T> { readonly items: readonly T[]; readonly dropped: number }

function read<T>(items: readonly unknown[], reader: (item: unknown) => T | undefined, keyOf: (item: T) => string): Read<T> {
  const byKey = new Map<string, T>();
  for (const item of items.slice(0, most)) {
    const found = reader(item);
    if (found && !byKey.has(keyOf(found))) { byKey.set(keyOf(found), found); }
  }
  return { items: [...byKey.values()], dropped: items.length - byKey.size };
}

function skillReview(item: unknown): SkillReview | undefined {
  if (!isFields(item) || !isKey(item.skill)) { return undefined; }
  const remark = textOf(item.remark, longestRemark);
  const level = isKey(item.level) ? item.level : undefined;
  const isBroken = (level === undefined && isTold(item.level)) || (remark === undefined && isTold(item.remark));
  if (isBroken || (level === undefined && remark === undefined)) { return undefined; }
  return { skill: item.skill, ...(level === undefined ? {} : { level }), ...(remark === undefined ? {} : { remark }) };
}

function evidenceReview(item: unknown): EvidenceReview | undefined {
  const remark = isFields(item) ? textOf(item.remark, longestRemark) : undefined;
  return isFields(item) && isKey(item.evidence) && remark !== undefined ? { evidence: item.evidence, remark } : undefined;
}
