// @ts-check
import fs from 'node:fs';
import path from 'node:path';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {ReturnType<typeof connect>} Connection
 *
 * @typedef {object} Where what a window opens
 * @property {string} [folder] a folder on disk; without folder and workspace the window is empty
 * @property {string} [workspace] a .code-workspace file on disk
 * @property {string} [extension] the folder of the extension under development
 * @property {string} [tests] a module with `run()`, called in the extension host, which ends when it returns
 */

/** Nothing may ask the internet, greet, or cover the window. */
export const quiet = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
};

/** A server needs this for windows with an extension under development. */
export const driven = ['--enable-smoke-test-driver'];

/**
 * What can be done with a running server from any process: all of it goes through its address and its folder.
 * @param {{ url: string, home: string }} server
 */
export function connect({ url, home }) {
  const user = path.join(home, 'user', 'User');

  /** The address of a window. @param {Where} where */
  function address({ folder, workspace, extension, tests }) {
    const query = new URLSearchParams();
    if (workspace) { query.set('workspace', workspace); } else if (folder) { query.set('folder', folder); } else { query.set('ew', 'true'); }
    const remote = (/** @type {string} */ file) => `vscode-remote://${url.slice('http://'.length)}${file}`;
    const payload = [];
    if (extension) { payload.push(['extensionDevelopmentPath', remote(extension)]); }
    if (tests) { payload.push(['extensionTestsPath', remote(tests)]); }
    if (payload.length > 0) { query.set('payload', JSON.stringify(payload)); }
    return `${url}/?${query}`;
  }

  return {
    address,

    /** Replaces the user settings, for the windows opened from now on. @param {Record<string, unknown>} settings */
    setSettings(settings) {
      fs.writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...quiet, ...settings }, null, 2));
    },

    /** Opens a window and waits until VS Code has restored it. Needs a driven server. @param {Page} page @param {Where} where */
    async open(page, where) {
      await page.goto(address(where));
      await page.waitForFunction('globalThis.driver !== undefined', undefined, { timeout: 90_000 });
      await page.evaluate('globalThis.driver.whenWorkbenchRestored()');
    },

    /** Forgets what windows and extensions kept and logged, except installed extensions. Close the windows first. */
    reset() {
      for (const name of fs.readdirSync(user)) { fs.rmSync(path.join(user, name), { recursive: true, force: true }); }
      for (const name of filesUnder(home)) {
        if (isHostLog(name)) { fs.rmSync(path.join(home, name), { force: true }); }
      }
    },

    /** What the extension hosts and the server itself have logged so far. */
    logs() {
      return [...filesUnder(home).filter(isHostLog).sort(), 'server.log']
        .map((name) => ({ name, text: fs.readFileSync(path.join(home, name), 'utf8').trim() }))
        .filter(({ text }) => text)
        .map(({ name, text }) => `==> ${name}\n${text}\n`).join('\n');
    },
  };
}

/** @param {string} folder */
function filesUnder(folder) {
  return fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
}

/** @param {string} name */
function isHostLog(name) {
  return /[\\/]exthost[^\\/]*[\\/].*\.log$/.test(name);
}
