import * as vscode from 'vscode';
import type { FrameworkStore } from '../framework/frameworkStore';
import type { ActivityKey } from '../framework/model/framework';
import { isFolderOpen } from '../platform/places';
import { newerLogbook, noFolder, notDeleted, notSaved } from '../platform/userError';
import { sameJson } from '../text/canonicalJson';
import { extendProgress } from './model/extendProgress';
import { isWrong, soundEntry } from './model/entryChecks';
import type { Entry, EntryId, Fact } from './model/logbook';
import { entriesOf } from './model/actions';
import { emptyLogbook, type Logbook } from './model/parseLogbook';
import { computeProgress, type Progress } from './model/progress';
import { union } from './model/union';
import type { StoredLogbook } from './storage/storedLogbook';
import { notLogged } from './entryLabels';

export interface LogbookChange {
  readonly added: readonly Entry[];
  /** Activities whose status or evidence may differ now. */
  readonly activities: ReadonlySet<ActivityKey>;
}

/** Says what to log of what there is at that moment, when everything that was asked for before is in it. */
export type Decide = (progress: Progress, entries: readonly Entry[]) => readonly Fact[];

/** After so many additions what is shown is computed anew. */
const mostExtensions = 50;

/** All entries of this workspace. What is shown is computed from them; nothing derived is stored. */
export class LogbookStore {
  private readonly changed = new vscode.EventEmitter<LogbookChange>();
  readonly onDidChange = this.changed.event;
  /** Everything, also what is being written. */
  private logbook: Logbook;
  /** What is on disk, as everyone has been told. */
  private told: Logbook;
  private computed: Progress | undefined;
  private extensions = 0;
  /** The key an activity has now. */
  private readonly present = (activity: ActivityKey): ActivityKey => this.frameworks.catalog.activity(activity)?.key ?? activity;
  private readonly subscriptions: readonly vscode.Disposable[];
  /** Resolves when every copy has been read. */
  readonly ready: Promise<void>;

  constructor(private readonly stored: StoredLogbook, private readonly frameworks: FrameworkStore) {
    this.logbook = this.told = stored.initial;
    this.subscriptions = [
      frameworks.onDidChange(() => { this.computed = undefined; }),
      stored.onDidFind((found) => this.take(found)),
      stored.onDidForget(() => this.clear()),
    ];
    this.ready = stored.open(() => this.logbook);
  }

  /** Oldest first; what is on disk and has been told of. */
  get entries(): readonly Entry[] {
    return this.told.entries;
  }

  /** With the entries that cannot be read. */
  get all(): Logbook {
    return this.logbook;
  }

  /** Computed when first asked for after a change, at a cost linear in the entries; what an added entry changes is small and is added to it. */
  get progress(): Progress {
    if (!this.computed) {
      this.computed = computeProgress(this.entries, this.present);
      this.extensions = 0;
    }
    return this.computed;
  }

  /**
   * Logs the facts of one action; they share one time that is theirs alone, so that one undo takes them all back. Resolves when they are on
   * disk, and only then tells of them. Rejects with a `UserError` when they cannot be written, or would not be read back; then nothing has been
   * logged.
   */
  async add(facts: readonly Fact[] | Decide, now = Date.now()): Promise<readonly Entry[]> {
    return this.bring(emptyLogbook, facts, now);
  }

  /**
   * Takes entries from elsewhere in, and logs facts about them, as one action. `others` must be sound; see `incoming.ts`.
   * Returns the entries of the facts.
   */
  async bring(others: Logbook, facts: readonly Fact[] | Decide, now = Date.now()): Promise<readonly Entry[]> {
    if (!isFolderOpen()) { throw noFolder(); }
    await this.ready;
    if (this.stored.isReadOnly) { throw newerLogbook(); }
    const merged = union(this.logbook, others);
    const decided = typeof facts === 'function' ? facts(this.progressOf(merged), merged.entries) : facts;
    const added = entriesOf(decided, merged.entries, now, Math.random).map((made): Entry => {
      const sound = soundEntry(made);
      if (isWrong(sound)) { throw notLogged(sound); }
      return sound;
    });
    if (!added.length) { return added; }
    this.logbook = union(merged, { entries: added, unread: [] });
    const all = [...added, ...others.entries];
    try {
      await this.stored.append(all, others.unread);
    } catch (error) {
      const ids = new Set(all.map((e) => e.id));
      this.logbook = { ...this.logbook, entries: this.logbook.entries.filter((e) => !ids.has(e.id)) };
      throw notSaved(error);
    }
    const newest = this.entries.at(-1)?.id;
    all.sort((a, b) => (a.id < b.id ? -1 : 1));
    // Again, because the logbook may have been forgotten meanwhile, which these come after.
    if (!this.logbook.entries.includes(added[0]!)) { this.logbook = union(this.logbook, { entries: all, unread: others.unread }); }
    this.told = union(this.told, { entries: all, unread: others.unread });
    const shown = this.computed;
    this.computed = shown && this.extensions++ < mostExtensions ? extendProgress(shown, newest, all, this.present) : undefined;
    this.changed.fire({ added: all, activities: this.touched(all, shown) });
    return added;
  }

  /**
   * Deletes every copy and empties the logbook; with `everywhere` those of other folders too. Returns where something stays. Rejects with a
   * `UserError` when nothing could be deleted; then nothing has changed.
   */
  async forget(everywhere: boolean): Promise<readonly string[]> {
    return this.stored.forget(everywhere).catch((error: unknown) => { throw notDeleted(error); });
  }

  dispose(): void {
    this.subscriptions.forEach((d) => void d.dispose());
    this.changed.dispose();
  }

  /** With what is being written. */
  private progressOf(logbook: Logbook): Progress {
    return logbook.entries.length === this.told.entries.length ? this.progress : computeProgress(logbook.entries, this.present);
  }

  private clear(): void {
    const before = this.logbook.entries;
    const shown = this.computed;
    this.logbook = this.told = emptyLogbook;
    this.computed = undefined;
    this.changed.fire({ added: [], activities: this.touched(before, shown) });
  }

  private take(found: Logbook): void {
    const before = new Map(this.entries.map((e) => [e.id, e]));
    this.logbook = union(this.logbook, found);
    this.told = union(this.told, found);
    const shown = this.computed;
    this.computed = undefined;
    const added = this.entries.filter((e) => { const had = before.get(e.id); return had !== e && !(had && sameJson(had, e)); });
    if (added.length) { this.changed.fire({ added, activities: this.touched(added, shown) }); }
  }

  /** `before` is what was shown: what was the same as another then may not be now. */
  private touched(entries: readonly Entry[], before: Progress | undefined): ReadonlySet<ActivityKey> {
    const keys = new Set<ActivityKey>();
    const byId = entries.length > 10 ? new Map(this.entries.map((e) => [e.id, e])) : undefined;
    const find = (id: EntryId): Entry | undefined => (byId ? byId.get(id) : this.entries.find((e) => e.id === id));
    const visit = (entry: Entry | undefined, isTarget = false): void => {
      if (!entry) { return; }
      if (entry.type === 'status') { keys.add(entry.activity); }
      if (entry.type === 'evidence' || entry.type === 'link') { entry.activities.forEach((activity) => keys.add(activity)); }
      if (entry.type === 'feedback' && entry.evidence !== undefined) { this.progress.evidenceById(entry.evidence)?.activities.forEach((key) => keys.add(key)); }
      if (isTarget && entry.type !== 'retract') { return; }
      if (entry.type === 'answer') { visit(find(entry.feedback)); }
      if (entry.type === 'evidence' && entry.replaces !== undefined) { visit(find(entry.replaces), true); }
      if ((entry.type === 'retract' || entry.type === 'relink') && entry.entry !== entry.id) { visit(targetOf(entry.entry, find), true); }
    };
    entries.forEach((entry) => visit(entry));
    const present = [...keys].map((activity) => this.frameworks.catalog.activity(activity)?.key ?? activity);
    return new Set(present.flatMap((activity) => [activity, ...(before?.sameAs(activity) ?? []), ...this.progress.sameAs(activity)]));
  }
}

/** What a retraction is about in the end; retractions of retractions are followed to older entries only, so it ends. */
function targetOf(id: EntryId, find: (id: EntryId) => Entry | undefined): Entry | undefined {
  let entry = find(id);
  while (entry?.type === 'retract' && entry.entry < entry.id) { entry = find(entry.entry); }
  return entry?.type === 'retract' ? undefined : entry;
}
