import * as vscode from 'vscode';
import { emptyLogbook, isLogbookId } from '../model/parseLogbook';
import type { Logbook } from '../model/parseLogbook';
import { keptLogbooks, looseAmong, movedHere, openHome } from './logbookFolders';
import type { LooseLogbook, MovedLogbook } from './logbookFolders';
import type { OnDisk } from './onDisk';
import type { StateCopy } from './stateCopy';

/** The logbooks on this machine that may be that of the folder that is open: theirs has gone, was made anew, or is next door. */
export class MovedLogbooks implements vscode.Disposable {
  private readonly found = new vscode.EventEmitter<MovedLogbook>();
  /** One fits this folder, and the person has not said that it is not this folder's. */
  readonly onDidFind = this.found.event;

  constructor(private readonly disk: OnDisk, private readonly state: StateCopy) { }

  /** All that may belong to the folder that is open. */
  async all(): Promise<readonly LooseLogbook[]> {
    const here = await openHome();
    return here ? (await looseAmong(await keptLogbooks(this.disk.root), here)).filter(({ id }) => id !== this.disk.copy?.id) : [];
  }

  async find(): Promise<void> {
    const here = await openHome();
    const { declined } = this.state;
    const moved = here && await movedHere((await this.all()).filter(({ id }) => !declined.includes(id)), here);
    if (moved) { this.found.fire(moved); }
  }

  /** One is not this folder's; the next best is found. */
  async decline(id: string): Promise<void> {
    await this.state.decline(id);
    await this.find();
  }

  /** What one holds. Changes nothing. */
  async peek(id: string): Promise<Logbook> {
    return isLogbookId(id) ? (await this.disk.copyOf(id).load(false)).logbook : emptyLogbook;
  }

  dispose(): void {
    this.found.dispose();
  }
}
