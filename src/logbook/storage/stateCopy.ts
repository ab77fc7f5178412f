import type * as vscode from 'vscode';
import { compactLogbook } from '../model/compactLogbook';
import { isLogbookId, parseLogbook, serialiseLogbook } from '../model/parseLogbook';
import type { Logbook, ParsedLogbook } from '../model/parseLogbook';

/** Workspace state key. Never changes. */
export const logbookKey = 'craftlog.logbook';
/** Where a logbook that cannot be read is kept when it cannot be kept on disk. */
const asideKey = 'craftlog.logbook.aside';
/** Logbooks of folders that have gone which the person said are not this folder's. */
const declinedKey = 'craftlog.logbook.declined';
/** The newest deletion this workspace state has followed; see `DurableCopy.forgotten`. */
const forgottenKey = 'craftlog.logbook.forgotten';
/** Half of what VS Code lets an extension keep before it warns (512 x 1024 characters); the views keep little. */
export const mostInState = 256 * 1024;

/** The copy of the logbook in workspace state: what counts today, read at once and written whole. */
export class StateCopy {
  /** What was there when VS Code started. */
  readonly read: ParsedLogbook;

  constructor(private readonly memento: vscode.Memento) {
    this.read = parseLogbook(memento.get(logbookKey));
  }

  /** `isOnly`: there is no other copy, so all of it is written, however long it is. */
  async write(logbook: Logbook, id: string | undefined, isOnly: boolean): Promise<void> {
    const stored = isOnly ? logbook : compactLogbook(logbook, mostInState);
    await this.memento.update(logbookKey, { ...serialiseLogbook(stored, id), total: logbook.entries.length });
  }

  /** Whether what was there when VS Code started is this logbook's, and counts as many entries. */
  isOf({ entries }: Logbook, id: string | undefined): boolean {
    return this.read.id === id && this.read.total === entries.length;
  }

  /** Takes away what is there but is no logbook: it is kept by `keep`, or if that cannot, under another key. */
  async setAside(keep: (text: string) => Promise<void>): Promise<void> {
    const value = this.memento.get<unknown>(logbookKey);
    const isKept = await keep(JSON.stringify(value)).then(() => true, () => false);
    if (!isKept && this.memento.get(asideKey) === undefined) { await this.memento.update(asideKey, value); }
    await this.memento.update(logbookKey, undefined);
  }

  get declined(): readonly string[] {
    const stored = this.memento.get<unknown>(declinedKey);
    return Array.isArray(stored) ? stored.filter(isLogbookId) : [];
  }

  async decline(id: string): Promise<void> {
    await this.memento.update(declinedKey, [...this.declined, id]);
  }

  get forgotten(): string {
    const stored = this.memento.get<unknown>(forgottenKey);
    return typeof stored === 'string' ? stored : '';
  }

  /** This workspace state is later than that deletion. */
  async follow(forgotten: string): Promise<void> {
    if (forgotten !== this.forgotten) { await this.memento.update(forgottenKey, forgotten); }
  }

  /** Deletes all that Craftlog keeps here, whoever wrote it, because of that deletion. Nobody reads it any more once this was called. */
  async delete(forgotten: string): Promise<void> {
    const keys = this.memento.keys().filter((name) => name.startsWith('craftlog.') && name !== forgottenKey);
    await Promise.all([...keys.map((key) => this.memento.update(key, undefined)), this.follow(forgotten)]);
  }
}
