import * as vscode from 'vscode';
import { describeNote, formatName } from './importWords';
import type { Framework } from '../framework/model/framework';
import type { ImportReport, ImportResult, Note } from './model/importer';

/** Skills listed in the text; more are counted. */
const LISTED = 300;

const sum = (notes: readonly Note[]): number => notes.reduce((all, { count }) => all + count, 0);

/** What an import does, for people to read before it is written: counts, each repair and loss with its places, and the skills. Plain text. */
export function importReportText({ frameworks, report }: ImportResult, names: readonly string[], targets: readonly string[]): string {
  const { repaired, dropped } = report;
  const section = (title: string, lines: readonly string[]): string => (lines.length ? `${title}\n${lines.map((line) => `  ${line}`).join('\n')}` : '');
  return `${[
    vscode.l10n.t('Import of {0}', names.join(', ')),
    vscode.l10n.t('Format: {0}.', formatName(report.format)),
    section(vscode.l10n.t('What was read'), countsOf(report)),
    section(vscode.l10n.t('What the framework holds'), heldWords(report)),
    report.made.activities ? '' : noActivities(),
    section(vscode.l10n.t('Repaired: {0}', sum(repaired)), repaired.map((note) => describeNote(note, report.format))),
    section(vscode.l10n.t('Dropped: {0}', sum(dropped)), dropped.map((note) => describeNote(note, report.format))),
    section(vscode.l10n.t('It is written to'), targets),
    ...frameworks.map((framework) => section(framework.name, skillLines(framework))),
  ].filter(Boolean).join('\n\n')}\n`;
}

const countsOf = ({ unit, read, mapped, repaired, dropped }: ImportReport): readonly string[] => [
  unit === 'row' ? vscode.l10n.t('Rows read: {0}', read) : vscode.l10n.t('Items read: {0}', read),
  vscode.l10n.t('Mapped: {0}', mapped), vscode.l10n.t('Repaired: {0}', sum(repaired)), vscode.l10n.t('Dropped: {0}', sum(dropped)),
];

/** "Skills: 188", and so on, of what there is. */
export const heldWords = ({ made }: ImportReport): readonly string[] => [
  vscode.l10n.t('Skills: {0}', made.skills), vscode.l10n.t('Activities: {0}', made.activities),
  ...(made.levels ? [vscode.l10n.t('Levels: {0}', made.levels)] : []), ...(made.roles ? [vscode.l10n.t('Roles: {0}', made.roles)] : []),
  ...(made.milestones ? [vscode.l10n.t('Milestones: {0}', made.milestones)] : []),
];

const noActivities = (): string => vscode.l10n.t(
  'There are no activities in it, so you can rate yourself but not attach evidence. Add activities to the file, or import again and choose that statements about levels are also activities.',
);

function skillLines({ skills }: Framework): readonly string[] {
  const lines = skills.slice(0, LISTED).map(({ name, activities }) => (activities.length ? `${name} (${activities.length})` : name));
  return skills.length > LISTED ? [...lines, vscode.l10n.t('and {0} more', skills.length - LISTED)] : lines;
}
