import type { Framework } from '../../framework/model/framework';

/** Formats that frameworks are published in, by the family they belong to. Names for people are in `importWords.ts`. */
export const FORMATS = ['case', 'digcomp', 'direct', 'financialTimes', 'governmentDigital', 'ladder', 'mahara', 'monzo', 'moodle', 'unidays'] as const;
export type FormatId = (typeof FORMATS)[number];

/** `name` is shown and never trusted: what a file is shows in its text. `text` has no byte order mark (`decode.ts`). */
export interface ImportFile {
  readonly name: string;
  readonly text: string;
  /** The encoding the text was read as. UTF-8 when absent. */
  readonly encoding?: string;
}

/** Why something of the source is not in the result. */
export type DropCode =
  | 'duplicate' | 'noName' | 'noText' | 'notChosen' | 'notUsed' | 'tooMany' | 'unknownSkill' | 'unreadable';

/** What was put right, so that the result is a framework. */
export type RepairCode =
  | 'characters' | 'columns' | 'cut' | 'encoding' | 'html' | 'idChanged' | 'idNumbered' | 'joined' | 'leftOut' | 'lineBreaks' | 'moved' | 'named' | 'notInUse'
  | 'openQuote' | 'ordered' | 'shortened' | 'syntax' | 'unknownLevel';

export type NoteCode = DropCode | RepairCode;
export type NoteFacts = Readonly<Record<string, string | number>>;

/** One thing to say about the source. What is the same is said once, with how often and where. */
export interface Note<C extends NoteCode = NoteCode> {
  readonly code: C;
  /** Items of the source, in the unit of the report. Several repairs of one item count each. */
  readonly count: number;
  /** Where, in order: rows of a table as a spreadsheet numbers them (the head is row 1), else 1-based places in the file. Bounded. */
  readonly rows: readonly number[];
  /** Name of the file, when there are several. */
  readonly file?: string;
  readonly facts: NoteFacts;
}

/** What one import did. `read` is `mapped` and all counts in `dropped` together; what is repaired is mapped too. */
export interface ImportReport {
  readonly format: FormatId;
  /** What is counted: rows of a table below its head, or items (each thing with a text of its own). */
  readonly unit: 'row' | 'item';
  readonly read: number;
  readonly mapped: number;
  readonly repaired: readonly Note<RepairCode>[];
  readonly dropped: readonly Note<DropCode>[];
  /** What the frameworks hold now. */
  readonly made: Readonly<Record<'levels' | 'skills' | 'activities' | 'roles' | 'milestones', number>>;
}

/** Something to pick before reading. Items are what the file holds, in its order. */
export interface Choice {
  readonly id: ChoiceId;
  /** Several may be picked, or exactly one. */
  readonly many: boolean;
  readonly items: readonly { readonly id: string; readonly name: string; readonly detail?: string }[];
  /** Ids that are picked when nobody is asked. */
  readonly chosen: readonly string[];
}

export const CHOICES = ['roles', 'skillColumn', 'groupColumn', 'descriptionColumn', 'levelColumns', 'statements'] as const;
/** `statements` has the items `levels` (they say what a level means) and `activities` (they are also things to have done). */
export type ChoiceId = (typeof CHOICES)[number];

/** Picks by choice; where there is none, what the choice says is used. Ids that the file does not hold are ignored. */
export type ImportOptions = Partial<Readonly<Record<ChoiceId, readonly string[]>>>;

export interface ImportResult {
  /** One or more; each passes the schema. */
  readonly frameworks: readonly Framework[];
  readonly report: ImportReport;
}

/** Nothing could be imported: why, with facts for a sentence that helps. */
export interface ImportProblem {
  readonly code: 'binary' | 'empty' | 'noSkills' | 'notRecognised' | 'tooLong' | 'unreadable';
  readonly facts: NoteFacts;
}

/** One format. None of these throws, whatever the text; the cost of each is linear in it. */
export interface Importer {
  readonly format: FormatId;
  /** 0 (something else) to 1 (this and nothing else), from the content alone. Files that are no part of it make it 0. */
  recognises(files: readonly ImportFile[]): number;
  choices?(files: readonly ImportFile[], options: ImportOptions): readonly Choice[];
  read(files: readonly ImportFile[], options: ImportOptions): ImportResult | ImportProblem;
}

export const isProblem = (result: ImportResult | ImportProblem): result is ImportProblem => 'code' in result;
