import * as vscode from 'vscode';
import { messageText } from '../text/messageText';
import { UserError } from './userError';
import type { Remedy } from './userError';

/**
 * The one door to what VS Code shows as a message, a question or progress. Whatever text of others a sentence holds, no link and no icon comes
 * of it; see `messageText`. ESLint lets nobody go round it.
 */
interface ShowMessage {
  <T extends string>(sentence: string, ...buttons: readonly T[]): Thenable<T | undefined>;
  <T extends string>(sentence: string, options: vscode.MessageOptions, ...buttons: readonly T[]): Thenable<T | undefined>;
}

type Shown = (sentence: string, ...rest: never[]) => Thenable<undefined>;

const through = (show: Shown): ShowMessage => (sentence: string, ...rest: readonly unknown[]) => show(messageText(sentence), ...rest as never[]);

export const showInfo = through((...all) => vscode.window.showInformationMessage(...all));
export const showWarning = through((...all) => vscode.window.showWarningMessage(...all));
export const showError = through((...all) => vscode.window.showErrorMessage(...all));

/** An input box. `undefined`: the person does not want it. */
export function askText(options: vscode.InputBoxOptions): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    ...options, prompt: options.prompt === undefined ? undefined : messageText(options.prompt),
    validateInput: options.validateInput && (async (value) => {
      const problem = await options.validateInput!(value);
      return typeof problem === 'string' ? messageText(problem) : problem && { ...problem, message: messageText(problem.message) };
    }),
  });
}

type Steps = vscode.Progress<{ message?: string; increment?: number }>;

export function withProgress<T>(
  { title, ...options }: vscode.ProgressOptions, work: (steps: Steps, token: vscode.CancellationToken) => Thenable<T>,
): Thenable<T> {
  return vscode.window.withProgress({ ...options, title: title === undefined ? undefined : messageText(title) }, (steps, token) => work({
    report: ({ message, ...step }) => steps.report({ ...step, message: message === undefined ? undefined : messageText(message) }),
  }, token));
}

/** The line above a tree; without a sentence there is none. */
export function showAbove(view: vscode.TreeView<unknown>, sentence: string | undefined): void {
  view.message = sentence === undefined ? undefined : messageText(sentence);
}

/** For so many milliseconds, in the status bar, after an icon. */
export function showInStatusBar(icon: string, sentence: string, milliseconds: number): void {
  vscode.window.setStatusBarMessage(`$(${icon}) ${messageText(sentence)}`, milliseconds);
}

/** A button: what it says, and what it does. */
export type Action = readonly [title: string, run: () => unknown];

/** Says it with buttons, and does what the chosen one says. Never rejects: the person hears what went wrong. */
export async function tell(sentence: string, actions: readonly Action[] = [], show: ShowMessage = showInfo): Promise<void> {
  const choice = await show(sentence, ...actions.map(([title]) => title));
  const chosen = actions.find(([title]) => title === choice);
  if (chosen) { await forPerson(chosen[1]); }
}

export const commandOf = ({ title, command, arguments: given }: Remedy): Action => [title, () => vscode.commands.executeCommand(command, ...(given ?? []))];

let log: vscode.LogOutputChannel | undefined;

/** Where the details of errors go that people are told of. Said once, at the start. */
export function logTo(channel: vscode.LogOutputChannel): void {
  log = channel;
}

/**
 * Does for a person what they asked for by a click, a key or a drop: whoever starts a command for a person does it through here. What goes wrong
 * is told, with the buttons that help, and the details go to the log. Commands that tell it themselves (`ask`) come back with nothing.
 * Never rejects; `undefined` when it went wrong.
 */
export async function forPerson<T>(work: () => T | PromiseLike<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    tellError(error, () => forPerson(work));
    return undefined;
  }
}

/** Tells a person what went wrong. `again` does it again, which is offered where it may help. */
export function tellError(error: unknown, again: () => unknown): void {
  const { message, remedies, cause } = readable(error);
  log?.error(message, ...(cause === undefined ? [] : [cause]));
  const retry: readonly Action[] = isNotLoaded(error) ? [[vscode.l10n.t('Try Again'), again]] : [];
  void tell(message, [...retry, ...remedies.map(commandOf)], showError);
}

/** What a person or a caller is told of an error. What is not meant for people is its cause; `known` is said of what nobody foresaw. */
export function readable(error: unknown, known = vscode.l10n.t('That did not work. See the Craftlog log for details.')): UserError {
  if (error instanceof UserError) { return error; }
  const sentence = isNotLoaded(error) ? vscode.l10n.t('Craftlog could not load a part of itself. Try again. If it happens again, reload the window or install Craftlog anew.')
    : known;
  return new UserError(sentence, [{ title: vscode.l10n.t('Show Log'), command: 'craftlog.showLog' }], { cause: error });
}

/** The bundle has a copy of its own of src/platform/loadLate.ts, so its errors are known by their name. */
function isNotLoaded(error: unknown): boolean {
  const cause = error instanceof UserError ? error.cause : error;
  return cause instanceof Error && cause.name === 'NotLoaded';
}
