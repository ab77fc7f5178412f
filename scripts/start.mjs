// @ts-check
// Opens Craftlog on a sample workspace in a real VS Code: node scripts/start.mjs [--desktop] [--port N] [--vscode oldest|newest] [--fresh] [--no-open]
// What is changed and logged there is kept between starts; --fresh starts over.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cacheRoot, root, run } from '../test/host/cache.mjs';
import { quiet } from '../test/host/connect.mjs';
import { HostError, runScript } from '../test/host/hostError.mjs';
import { start } from '../test/host/server.mjs';
import { versions } from '../test/host/vscode.mjs';

/** The browser keeps a workspace's state by address, so the port stays the same from start to start. */
const usualPort = 8365;

const home = path.join(cacheRoot, 'start');
const sample = path.join(cacheRoot, 'sample');

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      desktop: { type: 'boolean', default: false }, fresh: { type: 'boolean', default: false }, 'no-open': { type: 'boolean', default: false },
      port: { type: 'string', default: String(usualPort) }, vscode: { type: 'string', default: 'oldest' },
    },
  });
  const version = versions.find((name) => name === values.vscode);
  if (!version) { throw new HostError(`--vscode takes ${versions.join(' or ')}, not "${values.vscode}".`); }

  console.log('Building Craftlog');
  await run(process.execPath, ['esbuild.mjs'], root);
  if (values.fresh) { for (const folder of [home, sample]) { fs.rmSync(folder, { recursive: true, force: true }); } }
  if (!fs.existsSync(sample)) { fs.cpSync(path.join(root, 'test', 'fixtures', 'workspace'), sample, { recursive: true }); }
  if (values.desktop) { return openDesktop(); }

  const port = await freePort(Number(values.port));
  prepare();
  const server = await start({ version, home, port, args: ['--default-folder', sample] });
  console.log(`\nCraftlog is running at ${server.url}\n`);
  console.log('Open user-stories.md there, select a passage, and choose Attach Selection as Evidence from the context menu.');
  console.log('Press Ctrl+C to stop. What you log is kept for the next start.');
  if (!values['no-open']) { openBrowser(server.url); }
  await server.ended;
  throw new HostError(`The VS Code server ended; ${path.relative(root, path.join(home, 'server.log'))} may say why.`);
});

/** @param {number} wanted */
async function freePort(wanted) {
  if (await isFree(wanted)) { return wanted; }
  console.log(`Port ${wanted} is taken, so this start uses another one. What you log here is found again only at the same port: choose one with --port.`);
  return 0;
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/**
 * Makes VS Code find the extension in this folder, as if it were installed: then a plain address is enough, a reload of the window
 * takes a new build, and there is no second copy.
 */
function prepare() {
  const { name, publisher, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  fs.mkdirSync(path.join(home, 'extensions'), { recursive: true });
  fs.writeFileSync(path.join(home, 'extensions', 'extensions.json'), JSON.stringify([
    { identifier: { id: `${publisher}.${name}` }, version, location: { $mid: 1, path: root, scheme: 'file' }, metadata: { source: 'vsix' } },
  ]));
  const settings = path.join(home, 'user', 'User', 'settings.json');
  if (fs.existsSync(settings)) { return; }
  fs.mkdirSync(path.dirname(settings), { recursive: true });
  fs.writeFileSync(settings, `${JSON.stringify({ ...quiet, 'workbench.startupEditor': 'readme' }, null, 2)}\n`);
}

/** Opens the address where a browser can be opened; where not, the printed address is enough. @param {string} url */
function openBrowser(url) {
  const [command, ...args] = process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) { return; }
  spawn(command ?? '', [...args, url], { stdio: 'ignore', detached: true })
    .once('error', () => console.log('No browser could be opened here: open the address yourself.'))
    .unref();
}

/** Uses the desktop VS Code of this machine. */
function openDesktop() {
  const { error, status } = spawnSync('code', ['--new-window', `--extensionDevelopmentPath=${root}`, sample], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error || status === 127) { throw new HostError('There is no "code" command on the PATH: install it from VS Code (Shell Command: Install \'code\' command in PATH), or start without --desktop.'); }
  return status ?? 1;
}
