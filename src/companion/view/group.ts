import type * as vscode from 'vscode';
import type { ActivityKey } from '../../framework/model/framework';
import type { EntryId } from '../../logbook/model/logbook';

/**
 * The document in the editor in front, at one version of it. A notebook is one text: its cells, with a blank line between them.
 * Reading `text` of a large document costs about a millisecond; it is read once for all groups.
 */
export interface FileDocument {
  /** The file: of a cell, its notebook; of a diff, its modified side. */
  readonly uri: vscode.Uri;
  /** Relative to its workspace folder, with `/`: as globs of frameworks name it. */
  readonly path: string;
  readonly languageId: string;
  /** As it is now, unsaved edits included; at most `TEXT_SHOWN` UTF-16 code units of it. */
  readonly text: string;
  /** Where a part of `text` is (UTF-16 offsets): of a notebook in its cell. */
  placeOf(start: number, end: number): { readonly uri: vscode.Uri; readonly range: vscode.Range };
}

/** A row as a value: finished words and no functions, so that what has not changed since the last keystroke can be told. */
export interface FileRow {
  /** Unique among its group's rows; the same thing keeps it while the text around it changes, so expansion and selection stay. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** A codicon's name and a theme colour's id. */
  readonly icon?: string;
  readonly colour?: string;
  /** Paragraphs of Markdown, already escaped (`escapeMarkdown`, `commandLink`). */
  readonly tooltip?: readonly string[];
  /** What a screen reader says; without it, label and description. */
  readonly said?: string;
  /** For `when` clauses: `viewItem == ...`. */
  readonly contextValue: string;
  readonly command?: vscode.Command;
  /** What a command of the row's menu finds in the tree element it is given (`FileNode.row.subject`). Plain data. */
  readonly subject?: RowSubject;
  readonly children?: readonly FileRow[];
  /** Whether a row with children begins open; the person's own choice stays. */
  readonly open?: boolean;
}

/** What a row is about: a piece of evidence, an activity or something a group alone knows. */
export interface RowSubject {
  readonly entry?: EntryId;
  readonly activity?: ActivityKey;
  readonly [key: string]: unknown;
}

/** What a group shows for one version of a document. With no rows it is one line, and without a `description` left out. */
export interface GroupContent {
  readonly description?: string;
  readonly rows: readonly FileRow[];
}

/**
 * One of the groups of For This File. `read` runs after a pause in typing and only while the view can be seen; it gives up (any value)
 * once `token` is cancelled, and yields now and then if it takes more than some 10 ms.
 */
export interface FileGroup extends vscode.Disposable {
  /** Stable; `evidence`, `suggestions`, `ready`. */
  readonly id: string;
  readonly title: string;
  /** Something besides the document has changed: a dismissal, a setting, the logbook. */
  readonly onDidChange: vscode.Event<void>;
  read(document: FileDocument, token: vscode.CancellationToken): GroupContent | Promise<GroupContent>;
}

/**
 * An element of the tree, as commands of its menu get it; one object for each id for as long as the view lives. Rows about an activity or
 * a piece of evidence have the `kind`, `key`, `entry` and `parent` that rows of the Skills view have, so the same commands work on both.
 */
export interface FileNode {
  readonly kind: 'fileGroup' | 'fileRow' | 'activity' | 'evidence';
  /** `groupId` or `groupId>rowId`, each child below after another `>`. */
  readonly id: string;
  readonly above?: FileNode;
  readonly parent?: { readonly key?: ActivityKey };
  readonly key?: ActivityKey;
  readonly entry?: EntryId;
  /** The row as shown last; a group has none. */
  row?: FileRow;
  /** The document it is shown for. */
  uri?: vscode.Uri;
}
