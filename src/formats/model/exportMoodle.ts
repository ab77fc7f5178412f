import { unparse } from 'papaparse';
import type { Framework, Skill } from '../../framework/model/framework';
import { clip } from '../../text/plainText';
import { guardFormulas } from '../../text/csv';
import { counted, type ExportContext, type Exported, levelsOf, toHtml } from './exporter';

/** As Moodle's own export heads its columns in English; its import goes by their places (`admin/tool/lpimportcsv`). */
const HEAD = [
  'Parent ID number', 'ID number', 'Short name', 'Description', 'Description format', 'Scale values', 'Scale configuration', 'Rule type (optional)',
  'Rule outcome (optional)', 'Rule config (optional)', 'Cross-referenced competency ID numbers', 'Exported ID (optional)', 'Is framework', 'Taxonomy',
];

/** Moodle cuts names that are longer. */
const SHORT = 100;
const HTML = 1;
const NO_RULE = ['', 0, 'null'];
/** What Moodle calls the competencies of each depth; it knows four. */
const TAXONOMY = 'skill,behaviour,competency,competency';

/**
 * A framework as a competency framework of Moodle, 14 columns. Skills hold activities; levels are the scale. What a spreadsheet would
 * take for a formula has an apostrophe before it.
 */
export function exportMoodle(framework: Framework, { words }: ExportContext): Exported {
  const { skills } = framework;
  const activities = skills.flatMap((skill) => skill.activities);
  const ids = idNumbers(framework);
  let exported = 0;
  const competency = (parent: string, id: string, name: string, text: string, related: readonly string[]): readonly (string | number)[] => [
    parent, id, ...texts(name, text), HTML, '', '', ...NO_RULE, related.map((one) => one.replace(/,/g, '%2C')).join(','), ++exported, '', '',
  ];
  const known = new Set(activities.map(({ id }) => id));
  const scale = levelsOf(framework).map(({ name }) => name);
  const values = scale.length > 1 ? scale : [...words.scale];
  const rows = [
    HEAD,
    [
      '', framework.id, ...texts(framework.name, framework.description), HTML, values.map((value) => value.replace(/,/g, ';')).join(','),
      configuration(values.length), '', '', '', '', '', 1, TAXONOMY,
    ],
    ...skills.flatMap((skill) => [
      competency('', ids.get(skill)!, skill.name, skill.description, []),
      ...skill.activities.map(({ id, title, guidance, related }) => (
        competency(ids.get(skill)!, id, title, guidance, related.filter((other) => known.has(other))))),
    ]),
  ];
  const sum = (of: (activity: (typeof activities)[number]) => number): number => activities.reduce((all, activity) => all + of(activity), 0);
  return {
    text: `${unparse(rows.map((row) => row.map(safe)), { newline: '\r\n', quotes: true })}\r\n`,
    leftOut: counted({
      roles: framework.roles.length, milestones: framework.milestones.length,
      levelTexts: skills.reduce((all, { levels }) => all + Object.keys(levels).length, 0),
      aliases: sum(({ aliases }) => aliases.length) + skills.reduce((all, { aliases }) => all + aliases.length, 0),
      keywords: sum(({ keywords }) => keywords.length),
      evidence: sum(({ evidence }) => evidence.length), files: sum(({ files }) => files.length), formerIds: sum(({ formerIds }) => formerIds.length),
    }),
  };
}

/** The short name, and the description as HTML; a name that is too long stands whole before it. */
const texts = (name: string, text: string): readonly [string, string] => (
  name.length > SHORT ? [clip(name, SHORT), toHtml([name, text].filter(Boolean).join('\n\n'))] : [name, toHtml(text)]
);

/** The upper half of the scale counts as reached, and its lowest value is what Moodle gives by itself. */
function configuration(values: number): string {
  const first = Math.floor(values / 2) + 1;
  return JSON.stringify([
    { scaleid: '1' },
    ...Array.from({ length: values - first + 1 }, (_, i) => ({ id: first + i, ...(i === 0 && { scaledefault: 1 }), proficient: 1 })),
  ]);
}

/** In Moodle skills and activities are of one family, and it compares ids of parents as numbers if both look like one. */
function idNumbers({ skills }: Framework): ReadonlyMap<Skill, string> {
  const taken = new Set(skills.flatMap(({ activities }) => activities.map(({ id }) => id)));
  return new Map(skills.map((skill) => {
    let id = /^\d+(?:\.\d*)?(?:e\d+)?$/i.test(skill.id) ? `skill-${skill.id}` : skill.id;
    while (taken.has(id)) { id = `skill-${id}`; }
    taken.add(id);
    return [skill, id];
  }));
}

const safe = (cell: string | number): string | number => (typeof cell === 'string' ? guardFormulas(cell) : cell);
