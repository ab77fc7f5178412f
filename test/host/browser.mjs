// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { chromium } from 'playwright-core';
import { cached, run, unpack } from './cache.mjs';
import { HostError } from './hostError.mjs';

const system = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The newest that still unpacks on Node 20; made for servers, so it brings its libraries and a font along. */
const packed = '@sparticuz/chromium@147.0.0';

/**
 * Starts Chromium without a window: `CRAFTLOG_BROWSER`, else the system's, else one from the npm registry. With
 * CRAFTLOG_BROWSER=npm the last is taken at once.
 * @param {(line: string) => void} [say]
 */
export async function launch(say = console.log) {
  return chromium.launch(await options(say));
}

/** The same, for another process to connect to. @param {(line: string) => void} [say] */
export async function serve(say = console.log) {
  return chromium.launchServer(await options(say));
}

/** @param {(line: string) => void} say */
async function options(say) {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--force-color-profile=srgb'];
  return { ...await find(say), args };
}

/**
 * @param {(line: string) => void} say
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>}
 */
async function find(say) {
  const env = /** @type {Record<string, string>} */ ({ ...process.env });
  const wish = process.env.CRAFTLOG_BROWSER;
  if (wish && wish !== 'npm') {
    if (!fs.existsSync(wish)) { throw new HostError(`CRAFTLOG_BROWSER names ${wish}, which is not there.`); }
    return { executablePath: wish, env };
  }
  const installed = wish ? undefined : system.find((file) => fs.existsSync(file));
  if (installed) { return { executablePath: installed, env }; }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new HostError('No browser was found: install Chromium or Google Chrome, or name one in CRAFTLOG_BROWSER.');
  }
  const dir = await cached('chromium-147.0.0', (part) => unpackChromium(part, say));
  return {
    executablePath: path.join(dir, 'chromium'),
    env: {
      ...env,
      // Last, so that libraries which the system has win.
      LD_LIBRARY_PATH: [env.LD_LIBRARY_PATH, '/usr/lib/x86_64-linux-gnu', path.join(dir, 'lib')].filter(Boolean).join(':'),
      FONTCONFIG_FILE: writeFontConfig(dir),
    },
  };
}

/** @param {string} dir @param {(line: string) => void} say */
async function unpackChromium(dir, say) {
  say('Downloading Chromium from the npm registry (about 65 MB, once)');
  const names = ['al2023.tar', 'fonts.tar', 'chromium'];
  await unpack(packed, dir, (file) => names.some((name) => file === `bin/${name}.br`), 1);
  for (const name of names) {
    const file = path.join(dir, name);
    fs.writeFileSync(file, zlib.brotliDecompressSync(fs.readFileSync(`${file}.br`)), { mode: 0o755 });
    fs.rmSync(`${file}.br`);
    if (name.endsWith('.tar')) {
      await run('tar', ['xf', file, '-C', dir], dir);
      fs.rmSync(file);
    }
  }
}

/** The package's own file knows only the folders of the service it was made for. @param {string} dir */
function writeFontConfig(dir) {
  const file = path.join(dir, 'fonts.conf');
  const dirs = [dir, '/usr/share/fonts'].map((name) => `<dir>${name}</dir>`).join('');
  fs.writeFileSync(file, '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    + `<fontconfig>${dirs}<cachedir>${path.join(dir, 'fonts-cache')}</cachedir></fontconfig>`);
  return file;
}
