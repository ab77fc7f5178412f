// @ts-check
import fs from 'node:fs';

/**
 * @typedef {import('playwright-core').Page} Page
 */

const mostLines = 2000;

/** Collects what a page and its web worker extension host say, from now on. @param {Page} page */
export function listen(page) {
  /** @type {string[]} */
  const lines = [];
  const add = (/** @type {string} */ line) => { if (lines.length < mostLines) { lines.push(line.slice(0, 2000)); } };
  page.on('console', (message) => add(`[${message.type()}] ${message.text()}`));
  page.on('pageerror', (error) => add(`[error] ${error.stack ?? error.message}`));
  page.on('crash', () => add('[error] the page crashed'));
  return lines;
}

/**
 * The logs that live in the window: in the web worker case the extension host's are among them. VS Code's test driver
 * hands them out; a window that does not answer has none to give.
 * @param {Page} page
 */
async function windowLogs(page) {
  const late = new Promise((resolve) => { setTimeout(() => resolve([]), 5000).unref(); });
  try {
    const logs = /** @type {{ relativePath: string, contents: string }[]} */ (
      await Promise.race([page.evaluate('globalThis.driver?.getLogs?.() ?? []'), late]));
    return logs.filter(({ relativePath, contents }) => contents.trim() && !/telemetry|network/.test(relativePath))
      .map(({ relativePath, contents }) => `==> ${relativePath}\n${contents.trim()}\n`).join('\n');
  } catch (error) {
    return `==> no logs from the window\n${error instanceof Error ? error.message : error}\n`;
  }
}

/**
 * Keeps what explains a failure: a picture of the window and the logs. A window that is beyond taking a picture leaves the logs.
 * @param {Page} page
 * @param {string[]} consoleLines
 * @param {string} hostLogs
 * @param {(extension: string) => string} file where to put it
 * @returns {Promise<string[]>} the files
 */
export async function keepEvidence(page, consoleLines, hostLogs, file) {
  const [picture, log] = [file('png'), file('log')];
  let why = '';
  try {
    await page.screenshot({ path: picture, timeout: 10_000 });
  } catch (error) {
    why = `\n==> no picture\n${error instanceof Error ? error.message : error}\n`;
  }
  fs.writeFileSync(log, `${hostLogs}\n${await windowLogs(page)}\n==> console of the window\n${consoleLines.join('\n')}\n${why}`);
  return why ? [log] : [picture, log];
}
