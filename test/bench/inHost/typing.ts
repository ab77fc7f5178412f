import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { doJob, sleep } from './job';

export interface TypingJob {
  /** The document that is typed into, in the folder that is open. */
  readonly file: string;
  /** A line of it that is attached as evidence once Craftlog runs. */
  readonly passage: string;
  readonly keystrokes: number;
}

/** What the extension host did for a row of keystrokes, in milliseconds. */
export interface Typed {
  /** Busy, for each keystroke, until the next one. */
  readonly busyMs: readonly number[];
  /** The longest that anything else had to wait while somebody typed. */
  readonly longestMs: number;
  /** Busy in the pause after the last keystroke, when what is shown is read anew, and the longest wait in it. */
  readonly pauseBusyMs: number;
  readonly pauseLongestMs: number;
}

export const phases = ['without', 'running', 'thisFile', 'hints'] as const;
export type Phase = (typeof phases)[number];
export interface Typing { readonly vscode: string; readonly words: number; readonly phases: Readonly<Record<Phase, Typed>> }

/** A quick typist. */
const betweenMs = 120;
/** Longer than any pause that Craftlog waits for, and what it then does. */
const pauseMs = 4000;

/**
 * Types into the middle of a document in the real VS Code, four times: before Craftlog runs, while it runs, with For This File open, and with
 * hints in the editor too. The document has a piece of evidence in it as soon as Craftlog runs.
 */
export const run = (): Promise<void> => doJob(async ({ file, passage, keystrokes }: TypingJob): Promise<Typing> => {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, file);
  const editor = await vscode.window.showTextDocument(uri);
  const { document } = editor;
  const type = async (): Promise<Typed> => {
    const at = new vscode.Position(Math.floor(document.lineCount / 2), 0);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await sleep(pauseMs);
    return typed(keystrokes, document);
  };

  const without = await type();
  const craftlog = vscode.extensions.getExtension('craftlog.craftlog')!;
  if (craftlog.isActive) { throw new Error('Craftlog was active before it was asked to start.'); }
  await craftlog.activate();
  const start = document.getText().indexOf(passage);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + passage.length));
  await vscode.commands.executeCommand('craftlog.attachSelection', { activity: 'product-manager/write-user-stories', uri, range });
  const running = await type();
  await vscode.commands.executeCommand('craftlog.thisFile.focus');
  await sleep(pauseMs);
  const thisFile = await type();
  await vscode.workspace.getConfiguration('craftlog').update('readiness.inEditor', true, vscode.ConfigurationTarget.Global);
  await sleep(pauseMs);
  if (!vscode.languages.getDiagnostics(uri).length) { throw new Error('There are no hints in the editor.'); }
  const hints = await type();
  await vscode.workspace.getConfiguration('craftlog').update('readiness.inEditor', undefined, vscode.ConfigurationTarget.Global);
  return { vscode: vscode.version, words: document.getText().split(/\s+/).length, phases: { without, running, thisFile, hints } };
});

async function typed(keystrokes: number, document: vscode.TextDocument): Promise<Typed> {
  const { version } = document;
  const busyMs: number[] = [];
  const longest = watchWaits();
  for (let i = 0; i < keystrokes; i++) {
    const before = performance.eventLoopUtilization();
    await vscode.commands.executeCommand('type', { text: 'abcdefghi '[i % 10] });
    await sleep(betweenMs);
    busyMs.push(performance.eventLoopUtilization(before).active);
  }
  const longestMs = longest();
  if (document.version < version + keystrokes) { throw new Error('What was typed did not arrive.'); }
  const before = performance.eventLoopUtilization();
  const longestInPause = watchWaits();
  await sleep(pauseMs);
  return { busyMs, longestMs, pauseBusyMs: performance.eventLoopUtilization(before).active, pauseLongestMs: longestInPause() };
}

/** Milliseconds by which a timer of 1 ms was late at most, until the result is called. */
function watchWaits(): () => number {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  return () => {
    delays.disable();
    return delays.max / 1e6;
  };
}
