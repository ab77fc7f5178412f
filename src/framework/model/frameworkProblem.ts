import type { CheckCode } from './frameworkFields';

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
