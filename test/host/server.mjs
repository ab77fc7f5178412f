// @ts-check
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from './cache.mjs';
import { atExit, killGroup } from './cleanup.mjs';
import { HostError } from './hostError.mjs';
import { connect } from './connect.mjs';
import { get } from './vscode.mjs';

/**
 * @typedef {import('./vscode.mjs').Version} Version
 * @typedef {Awaited<ReturnType<typeof start>>} Server
 */

/**
 * Starts a VS Code server. One that nobody stops ends with this process, and its temporary folders with it.
 * @param {object} options
 * @param {Version} options.version
 * @param {string} [options.home] keeps user data and extensions there; without it they are temporary
 * @param {number} [options.port] without it, a free one
 * @param {string[]} [options.args]
 * @param {(line: string) => void} [options.say] is told about slow steps
 */
export async function start({ version, home: kept, port = 0, args = [], say = console.log }) {
  const { dir, node } = await get(version, say);
  const home = kept ?? fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'craftlog-host-'));
  for (const name of ['user/User', 'extensions']) { fs.mkdirSync(path.join(home, name), { recursive: true }); }
  const main = path.join(dir, 'out', 'server-main.js');
  const dirs = ['server-data', 'user-data', 'extensions'].flatMap((name) => [`--${name}-dir`, path.join(home, name.split('-')[0] ?? name)]);

  const logFile = path.join(home, 'server.log');
  // A file, not a pipe: a pipe that nobody reads would stall the server.
  const log = fs.openSync(logFile, 'w');
  const child = spawn(node, [
    main, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms',
    '--telemetry-level', 'off', ...dirs, ...args,
  ], {
    cwd: dir,
    stdio: ['ignore', log, log],
    detached: true,
    // Without the first the server asks a gallery on the internet.
    env: { ...process.env, EXTENSIONS_GALLERY: '{}', NODE_OPTIONS: '' },
  });
  fs.closeSync(log);
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => child.once('exit', () => resolve()));
  const clear = () => {
    killGroup(child.pid);
    if (!kept) { fs.rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }); }
  };
  const forget = atExit(clear);

  const url = `http://127.0.0.1:${await listening()}`;

  /** The port it chose, as its log tells. */
  async function listening() {
    for (let waited = 0; waited < 60_000 && child.exitCode === null && child.signalCode === null; waited += 50) {
      const found = /Extension host agent listening on (\d+)/.exec(fs.readFileSync(logFile, 'utf8'));
      if (found) { return Number(found[1]); }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const text = fs.readFileSync(logFile, 'utf8').trim();
    forget();
    clear();
    throw new HostError(`The VS Code server did not start:\n${text.split('\n').slice(-8).join('\n')}`);
  }

  return {
    ...connect({ url, home }),
    version,
    url,
    home,
    /** Resolves when the server is gone, whoever ended it. */
    ended,

    /** Installs a .vsix file as a person would, for the windows opened from now on. @param {string} vsix */
    async install(vsix) {
      await run(node, [main, '--install-extension', vsix, '--force', ...dirs], dir);
    },

    async stop() {
      killGroup(child.pid, 'SIGTERM');
      await Promise.race([ended, new Promise((resolve) => { setTimeout(resolve, 3000).unref(); })]);
      forget();
      clear();
    },
  };
}
