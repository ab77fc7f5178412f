import type * as vscode from 'vscode';
import type { EntryId } from './model/logbook';

const key = 'craftlog.evidence.keptAsItIs';

/**
 * Evidence that the person has looked at and keeps as it is, with the state it had then: in another state it needs a look again. What
 * is stored is distrusted; at worst a look is asked for once more.
 */
export class KeptAsItIs {
  constructor(private readonly memento: vscode.Memento) { }

  has(id: EntryId, state: string): boolean {
    return this.stored[id] === state;
  }

  async keep(id: EntryId, state: string): Promise<void> {
    await this.memento.update(key, { ...this.stored, [id]: state });
  }

  private get stored(): Readonly<Record<EntryId, unknown>> {
    const stored = this.memento.get<unknown>(key);
    return typeof stored === 'object' && stored !== null ? (stored as Record<EntryId, unknown>) : {};
  }
}
