import type * as vscode from 'vscode';
import type { FileNode, FileRow } from './group';

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
