import { largest, smallest } from '../../text/lists';
import { type Csv, csvOf, type CsvRow, headingOf } from './readCsv';
import { FrameworkBuilder, type SkillBuilder } from './frameworkBuilder';
import { ImportTally } from './importTally';
import type { Choice, ChoiceId, Importer, ImportFile, ImportOptions, ImportProblem, ImportResult } from './importer';
import { addLevel, asActivities, statementsChoice } from './statements';

/** Columns by their place from 0; -1 when there is none. */
export interface LadderColumns {
  readonly skill: number;
  readonly description: number;
  readonly group: number;
  readonly levels: readonly number[];
}

export interface LadderTable {
  /** Names of the columns. From a head of two rows, both where that tells columns apart: "Engineer 2". */
  readonly head: readonly string[];
  readonly rows: readonly CsvRow[];
  /** What the names and contents of the columns speak for. */
  readonly columns: LadderColumns;
  /** A row is a level and a column is a skill. `columns.levels` are then the columns of skills, and `columns.skill` names the levels. */
  readonly turned: boolean;
}

/** Headings in the languages and words that ladders are written in; whole words. */
const SKILL = /^(?:skills?|skill names?|skills? area|competenc(?:y|ies)|competency name|capabilit(?:y|ies)|attributes?|behaviou?rs?|dimensions?|topics?|areas?|criteria|criterion|themes?|aspects?|expectations?|competencia|habilidad|compétence|kompetenz|fähigkeit|competência)\b/u;
const NAME = /^(?:name|title|what)$/;
const DESCRIPTION = /^(?:descriptions?|definitions?|summary|skill descriptions?|meaning|what it is|details?|overview|about|beschreibung|descripción|descrição)\b|\bdescription$/u;
const GROUP = /^(?:categor(?:y|ies)|domains?|groups?|famil(?:y|ies)|pillars?|clusters?|areas?|themes?|sections?|discipline|type|kategorie|categoría|catégorie)\b/u;
/** Columns that are about the row, not about a level. */
const ASIDE = /^(?:id|ids|code|ref|reference|no|nr|number|#|notes?|comments?|links?|urls?|owner|weight|weighting|score|rating|status|updated|date|version|source|examples?|resources?|roles that require skill)$/;
/** The first column has the names of the levels. */
const LEVELS = /^(?:levels?|grades?|roles?|titles?|job titles?|positions?|bands?|stages?)$/;
const LEVEL = /\b(?:level|lvl|stage|grade|band|junior|mid|senior|lead|principal|staff|head|director|associate|awareness|working|practitioner|expert|beginner|novice|basic|foundation|foundational|intermediate|advanced|proficient|competent|developing|master|mastery|entry|manager|engineer|designer|analyst|emerging|established|exceptional|below|meets|exceeds)\b|^(?:[a-z]{1,3})?\s?\d{1,2}\b/;

/** Rows looked at to find the head, and to judge a column. */
const [TOP, SAMPLE] = [12, 60];
/** Rows of a table whose rows are levels. */
const MOST_LEVELS = 20;
/** Longer cells are no headings. */
const HEADING = 80;

/** The table below its head; `undefined` when nothing looks like one. Rows above the head are titles. */
export function ladderTableOf({ rows }: Csv): LadderTable | undefined {
  const at = headAt(rows);
  const [top, sub] = [rows[at], rows[at + 1]];
  if (!top || !sub) { return undefined; }
  const two = isSecondHead(top, sub, rows[at + 2]);
  const above = rows[at - 1];
  const head = two ? joined(top.cells, sub.cells) : above && isSpanning(above, top) ? joined(above.cells, top.cells) : [...top.cells];
  const body = rows.slice(at + (two ? 2 : 1));
  return body.length ? { head, rows: body, ...guess(head, body) } : undefined;
}

const filled = (cells: readonly string[]): number => cells.reduce((sum, cell) => sum + (cell ? 1 : 0), 0);

/** The first row as full as the table is wide, of short cells; else the first one. */
function headAt(rows: readonly CsvRow[]): number {
  const widths = rows.slice(0, TOP).map(({ cells }) => filled(cells));
  const most = largest(widths, 0);
  const at = rows.slice(0, TOP).findIndex(({ cells }, i) => widths[i]! >= Math.max(2, most * 0.5) && cells.every((cell) => cell.length <= HEADING && !cell.includes('\n- ')));
  // A row that spans the levels stands above the names of the levels.
  const next = rows[at + 1];
  return at >= 0 && next && isSpanning(rows[at]!, next) && !SKILL.test(headingOf(rows[at]!.cells[0] ?? '')) ? at + 1 : Math.max(0, at);
}

/** Over a head there is a row with fewer names, each for the columns from its own on: ",,Engineer,,Lead". */
const isSpanning = (above: CsvRow, head: CsvRow): boolean => above.cells.findIndex(Boolean) > 0 && filled(above.cells) < filled(head.cells)
  && [...head.cells, ...above.cells].every((cell) => cell.length <= HEADING) && above.cells.every((cell, i) => !cell || Boolean(head.cells[i]));

/** Under a head there is a row without a skill, which names what the head left open or only numbers. */
function isSecondHead(top: CsvRow, sub: CsvRow, next: CsvRow | undefined): boolean {
  const first = top.cells.findIndex(Boolean);
  const short = sub.cells.every((cell) => cell.length <= HEADING / 2);
  const named = sub.cells.flatMap((cell, i) => (cell ? [top.cells[i] ?? ''] : []));
  const opens = named.includes('') || named.every((name) => name.length <= 3);
  return next !== undefined && first >= 0 && !sub.cells[first] && named.length >= 2 && short && opens && Boolean(next.cells[first]);
}

/** A name of the upper row goes on until the next, over columns that the lower row names. Where all would begin alike, it says nothing. */
function joined(top: readonly string[], sub: readonly string[]): readonly string[] {
  let over = '';
  const overs = Array.from({ length: Math.max(top.length, sub.length) }, (_, i) => { over = top[i] || (sub[i] ? over : ''); return over; });
  const spans = new Set(overs.filter((name, i) => name && sub[i]));
  return overs.map((name, i) => (sub[i] ? (spans.size > 1 ? `${name} ${sub[i]}`.trim() : sub[i]) : name));
}

function guess(head: readonly string[], rows: readonly CsvRow[]): Pick<LadderTable, 'columns' | 'turned'> {
  const width = largest(rows.slice(0, SAMPLE).map(({ cells }) => cells.length), head.length);
  const names = Array.from({ length: width }, (_, i) => headingOf(head[i] ?? ''));
  const free = new Set(names.keys());
  const take = (is: (name: string, column: number) => boolean): number => {
    const found = names.findIndex((name, i) => free.has(i) && is(name, i));
    free.delete(found);
    return found;
  };
  const sample = rows.slice(0, SAMPLE).map(({ cells }) => cells);
  const texts = (column: number): readonly string[] => sample.flatMap((cells) => cells[column] || []);
  const isText = (column: number): boolean => texts(column).some((text) => /\p{L}{3}/u.test(text));
  const description = take((name) => DESCRIPTION.test(name));
  const turned = LEVELS.test(names[0] ?? '') && !names.some((name, i) => i > 0 && (LEVEL.test(name) || SKILL.test(name)));
  const strong = turned ? take((_, i) => i === 0) : take((name, i) => SKILL.test(name) && !GROUP.test(name) && !LEVEL.test(name) && isText(i));
  const weaker = [
    (name: string) => NAME.test(name), (name: string) => SKILL.test(name), (name: string, i: number) => !ASIDE.test(name) && isText(i) && !LEVEL.test(name),
  ];
  const skill = weaker.reduce((found, is) => (found >= 0 ? found : take(is)), strong);
  const group = take((name, i) => GROUP.test(name) && i !== skill && repeats(texts(i), rows.length));
  const levels = [...free].filter((i) => names[i] && !ASIDE.test(names[i]) && isText(i));
  return { columns: { skill, description, group, levels }, turned };
}

/** A column of groups says the same of several rows, or is empty where it would. */
const repeats = (texts: readonly string[], rows: number): boolean => new Set(texts).size < Math.min(rows, SAMPLE);

/** From 0 to 1: how sure it is that this is a ladder. Tables of numbers, names and dates are none. */
export function ladderScore({ head, rows, columns: { skill, levels }, turned }: LadderTable): number {
  if (skill < 0 || !levels.length) { return 0; }
  const names = head.map(headingOf);
  const sample = rows.slice(0, SAMPLE);
  const texts = sample.flatMap(({ cells }) => levels.flatMap((level) => cells[level] || []));
  const prose = texts.filter((text) => text.includes(' ') && text.length > 12).length / Math.max(1, texts.length);
  const named = turned || SKILL.test(names[skill]!) || NAME.test(names[skill]!);
  const leveled = levels.filter((level) => LEVEL.test(names[level]!)).length / levels.length;
  const even = sample.filter(({ cells }) => cells.length <= head.length).length / sample.length;
  const full = sample.filter(({ cells }) => filled(cells) >= 2).length / sample.length;
  if (turned && rows.length > MOST_LEVELS) { return 0; }
  if (prose < 0.4 || even < 0.6 || full < 0.4 || (levels.length < 2 && !named)) { return 0; }
  return Math.min(0.85, (named ? 0.35 : 0.1) + leveled * 0.3 + prose * 0.2) * even;
}

/** No column, in a choice of one. */
const NONE = '-1';

/** A career ladder as people keep it in a spreadsheet: a row for each skill, a column for each level. The columns can be chosen. */
export const ladderImporter: Importer = {
  format: 'ladder',
  recognises(files) {
    const scores = files.map((file) => {
      const table = tableOf(file);
      return table ? ladderScore(table) : 0;
    });
    return scores.length ? smallest(scores) : 0;
  },
  choices(files) {
    const table = files[0] && tableOf(files[0]);
    if (!table) { return []; }
    if (table.turned) { return [statementsChoice('levels')]; }
    const { skill, description, group, levels } = table.columns;
    const items = table.head.map((name, i) => ({ id: String(i), name: name || `${i + 1}`, detail: table.rows[0]?.cells[i]?.slice(0, 80) ?? '' }));
    const one = (id: ChoiceId, column: number, none = true): Choice =>
      ({ id, many: false, items: none ? [...items, { id: NONE, name: '-' }] : items, chosen: [String(column)] });
    return [
      one('skillColumn', Math.max(0, skill), false), one('descriptionColumn', description), one('groupColumn', group),
      { id: 'levelColumns', many: true, items, chosen: levels.map(String) }, statementsChoice('levels'),
    ];
  },
  read(files, options) {
    const tally = new ImportTally('ladder', 'row');
    const frameworks = files.flatMap((file) => {
      const table = tableOf(file);
      return table ? [readLadder(file, table, options, tally)] : [];
    });
    return frameworks.length ? tally.result(frameworks) : noTable(files);
  },
};

const tableOf = (file: ImportFile): LadderTable | undefined => ladderTableOf(csvOf(file));

const noTable = (files: readonly ImportFile[]): ImportProblem | ImportResult => ({ code: 'noSkills', facts: { format: 'ladder', read: files.length } });

/** What was chosen where it is a column of the table, else what was guessed. */
function columnsOf({ head, columns }: LadderTable, options: ImportOptions): LadderColumns {
  const isColumn = (column: number): boolean => Number.isInteger(column) && column >= -1 && column < head.length;
  const numbers = (id: ChoiceId): readonly number[] | undefined => options[id]?.map(Number).filter(isColumn);
  const skill = numbers('skillColumn')?.[0] ?? columns.skill;
  const description = numbers('descriptionColumn')?.[0] ?? columns.description;
  const group = numbers('groupColumn')?.[0] ?? columns.group;
  const levels = (numbers('levelColumns') ?? columns.levels).filter((column) => column >= 0);
  return { skill, description, group, levels: levels.filter((column) => column !== skill && column !== description && column !== group) };
}

function readLadder(file: ImportFile, table: LadderTable, options: ImportOptions, tally: ImportTally): ReturnType<FrameworkBuilder['build']> {
  const name = file.name.replace(/^.*[/\\]/, '').replace(/\.\w{1,5}$/, '').replace(/[-_]+/g, ' ').trim() || 'Ladder';
  const builder = new FrameworkBuilder({ name: name.charAt(0).toUpperCase() + name.slice(1), source: { title: file.name || name } }, tally);
  if (table.turned) { addTurned(table, builder, tally, file.name, asActivities(options, 'levels')); return builder.build(); }
  const columns = columnsOf(table, options);
  const levels = columns.levels.flatMap((column) => {
    const title = table.head[column] || `Level ${column + 1}`;
    const taken = builder.level({ name: title });
    if ('value' in taken) { return [{ id: taken.value, name: title, column }]; }
    tally.repair('leftOut', {}, { field: 'levels', name: title });
    return [];
  });
  const withActivities = asActivities(options, 'levels');
  let group = '';
  let open: { skill: SkillBuilder; activities: Set<string> | undefined } | undefined;
  for (const { row, cells } of table.rows) {
    const place = { row, ...(file.name && { file: file.name }) };
    const cell = (column: number): string => (column < 0 ? '' : cells[column] ?? '');
    if (cells.length > table.head.length && cells.slice(table.head.length).some(Boolean)) { tally.repair('columns', place, { found: cells.length, expected: table.head.length }); }
    group = cell(columns.group) || group;
    const title = cell(columns.skill);
    const texts = levels.filter(({ column }) => cell(column));
    const described = cell(columns.description);
    if (!title && open && texts.length && !described) {
      // Cells merged over several rows come as one name and empty cells below it.
      tally.map();
      tally.repair('joined', place);
    } else if (title && !texts.length && !described && !cell(columns.group) && isHeading(cells, columns)) {
      group = title;
      tally.map();
      open = undefined;
      continue;
    } else {
      const description = [columns.group >= 0 || group ? group : '', described].filter(Boolean).join('\n\n');
      const skill = tally.take(builder.skill({ name: title, description }, place), place);
      open = skill && { skill, activities: withActivities ? new Set() : undefined };
    }
    if (!open) { continue; }
    for (const level of texts) { addLevel(open.skill, level, cell(level.column), place, tally, open.activities); }
  }
  const more = csvOf(file).count - csvOf(file).rows.length;
  if (more > 0) { tally.drop('tooMany', {}, {}, more); }
  return builder.build();
}

/** A row with nothing but a name is the name of what follows, where rows of skills have more. */
const isHeading = (cells: CsvRow['cells'], { levels }: LadderColumns): boolean => levels.length > 1 && cells.filter(Boolean).length === 1;

/** A ladder whose rows are levels, lowest first, and whose columns are skills. */
export function addTurned({ head, rows, columns }: LadderTable, builder: FrameworkBuilder, tally: ImportTally, file: string, asActivities: boolean): void {
  const levels = rows.flatMap(({ row, cells }) => {
    const place = { row, ...(file && { file }) };
    const name = cells[columns.skill] ?? '';
    const id = tally.take(builder.level({ name, description: cells[columns.description] }, place), place);
    return id === undefined ? [] : [{ id, name, cells, place }];
  });
  for (const column of columns.levels) {
    const taken = builder.skill({ name: head[column] ?? '' });
    if ('refused' in taken) { tally.repair('leftOut', {}, { field: head[column] ?? '' }); continue; }
    const activities = asActivities ? new Set<string>() : undefined;
    for (const level of levels) { addLevel(taken.value, level, level.cells[column] ?? '', level.place, tally, activities); }
  }
}
