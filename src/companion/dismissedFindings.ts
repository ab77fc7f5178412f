import * as vscode from 'vscode';
import { followFileKeys } from '../evidence/fileKeys';
import type { Dismissible } from './model/dismissed';
import { today } from '../platform/dates';

const key = 'craftlog.readiness.dismissed';
/** Findings remembered; the one dismissed longest ago is forgotten first, so that the workspace state stays small. */
const most = 1000;
const longest = 200;
/** UTF-16 units of a story that are kept; more do not help to find it again. */
const longestStory = 400;

export interface Dismissal extends Dismissible {
  readonly reason: string;
  /** The day, as ISO 8601. */
  readonly on: string;
}

/**
 * Findings that the person has dismissed, with the reason. Which ones those are in a document is for `dismissedIn` to say. What is stored
 * is distrusted; at worst a finding comes once more.
 */
export class DismissedFindings implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private read: readonly Dismissal[] | undefined;
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly memento: vscode.Memento) {
    this.subscriptions = vscode.Disposable.from(this.changed, followFileKeys((to) => this.follow(to)));
  }

  get all(): readonly Dismissal[] {
    return (this.read ??= stored(this.memento.get<unknown>(key)));
  }

  async add({ print, rule, story, place }: Dismissible, reason: string): Promise<void> {
    const dismissal = {
      print, rule, story: story?.slice(0, longestStory), place, reason: reason.replace(/\s+/g, ' ').trim().slice(0, longest), on: today(),
    };
    await this.keep([...this.without(dismissal), dismissal]);
  }

  async takeBack(dismissed: Dismissible): Promise<void> {
    const left = this.without(dismissed);
    if (left.length < this.all.length) { await this.keep(left); }
  }

  /** The memento was emptied: what was read of it is no longer so. */
  clear(): void {
    this.read = undefined;
    this.changed.fire();
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  /** Findings of stories are dismissed wherever the story stands, those of documents in their file. Of no file is of all. */
  private without({ print, story, place }: Dismissible): readonly Dismissal[] {
    return this.all.filter((each) => each.print !== print || (story === undefined && place !== undefined && each.place !== undefined && each.place !== place));
  }

  private async follow(to: (place: string) => string | undefined): Promise<void> {
    let moved = false;
    const all = this.all.flatMap((each) => {
      const place = each.place === undefined ? undefined : to(each.place);
      moved ||= place !== each.place;
      // A story that was dismissed in a document that is gone may stand elsewhere.
      return place === undefined && each.place !== undefined && each.story === undefined ? [] : [{ ...each, place }];
    });
    if (moved) { await this.keep(all); }
  }

  private async keep(all: readonly Dismissal[]): Promise<void> {
    const kept = all.slice(-most);
    await this.memento.update(key, kept.map(({ print, reason, on, ...more }) => [print, reason, on, more]));
    this.read = kept;
    this.changed.fire();
  }
}

/** An earlier version kept the first three alone. */
function stored(value: unknown): readonly Dismissal[] {
  return (Array.isArray(value) ? value as unknown[] : []).flatMap((each) => {
    const [print, reason, on, more] = Array.isArray(each) ? each as unknown[] : [];
    if (typeof print !== 'string' || typeof reason !== 'string' || typeof on !== 'string') { return []; }
    const { rule, story, place } = (typeof more === 'object' && more !== null ? more : {}) as Readonly<Record<string, unknown>>;
    const text = (what: unknown): string | undefined => (typeof what === 'string' ? what : undefined);
    return [{ print, reason, on, rule: text(rule), story: text(story), place: text(place) }];
  });
}
