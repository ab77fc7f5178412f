import * as vscode from 'vscode';
import type { Takes, Wrong } from './model/isEntry';
import { longestEntry } from './model/soundEntry';
import { UserError } from '../platform/userError';

const words: Readonly<Record<Takes, (field: string) => string>> = {
  text: (field) => vscode.l10n.t('“{0}” has to be text.', field),
  texts: (field) => vscode.l10n.t('“{0}” has to be a list of one or more texts.', field),
  textList: (field) => vscode.l10n.t('“{0}” has to be a list of texts.', field),
  flag: (field) => vscode.l10n.t('“{0}” has to be true or false.', field),
  wholeNumber: (field) => vscode.l10n.t('“{0}” has to be a whole number.', field),
  status: (field) => vscode.l10n.t('“{0}” has to be one of: {1}.', field, 'notStarted, inProgress, done, notRelevant'),
  source: (field) => vscode.l10n.t('“{0}” has to be a file, a passage, a link or a note.', field),
  place: (field) => vscode.l10n.t('“{0}” has to say where a file is.', field),
  selector: (field) => vscode.l10n.t('“{0}” has to be a passage with its quote and place.', field),
  day: (field) => vscode.l10n.t('“{0}” is not a date. Write it as year-month-day, for example 2026-03-31.', field),
  short: (field) => vscode.l10n.t('“{0}” is longer than 100 characters.', field),
  shorter: (field) => vscode.l10n.t('“{0}” is too long: an entry can have {1} characters.', field, longestEntry.toLocaleString(vscode.env.language)),
};

/** The logbook takes no such entry: what is wrong with it, and that nothing has been logged. */
export const notLogged = ({ field, takes }: Wrong): UserError => new UserError(`${words[takes](field)} ${vscode.l10n.t('Nothing has been logged.')}`);
