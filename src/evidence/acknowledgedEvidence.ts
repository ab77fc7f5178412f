import type * as vscode from 'vscode';
import type { EntryId } from '../logbook/model/logbook';
import type { Evidence } from '../logbook/model/progress';
import { withoutFingerprint } from '../passage/selector';

const key = 'craftlog.evidence.keptAsItIs';

/**
 * Evidence that the person has looked at and keeps as it is, with its state and its source then: in another state, or once it was
 * updated or relinked, it needs a look again. What is stored is distrusted; at worst a look is asked for once more.
 */
export class AcknowledgedEvidence {
  constructor(private readonly memento: vscode.Memento) { }

  has(piece: Evidence, state: string): boolean {
    const stored = this.stored[piece.id];
    return stored !== undefined && stored === markOf(piece, state);
  }

  async keep(piece: Evidence, state: string): Promise<void> {
    await this.memento.update(key, { ...this.stored, [piece.id]: markOf(piece, state) });
  }

  private get stored(): Readonly<Record<EntryId, unknown>> {
    const stored = this.memento.get<unknown>(key);
    return typeof stored === 'object' && stored !== null ? (stored as Record<EntryId, unknown>) : {};
  }
}

/** Sources have no id, and are too long to be stored twice: a checksum tells one from the next. The same source may come without its print. */
function markOf({ source }: Evidence, state: string): string {
  const told = source.kind === 'passage' ? { ...source, selector: withoutFingerprint(source.selector) } : source;
  const sum = [...JSON.stringify(told)].reduce((all, sign) => (Math.imul(all, 31) + sign.codePointAt(0)!) >>> 0, 0);
  return `${state} ${sum.toString(36)}`;
}
