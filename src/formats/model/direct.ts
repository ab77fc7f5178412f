import { addCompetencies } from './competencyRows';
import type { CompetencyRow } from './competencyRows';
import { csvOf, headingOf } from './readCsv';
import { FrameworkBuilder } from './frameworkBuilder';
import type { ImportFile, Importer } from './importer';
import { ImportTally } from './importTally';

const RANKS = ['competency domain', 'competency', 'skill'];
/** Columns with a use of their own; what else there is goes into the guidance by its heading. */
const KNOWN = new Set([...RANKS, 'description', 'slug', 'related skills', 'tools languages methodologies', 'learning resources']);

/**
 * The DIRECT framework of skills in digital research, as one table: domains, competencies and skills stand each in a column of
 * its own, below what they belong to, and have slugs. A competency is a skill here and a skill is an activity.
 */
export const directImporter: Importer = {
  format: 'direct',
  recognises: (files) => (files.length > 0 && files.every((file) => {
    const head = csvOf(file).rows[0]?.cells.map(headingOf) ?? [];
    return RANKS.every((rank) => head.includes(rank)) && head.includes('slug');
  }) ? 0.97 : 0),
  read(files) {
    const tally = new ImportTally('direct', 'row');
    return tally.result(files.map((file) => readDirect(file, tally)));
  },
};

function readDirect(file: ImportFile, tally: ImportTally): ReturnType<FrameworkBuilder['build']> {
  const { rows: [head, ...rows], count } = csvOf(file);
  const names = head?.cells.map(headingOf) ?? [];
  const builder = new FrameworkBuilder({
    name: 'DIRECT: digital research competencies framework', code: 'direct',
    source: { title: 'DIRECT: digital research competencies framework', url: 'https://direct-framework.github.io/', licence: 'CC BY 4.0' },
  }, tally);
  const open: string[] = [];
  const competencies: CompetencyRow[] = [];
  rows.forEach(({ row, cells }, index) => {
    const place = { row, file: file.name };
    const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
    const rank = RANKS.findLastIndex((name) => cell(name));
    if (rank < 0) { tally.drop('noName', place); return; }
    const code = cell('slug') || `row-${index + 1}`;
    // Some tables repeat what a row belongs to, others leave it to the rows above; a rank may be left out.
    const parent = open.slice(0, rank).findLast(Boolean) ?? '';
    open.length = rank;
    open[rank] = code;
    const rest = names.flatMap((name, i) => (name && !KNOWN.has(name) && cells[i] ? [`${head!.cells[i]}: ${cells[i]}`] : []));
    competencies.push({
      code, parent, title: cell(RANKS[rank]!), description: cell('description'), place, related: listOf(cell('related skills')),
      keywords: listOf(cell('tools languages methodologies')).map(wordsOf),
      guidance: [...listOf(cell('learning resources')).map((name) => `- ${wordsOf(name)}`), ...rest].join('\n'),
    });
  });
  addCompetencies(competencies, new Set(), builder, tally);
  if (count > rows.length + 1) { tally.drop('tooMany', {}, {}, count - rows.length - 1); }
  return builder.build();
}

const listOf = (cell: string): readonly string[] => cell.split('|').map((slug) => slug.trim()).filter(Boolean);
const wordsOf = (slug: string): string => slug.replace(/-/g, ' ');
