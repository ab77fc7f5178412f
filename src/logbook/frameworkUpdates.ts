import * as vscode from 'vscode';
import { isFields } from '../text/canonicalJson';
import type { AvailableFramework, FrameworkStore } from '../framework/frameworkStore';
import type { ActivityKey } from '../framework/model/framework';
import { frameworkDiff, type FrameworkDiff, parseSnapshot, printOf, type Snapshot, snapshotOf } from '../framework/model/frameworkDiff';
import { namesIn, readWhole, writeWhole } from '../platform/files';
import { tell } from '../platform/messages';
import { Late } from '../text/late';
import type { LogbookStore } from './logbookStore';
import { frameworkIdOf } from './model/retired';

/** Workspace state keys: what tells the version of each framework that the person has looked at, and that they were told of. Never change. */
const seenKey = 'craftlog.frameworks.seen';
const toldKey = 'craftlog.frameworks.told';

/**
 * Compares the frameworks in use with how they were when the person last looked. What that was is kept in the workspace's storage, one small
 * file a framework; workspace state holds no more than what tells whether a file need be read.
 */
export class FrameworkUpdates {
  private readonly snapshots = new Late(() => this.readAll());
  private checking: Promise<void> = Promise.resolve();
  /** What was named last, as JSON. */
  private titles = '[]';

  constructor(
    private readonly storage: vscode.Uri, private readonly memento: vscode.Memento, private readonly frameworks: FrameworkStore,
    private readonly logbook: LogbookStore, private readonly log: vscode.LogOutputChannel,
  ) { }

  /** Remembers what is new, names what has retired, and tells once of what the person might want to look at. */
  check(): Promise<void> {
    return this.checking = this.checking.then(() => this.checkOnce(), () => this.checkOnce());
  }

  /** What has changed since the person last looked, a diff for each framework; with that they have looked. */
  async take(): Promise<readonly FrameworkDiff[]> {
    await this.check();
    const pending = await this.pending();
    for (const { available } of pending) { await this.see(available); }
    return pending.map(({ diff }) => diff);
  }

  private async checkOnce(): Promise<void> {
    const pending = await this.pending();
    await this.nameRetired();
    for (const { available, diff } of pending) {
      if (this.isWorthTelling(available, diff) && this.stored(toldKey)[available.framework.id] !== available.print) {
        await this.store(toldKey, available);
        void tellChanged(diff);
      }
    }
  }

  /** Frameworks in use that are not as they were. One that is new, or only has another version number, is taken as seen. */
  private async pending(): Promise<readonly { readonly available: AvailableFramework; readonly diff: FrameworkDiff }[]> {
    const all = [];
    const snapshots = await this.snapshots.get();
    for (const available of this.frameworks.available()) {
      const { framework, print, isOn } = available;
      if (!isOn || this.stored(seenKey)[framework.id] === print) { continue; }
      const before = snapshots.get(framework.id);
      const diff = before && frameworkDiff(before, framework);
      if (!diff || diff.isEmpty) { await this.see(available); } else { all.push({ available, diff }); }
    }
    return all;
  }

  /** A person who edits their own file need not be told of what they do, unless it takes the place from something they logged. */
  private isWorthTelling({ origin, framework }: AvailableFramework, diff: FrameworkDiff): boolean {
    return origin === 'builtIn' || diff.retired.some(({ id }) => this.retiredKeys().has(`${framework.id}/${id}`));
  }

  private retiredKeys(): ReadonlySet<ActivityKey> {
    return new Set(this.frameworks.retired(this.logbook.progress).map(({ key }) => key));
  }

  private async nameRetired(): Promise<void> {
    const snapshots = await this.snapshots.get();
    const titles = new Map([...this.retiredKeys()].sort().flatMap((key): [ActivityKey, string][] => {
      const snapshot = snapshots.get(frameworkIdOf(key));
      const id = key.slice(frameworkIdOf(key).length + 1);
      const title = snapshot && (own(snapshot.activities, id)?.title ?? own(snapshot.gone, id));
      return title === undefined ? [] : [[key, title]];
    }));
    const now = JSON.stringify([...this.retiredKeys()].sort().map((key) => [key, titles.get(key)]));
    if (now === this.titles) { return; }
    this.titles = now;
    this.frameworks.setTitles(titles);
  }

  private async see(available: AvailableFramework): Promise<void> {
    const { framework } = available;
    const snapshots = await this.snapshots.get();
    const snapshot = snapshotOf(framework, snapshots.get(framework.id));
    try {
      await writeWhole(vscode.Uri.joinPath(this.storage, `seen-${printOf(framework.id)}.json`), JSON.stringify(snapshot));
    } catch (error) {
      this.log.error(`Cannot keep how ${framework.id} was`, error);
      return;
    }
    snapshots.set(framework.id, snapshot);
    await this.store(seenKey, available);
  }

  private async readAll(): Promise<Map<string, Snapshot>> {
    const names = (await namesIn(this.storage)).filter((name) => name.startsWith('seen-'));
    const all = await Promise.all(names.map(async (name) => {
      try {
        return parseSnapshot(JSON.parse(await readWhole(vscode.Uri.joinPath(this.storage, name)) ?? 'null'));
      } catch (error) {
        this.log.warn(`Cannot read ${name}`, error);
        return undefined;
      }
    }));
    return new Map(all.flatMap((snapshot): [string, Snapshot][] => (snapshot ? [[snapshot.id, snapshot]] : [])));
  }

  private stored(key: string): Readonly<Record<string, unknown>> {
    const stored = this.memento.get<unknown>(key);
    return isFields(stored) ? stored : {};
  }

  private async store(key: string, { framework, print }: AvailableFramework): Promise<void> {
    await this.memento.update(key, { ...this.stored(key), [framework.id]: print });
  }
}

const own = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined => (Object.hasOwn(record, id) ? record[id] : undefined);

async function tellChanged({ name, added, retired }: FrameworkDiff): Promise<void> {
  const sentence = retired.length
    ? vscode.l10n.t('“{0}” has changed. New activities: {1}. No longer in it: {2}. All your evidence is kept.', name, added.length, retired.length)
    : vscode.l10n.t('“{0}” has changed. New activities: {1}. All your evidence is kept.', name, added.length);
  await tell(sentence, [[vscode.l10n.t('Show What Changed'), () => vscode.commands.executeCommand('craftlog.showFrameworkChanges')]]);
}
