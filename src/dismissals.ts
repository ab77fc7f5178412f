import * as vscode from 'vscode';

const key = 'craftlog.readiness.dismissed';
/** Findings remembered; the one dismissed longest ago is forgotten first, so that the workspace state stays small. */
const most = 1000;
const longest = 200;

export interface Dismissal {
  readonly reason: string;
  /** The day, as ISO 8601. */
  readonly on: string;
}

/**
 * Findings that the person has dismissed, by print, with the reason. A print is the check and the story's own words, so that edits elsewhere
 * and a new name for the file change nothing. What is stored is distrusted; at worst a finding comes once more.
 */
export class Dismissals implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private read: Map<string, Dismissal> | undefined;

  constructor(private readonly memento: vscode.Memento) { }

  of(print: string): Dismissal | undefined {
    return this.all.get(print);
  }

  async add(print: string, reason: string): Promise<void> {
    const all = new Map(this.all);
    all.delete(print);
    all.set(print, { reason: reason.replace(/\s+/g, ' ').trim().slice(0, longest), on: new Date().toISOString().slice(0, 10) });
    await this.keep(all);
  }

  async takeBack(print: string): Promise<void> {
    const all = new Map(this.all);
    if (all.delete(print)) { await this.keep(all); }
  }

  /** The memento was emptied: what was read of it is no longer so. */
  forget(): void {
    this.read = undefined;
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async keep(all: Map<string, Dismissal>): Promise<void> {
    const kept = [...all].slice(-most);
    await this.memento.update(key, kept.map(([print, { reason, on }]) => [print, reason, on]));
    this.read = new Map(kept);
    this.changed.fire();
  }

  private get all(): ReadonlyMap<string, Dismissal> {
    return (this.read ??= new Map(stored(this.memento.get<unknown>(key))));
  }
}

function stored(value: unknown): (readonly [string, Dismissal])[] {
  return (Array.isArray(value) ? value as unknown[] : []).flatMap((each) => {
    const [print, reason, on] = Array.isArray(each) ? each as unknown[] : [];
    return typeof print === 'string' && typeof reason === 'string' && typeof on === 'string' ? [[print, { reason, on }] as const] : [];
  });
}
