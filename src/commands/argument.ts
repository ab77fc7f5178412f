import * as vscode from 'vscode';
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

const isRow = (value: unknown): value is Row => {
  const row = value as Partial<Row> | undefined | null;
  return typeof row === 'object' && row !== null && typeof row.id === 'string' && typeof row.kind === 'string';
};

/** The file that a menu is about: its URI, as an object or as plain data, or what the source control view has for a changed file. */
function uriIn(value: unknown): vscode.Uri | undefined {
  if (value instanceof vscode.Uri) { return value; }
  const { resourceUri, scheme, path, $mid } = (value ?? {}) as { resourceUri?: unknown; scheme?: unknown; path?: unknown; $mid?: unknown };
  if (resourceUri instanceof vscode.Uri) { return resourceUri; }
  return typeof scheme === 'string' && typeof path === 'string' && $mid !== undefined ? vscode.Uri.from(value as { scheme: string }) : undefined;
}

/** What a thing of a menu says it is. What crosses from the window is another object each time. */
const said = (value: unknown): string | undefined => uriIn(value)?.toString() ?? (isRow(value) ? value.id : undefined);

/**
 * A menu gives what was clicked and, as an array or one after the other, all that is selected, if what was clicked is among it. An array
 * without it is about something else.
 */
export function callOf<T>(first: unknown, ...others: readonly unknown[]): Call<T> {
  const [second] = others;
  const clicked = said(first);
  const selected = Array.isArray(second) && second.some((value) => said(value) === clicked) ? (second as unknown[]) : undefined;
  const given = clicked === undefined ? [] : selected ?? [first, ...(Array.isArray(second) ? [] : others)];
  const all = [...new Map(given.map((value) => [said(value), value])).values()];
  const uris = all.flatMap((value) => uriIn(value) ?? []);
  const rows = all.filter(isRow);
  const isArgument = typeof first === 'object' && first !== null && clicked === undefined;
  return { argument: isArgument ? (first as T) : undefined, uris, rows };
}

/** A range as VS Code has it or as JSON writes it: zero-based lines, UTF-16 characters. */
export function rangeOf(value: unknown): vscode.Range | undefined {
  if (value === undefined || value instanceof vscode.Range) { return value; }
  const points = Array.isArray(value) ? (value as unknown[]) : [(value as { start?: unknown }).start, (value as { end?: unknown }).end];
  const [start, end] = points.map((point) => {
    const { line, character } = (point ?? {}) as { line?: unknown; character?: unknown };
    return typeof line === 'number' && typeof character === 'number' ? new vscode.Position(line, character) : undefined;
  });
  return start && end ? new vscode.Range(start, end) : undefined;
}

/** A URI as VS Code has it, as JSON writes it, or as text. */
export function uriFrom(value: unknown): vscode.Uri | undefined {
  if (value === undefined || value instanceof vscode.Uri) { return value; }
  return typeof value === 'string' ? vscode.Uri.parse(value, true) : vscode.Uri.from(value as { scheme: string });
}
