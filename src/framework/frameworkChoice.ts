import type * as vscode from 'vscode';
import { isFields } from '../logbook/model/isEntry';

/** Workspace state key. Never changes. */
const key = 'craftlog.frameworks';

/**
 * Which frameworks the person switched on and off in this workspace, by id; what they said nothing about follows its own default. It is kept
 * in workspace state beside the logbook it belongs to, not in a setting: what one person has switched on is not for their colleagues to get by
 * git, a folder that is not trusted cannot change it, and at the start it is there without a file being read. What is stored is distrusted.
 */
export class FrameworkChoice {
  constructor(private readonly memento: vscode.Memento) { }

  /** `undefined` when the person has not said. */
  of(id: string): boolean | undefined {
    const { on, off } = this.stored;
    return on.includes(id) ? true : off.includes(id) ? false : undefined;
  }

  /** Says it for these frameworks; for others nothing changes. */
  async set(said: ReadonlyMap<string, boolean>): Promise<void> {
    const { on, off } = this.stored;
    const list = (value: boolean, before: readonly string[]): string[] =>
      [...before.filter((id) => !said.has(id)), ...[...said].flatMap(([id, isOn]) => (isOn === value ? [id] : []))];
    await this.memento.update(key, { on: list(true, on), off: list(false, off) });
  }

  private get stored(): { readonly on: readonly string[]; readonly off: readonly string[] } {
    const stored = this.memento.get<unknown>(key);
    const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []);
    return isFields(stored) ? { on: texts(stored.on), off: texts(stored.off) } : { on: [], off: [] };
  }
}
