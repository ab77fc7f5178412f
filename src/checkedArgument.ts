import * as vscode from 'vscode';
import type { CommandId } from './commands';
import { UserError } from './platform/userError';
import { longestText, readArgument } from './arguments';
import type { ArgumentProblem, ArgumentTakes } from './arguments';

const words: Readonly<Record<ArgumentTakes, (field: string, problem: ArgumentProblem) => string>> = {
  object: (field) => (field ? vscode.l10n.t('“{0}” has to be an object with named fields.', field)
    : vscode.l10n.t('A Craftlog command takes one object with named fields as its argument, or nothing.')),
  text: (field) => vscode.l10n.t('“{0}” has to be text.', field),
  someText: (field) => vscode.l10n.t('“{0}” has to be text, and is empty.', field),
  shorter: (field, { value }) => vscode.l10n.t('“{0}” can have {1} characters; this has {2}.', field, counted(longestText), counted(String(value).length)),
  texts: (field) => vscode.l10n.t('“{0}” has to be a list of one or more texts.', field),
  list: (field) => vscode.l10n.t('“{0}” has to be a list, and not an empty one.', field),
  flag: (field) => vscode.l10n.t('“{0}” has to be true or false.', field),
  day: (field, { value }) => vscode.l10n.t('“{0}”: {1} is not a date. Write it as year-month-day, for example 2026-03-31.', field, shown(value)),
  uri: (field) => vscode.l10n.t('“{0}” has to be the address of a file, for example file:///home/anna/notes.md.', field),
  range: (field) => vscode.l10n.t('“{0}” has to be a range: a start and an end, each with “line” and “character” counted from 0, and the end not before the start.', field),
  oneOf: (field, { value, choices }) => vscode.l10n.t('“{0}” cannot be {1}. It is one of: {2}.', field, shown(value), choices.join(', ')),
};

const counted = (n: number): string => n.toLocaleString(vscode.env.language);

/** What was there, in short: it may be of any kind and length. */
function shown(value: unknown): string {
  if (value === undefined) { return '“”'; }
  return typeof value === 'string' ? `“${value.slice(0, 60)}”` : (JSON.stringify(value) ?? '').slice(0, 60);
}

/** The argument that a caller gave. Rejects with a `UserError` that names the field and says what it takes. */
export function checkedArgument(id: CommandId, value: unknown): object {
  const read = readArgument(id, value);
  if ('argument' in read) { return read.argument; }
  const { field, takes } = read.problem;
  throw new UserError(`${words[takes](field, read.problem)} ${vscode.l10n.t('Nothing has been done.')}`);
}
