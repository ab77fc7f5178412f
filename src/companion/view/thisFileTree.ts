import * as vscode from 'vscode';
import { PlacedRows } from '../../evidence/openingCommand';
import { trustedMarkdown } from '../../platform/markdown';
import { forPerson } from '../../platform/messages';
import { Late } from '../../text/late';
import type { FileGroup, FileNode, FileRow, GroupContent } from './group';
import { type LiveFile, nodeOf, type Reading } from './liveFile';
import type { ThisFileStores } from './groups';

const none: GroupContent = { rows: [] };

/**
 * For This File: follows the editor in front. Nothing is loaded or computed until the view is first seen, nor while it is hidden. VS Code
 * is told only of rows that differ, each one object for as long as the view lives, so that expansion, selection and focus stay.
 */
export class ThisFileTree implements vscode.TreeDataProvider<FileNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<FileNode[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly nodes = new Map<string, FileNode>();
  private readonly view: vscode.TreeView<FileNode>;
  private groups: readonly FileGroup[] = [];
  private readonly placed: PlacedRows<FileNode>;
  private readonly live = new Late(() => this.start());
  private reading: Reading | undefined;
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly stores: ThisFileStores) {
    this.placed = new PlacedRows(stores.evidence, stores.log, (rows) => this.changed.fire(rows));
    this.view = vscode.window.createTreeView<FileNode>('craftlog.thisFile', { treeDataProvider: this });
    this.disposables = [
      this.changed, this.view, this.placed,
      this.view.onDidChangeVisibility(() => this.follow()),
    ];
    this.follow();
  }

  /** Whether a value is a row of this view, and not one that looks like it. */
  has(value: unknown): boolean {
    return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && this.nodes.get(value.id) === value;
  }

  get selection(): readonly FileNode[] {
    return this.view.selection;
  }

  getChildren(node?: FileNode): FileNode[] {
    const { reading } = this;
    if (!reading) { return []; }
    if (!node) { return this.shownGroups(reading).map(({ id }) => nodeOf(this.nodes, id, undefined, undefined, reading.document.uri)); }
    const rows = node.kind === 'fileGroup' ? reading.contents.get(node.id)?.rows : node.row?.children;
    return (rows ?? []).map((row) => nodeOf(this.nodes, `${node.id}>${row.id}`, node, row, reading.document.uri));
  }

  getParent(node: FileNode): FileNode | undefined {
    return node.above;
  }

  getTreeItem(node: FileNode): vscode.TreeItem {
    return node.row ? rowItem(node.id, node.row) : this.groupItem(node);
  }

  /** Tooltips are made when they are asked for, and where evidence is when it is pointed at or chosen. */
  async resolveTreeItem(item: vscode.TreeItem, node: FileNode): Promise<vscode.TreeItem> {
    const { row, entry } = node;
    const piece = entry === undefined ? undefined : this.stores.logbook.progress.evidenceById(entry);
    if (piece) { await this.placed.place(item, node, piece); }
    if (row?.tooltip) { item.tooltip = trustedMarkdown(row.tooltip); }
    return item;
  }

  dispose(): void {
    this.live.asked?.then((live) => live.dispose(), () => undefined);
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** Who opens the view asks for it, and hears when what it needs cannot be loaded. */
  private follow(): void {
    if (!this.view.visible && !this.live.asked) { return; }
    void forPerson(async () => {
      const live = await this.live.get();
      if (this.view.visible) { live.start(); } else { live.stop(); }
    });
  }

  private async start(): Promise<LiveFile> {
    const [{ groupsOf }, { LiveFile: Live }] = await Promise.all([import('../later'), import('../later')]);
    this.groups = groupsOf(this.stores);
    const live = new Live(this.groups, this.stores.log);
    live.onDidRead((reading) => this.show(reading));
    return live;
  }

  private show(reading: Reading | undefined): void {
    const before = this.reading;
    this.reading = reading;
    this.view.description = reading?.document.uri.path.split('/').at(-1);
    if (!reading || !before || before.document.uri.toString() !== reading.document.uri.toString()
      || this.idsShown(before) !== this.idsShown(reading)) {
      this.changed.fire(undefined);
      return;
    }
    const differing = this.shownGroups(reading).flatMap(({ id }) => this.differing(id, before.contents.get(id) ?? none, reading.contents.get(id) ?? none));
    if (differing.length) { this.changed.fire(differing); }
  }

  /** The group when its rows are not the same ones, else those of its rows that differ. */
  private differing(id: string, before: GroupContent, now: GroupContent): readonly FileNode[] {
    const group = this.nodes.get(id);
    if (!group) { return []; }
    if (before.description !== now.description || before.rows.map((row) => row.id).join('\n') !== now.rows.map((row) => row.id).join('\n')) {
      return [group];
    }
    return now.rows.flatMap((row, i) => {
      const node = this.nodes.get(`${id}>${row.id}`);
      if (!node || JSON.stringify(row) === JSON.stringify(before.rows[i])) { return []; }
      node.row = row;
      return [node];
    });
  }

  private idsShown(reading: Reading): string {
    return this.shownGroups(reading).map(({ id }) => idOf(id, reading.contents.get(id) ?? none)).join();
  }

  private shownGroups({ contents }: Reading): readonly FileGroup[] {
    return this.groups.filter(({ id }) => {
      const content = contents.get(id);
      return content !== undefined && (content.rows.length > 0 || content.description !== undefined);
    });
  }

  private groupItem(node: FileNode): vscode.TreeItem {
    const content = this.reading?.contents.get(node.id) ?? none;
    const title = this.groups.find(({ id }) => id === node.id)?.title ?? '';
    const state = content.rows.length ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None;
    const item = new vscode.TreeItem(title, state);
    item.id = idOf(node.id, content);
    item.description = content.description;
    item.contextValue = `fileGroup.${node.id}`;
    item.accessibilityInformation = { label: [title, content.description].filter(Boolean).join(', ') };
    return item;
  }
}

/** A group with rows is another item than one without: VS Code would keep it as closed as it was when there was nothing in it. */
const idOf = (id: string, { rows }: GroupContent): string => (rows.length ? id : `${id}.empty`);

function rowItem(id: string, row: FileRow): vscode.TreeItem {
  const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(row.label, !row.children?.length ? None : row.open ? Expanded : Collapsed);
  item.id = id;
  item.description = row.description;
  item.iconPath = row.icon === undefined ? undefined
    : new vscode.ThemeIcon(row.icon, row.colour === undefined ? undefined : new vscode.ThemeColor(row.colour));
  item.contextValue = row.contextValue;
  item.command = row.command;
  item.accessibilityInformation = { label: row.said ?? [row.label, row.description].filter(Boolean).join(', ') };
  return item;
}
