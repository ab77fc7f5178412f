import type { Framework, Level } from '../../framework/model/framework';
import type { EXPORT_FORMATS } from './exportFormats';

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Words that go into the file, in the language of whoever exports. */
export interface ExportWords {
  readonly skill: string;
  readonly activity: string;
  readonly levels: string;
  /** How far evidence has come in Mahara: begun, not there yet, partly there, there. */
  readonly states: readonly [string, string, string, string];
  /** The scale of a framework without levels, in Moodle: not yet, done. */
  readonly scale: readonly [string, string];
}

export interface ExportContext {
  /** When, as ISO 8601 with a time zone. */
  readonly at: string;
  readonly words: ExportWords;
}

export interface Exported {
  readonly text: string;
  /** How many of each the file has no place for. What is not named is in it. */
  readonly leftOut: Readonly<Partial<Record<'roles' | 'milestones' | 'levelTexts' | 'aliases' | 'keywords' | 'evidence' | 'files' | 'formerIds', number>>>;
}

/** One format. Cost: linear in the framework. */
export type Exporter = (framework: Framework, context: ExportContext) => Exported;

/** Only what there is some of. */
export const counted = (counts: Exported['leftOut']): Exported['leftOut'] => Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

/** The levels of a framework; of one that defines none, those that its skills and roles speak of. */
export function levelsOf({ levels, skills, roles }: Framework): readonly Level[] {
  const spoken = levels.length ? [] : [...skills.flatMap((skill) => Object.keys(skill.levels)), ...roles.flatMap((role) => Object.values(role.levels))];
  const ids = [...new Set(spoken)].slice(0, 20);
  return [...levels, ...ids.map((id) => ({ id, name: id, description: '' }))];
}

/** Plain text as HTML that says the same: an empty line parts paragraphs, and a line stays a line. */
export const toHtml = (text: string): string => text.split(/\n{2,}/).filter((part) => part.trim()).map((part) => `<p>${escaped(part).replace(/\n/g, '<br>')}</p>`).join('');

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[character]!};`);
