import * as vscode from 'vscode';
import type { EvidenceStore } from '../evidence/evidenceStore';
import type { FrameworkStore } from '../framework/frameworkStore';
import type { LogbookStore } from '../logbook/logbookStore';
import { forPerson, showAbove } from '../platform/messages';
import type { ActivityEntry, ActivityKey, SkillKey } from '../framework/model/framework';
import type { EntryId } from '../logbook/model/logbook';
import { filters, groupings, groupsOf } from './model/skillRows';
import type { Filter, Group, Grouping } from './model/skillRows';
import type { Offers } from '../platform/offers';
import { PlacedRows } from '../evidence/openingCommand';
import { MementoValue } from '../platform/mementoValue';
import type { ActivityRow, EvidenceRow, GroupRow, OfferRow, PartRow, Row, StartRow } from './row';
import { SkillDrag } from './skillDrag';
import {
  activityItem, activityTooltip, badgeOf, evidenceItem, filterWords, groupItem, groupTooltip, offerItem, partItem, retiredItem, startItem,
} from './skillItems';

const start: StartRow = { kind: 'start', id: 'start' };
/** Pieces under one row. VS Code takes 10 seconds to reveal one of 50,000. */
const mostPieces = 500;

/**
 * The Skills view. Rows are small model objects, one for each id for as long as the view lives, so that VS Code keeps
 * expansion and selection; what they show is looked up when VS Code asks.
 */
export class SkillTree implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Row[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly rows = new Map<string, Row>([[start.id, start]]);
  private readonly filter: MementoValue<Filter>;
  private readonly grouping: MementoValue<Grouping>;
  private groups: ReadonlyMap<string, Group> = new Map();
  private retired: ReadonlyMap<ActivityKey, ActivityEntry> = new Map();
  private started: boolean;
  private readonly placed: PlacedRows<EvidenceRow>;
  private readonly view: vscode.TreeView<Row>;
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly frameworks: FrameworkStore, private readonly logbook: LogbookStore,
    private readonly evidence: EvidenceStore, memento: vscode.Memento, log: vscode.LogOutputChannel, private readonly offers: Offers,
  ) {
    this.filter = new MementoValue(memento, 'craftlog.skills.filter', filters);
    this.grouping = new MementoValue(memento, 'craftlog.skills.grouping', groupings);
    this.placed = new PlacedRows(evidence, log, (rows) => this.changed.fire(rows.filter(({ parent }) => this.isShown(parent))));
    this.started = this.hasEvidence();
    this.regroup();
    this.view = vscode.window.createTreeView<Row>('craftlog.skills', {
      treeDataProvider: this, showCollapseAll: true, canSelectMany: true, manageCheckboxStateManually: true,
      dragAndDropController: new SkillDrag(logbook),
    });
    this.disposables = [
      this.changed, this.view, this.placed,
      this.view.onDidChangeCheckboxState((e) => this.tick(e.items)),
      this.view.onDidChangeVisibility(({ visible }) => { if (visible) { void evidence.checkAll(); } }),
      frameworks.onDidChange(() => this.refresh()), offers.onDidChange(() => this.changed.fire(undefined)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.refresh()),
      logbook.onDidChange(({ added, activities }) => {
        // Dates of milestones, or what was taken back, which may be one.
        if (this.grouping.value === 'milestone' && added.some(({ type }) => type === 'start' || type === 'due' || type === 'retract')) { this.refresh(); return; }
        this.refreshActivities(activities);
      }),
      evidence.onDidChange((ids) => this.refreshEvidence(ids)),
    ];
    this.describe();
    if (this.view.visible) { void evidence.checkAll(); }
  }

  get selection(): readonly Row[] {
    return this.view.selection;
  }

  /** Whether a value is a row of this view, and not one that looks like it. */
  has(value: unknown): value is Row {
    return value !== undefined && this.rows.get((value as Partial<Row> | null | undefined)?.id ?? '') === value;
  }

  getChildren(row?: Row): Row[] {
    if (!row) {
      if (!vscode.workspace.workspaceFolders?.length || !(this.frameworks.catalog.skills.length || this.groups.size)) { return []; }
      const offers = this.offers.all.map(({ id }) => this.row<OfferRow>({ kind: 'offer', id: `offer:${id}`, offer: id }));
      return [...offers, ...(this.started ? [] : [start]), ...[...this.groups.keys()].map((id) => this.row<GroupRow>({ kind: 'group', id }))];
    }
    if (row.kind === 'group') { return (this.groups.get(row.id)?.activities ?? []).map(({ key }) => this.activityRow(row, key)); }
    if (row.kind === 'activity') {
      const { length } = this.logbook.progress.evidenceFor(row.key);
      if (length <= mostPieces) { return this.evidenceRows(row, 0); }
      return Array.from({ length: Math.ceil(length / mostPieces) }, (_, i) => this.partRow(row, i * mostPieces));
    }
    if (row.kind === 'part') { return this.evidenceRows(row.parent, row.from); }
    return [];
  }

  getParent(row: Row): Row | undefined {
    if (row.kind === 'evidence') {
      const pieces = this.logbook.progress.evidenceFor(row.parent.key);
      const at = pieces.length > mostPieces ? pieces.findIndex(({ id }) => id === row.entry) : -1;
      return at < 0 ? row.parent : this.partRow(row.parent, at - at % mostPieces);
    }
    return row.kind === 'activity' || row.kind === 'part' ? row.parent : undefined;
  }

  getTreeItem(row: Row): vscode.TreeItem {
    const { progress } = this.logbook;
    if (row.kind === 'start') { return startItem(); }
    if (row.kind === 'offer') {
      const offer = this.offers.all.find(({ id }) => id === row.offer);
      return offer ? offerItem(row.id, offer) : new vscode.TreeItem('');
    }
    if (row.kind === 'group') {
      const group = this.groups.get(row.id);
      return group ? groupItem(group, progress, this.frameworks.catalog.frameworks.length > 1) : new vscode.TreeItem('');
    }
    if (row.kind === 'activity') {
      const activity = this.frameworks.catalog.activity(row.key);
      const retired = this.retired.get(row.key);
      return activity ? activityItem(row.id, activity, progress) : retired ? retiredItem(row.id, retired, progress) : new vscode.TreeItem(row.key);
    }
    if (row.kind === 'part') { return partItem(row.id, row.from, progress.evidenceFor(row.parent.key).slice(row.from, row.from + mostPieces)); }
    const piece = progress.evidenceById(row.entry);
    return piece ? evidenceItem(row.id, piece, this.evidence.stateOf(piece), this.evidence.needsReview(piece)) : new vscode.TreeItem('');
  }

  /** Tooltips are made when they are asked for, and where evidence is when it is pointed at or chosen. */
  async resolveTreeItem(item: vscode.TreeItem, row: Row): Promise<vscode.TreeItem> {
    const piece = row.kind === 'evidence' ? this.logbook.progress.evidenceById(row.entry) : undefined;
    if (piece && row.kind === 'evidence') { await this.placed.place(item, row, piece); }
    const group = row.kind === 'group' ? this.groups.get(row.id) : undefined;
    const activity = row.kind === 'activity' ? this.frameworks.catalog.activity(row.key) : undefined;
    if (group) { item.tooltip = groupTooltip(group, this.logbook.progress); }
    if (activity) { item.tooltip = activityTooltip(activity, this.logbook.progress, this.sameAs(activity.key)); }
    return item;
  }

  /** Shows the view and selects the row. A filter that hides it is switched off first. */
  async reveal(target: { readonly skill?: SkillKey; readonly activity?: ActivityKey; readonly entry?: EntryId }): Promise<boolean> {
    let row = this.find(target);
    if (!row && this.filter.value !== 'all') {
      await this.setFilter('all');
      row = this.find(target);
    }
    if (!row && target.skill && this.grouping.value !== 'skill') {
      await this.setGrouping('skill');
      row = this.find(target);
    }
    if (row) { await this.view.reveal(row, { select: true, focus: true, expand: row.kind !== 'evidence' }); }
    return row !== undefined;
  }

  get currentFilter(): Filter { return this.filter.value; }
  get currentGrouping(): Grouping { return this.grouping.value; }

  async setFilter(filter: Filter): Promise<void> {
    await this.filter.set(filter);
    this.refresh();
  }

  async setGrouping(grouping: Grouping): Promise<void> {
    await this.grouping.set(grouping);
    this.refresh();
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private find({ skill, activity, entry }: { skill?: SkillKey; activity?: ActivityKey; entry?: EntryId }): Row | undefined {
    const key = activity ?? (entry === undefined ? undefined : this.activityOf(entry));
    if (key === undefined) { return this.groups.has(`skill:${skill}`) ? this.row<GroupRow>({ kind: 'group', id: `skill:${skill}` }) : undefined; }
    const present = this.frameworks.catalog.activity(key)?.key ?? this.retired.get(key)?.key;
    const group = [...this.groups.values()].find((g) => g.activities.some((a) => a.key === present));
    if (!group || present === undefined) { return undefined; }
    const row = this.activityRow(this.row<GroupRow>({ kind: 'group', id: group.id }), present);
    return entry === undefined ? row : this.row<EvidenceRow>({ kind: 'evidence', id: `${row.id}>${entry}`, entry, parent: row });
  }

  /** The first activity of a piece of evidence that has a row. */
  private activityOf(entry: EntryId): ActivityKey | undefined {
    const { progress } = this.logbook;
    const keys = progress.evidenceById(entry)?.activities.flatMap((key) => [key, ...progress.sameAs(key)]) ?? [];
    return keys.find((key) => this.frameworks.catalog.activity(key) ?? this.retired.has(key)) ?? keys[0];
  }

  private activityRow(parent: GroupRow, key: ActivityKey): ActivityRow {
    return this.row<ActivityRow>({ kind: 'activity', id: `${parent.id}>${key}`, key, parent });
  }

  private partRow(parent: ActivityRow, from: number): PartRow {
    return this.row<PartRow>({ kind: 'part', id: `${parent.id}#${from}`, from, parent });
  }

  private evidenceRows(parent: ActivityRow, from: number): Row[] {
    return this.logbook.progress.evidenceFor(parent.key).slice(from, from + mostPieces)
      .map(({ id }) => this.row<EvidenceRow>({ kind: 'evidence', id: `${parent.id}>${id}`, entry: id, parent }));
  }

  /** The one object that stands for a row. */
  private row<T extends Row>(row: T): T {
    const known = this.rows.get(row.id);
    if (known) { return known as T; }
    this.rows.set(row.id, row);
    return row;
  }

  private tick(items: readonly [Row, vscode.TreeItemCheckboxState][]): void {
    const rows = items.flatMap(([row]) => (row.kind === 'activity' ? [row] : []));
    // VS Code has already drawn the tick; drawn anew, it shows what the logbook says, whether or not that could be written.
    const redraw = (): void => this.refreshActivities(new Set(rows.map(({ key }) => key)));
    const wanted = (state: vscode.TreeItemCheckboxState): readonly ActivityKey[] =>
      items.flatMap(([row, itsState]) => (row.kind === 'activity' && itsState === state ? [row.key] : []));
    for (const [activities, done] of [[wanted(vscode.TreeItemCheckboxState.Checked), true], [wanted(vscode.TreeItemCheckboxState.Unchecked), false]] as const) {
      if (activities.length) { void forPerson(() => vscode.commands.executeCommand('craftlog.toggleDone', { activities, done, ask: true })).then(redraw); }
    }
  }

  private hasEvidence(): boolean {
    return this.logbook.progress.evidence.length > 0;
  }

  private regroup(): void {
    const { catalog } = this.frameworks;
    const { progress } = this.logbook;
    const retired = this.frameworks.retired(progress);
    this.retired = new Map(retired.map((entry) => [entry.key, entry]));
    this.groups = new Map(groupsOf(catalog, progress, this.filter.value, this.grouping.value, retired).map((g) => [g.id, g]));
  }

  private sameAs(key: ActivityKey): readonly string[] {
    return this.logbook.progress.sameAs(key).filter((other) => other !== key).flatMap((other) => this.frameworks.titleOf(other) ?? []);
  }

  private refresh(): void {
    this.regroup();
    this.started = this.hasEvidence();
    this.describe();
    this.changed.fire(undefined);
  }

  /** Only the groups of these activities are asked for again, unless the list of groups itself has changed. */
  private refreshActivities(keys: ReadonlySet<ActivityKey>): void {
    const before = this.groups;
    const { started } = this;
    this.regroup();
    this.started = this.hasEvidence();
    this.describe();
    if (started !== this.started || [...before.keys()].join() !== [...this.groups.keys()].join()) {
      this.changed.fire(undefined);
      return;
    }
    const touched = [...this.groups.values()].filter((group) =>
      [group, before.get(group.id)].some((g) => g?.activities.some(({ key }) => keys.has(key))));
    if (touched.length) { this.changed.fire(touched.map(({ id }) => this.row<GroupRow>({ kind: 'group', id }))); }
  }

  private refreshEvidence(ids: ReadonlySet<EntryId>): void {
    this.describe();
    const rows = [...this.rows.values()].filter((row) => row.kind === 'evidence' && ids.has(row.entry) && this.isShown(row.parent));
    if (rows.length) { this.changed.fire(rows); }
  }

  private isShown({ parent, key }: ActivityRow): boolean {
    return this.groups.get(parent.id)?.activities.some((a) => a.key === key) ?? false;
  }

  private describe(): void {
    this.view.description = filterWords[this.filter.value]();
    showAbove(this.view, this.groups.size || !this.frameworks.catalog.skills.length ? undefined
      : vscode.l10n.t('Nothing here yet with this filter. Choose Filter Skills to see more.'));
    this.view.badge = badgeOf(this.evidence.needingReview.length);
  }
}
