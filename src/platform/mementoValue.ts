import type * as vscode from 'vscode';

/** A small value kept in a memento. It owns its key, and an unexpected stored value reads as the first of `allowed`. */
export class MementoValue<T extends string> {
  constructor(private readonly memento: vscode.Memento, private readonly key: string, private readonly allowed: readonly T[]) { }

  get value(): T {
    const stored = this.memento.get<unknown>(this.key);
    return this.allowed.find((a) => a === stored) ?? this.allowed[0]!;
  }

  async set(value: T): Promise<void> {
    await this.memento.update(this.key, value);
  }
}
