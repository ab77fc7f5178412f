import { plainText } from '../../text/plainText';
import { withoutGuards } from '../../text/csv';
import { addCompetencies, type CompetencyRow } from './competencyRows';
import { csvOf, type CsvRow } from './readCsv';
import { FrameworkBuilder } from './frameworkBuilder';
import { ImportTally } from './importTally';
import type { Importer, ImportFile } from './importer';

/** Columns by place, as Moodle itself reads them: the headings are in the language of the site. */
const [PARENT, ID, NAME, DESCRIPTION, FORMAT, SCALE] = [0, 1, 2, 3, 4, 5];
/** Tables of 12 columns are from before Moodle 3.2, which put related competencies and an id of its own before the last two. */
const LAYOUTS = [{ columns: 14, related: 10, isFramework: 12, taxonomy: 13 }, { columns: 12, related: -1, isFramework: 10, taxonomy: 11 }] as const;
type Layout = (typeof LAYOUTS)[number];

/** Competency frameworks as Moodle exports them (tool_lpimportcsv): a row for the framework and a row for each competency, in any order. */
export const moodleImporter: Importer = {
  format: 'moodle',
  recognises: (files) => (files.length > 0 && files.every((file) => layoutOf(file) !== undefined) ? 0.96 : 0),
  read(files) {
    const tally = new ImportTally('moodle', 'row');
    const frameworks = files.flatMap((file) => {
      const layout = layoutOf(file);
      return layout ? [readMoodle(file, layout, tally)] : [];
    });
    return frameworks.length ? tally.result(frameworks) : { code: 'notRecognised', facts: { name: files[0]?.name ?? '' } };
  },
};

const isSet = (cell: string | undefined): boolean => cell !== undefined && cell !== '' && !/^(?:0|false)$/i.test(cell);

/** The one that has a row for the framework, and text formats (0 to 4) where they stand. */
function layoutOf(file: ImportFile): Layout | undefined {
  const { rows: [head, ...rows] } = csvOf(file);
  if (!head) { return undefined; }
  return LAYOUTS.find(({ columns, isFramework }) => {
    // Spreadsheets add columns without headings, and drop empty ones at the end.
    const width = head.cells.findLastIndex(Boolean) + 1;
    const formats = rows.slice(0, 100).filter(({ cells }) => /^[0-4]?$/.test(cells[FORMAT] ?? '')).length;
    return width >= columns - 1 && width <= columns && formats >= Math.min(100, rows.length) * 0.9
      && rows.some(({ cells }) => isSet(cells[isFramework]) && !cells[PARENT] && Boolean(cells[ID] || cells[NAME]));
  });
}

function readMoodle(file: ImportFile, layout: Layout, tally: ImportTally): ReturnType<FrameworkBuilder['build']> {
  const { rows: [, ...rows], count } = csvOf(file);
  const placeOf = ({ row }: CsvRow) => ({ row, file: file.name });
  const isFramework = ({ cells }: CsvRow): boolean => isSet(cells[layout.isFramework]);
  const own = rows.find(isFramework)!;
  const id = own.cells[ID] ?? '';
  const { title: shortName, description } = titleOf(own.cells);
  const builder = new FrameworkBuilder({ name: shortName || id, code: id, description, source: { title: shortName || id } }, tally);
  tally.map();
  const scale = own.cells[SCALE] ?? '';
  for (const name of scaleOf(withoutGuards(scale))) {
    if ('refused' in builder.level({ name }, placeOf(own))) { tally.repair('leftOut', placeOf(own), { field: 'scale' }); }
  }
  const competencies: CompetencyRow[] = [];
  for (const row of rows) {
    if (row === own) { continue; }
    const { cells } = row;
    // One file holds one framework; Moodle takes the last row that says it is one.
    if (isFramework(row)) { tally.drop('notUsed', placeOf(row)); continue; }
    if (!cells[NAME] && !cells[ID]) { tally.drop('noName', placeOf(row)); continue; }
    if (cells[SCALE] && cells[SCALE] !== scale) { tally.repair('leftOut', placeOf(row), { field: 'scale' }); }
    if (/rule_points|rule_all/.test(cells[7] ?? '')) { tally.repair('leftOut', placeOf(row), { field: 'rule' }); }
    if (!cells[NAME]) { tally.repair('named', placeOf(row), { name: cells[ID] ?? '' }); }
    competencies.push({
      code: cells[ID] ?? '', parent: cells[PARENT] ?? '', ...titleOf(cells), place: placeOf(row),
      related: (layout.related < 0 ? '' : cells[layout.related] ?? '').split(',').map((code) => code.trim().replace(/%2C/gi, ',')).filter(Boolean),
    });
  }
  // Parents are found by their id; some files give the framework's for the top.
  addCompetencies(competencies, competencies.some(({ code }) => code === id) ? new Set() : new Set([id]), builder, tally);
  if (count > rows.length + 1) { tally.drop('tooMany', {}, {}, count - rows.length - 1); }
  return builder.build();
}

/** Moodle cuts names to 100 characters and ends them by dots; the description then begins with the whole of it. */
function titleOf(cells: readonly string[]): { readonly title: string; readonly description: string } {
  const [name, description] = [withoutGuards(cells[NAME] || cells[ID] || ''), withoutGuards(cells[DESCRIPTION] ?? '')];
  if (!/(?:\.{3}|…)$/.test(name)) { return { title: name, description }; }
  const stem = name.slice(0, name.endsWith('…') ? -1 : -3).trimEnd();
  const [first = '', ...rest] = plainText(description).text.split('\n\n');
  const isWhole = first.startsWith(stem) && first.length <= 300 && !first.includes('\n');
  return isWhole ? { title: first, description: rest.join('\n\n') } : { title: name, description };
}


/** Moodle separates the values by commas, lowest first. */
const scaleOf = (scale: string): readonly string[] => scale.split(',').map((value) => value.trim()).filter(Boolean);
