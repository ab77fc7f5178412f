import * as vscode from 'vscode';
import type { Remedy } from './userError';

/** Milliseconds for which a confirmation can be read and answered. */
const shownFor = 20_000;
/** UTF-16 code units of a sentence in the status bar; all of it is in the tooltip. */
const sentenceLength = 100;

let shown: vscode.Disposable | undefined;

/**
 * Says quietly that something is done: in the status bar, for a while, with a button for each action beside it, the last one in the item
 * that says it. A newer one takes its place. VS Code reads out nothing of an extension but messages, so where it is set up for a screen
 * reader the sentence is a message as well.
 */
export function confirmDone(sentence: string, actions: readonly Remedy[] = []): void {
  shown?.dispose();
  const first = actions.at(-1);
  const items = [
    itemOf('craftlog.done', -1, `$(check) ${withoutIcons(cut(sentence))}`, sentence, first),
    ...actions.slice(0, -1).map((action, i) => itemOf(`craftlog.done.${i + 1}`, -2 - i, withoutIcons(action.title), sentence, action)),
  ];
  const timer = setTimeout(clearConfirmation, shownFor);
  shown = vscode.Disposable.from({ dispose: () => clearTimeout(timer) }, ...items);
  items.forEach((item) => item.show());
  if (vscode.workspace.getConfiguration('editor').get('accessibilitySupport') === 'on') { void readOut(sentence, actions); }
}

/** Takes the confirmation away. */
export function clearConfirmation(): void {
  shown?.dispose();
  shown = undefined;
}

function itemOf(id: string, priority: number, text: string, sentence: string, action: Remedy | undefined): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Left, priority);
  const main = id === 'craftlog.done';
  item.name = main ? vscode.l10n.t('Craftlog: what was done') : vscode.l10n.t('Craftlog: {0}', action?.title ?? '');
  item.text = main && action ? `${text}  $(discard) ${action.title}` : text;
  item.tooltip = [sentence, action?.title].filter(Boolean).join('\n');
  item.accessibilityInformation = { label: [sentence, action?.title].filter(Boolean).join(' '), role: action ? 'button' : undefined };
  if (action) { item.command = { title: action.title, command: action.command, arguments: [...(action.arguments ?? [])] }; }
  return item;
}

async function readOut(sentence: string, actions: readonly Remedy[]): Promise<void> {
  const choice = await vscode.window.showInformationMessage(sentence, ...actions.map(({ title }) => title));
  const action = actions.find(({ title }) => title === choice);
  if (action) { await vscode.commands.executeCommand(action.command, ...(action.arguments ?? [])); }
}

const cut = (text: string): string => (text.length > sentenceLength ? `${[...text].slice(0, sentenceLength - 1).join('')}…` : text);

/** In the status bar `$(name)` is an icon, also in somebody's title. */
const withoutIcons = (text: string): string => text.replace(/\$\(/g, '$ (');
