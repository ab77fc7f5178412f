import type { CheckCode } from './frameworkSchema';

/** More than anyone reads, few enough to show; a broken 5 MB file would otherwise have hundreds of thousands. */
export const MAX_PROBLEMS = 1000;

/** Problems of one text, in the order of the text. The same problem at the same place counts once: aliases visit a place often. */
export class ProblemList {
  private readonly found = new Map<string, Problem>();
  private more = 0;

  /** `length` is that of the text, in UTF-16 units: offsets are held within it. */
  constructor(private readonly length: number) { }

  add(code: ProblemCode, [start, end]: readonly [number, number], facts: Facts = {}): void {
    const from = this.within(start);
    const key = `${code} ${from} ${facts.field ?? ''}`;
    if (this.found.has(key)) { return; }
    if (this.found.size >= MAX_PROBLEMS) { this.more++; return; }
    this.found.set(key, { code, severity: SEVERITIES[code], start: from, end: Math.max(from, this.within(end)), facts });
  }

  toArray(): Problem[] {
    const sorted = [...this.found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
    if (this.more > 0) { sorted.push({ code: 'moreProblems', severity: SEVERITIES.moreProblems, start: 0, end: 0, facts: { count: this.more } }); }
    return sorted;
  }

  private within(offset: number): number {
    return Math.min(Math.max(0, offset), this.length);
  }
}

/** What is wrong in a framework file; the words for each are in `views/problems.ts`. */
export type ProblemCode = CheckCode
  // the whole file: nothing is read, or not all of it
  | 'fileTooLong' | 'tooManyParts' | 'tooDeep' | 'binary' | 'emptyFile' | 'notAFramework' | 'manyDocuments' | 'unreadable' | 'moreProblems'
  // YAML
  | 'tabIndent' | 'badIndent' | 'missingCharacter' | 'colonInText' | 'badStart' | 'badEscape' | 'syntax' | 'unknownAlias'
  | 'duplicateField' | 'badFieldName' | 'tagIgnored' | 'directiveIgnored'
  // fields
  | 'missing' | 'wrongType' | 'badCharacter' | 'unknownField' | 'tooMuch'
  // ids
  | 'duplicateId' | 'formerIdTaken' | 'unknownReference';

/** What cannot be used until a problem is put right: a field, an item of a list, or the thing named. */
export type Loss = 'field' | 'item' | Noun;
export type Noun = 'framework' | 'source' | 'level' | 'skill' | 'activity' | 'role' | 'milestone' | 'thing' | 'perspective' | 'case' | 'dimension'
  | 'document' | 'check' | 'template';
/** The shapes of values that a `wrongType` names as `expected` and `found`. */
export type Shape = 'list' | 'fields' | 'text' | 'number' | 'nothing';

export type Severity = 'error' | 'warning';

/** `start` and `end` are UTF-16 offsets into the text as it was given, a byte order mark counted; never beyond it. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
  readonly facts: Facts;
}

/**
 * `field` is the name of a field as the file writes it, `loses` a Loss, `expected` and `found` of a wrongType are Shapes, `kind`
 * of an id is a Noun, `suggestion` is a name that exists and is close. Texts from the file are cut to a line.
 */
export type Facts = Readonly<Record<string, string | number>>;

/** An error means that something written in the file is not used; after a warning everything that matters still is. */
export const SEVERITIES: Readonly<Record<ProblemCode, Severity>> = {
  fileTooLong: 'error', tooManyParts: 'error', tooDeep: 'error', binary: 'error', emptyFile: 'error', notAFramework: 'error',
  manyDocuments: 'error', unreadable: 'error', moreProblems: 'error',
  tabIndent: 'error', badIndent: 'error', missingCharacter: 'error', colonInText: 'error', badStart: 'error', badEscape: 'error',
  syntax: 'error', unknownAlias: 'error', duplicateField: 'error', badFieldName: 'error', tagIgnored: 'warning', directiveIgnored: 'warning',
  missing: 'error', wrongType: 'error', empty: 'error', tooLong: 'error', tooMany: 'error', badId: 'error', badUrl: 'error',
  notOneOf: 'error', notWhole: 'error', outOfRange: 'error', badCharacter: 'warning', unknownField: 'warning', tooMuch: 'error',
  duplicateId: 'warning', formerIdTaken: 'warning', unknownReference: 'warning',
};
