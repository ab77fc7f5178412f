import type * as vscode from 'vscode';
import { compactLogbook } from '../model/compactLogbook';
import { isLogbookId, parseLogbook, serialiseLogbook } from '../model/parseLogbook';
import type { Logbook, ParsedLogbook } from '../model/parseLogbook';

/** Workspace state key. Never changes. */
export const logbookKey = 'craftlog.logbook';
/** Where a logbook that cannot be read is kept when it cannot be kept on disk. */
const asideKey = 'craftlog.logbook.aside';
/** Logbooks of folders that have gone which the person was asked about. */
const askedKey = 'craftlog.logbook.asked';
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

  /** Keeps what is there but is no logbook, before it is written over: by `keep`, or if that cannot, under another key. */
  async setAside(keep: (text: string) => Promise<void>): Promise<void> {
    const value = this.memento.get<unknown>(logbookKey);
    try {
      await keep(JSON.stringify(value));
    } catch (error) {
      if (this.memento.get(asideKey) === undefined) { await this.memento.update(asideKey, value); }
      throw error;
    }
  }

  /** Whether the person is asked about a logbook of another folder for the first time; after this, no longer. */
  async askOnce(id: string): Promise<boolean> {
    const asked = this.memento.get<unknown>(askedKey);
    const ids = Array.isArray(asked) ? asked.filter(isLogbookId) : [];
    if (ids.includes(id)) { return false; }
    await this.memento.update(askedKey, [...ids, id]);
    return true;
  }

  async delete(): Promise<void> {
    for (const key of [logbookKey, asideKey, askedKey]) { await this.memento.update(key, undefined); }
  }
}
