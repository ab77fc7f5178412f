import type { Test } from '../../framework/model/checkNames';
import type { Span } from './plain';

/**
 * The criteria that findings come from: those of the Quality User Story framework (Lucassen, Dalpiaz, van der Werf and Brinkkemper, 2016)
 * and of INVEST (Wake, 2003).
 */
export type Quality =
  | 'qus.wellFormed' | 'qus.atomic' | 'qus.problemOriented' | 'qus.unambiguous' | 'qus.uniform' | 'qus.unique'
  | 'invest.valuable' | 'invest.small' | 'invest.testable';

export const QUALITY_OF: Readonly<Partial<Record<Test, Quality>>> = {
  who: 'qus.wellFormed', what: 'qus.wellFormed', why: 'invest.valuable', oneThing: 'qus.atomic', problem: 'qus.problemOriented',
  vagueWords: 'qus.unambiguous', size: 'invest.small', criteria: 'invest.testable', testable: 'invest.testable', failureCase: 'invest.testable',
  sameForm: 'qus.uniform', duplicate: 'qus.unique',
};

/** What a test found: where in the source, and what the words about it need. `kind` tells findings of one test apart. */
export interface Spot extends Span {
  readonly kind?: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

/**
 * Something to look at, not a fault. `print` says which it is: it depends on the check and on the story's own text (of a document: on its
 * kind and title), so edits elsewhere leave it alone; no two in a document have the same. UTF-16 offsets.
 */
export interface Finding extends Span {
  /** Id of the check in its kind of document. */
  readonly check: string;
  readonly test: Test;
  readonly kind?: string;
  readonly quality?: Quality;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly print: string;
  /** The print without the story: equal findings of two stories share it. */
  readonly rule: string;
  /** The story's text; of the document as a whole none. */
  readonly story?: string;
}
