import type { Framework } from '../../framework/model/framework';
import type { FrameworkBuilder } from './frameworkBuilder';
import type { ImportTally } from './importTally';
import { isObject, objectsIn, textOf } from './readJson';

/** Ids as they are now, by those that the file gives. */
export interface OwnIds {
  readonly skills: ReadonlyMap<string, string>;
  readonly activities: ReadonlyMap<string, string>;
  readonly levels: ReadonlyMap<string, string>;
}

/** Roles and milestones, which formats of others have no place for, as Craftlog's own exports keep them. */
export const ownPartsOf = ({ roles, milestones }: Framework): object => ({ ...(roles.length && { roles }), ...(milestones.length && { milestones }) });

/** Adds what `ownPartsOf` kept; whoever wrote it, it speaks only of skills, activities and levels that are there. */
export function addOwnParts(own: unknown, ids: OwnIds, builder: FrameworkBuilder, tally: ImportTally): void {
  const { roles, milestones } = isObject(own) ? own : {};
  for (const raw of objectsIn(roles)) {
    const taken = builder.role({ code: textOf(raw.id), name: textOf(raw.name), description: textOf(raw.description) });
    if ('refused' in taken) { tally.repair('leftOut', {}, { field: 'role' }); continue; }
    for (const [skill, level] of Object.entries(isObject(raw.levels) ? raw.levels : {})) {
      const [known, target] = [ids.skills.get(skill), ids.levels.get(textOf(level))];
      if (known !== undefined && target !== undefined) { taken.value.level(known, target); }
    }
  }
  for (const raw of objectsIn(milestones)) {
    const activities = Array.isArray(raw.activities) ? (raw.activities as unknown[]).flatMap((id) => ids.activities.get(textOf(id)) ?? []) : [];
    const taken = builder.milestone({ code: textOf(raw.id), name: textOf(raw.name), days: Number(raw.days), activities });
    if ('refused' in taken) { tally.repair('leftOut', {}, { field: 'milestone' }); }
  }
}
