import { csvOf, headingOf } from './csvOf';
import type { CsvRow } from './csvOf';
import type { ImportFile } from './importer';

/** What a row says, by the headings of the download. All are text as it stands in the cell. */
export interface RoleRow {
  readonly place: { readonly row: number; readonly file: string };
  readonly family: string;
  readonly role: string;
  readonly roleText: string;
  readonly grade: string;
  readonly gradeText: string;
  readonly skill: string;
  readonly skillText: string;
  readonly level: string;
  readonly levelText: string;
}

export interface SkillRow {
  readonly place: { readonly row: number; readonly file: string };
  readonly skill: string;
  readonly skillText: string;
  readonly levels: ReadonlyMap<string, string>;
  readonly roles: string;
}

export interface GovernmentDigital {
  readonly roles: readonly RoleRow[];
  readonly skills: readonly SkillRow[];
  /** Levels in the order of the columns of skills.csv. */
  readonly levels: readonly string[];
  /** Rows beyond what is kept. */
  readonly more: number;
}

const ROLE_HEADINGS = ['role', 'role level', 'skill name', 'skill level'];
const SKILL_HEADINGS = ['skill name', 'skill description'];
const ROLES_COLUMN = 'roles that require skill';
/** Levels of the framework since 2017, lowest first: roles.csv alone has them in no order. */
const KNOWN_LEVELS = ['Awareness', 'Working', 'Practitioner', 'Expert'];

/** Which of the two downloads a file is; by its head. */
export function kindOf(file: ImportFile): 'roles' | 'skills' | undefined {
  const head = csvOf(file).rows[0]?.cells.map(headingOf) ?? [];
  if (ROLE_HEADINGS.every((heading) => head.includes(heading))) { return 'roles'; }
  const known = KNOWN_LEVELS.filter((level) => head.includes(level.toLowerCase())).length;
  return SKILL_HEADINGS.every((heading) => head.includes(heading)) && (head.includes(ROLES_COLUMN) || known > 2) ? 'skills' : undefined;
}

/** The rows of all files, whichever of the two each is. */
export function governmentDigitalOf(files: readonly ImportFile[]): GovernmentDigital {
  const roles: RoleRow[] = [];
  const skills: SkillRow[] = [];
  const levels = new Set<string>();
  let more = 0;
  for (const file of files) {
    const { rows: [head, ...rows], count } = csvOf(file);
    if (!head) { continue; }
    more += Math.max(0, count - rows.length - 1);
    const column = new Map(head.cells.map((cell, i) => [headingOf(cell), i] as const).reverse());
    const cell = ({ cells }: CsvRow, name: string): string => cells[column.get(name) ?? -1] ?? '';
    const placeOf = ({ row }: CsvRow) => ({ row, file: file.name });
    if (kindOf(file) === 'skills') {
      const columns = head.cells.flatMap((name, i) => ([...SKILL_HEADINGS, ROLES_COLUMN, ''].includes(headingOf(name)) ? [] : [[name, i] as const]));
      for (const [name] of columns) { levels.add(name); }
      for (const row of rows) {
        const texts = new Map(columns.map(([name, i]) => [name, row.cells[i] ?? '']));
        skills.push({ place: placeOf(row), skill: cell(row, 'skill name'), skillText: cell(row, 'skill description'), levels: texts, roles: cell(row, ROLES_COLUMN) });
      }
    } else {
      for (const row of rows) {
        roles.push({
          place: placeOf(row), family: cell(row, 'role family'), role: cell(row, 'role'), roleText: cell(row, 'role description'),
          grade: cell(row, 'role level'), gradeText: cell(row, 'role level description'), skill: cell(row, 'skill name'),
          skillText: cell(row, 'skill description'), level: cell(row, 'skill level'), levelText: cell(row, 'skill level description'),
        });
      }
    }
  }
  for (const level of KNOWN_LEVELS) { if (roles.some((row) => row.level === level)) { levels.add(level); } }
  for (const { level } of roles) { if (isInUse(level)) { levels.add(level); } }
  return { roles, skills, levels: [...levels], more };
}

/** Where a role has no levels, the download says so in these words. */
export const isInUse = (text: string): boolean => text !== '' && !/^not in use\.?$/i.test(text);

/** Roles a skill of skills.csv is for. */
export const rolesOf = ({ roles }: SkillRow): readonly string[] => roles.split(/,\s*/).map((role) => role.trim()).filter(Boolean);
