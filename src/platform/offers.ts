import * as vscode from 'vscode';
import { confirmDone } from './confirmation';
import { showInfo } from './messages';
import { askInList } from './quickPick';

/** A question that Craftlog asks by itself. It stands in the Skills view until it is answered or no longer makes sense. */
export interface Offer {
  readonly id: string;
  /** A few words for a row, and all of it. */
  readonly label: string;
  readonly sentence: string;
  readonly buttons: readonly string[];
}

interface Open extends Offer { readonly answer: (button: string | undefined) => void }

/** Offers that wait for an answer. They are shown as messages too, but a message may go unseen, and nothing hangs on it. */
export class Offers implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly open = new Map<string, Open>();

  constructor() {
    this.onDidChange(() => { void vscode.commands.executeCommand('setContext', 'craftlog.offers', this.open.size > 0); });
  }

  get all(): readonly Offer[] {
    return [...this.open.values()];
  }

  /** Resolves with the button that the person chose, in the message or from the view; `undefined` when the offer was withdrawn. */
  ask(offer: Offer): Promise<string | undefined> {
    this.withdraw(offer.id);
    return new Promise((resolve) => {
      const own: Open = {
        ...offer, answer: (button) => {
          if (this.open.get(offer.id) !== own) {
            if (button !== undefined) { confirmDone(vscode.l10n.t('Nothing was changed: this was answered already, or is no longer so.')); }
            return;
          }
          this.open.delete(offer.id);
          this.changed.fire();
          resolve(button);
        },
      };
      this.open.set(offer.id, own);
      this.changed.fire();
      // A message that is closed is no answer: the offer stays in the view.
      void showInfo(offer.sentence, ...offer.buttons).then((button) => { if (button !== undefined) { own.answer(button); } });
    });
  }

  /** Asks again, in a list. The button that was chosen. */
  async show(id: string): Promise<string | undefined> {
    const offer = this.open.get(id);
    const button = offer && await askInList(offer.label, offer.sentence, offer.buttons);
    if (button !== undefined) { offer?.answer(button); }
    return button;
  }

  withdraw(id: string): void {
    this.open.get(id)?.answer(undefined);
  }

  dispose(): void {
    this.changed.dispose();
  }
}
