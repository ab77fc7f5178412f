import * as vscode from 'vscode';

/** A setting as a value with an event. A stored value of another type than the default reads as the default. */
export class Setting<T extends boolean | number | string> implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<T>();
  readonly onDidChange = this.changed.event;
  private read: T;
  private readonly subscription: vscode.Disposable;

  /** `key` is the whole id, `craftlog.` included; `fallback` is the default that package.json gives. */
  constructor(private readonly key: `craftlog.${string}`, private readonly fallback: T) {
    this.read = this.stored();
    this.subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(this.key)) { return; }
      const before = this.read;
      this.read = this.stored();
      if (this.read !== before) { this.changed.fire(this.read); }
    });
  }

  get value(): T {
    return this.read;
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private stored(): T {
    const value = vscode.workspace.getConfiguration().get<unknown>(this.key);
    return typeof value === typeof this.fallback ? (value as T) : this.fallback;
  }
}
