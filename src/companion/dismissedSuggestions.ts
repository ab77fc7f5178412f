import * as vscode from 'vscode';
import { followFileKeys, fileKey } from '../evidence/fileKeys';
import type { ActivityKey } from '../framework/model/framework';

const key = 'craftlog.thisFile.notThis';
/** Files remembered; the one set aside longest ago is forgotten first, so that the workspace state stays small. */
const most = 300;

/**
 * Activities that the person said a file does not show, by file. What is stored is distrusted; at worst a suggestion comes once more.
 * `onDidChange` tells of the file.
 */
export class DismissedSuggestions implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  private readonly following: vscode.Disposable;

  constructor(private readonly memento: vscode.Memento) {
    this.following = followFileKeys((to) => this.follow(to));
  }

  of(uri: vscode.Uri): readonly ActivityKey[] {
    const listed = this.stored.find(([name]) => name === fileKey(uri));
    return listed ? listed[1] : [];
  }

  async add(uri: vscode.Uri, activity: ActivityKey): Promise<void> {
    await this.set(uri, [...new Set([...this.of(uri), activity])]);
  }

  async takeBack(uri: vscode.Uri, activity: ActivityKey): Promise<void> {
    await this.set(uri, this.of(uri).filter((other) => other !== activity));
  }

  dispose(): void {
    this.following.dispose();
    this.changed.dispose();
  }

  private async set(uri: vscode.Uri, activities: readonly ActivityKey[]): Promise<void> {
    const name = fileKey(uri);
    const others = this.stored.filter(([other]) => other !== name);
    await this.memento.update(key, [...others, ...(activities.length ? [[name, activities]] : [])].slice(-most));
    this.changed.fire(uri);
  }

  private async follow(to: (name: string) => string | undefined): Promise<void> {
    const before = this.stored;
    const after = before.flatMap(([name, activities]) => { const now = to(name); return now === undefined ? [] : [[now, activities] as const]; });
    if (JSON.stringify(after) !== JSON.stringify(before)) { await this.memento.update(key, after); }
  }

  private get stored(): readonly (readonly [string, readonly ActivityKey[]])[] {
    const stored = this.memento.get<unknown>(key);
    return (Array.isArray(stored) ? stored as unknown[] : []).flatMap((pair) => {
      const [name, activities] = Array.isArray(pair) ? pair as unknown[] : [];
      const sound = typeof name === 'string' && Array.isArray(activities);
      return sound ? [[name, activities.filter((activity) => typeof activity === 'string')] as const] : [];
    });
  }
}
