import * as vscode from 'vscode';
import type { Framework } from '../framework/model/framework';
import type { ChoiceId, FormatId, ImportProblem, ImportReport, ImportResult, Note, NoteCode, NoteFacts } from './model/importer';

/** Skills listed in the text; more are counted. */
const LISTED = 300;

const sum = (notes: readonly Note[]): number => notes.reduce((all, { count }) => all + count, 0);

/** What an import does, for people to read before it is written: counts, each repair and loss with its places, and the skills. Plain text. */
export function importReportText({ frameworks, report }: ImportResult, names: readonly string[], targets: readonly string[]): string {
  const { repaired, dropped } = report;
  const section = (title: string, lines: readonly string[]): string => (lines.length ? `${title}\n${lines.map((line) => `  ${line}`).join('\n')}` : '');
  return `${[
    vscode.l10n.t('Import of {0}', names.join(', ')),
    vscode.l10n.t('Format: {0}.', formatName(report.format)),
    section(vscode.l10n.t('What was read'), countsOf(report)),
    section(vscode.l10n.t('What the framework holds'), heldWords(report)),
    report.made.activities ? '' : noActivities(),
    section(vscode.l10n.t('Repaired: {0}', sum(repaired)), repaired.map((note) => describeNote(note, report.format))),
    section(vscode.l10n.t('Dropped: {0}', sum(dropped)), dropped.map((note) => describeNote(note, report.format))),
    section(vscode.l10n.t('It is written to'), targets),
    ...frameworks.map((framework) => section(framework.name, skillLines(framework))),
  ].filter(Boolean).join('\n\n')}\n`;
}

const countsOf = ({ unit, read, mapped, repaired, dropped }: ImportReport): readonly string[] => [
  unit === 'row' ? vscode.l10n.t('Rows read: {0}', read) : vscode.l10n.t('Items read: {0}', read),
  vscode.l10n.t('Mapped: {0}', mapped), vscode.l10n.t('Repaired: {0}', sum(repaired)), vscode.l10n.t('Dropped: {0}', sum(dropped)),
];

/** "Skills: 188", and so on, of what there is. */
export const heldWords = ({ made }: ImportReport): readonly string[] => [
  vscode.l10n.t('Skills: {0}', made.skills), vscode.l10n.t('Activities: {0}', made.activities),
  ...(made.levels ? [vscode.l10n.t('Levels: {0}', made.levels)] : []), ...(made.roles ? [vscode.l10n.t('Roles: {0}', made.roles)] : []),
  ...(made.milestones ? [vscode.l10n.t('Milestones: {0}', made.milestones)] : []),
];

const noActivities = (): string => vscode.l10n.t(
  'There are no activities in it, so you can rate yourself but not attach evidence. Add activities to the file, or import again and choose that statements about levels are also activities.',
);

function skillLines({ skills }: Framework): readonly string[] {
  const lines = skills.slice(0, LISTED).map(({ name, activities }) => (activities.length ? `${name} (${activities.length})` : name));
  return skills.length > LISTED ? [...lines, vscode.l10n.t('and {0} more', skills.length - LISTED)] : lines;
}

const formatNames: Record<FormatId, () => string> = {
  case: () => vscode.l10n.t('CASE package'),
  digcomp: () => vscode.l10n.t('DigComp 3.0 JSON-LD'),
  direct: () => vscode.l10n.t('DIRECT table'),
  financialTimes: () => vscode.l10n.t('competencies in YAML, as the Financial Times has them'),
  governmentDigital: () => vscode.l10n.t('UK Government Digital and Data roles and skills'),
  ladder: () => vscode.l10n.t('career ladder as a table, with a row for each skill and a column for each level'),
  mahara: () => vscode.l10n.t('Mahara SmartEvidence matrix'),
  monzo: () => vscode.l10n.t('progression framework in Markdown, as Monzo has it'),
  moodle: () => vscode.l10n.t('Moodle competency framework'),
  unidays: () => vscode.l10n.t('competencies and roles in JSON, as UNiDAYS has them'),
};

/** Inside a sentence: "career ladder as a table". */
export const formatName = (format: FormatId): string => formatNames[format]();

/** How places in a format are counted, so that people find them. */
const placeWords: Record<FormatId, 'row' | 'line' | 'item'> = {
  case: 'item', digcomp: 'item', direct: 'row', financialTimes: 'line', governmentDigital: 'row', ladder: 'row', mahara: 'item', monzo: 'line', moodle: 'row', unidays: 'item',
};

const places: Record<'row' | 'line' | 'item', (rows: string) => string> = {
  row: (rows) => vscode.l10n.t('Rows: {0}.', rows),
  line: (rows) => vscode.l10n.t('Lines: {0}.', rows),
  item: (rows) => vscode.l10n.t('Items: {0}.', rows),
};

const noteWords: Record<NoteCode, (facts: NoteFacts) => string> = {
  duplicate: () => vscode.l10n.t('The same stands above.'),
  noName: () => vscode.l10n.t('There is no name.'),
  noText: () => vscode.l10n.t('There is no text.'),
  notChosen: () => vscode.l10n.t('Not part of what was chosen.'),
  notUsed: (f) => f.kind === undefined ? vscode.l10n.t('A framework has no place for it.') : vscode.l10n.t('A framework has no place for it: {kind}.', f),
  tooMany: () => vscode.l10n.t('More than a framework can hold.'),
  unknownSkill: (f) => f.skill === undefined ? vscode.l10n.t('The skill it belongs to is not there.') : vscode.l10n.t('The skill it belongs to is not there: {skill}.', f),
  unreadable: () => vscode.l10n.t('It could not be read.'),

  characters: () => vscode.l10n.t('Characters that cannot be shown became spaces.'),
  columns: (f) => vscode.l10n.t('There are {found} columns where the head has {expected}. The rest was left out.', f),
  cut: (f) => vscode.l10n.t('Text was cut to {limit} characters.', f),
  encoding: (f) => vscode.l10n.t('The file was read as {encoding}.', f),
  html: () => vscode.l10n.t('HTML became plain text.'),
  idChanged: () => vscode.l10n.t('An id has characters that ids cannot have. They became hyphens.'),
  idNumbered: () => vscode.l10n.t('An id or a name that was taken got a number.'),
  joined: () => vscode.l10n.t('It was added to what it belongs to.'),
  leftOut: (f) => vscode.l10n.t('A part has no place and was left out: {part}.', { part: String(f.field ?? f.association ?? f.limit ?? f.cause ?? '') }),
  lineBreaks: () => vscode.l10n.t('Line breaks inside texts, which JSON does not allow, were read as they are meant.'),
  moved: (f) => f.cause === 'circle' ? vscode.l10n.t('It stood below itself, and is at the top now.')
    : vscode.l10n.t('What it belongs to is not there, so it is at the top now.'),
  named: (f) => f.name === undefined ? vscode.l10n.t('It had no name and got one.') : vscode.l10n.t('It had no name of its own and is called after its id: {name}.', f),
  notInUse: () => vscode.l10n.t('The level is marked “not in use”. The role and the skill are kept, without a level.'),
  openQuote: (f) => vscode.l10n.t('A quotation mark in row {row} is not closed. It was read as text, and rows {row} to {last} line by line. Look at them in the file.', f),
  ordered: (f) => f.cause === 'reversed' ? vscode.l10n.t('“isChildOf” points from the parent to the child here, and was read that way.')
    : vscode.l10n.t('The order was not said, or said in a way that contradicts itself.'),
  shortened: (f) => vscode.l10n.t('A name longer than {limit} characters was shortened. The whole of it stands in the description.', f),
  syntax: () => vscode.l10n.t('This is not written as the format wants it, and was passed over.'),
  unknownLevel: () => vscode.l10n.t('The level is not there. The rest is kept.'),
};

/** "16: The same stands above. Rows: 286, 287." */
export function describeNote(note: Note, format: FormatId): string {
  const { code, count, rows, file, facts } = note;
  const shown = rows.slice(0, 50).join(', ') + (rows.length > 50 || rows.length < count && rows.length >= 50 ? ', …' : '');
  const what = file === undefined ? noteWords[code](facts) : `${noteWords[code](facts)} ${vscode.l10n.t('File: {0}.', file)}`;
  return `${count}: ${what}${rows.length ? ` ${places[placeWords[format]](shown)}` : ''}`;
}

const supported = (): string => (Object.keys(formatNames) as FormatId[]).map((format) => formatName(format)).join('; ');

const shapes: Readonly<Record<string, (facts: NoteFacts) => string>> = {
  json: (f) => (f.found ? vscode.l10n.t('It is JSON with {found} at the top.', f) : vscode.l10n.t('It is JSON with nothing in it.')),
  jsonList: (f) => (f.found ? vscode.l10n.t('It is a list in JSON, of things with {found}.', f) : vscode.l10n.t('It is a list in JSON, of things without fields.')),
  csv: (f) => vscode.l10n.t('It looks like a table that begins with “{found}”, but not like skills with texts for levels.', f),
  xml: () => vscode.l10n.t('It looks like XML or HTML.'),
  text: (f) => vscode.l10n.t('It is text that begins with “{found}”.', f),
};

const problemWords: Record<ImportProblem['code'], (facts: NoteFacts) => string> = {
  binary: (f) => vscode.l10n.t('“{name}” is not a text file. Save it as CSV, JSON, YAML or Markdown, then import that.', f),
  empty: (f) => vscode.l10n.t('“{name}” is empty. Nothing has been imported.', f),
  noSkills: () => vscode.l10n.t('There are no skills in what was read or chosen, so there is no framework to write. Choose other columns or roles.'),
  notRecognised: (f) => [
    vscode.l10n.t('Craftlog does not know the format of “{name}”.', { name: f.name ?? '' }), shapes[String(f.shape)]?.(f) ?? '',
    vscode.l10n.t('What can be imported: {0}.', supported()),
  ].filter(Boolean).join(' '),
  tooLong: (f) => vscode.l10n.t('This is longer than any framework: {length} characters. At most {limit} are read.', f),
  unreadable: (f) => vscode.l10n.t('This framework could not be read: {reason}. Report it, with the file if you can.', f),
};

/** What was found and what to do next. */
export const describeImportProblem = ({ code, facts }: ImportProblem): string => problemWords[code](facts);

const choiceTitles: Record<ChoiceId, () => string> = {
  roles: () => vscode.l10n.t('Which roles do you want? Skills that none of them needs are left out.'),
  skillColumn: () => vscode.l10n.t('Which column has the names of the skills?'),
  groupColumn: () => vscode.l10n.t('Which column says what group a skill is in?'),
  descriptionColumn: () => vscode.l10n.t('Which column describes the skills?'),
  levelColumns: () => vscode.l10n.t('Which columns are levels, lowest first?'),
  statements: () => vscode.l10n.t('What are the statements about levels for?'),
};
export const choiceTitle = (choice: ChoiceId): string => choiceTitles[choice]();

const itemNames: Readonly<Record<string, () => string>> = {
  levels: () => vscode.l10n.t('They say what a level means'),
  activities: () => vscode.l10n.t('They are also activities, to attach evidence to'),
};

/** Names that files give stay as they are; those that Craftlog gives are in words. */
export const choiceItemName = (choice: ChoiceId, item: { readonly id: string; readonly name: string }): string =>
  (choice === 'statements' ? itemNames[item.id]?.() : item.id === '-1' ? vscode.l10n.t('None') : undefined) ?? item.name;
