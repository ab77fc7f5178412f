import * as vscode from 'vscode';
import { messageText } from '../text/messageText';
import { ranker } from '../text/rank';

/** A row of a list. By `names` and `keywords` it is found too; they are not shown, and no screen reader reads them out. */
export interface Choice extends vscode.QuickPickItem { readonly names?: readonly string[]; readonly keywords?: readonly string[] }

export interface PickOptions {
  readonly title: string;
  readonly placeHolder?: string;
  /** The list stays while the person looks at something else. */
  readonly ignoreFocusOut?: boolean;
}

/** A row without the icons that VS Code makes of `$(name)`: titles, quotes and notes come from others, and a tick among them would be taken for ours. */
export const plainItem = <T extends vscode.QuickPickItem>(item: T): T => ({
  ...item, label: messageText(item.label), ...(item.description === undefined ? {} : { description: messageText(item.description) }),
  ...(item.detail === undefined ? {} : { detail: messageText(item.detail) }),
});

/** VS Code's own list, with rows that may say what others wrote. The row that was taken, as it is shown. */
export const showList = <T extends vscode.QuickPickItem>(items: readonly T[], options: vscode.QuickPickOptions): Thenable<T | undefined> =>
  vscode.window.showQuickPick(items.map(plainItem), options);

/** Choices, of which Enter takes the one in focus: after typing, the best match. A button makes it a list of several with boxes. */
export const pickOneOrMore = <T extends Choice>(items: readonly T[], options: PickOptions): Promise<readonly T[] | undefined> =>
  new Promise((resolve) => { new List(items, options, false, resolve).show(); });

/**
 * Choices with boxes, those `picked` ticked, and what is ticked in the end; nothing is taken that is not ticked. Enter after typing ticks the
 * best match, or unticks it, and the list stays, so that it is seen; Enter with nothing typed goes on.
 */
export const pickTicked = <T extends Choice>(items: readonly T[], options: PickOptions): Promise<readonly T[] | undefined> =>
  new Promise((resolve) => { new List(items, options, true, resolve).show(); });

/**
 * A question with its answers as rows. It cannot go unseen, as a message can, and waits while the person looks at what it is about.
 * `why` stands below the first answer, where there is room for a sentence. The answer; `undefined` for none.
 */
export async function askInList<T extends string>(question: string, why: string, answers: readonly T[]): Promise<T | undefined> {
  const items = answers.map((answer, i) => ({ label: answer, answer, detail: i ? undefined : why }));
  return (await showList(items, { title: question, ignoreFocusOut: true }))?.answer;
}

/**
 * One list of either kind. VS Code filters by letters that lie anywhere in a text, sorts by label, and in a list with boxes puts no row in
 * focus. So the rows are ranked here and given anew as the person types, all of them to be shown (`alwaysShow`), in this order.
 */
class List<T extends Choice> {
  private readonly pick = vscode.window.createQuickPick<T>();
  private readonly items: readonly T[];
  private readonly rank: (typed: string) => readonly T[];
  private readonly ticked: Set<T>;
  private readonly mayBeNone: boolean;
  private shown: readonly T[] = [];
  /** The row in focus, where the person has gone to another than the first. */
  private moved: T | undefined;
  private typed = '';
  private tickedSinceTyping = false;
  private fillings = 0;
  private settled = 0;

  constructor(
    items: readonly T[], private readonly options: PickOptions, private many: boolean,
    private readonly done: (chosen: readonly T[] | undefined) => void,
  ) {
    this.mayBeNone = many;
    this.items = items.map(plainItem);
    const rows = this.items.filter((item) => item.kind !== vscode.QuickPickItemKind.Separator);
    this.rank = ranker(rows, ({ label, names = [], description = '', keywords = [], detail = '' }) => [[label], names, [description], keywords, [detail]]);
    this.ticked = new Set(rows.filter(({ picked }) => picked));
  }

  show(): void {
    const { pick, options } = this;
    pick.title = options.title;
    pick.placeholder = options.placeHolder;
    pick.ignoreFocusOut = options.ignoreFocusOut ?? false;
    // Rows keep the order they are given in. VS Code has had this for years, and has not made it API.
    (pick as { sortByLabel?: boolean }).sortByLabel = false;
    pick.canSelectMany = this.many;
    pick.buttons = this.many ? [] : [{ iconPath: new vscode.ThemeIcon('checklist'), tooltip: vscode.l10n.t('Tick Several') }];
    this.fill();
    pick.onDidTriggerButton(() => this.tickSeveral());
    pick.onDidChangeValue((value) => { if (value !== this.typed) { this.fill(); } });
    pick.onDidChangeActive(([row]) => { this.moved = row === this.shown[0] ? undefined : row; });
    pick.onDidChangeSelection((selected) => { if (this.many && this.settled === this.fillings) { this.tick(selected); } });
    pick.onDidAccept(() => this.accept());
    pick.onDidHide(() => { this.done(undefined); pick.dispose(); });
    pick.show();
  }

  private fill(): void {
    const { pick } = this;
    this.typed = pick.value;
    this.shown = this.rank(this.typed);
    this.moved = undefined;
    this.tickedSinceTyping = false;
    const rows = this.typed.trim() ? this.shown : this.items;
    pick.items = rows.map((item) => Object.assign(item, { alwaysShow: true, picked: this.many && this.ticked.has(item) }));
    if (this.many) { pick.selectedItems = this.shown.filter((item) => this.ticked.has(item)); }
    pick.activeItems = this.shown.slice(0, 1);
    this.settle();
  }

  /** New rows lose their ticks before they get them back, and VS Code tells of both as if a person had done it; after a word there and back it has. */
  private settle(): void {
    const filling = ++this.fillings;
    const told = (): void => { this.settled = filling; };
    setTimeout(() => { void vscode.commands.executeCommand('setContext', 'craftlog.listFilled', filling).then(told, told); }, 0);
  }

  private tickSeveral(): void {
    this.many = true;
    this.pick.canSelectMany = true;
    this.pick.buttons = [];
    this.pick.placeholder = vscode.l10n.t('Type and press Enter to tick. With nothing typed, Enter takes what is ticked.');
    this.fill();
  }

  private tick(selected: readonly T[]): void {
    const now = new Set(selected);
    // VS Code also tells of a selection that is what it was.
    const changed = this.shown.filter((item) => now.has(item) !== this.ticked.has(item));
    for (const item of changed) { if (now.has(item)) { this.ticked.add(item); } else { this.ticked.delete(item); } }
    this.tickedSinceTyping ||= changed.length > 0;
  }

  private accept(): void {
    const { pick } = this;
    const inFocus = this.moved ?? this.shown[0];
    if (!this.many) {
      if (inFocus) { this.close([inFocus]); }
    } else if (pick.value.trim() && !(this.tickedSinceTyping && this.ticked.size)) {
      if (!inFocus) { return; }
      if (!this.ticked.delete(inFocus)) { this.ticked.add(inFocus); }
      pick.value = '';
      this.fill();
    } else if (this.ticked.size || this.mayBeNone) {
      this.close(this.items.filter((item) => this.ticked.has(item)));
    }
  }

  private close(chosen: readonly T[]): void {
    this.done(chosen);
    this.pick.hide();
  }
}
