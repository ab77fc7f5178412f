import type * as vscode from 'vscode';
import type { Trouble } from './tellHealed';

/** Says what goes wrong with a copy of the logbook, each kind once, and every time in the log. */
export class TellOnce {
  /** Nobody is there any more to be told. */
  isOver = false;
  private readonly said = new Set<Trouble>();

  constructor(private readonly log: vscode.LogOutputChannel) { }

  of(what: Trouble, error: unknown): void {
    this.log.error(what, error);
    if (this.said.has(what) || this.isOver) { return; }
    this.said.add(what);
    import('../later').then(({ tellTrouble }) => tellTrouble(what)).catch((untold: unknown) => this.log.error('Cannot tell', untold));
  }
}
