import { plainText } from '../../text/plainText';
import type { SkillBuilder } from './frameworkBuilder';
import type { ImportTally, Place } from './importTally';
import type { Choice, ImportOptions } from './importer';

/** Of one text. More is no list of statements. */
const MOST = 60;

/** A line that begins an item. */
const BULLET = /^\s*(?:[-*•·–—▪◦]|\d{1,2}[.)]|\(?[a-z]\))\s+/;

/**
 * The statements of a text that says what someone at a level can do: its items where it has some, without the line that leads to them
 * ("You can:"), else its lines. A line that follows an item and is none goes on with it.
 */
export function statementsIn(text: string): readonly string[] {
  const lines = plainText(text).text.split('\n').map((line) => line.trim()).filter(Boolean);
  if (!lines.some((line) => BULLET.test(line))) { return lines.slice(0, MOST); }
  const statements: string[] = [];
  let open = false;
  for (const line of lines) {
    if (BULLET.test(line)) {
      statements.push(line.replace(BULLET, ''));
      open = true;
    } else if (line.endsWith(':')) { open = false; } else if (open) { statements[statements.length - 1] += ` ${line}`; } else { statements.push(line); }
  }
  return statements.filter(Boolean).slice(0, MOST);
}

/** Whether statements about levels are also things to have done. `chosen` is what happens when nobody is asked. */
export const statementsChoice = (chosen: 'levels' | 'activities'): Choice => (
  { id: 'statements', many: false, items: [{ id: 'levels', name: 'levels' }, { id: 'activities', name: 'activities' }], chosen: [chosen] }
);

export const asActivities = (options: ImportOptions, usual: 'levels' | 'activities'): boolean => (options.statements?.[0] ?? usual) === 'activities';

/**
 * What someone at a level can do: text of the level and, if asked for, an activity for each statement, whose guidance names the level.
 * An activity that the skill has already, from a lower level, is not made again.
 */
export function addLevel(
  skill: SkillBuilder, level: { readonly id: string; readonly name: string }, text: string, place: Place, tally: ImportTally,
  activities: Set<string> | undefined,
): void {
  skill.level(level.id, text, place);
  if (!activities) { return; }
  for (const title of statementsIn(text)) {
    if (activities.has(title)) { continue; }
    activities.add(title);
    if ('refused' in skill.activity({ title: capital(title), guidance: level.name }, place)) { tally.repair('leftOut', place, { field: 'activities' }); }
  }
}

/** In lists that follow "You can:" statements begin in small letters. */
const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('en'));
