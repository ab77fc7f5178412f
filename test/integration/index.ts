import 'mocha';
import * as vscode from 'vscode';
import { toLines } from '../host/messages.mjs';
import { inWords, reporter } from '../host/reporter.mjs';

/** Filled in when this is bundled. */
declare const RUN: { marker: string; grep: string; timeout: number };

/**
 * Runs the suite in the extension host that loaded this: Node's or the web worker's, the same bundle. What happens is
 * told to the console, which whoever started the run reads.
 */
export async function run(): Promise<void> {
  let sent = 0;
  const send: Parameters<typeof reporter>[1] = (record) => {
    for (const line of toLines(RUN.marker, sent, record)) { console.log(line); }
    sent++;
  };
  const host = typeof importScripts === 'function' ? 'web' : 'node';
  try {
    const mocha = new Mocha({ ui: 'tdd', timeout: RUN.timeout, reporter: reporter({ host, version: vscode.version }, send) });
    // Loading files would do this; the browser build of mocha, which runs in both hosts, loads none.
    mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
    if (RUN.grep) { mocha.grep(RUN.grep); }
    mocha.suite.beforeEach('told', told);
    await import('all-tests');
    await new Promise((resolve) => mocha.run(resolve));
  } catch (error) {
    send({ type: 'fail', title: 'Loading the tests', ...inWords(error) });
    send({ type: 'end' });
  }
  await told();
}

/**
 * Resolves when the window has had everything said so far. Asked before each test, so that one which ends or blocks the
 * host is known by name; and at the end, because the host ends when `run` returns.
 */
async function told(): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'tests.told', true);
}
