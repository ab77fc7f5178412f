import { readGovernmentDigital } from './governmentDigitalRead';
import { governmentDigitalOf, kindOf, rolesOf } from './governmentDigitalRows';
import type { GovernmentDigital } from './governmentDigitalRows';
import type { Choice, Importer } from './importer';
import { statementsChoice } from './levelStatements';

/**
 * The UK Government Digital and Data Profession Capability Framework, as its service offers it for download: roles.csv (a row for each skill
 * of each level of each role), skills.csv (a row for each skill, a column for each level), or both. Neither has ids.
 */
export const governmentDigitalImporter: Importer = {
  format: 'governmentDigital',
  recognises: (files) => (files.length > 0 && files.every((file) => kindOf(file) !== undefined) ? 0.97 : 0),
  choices: (files) => [rolesChoice(governmentDigitalOf(files)), statementsChoice('levels')],
  read: (files, options) => readGovernmentDigital(governmentDigitalOf(files), options),
};

function rolesChoice({ roles, skills }: GovernmentDigital): Choice {
  const found = new Map<string, { family: string; skills: Set<string> }>();
  const add = (role: string, family: string, skill: string): void => {
    if (!role) { return; }
    const one = found.get(role) ?? { family, skills: new Set() };
    found.set(role, one);
    one.skills.add(skill);
  };
  for (const row of roles) { add(row.role, row.family, row.skill); }
  if (!roles.length) { for (const row of skills) { for (const role of rolesOf(row)) { add(role, '', row.skill); } } }
  const items = [...found].map(([id, { family }]) => ({ id, name: id, ...(family && { detail: family }) }));
  return { id: 'roles', many: true, items, chosen: items.map(({ id }) => id) };
}
