import * as vscode from 'vscode';
import type { Exported, ExportFormat, ExportWords } from './model/exporter';

const formatWords: Readonly<Record<ExportFormat, () => readonly [name: string, use: string]>> = {
  case: () => [vscode.l10n.t('CASE 1.1 package'), vscode.l10n.t('For catalogues of competencies, and for Craftlog itself: all of the framework comes back.')],
  mahara: () => [vscode.l10n.t('Mahara SmartEvidence matrix'), vscode.l10n.t('For portfolios in Mahara. Skills are standards, activities are their elements.')],
  moodle: () => [vscode.l10n.t('Moodle competency framework'), vscode.l10n.t('For courses and learning plans in Moodle, as a table. Levels are the scale.')],
};

export const exportFormatName = (format: ExportFormat): string => formatWords[format]()[0];
/** What the format is good for, in a sentence or two. */
export const exportFormatUse = (format: ExportFormat): string => formatWords[format]()[1];

/** Words that stand in exported files. */
export const exportWords = (): ExportWords => ({
  skill: vscode.l10n.t('Skill'), activity: vscode.l10n.t('Activity'), levels: vscode.l10n.t('Levels'),
  states: [vscode.l10n.t('Ready for a look'), vscode.l10n.t('Not shown yet'), vscode.l10n.t('Partly shown'), vscode.l10n.t('Shown')],
  scale: [vscode.l10n.t('Not yet'), vscode.l10n.t('Done')],
});

const leftOutWords: Readonly<Record<keyof Exported['leftOut'], (count: number) => string>> = {
  roles: (count) => vscode.l10n.t('roles: {0}', count),
  milestones: (count) => vscode.l10n.t('milestones: {0}', count),
  levelTexts: (count) => vscode.l10n.t('descriptions of levels: {0}', count),
  aliases: (count) => vscode.l10n.t('other names: {0}', count),
  keywords: (count) => vscode.l10n.t('keywords: {0}', count),
  evidence: (count) => vscode.l10n.t('kinds of evidence: {0}', count),
  files: (count) => vscode.l10n.t('patterns of file names: {0}', count),
  formerIds: (count) => vscode.l10n.t('former ids: {0}', count),
};

/** "Not in it: roles: 4, milestones: 5." Empty when all is in it. */
export function leftOutSentence({ leftOut }: Exported): string {
  const parts = (Object.keys(leftOutWords) as (keyof Exported['leftOut'])[]).flatMap((part) => (leftOut[part] ? [leftOutWords[part](leftOut[part])] : []));
  return parts.length ? vscode.l10n.t('Not in it: {0}.', parts.join(', ')) : '';
}

/** "48 KB". */
export function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? vscode.l10n.t('{0} KB', Math.max(1, Math.round(bytes / 1000))) : vscode.l10n.t('{0} MB', (bytes / 1_000_000).toFixed(1));
}
