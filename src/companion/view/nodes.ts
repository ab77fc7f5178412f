import type * as vscode from 'vscode';
import type { FileNode, FileRow, GroupContent } from './group';

/** With an id of its own for each row: of two rows with one id VS Code shows neither, and an error. */
export const distinct = (content: GroupContent): GroupContent => ({ ...content, rows: distinctRows(content.rows) });

function distinctRows(rows: readonly FileRow[]): readonly FileRow[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    let { id } = row;
    for (let again = 1; seen.has(id); again++) { id = `${row.id}.${again}`; }
    seen.add(id);
    return { ...row, id, ...(row.children ? { children: distinctRows(row.children) } : {}) };
  });
}

/** The one object that stands for a row or group, with what it shows now. */
export function nodeOf(
  nodes: Map<string, FileNode>, id: string, above: FileNode | undefined, row: FileRow | undefined, uri: vscode.Uri,
): FileNode {
  const { entry, activity } = row?.subject ?? {};
  const kind = !row ? 'fileGroup' : entry !== undefined ? 'evidence' : activity !== undefined ? 'activity' : 'fileRow';
  const known = nodes.get(id);
  if (known?.kind === kind && known.entry === entry && known.key === (entry === undefined ? activity : undefined)) {
    known.row = row;
    known.uri = uri;
    return known;
  }
  const node: FileNode = {
    kind, id, above, row, uri, ...(entry === undefined ? { key: activity } : { entry, parent: { key: activity } }),
  };
  nodes.set(id, node);
  return node;
}
