import * as vscode from 'vscode';
import { parseJson, isFields } from '../../text/canonicalJson';
import { isEntryId, newEntryId, timeOf } from '../model/entryId';
import type { Entry } from '../model/logbook';
import { emptyLogbook, logbookOf, parseLogbook, serialiseLogbook } from '../model/parseLogbook';
import type { Logbook, ParsedLogbook } from '../model/parseLogbook';
import { union } from '../model/union';
import { parseVersionName, versionName, versionsToPrune } from '../model/versionName';
import type { Version } from '../model/versionName';
import { isMissing, namesIn, partsIn, readText, readWhole, remove, removeAll, removePart, writeWhole } from '../../platform/files';

export interface Found {
  readonly logbook: Logbook;
  /** Names of files that could not be read and have been set aside. */
  readonly damaged: readonly string[];
  /** A newer Craftlog has written here. */
  readonly isNewer: boolean;
}

/** Nobody writes a file for so long; what is unfinished then stays so. */
const leftBehindMs = 60 * 60_000;
/** Stays when a logbook is deleted, so that another window does not write back what it still has in memory. */
const marker = 'forgotten.json';

/**
 * One logbook on disk. `journal/` has a small file for each action, and `versions/` the whole logbook as it was at some times. No file is
 * ever written over, so windows need no locks: a version names those whose entries it contains, a reader takes the others too, and a
 * journal file goes only after a version with its entries is in place.
 */
export class DurableCopy {
  private readonly journal: vscode.Uri;
  private readonly versionFolder: vscode.Uri;
  private readonly aside: vscode.Uri;
  /** Journal files and versions whose entries were handed over by `load`, or came from here. */
  private readonly seen = new Set<string>();
  private readonly seenJournal = new Set<string>();
  /** Journal files of this window that are not whole yet. */
  private readonly writing = new Set<string>();
  /** What the files here have, as far as this window knows. */
  private held: Logbook = emptyLogbook;
  private lastStamp: string | undefined;

  constructor(readonly uri: vscode.Uri, readonly id: string) {
    this.journal = vscode.Uri.joinPath(uri, 'journal');
    this.versionFolder = vscode.Uri.joinPath(uri, 'versions');
    this.aside = vscode.Uri.joinPath(uri, 'aside');
  }

  /** Journal files that no version of ours contains yet. */
  get waiting(): number {
    return this.seenJournal.size;
  }

  /** Whether a logbook has anything that no file here has. Cost: linear, and little where the entries are the same objects. */
  lacks(logbook: Logbook): boolean {
    const { entries, unread } = union(this.held, logbook);
    return entries.length > this.held.entries.length || unread.length > this.held.unread.length;
  }

  /** Writes one action. When it resolves, the entries are on disk. What is written does not depend on the logbook's size. */
  async append(entries: readonly Entry[], unread: readonly unknown[]): Promise<void> {
    const name = `${entries[0]!.id.replace(/[^0-9A-Za-z]/g, '_')}.json`;
    this.writing.add(name);
    this.held = union(this.held, logbookOf([...entries, ...unread]));
    try {
      await writeWhole(vscode.Uri.joinPath(this.journal, name), JSON.stringify(serialiseLogbook({ entries, unread }, this.id)));
      this.seenJournal.add(name);
    } catch (error) {
      this.held = emptyLogbook; // what is here is no longer sure, so the next version is due
      throw error;
    } finally {
      this.writing.delete(name);
    }
  }

  /** Everything here that was not handed over before. When it rejects, nothing counts as handed over. `setsAside`: moves what is damaged. */
  async load(setsAside = true): Promise<Found> {
    let logbook = emptyLogbook;
    let isNewer = false;
    const damaged: string[] = [];
    const [journal, versions] = [new Set(this.seenJournal), new Set(this.seen)];
    const take = async (folder: vscode.Uri, name: string, seen: Set<string>): Promise<void> => {
      if (seen.has(name) || this.seenJournal.has(name) || this.writing.has(name)) { return; }
      const text = await readText(vscode.Uri.joinPath(folder, name));
      const read = text === undefined ? undefined : readCopy(text);
      if (read?.problem === 'notALogbook') {
        if (setsAside) { await this.setAside(folder, name); }
        damaged.push(name);
        return;
      }
      seen.add(name);
      if (!read) { return; } // taken into a version by another window since it was listed
      isNewer ||= read.problem === 'newerVersion';
      logbook = union(logbook, read.logbook);
      read.contains.forEach((other) => versions.add(other));
    };
    for (const name of await namesIn(this.journal)) { await take(this.journal, name, journal); }
    // After the journal: a window that folds writes the version before it deletes from the journal.
    for (const { name } of [...await this.versions()].reverse()) { await take(this.versionFolder, name, versions); }
    journal.forEach((name) => this.seenJournal.add(name));
    versions.forEach((name) => this.seen.add(name));
    this.held = union(this.held, logbook);
    return { logbook, damaged, isNewer };
  }

  /** When the logbook was deleted on purpose, as a stamp that sorts by time; empty when it never was. */
  async forgotten(): Promise<string> {
    const value = parseJson(await readWhole(vscode.Uri.joinPath(this.uri, marker)) ?? '')?.value;
    return isFields(value) && typeof value.at === 'string' && isEntryId(value.at) ? value.at : '';
  }

  /** Says that everything here is deleted; other windows then forget it. When it rejects, nothing is. */
  async mark(stamp: string): Promise<void> {
    await writeWhole(vscode.Uri.joinPath(this.uri, marker), JSON.stringify({ at: stamp }));
  }

  /** Deletes everything here but the word that it was deleted, which comes first. Rejects when some of it stays; then what could be deleted is. */
  async forget(stamp: string): Promise<void> {
    await this.mark(stamp);
    const names = (await vscode.workspace.fs.readDirectory(this.uri)).map(([name]) => name).filter((name) => name !== marker);
    await removeAll(names.map((name) => vscode.Uri.joinPath(this.uri, name)));
  }

  /**
   * Writes the whole logbook, then clears what it makes superfluous. `current` must at any moment hold all that `load` gave and all that
   * `append` has written: a journal file that goes has to be in it. It is later than `deletion`: of one deleted since, nothing stays.
   */
  async writeVersion(current: () => Logbook, now: number, deletion = ''): Promise<void> {
    const present = new Set((await this.versions()).map(({ name }) => name));
    const [folded, logbook] = [[...this.seenJournal], current()]; // with nothing to wait for in between
    const contains = [...this.seen].filter((name) => present.has(name));
    this.lastStamp = newEntryId(now, Math.random, this.lastStamp);
    const name = versionName(this.lastStamp, logbook.entries.length);
    const text = JSON.stringify({ ...serialiseLogbook(logbook, this.id), contains });
    await writeWhole(vscode.Uri.joinPath(this.versionFolder, name), text);
    if (await this.forgotten() > deletion) { return remove(vscode.Uri.joinPath(this.versionFolder, name)); }
    this.seen.add(name);
    this.held = union(this.held, logbook);
    for (const file of folded) {
      await remove(vscode.Uri.joinPath(this.journal, file));
      this.seenJournal.delete(file);
    }
    for (const folder of [this.journal, this.versionFolder]) {
      const stale = (await partsIn(folder)).filter((part) => now - (timeOf(part.slice(0, 16)) ?? now) > leftBehindMs);
      for (const part of stale) { await removePart(vscode.Uri.joinPath(folder, part)); }
    }
    const old = versionsToPrune((await this.versions()).filter((v) => this.seen.has(v.name)), now);
    for (const version of old) { await remove(vscode.Uri.joinPath(this.versionFolder, version.name)); }
  }

  /** Oldest first. */
  async versions(): Promise<readonly Version[]> {
    return (await namesIn(this.versionFolder)).flatMap((name) => parseVersionName(name) ?? []);
  }

  /** A version as it was; `undefined` when it is gone or cannot be read. */
  async readVersion({ name }: Version): Promise<Logbook | undefined> {
    const text = await readText(vscode.Uri.joinPath(this.versionFolder, name));
    const read = text === undefined ? undefined : readCopy(text);
    return read && !read.problem ? read.logbook : undefined;
  }

  /** Keeps a text that is no logbook where a person can find it. */
  async keepAside(name: string, text: string): Promise<void> {
    await writeWhole(vscode.Uri.joinPath(this.aside, name), text);
  }

  private async setAside(folder: vscode.Uri, name: string): Promise<void> {
    try {
      await vscode.workspace.fs.createDirectory(this.aside);
      await vscode.workspace.fs.rename(vscode.Uri.joinPath(folder, name), vscode.Uri.joinPath(this.aside, name), { overwrite: true });
    } catch (error) {
      if (!isMissing(error)) { throw error; } // another window has set it aside
    }
  }
}

function readCopy(text: string): Pick<ParsedLogbook, 'logbook' | 'problem'> & { readonly contains: readonly string[] } {
  const parsed = parseJson(text);
  if (!parsed || !isFields(parsed.value)) { return { logbook: emptyLogbook, problem: 'notALogbook', contains: [] }; }
  const { contains } = parsed.value;
  return {
    ...parseLogbook(parsed.value),
    contains: Array.isArray(contains) ? contains.filter((name) => typeof name === 'string') : [],
  };
}
