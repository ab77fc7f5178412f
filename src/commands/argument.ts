import * as vscode from 'vscode';
import { isAddress, pointsOf } from '../model/argumentShapes';
import { UserError } from '../userError';
import type { Row } from '../views/skills/row';

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

/** `isRow` knows the rows of the views: a key binding may name anything, also what looks like one. Null is nothing, as JSON has no other word for it. */
export function callOf<T>(first: unknown, second: unknown, isRow: (value: unknown) => value is Row): Call<T> {
  const all = Array.isArray(second) && second.includes(first) ? (second as unknown[]) : [first];
  const uris = all.filter((value) => value instanceof vscode.Uri);
  const rows = all.filter(isRow);
  const isArgument = first !== undefined && first !== null && !uris.length && !rows.length;
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
