import { csvOf } from './csvOf';
import type { CsvRow } from './csvOf';
import { FrameworkBuilder } from './frameworkBuilder';
import type { SkillBuilder } from './frameworkBuilder';
import type { Choice, ChoiceId, ImportFile, Importer, ImportOptions, ImportProblem, ImportResult } from './importer';
import { ImportTally } from './importTally';
import { ladderScore, ladderTableOf } from './ladderHead';
import { addTurned } from './ladderTurned';
import type { LadderColumns, LadderTable } from './ladderHead';
import { addLevel, asActivities, statementsChoice } from './levelStatements';
import { smallest } from '../../text/largest';

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
