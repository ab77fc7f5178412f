import * as vscode from 'vscode';
import type { LogbookStore } from '../logbook/logbookStore';
import { forPerson } from '../platform/messages';
import { placeIn, uriOf } from '../platform/places';
import type { EvidenceRow, Row } from './row';

/** VS Code names a tree's own drags after the view. */
const own = 'application/vnd.code.tree.craftlog.skills';
const uriList = 'text/uri-list';

/** RFC 2483: one URI a line, CRLF between them, comments begin with "#". */
const urisOf = (list: string): vscode.Uri[] =>
  list.split(/\r?\n/).filter((line) => line && !line.startsWith('#')).map((line) => vscode.Uri.parse(line));

/** Files dropped on an activity attach; evidence dropped on another activity moves there; evidence dropped in an editor opens its file. */
export class SkillDrag implements vscode.TreeDragAndDropController<Row> {
  readonly dropMimeTypes = [own, uriList];
  readonly dragMimeTypes = [uriList];

  constructor(private readonly logbook: LogbookStore) { }

  handleDrag(rows: readonly Row[], data: vscode.DataTransfer): void {
    const dragged = rows.filter((row) => row.kind === 'evidence');
    if (!dragged.length) { return; }
    data.set(own, new vscode.DataTransferItem(dragged.map(({ id }) => id)));
    this.dragged = dragged;
    const uris = dragged.flatMap(({ entry }) => {
      const piece = this.logbook.progress.evidenceById(entry);
      const place = piece && placeIn(piece.source);
      return (place && uriOf(place)) ?? [];
    });
    data.set(uriList, new vscode.DataTransferItem(uris.map(String).join('\r\n')));
  }

  async handleDrop(target: Row | undefined, data: vscode.DataTransfer): Promise<void> {
    await forPerson(() => this.drop(target, data));
  }

  private async drop(target: Row | undefined, data: vscode.DataTransfer): Promise<void> {
    const activity = target?.kind === 'activity' ? target.key : target?.kind === 'evidence' || target?.kind === 'part' ? target.parent.key : undefined;
    const moved: unknown = data.get(own)?.value;
    if (moved !== undefined) {
      if (activity === undefined) { return; }
      const rows = this.dragged.filter((row) => row.parent.key !== activity);
      if (!rows.length) { return; }
      const evidence = rows.map((row) => ({ entry: row.entry, from: row.parent.key }));
      await vscode.commands.executeCommand('craftlog.moveEvidence', { evidence, activity, ask: true });
      return;
    }
    const list = await data.get(uriList)?.asString();
    const uris = urisOf(list ?? '');
    if (uris.length) { await vscode.commands.executeCommand('craftlog.attachFile', { activity, uris, ask: true }); }
  }

  private dragged: readonly EvidenceRow[] = [];
}
