import type { Framework } from '../../framework/model/framework';
import { levelsOf, toHtml } from './exporter';
import type { ExportContext, Exported } from './exporter';
import { extrasOfActivity } from './extras';
import { ownPartsOf } from './ownParts';
import { clip } from '../../text/plainText';

/** Columns of Mahara's tables, in characters (`module/framework/db/install.xml`). */
const [SHORT, NAME] = [100, 255];

/**
 * A framework as a SmartEvidence matrix of Mahara, second form. Skills are standards, activities are elements. Mahara shows the texts, as HTML;
 * what it has no place for, ids and levels above all, stands in `craftlog`, a field that it passes over.
 */
export function exportMahara(framework: Framework, { words }: ExportContext): Exported {
  const { id, version, name, description, source, skills } = framework;
  const [begun, incomplete, partialcomplete, completed] = words.states;
  const matrix = {
    framework: {
      institution: 'all', name: clip(name, NAME), description: toHtml(description), selfassess: true,
      evidencestatuses: [{ begun }, { incomplete }, { partialcomplete }, { completed }],
      standards: skills.map((skill, index) => ({
        shortname: clip(skill.name, SHORT), name: clip(skill.name, NAME), description: toHtml(skill.description), standardid: index + 1,
        craftlog: { id: skill.id, aliases: skill.aliases, levels: skill.levels },
      })),
      standardelements: skills.flatMap(({ activities }, index) => activities.map((activity, i) => ({
        shortname: `${index + 1}.${i + 1}`, name: clip(activity.title, NAME), description: toHtml(activity.guidance), standardid: index + 1, elementid: activity.id,
        craftlog: { aliases: [], ...extrasOfActivity(activity), ...(activity.title.length > NAME && { title: activity.title }) },
      }))),
      craftlog: { id, version, levels: levelsOf(framework), ...ownPartsOf(framework), ...(source && { source }) },
    },
  };
  return { text: `${JSON.stringify(matrix, undefined, 2)}\n`, leftOut: {} };
}
