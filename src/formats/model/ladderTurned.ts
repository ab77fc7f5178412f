import type { FrameworkBuilder } from './frameworkBuilder';
import type { ImportTally } from './importTally';
import type { LadderTable } from './ladderHead';
import { addLevel } from './levelStatements';

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
