import * as vscode from 'vscode';
import { forPerson, tell } from './messages';
import type { Action } from './messages';
import { messageText } from '../text/messageText';

/** Milliseconds for which a confirmation can be read and answered. */
const shownFor = 20_000;
/** Characters of a sentence in the status bar; all of it is in the tooltip. */
const sentenceLength = 100;

let shown: vscode.Disposable | undefined;

/**
 * Says quietly that something is done: in the status bar, for a while, with an item for each action; the last one is in the item that says
 * it. A newer one takes its place. VS Code reads out nothing of an extension but messages, so where it is set up for a screen reader the
 * sentence is a message as well.
 */
export function confirmDone(sentence: string, actions: readonly Action[] = []): void {
  clearConfirmation();
  const items = [
    ...itemOf(0, `$(check) ${messageText(cut(sentence))}`, sentence, actions.at(-1)),
    ...actions.slice(0, -1).flatMap((action, i) => itemOf(i + 1, '', sentence, action)),
  ];
  const timer = setTimeout(clearConfirmation, shownFor);
  shown = vscode.Disposable.from({ dispose: () => clearTimeout(timer) }, ...items);
  if (vscode.workspace.getConfiguration('editor').get<string>('accessibilitySupport') === 'on') { void tell(sentence, actions); }
}

/** Takes the confirmation away. */
export function clearConfirmation(): void {
  shown?.dispose();
  shown = undefined;
}

/** The item that stands at this place after the first, and the command that it runs, which only this window knows. */
function itemOf(place: number, text: string, sentence: string, action: Action | undefined): readonly vscode.Disposable[] {
  const [title = '', run] = action ?? [];
  const item = vscode.window.createStatusBarItem(`craftlog.done${place || ''}`, vscode.StatusBarAlignment.Left, -1 - place);
  item.name = place ? vscode.l10n.t('Craftlog: {0}', title) : vscode.l10n.t('Craftlog: what was done');
  item.text = [text, title && (place ? title : `$(discard) ${title}`)].filter(Boolean).join('  ');
  item.tooltip = [sentence, title].filter(Boolean).join('\n');
  item.accessibilityInformation = { label: [sentence, title].filter(Boolean).join(' '), ...(run ? { role: 'button' } : {}) };
  item.show();
  if (!run) { return [item]; }
  const command = `_craftlog.done${place}`;
  item.command = command;
  return [item, vscode.commands.registerCommand(command, () => {
    clearConfirmation();
    return forPerson(run);
  })];
}

const cut = (text: string): string => {
  const characters = [...text];
  return characters.length > sentenceLength ? `${characters.slice(0, sentenceLength - 1).join('')}…` : text;
};
