import * as vscode from 'vscode';
import type { Row } from '../skills/row';
import { isAddress, pointsOf } from '../text/argumentShapes';
import { UserError } from './userError';

const mostShown = 100;

/** What a caller gave, as a sentence can name it. A key binding may give anything, and what is no text would leave the place in the sentence unfilled. */
export function asGiven(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value) ?? String(value);
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
}

/**
 * VS Code calls one command in several ways: from the palette with nothing, from the Explorer with `(uri, uris)`, from the tree with
 * `(row, rows)`, and from key bindings, links and other extensions with one argument object.
 */
export interface Call<T> {
  /** The argument object. When there is one, nothing is asked and errors reject. */
  readonly argument?: T;
  readonly uris: readonly vscode.Uri[];
  readonly rows: readonly Row[];
}

type IsRow = (value: unknown) => value is Row;

/** The file that a menu is about: its URI, as an object or as plain data, or what the source control view has for a changed file. */
function uriIn(value: unknown): vscode.Uri | undefined {
  if (value instanceof vscode.Uri) { return value; }
  const { resourceUri, scheme, path, $mid } = (value ?? {}) as { resourceUri?: unknown; scheme?: unknown; path?: unknown; $mid?: unknown };
  if (resourceUri instanceof vscode.Uri) { return resourceUri; }
  if (typeof scheme !== 'string' || typeof path !== 'string' || $mid === undefined) { return undefined; }
  try {
    return vscode.Uri.from(value as { scheme: string });
  } catch {
    return undefined; // it only looks like an address: then it is an argument, and is refused as one
  }
}

/**
 * A menu gives what was clicked and, as an array or one after the other, all that is selected, if what was clicked is among it. An array
 * without it is about something else. What crosses from the window is another object each time, so things are compared by what they say.
 * `isRow` knows the rows of the views: a key binding may name anything, also what looks like one. Null is nothing, as JSON has no other word
 * for it.
 */
export function callOf<T>(given: readonly unknown[], isRow: IsRow): Call<T> {
  const said = (value: unknown): string | undefined => uriIn(value)?.toString() ?? (isRow(value) ? value.id : undefined);
  const [first, second] = given;
  const clicked = said(first);
  const selected = Array.isArray(second) && second.some((value) => said(value) === clicked) ? (second as unknown[]) : undefined;
  const meant = clicked === undefined ? [] : selected ?? (Array.isArray(second) ? [first] : given);
  const all = [...new Map(meant.map((value) => [said(value), value])).values()];
  const uris = all.flatMap((value) => uriIn(value) ?? []);
  const rows = all.filter(isRow);
  const isArgument = first !== undefined && first !== null && clicked === undefined;
  return { argument: isArgument ? (first as T) : undefined, uris, rows };
}

/** A range as VS Code has it or as JSON writes it: zero-based lines, UTF-16 characters. Rejects with a `UserError` what is none. */
export function rangeOf(value: unknown): vscode.Range | undefined {
  if (value === undefined || value instanceof vscode.Range) { return value; }
  const points = pointsOf(value);
  if (!points) { throw new UserError(vscode.l10n.t('This is not a range in a text.')); }
  const [start, end] = points.map(({ line, character }) => new vscode.Position(line, character));
  return new vscode.Range(start!, end!);
}

/** A URI as VS Code has it, as JSON writes it, or as text. Rejects with a `UserError` what is none. */
export function uriFrom(value: unknown): vscode.Uri | undefined {
  if (value === undefined || value instanceof vscode.Uri) { return value; }
  try {
    if (isAddress(value)) { return typeof value === 'string' ? vscode.Uri.parse(value, true) : vscode.Uri.from(value as { scheme: string }); }
  } catch (cause) {
    throw noAddress(cause);
  }
  throw noAddress();
}

const noAddress = (cause?: unknown): UserError => new UserError(vscode.l10n.t('This is not the address of a file.'), [], { cause });
