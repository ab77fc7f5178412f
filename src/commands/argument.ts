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

export function callOf<T>(first: unknown, second: unknown): Call<T> {
  const all = Array.isArray(second) && second.includes(first) ? (second as unknown[]) : [first];
  const uris = all.filter((value) => value instanceof vscode.Uri);
  const rows = all.filter(isRow);
  const isArgument = typeof first === 'object' && first !== null && !uris.length && !rows.length;
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
