// @ts-check
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { atExit } from './cleanup.mjs';
import { HostError } from './hostError.mjs';

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Everything that is downloaded or kept between runs; git ignores it, and it can be deleted at any time. */
export const cacheRoot = path.join(root, '.vscode-test');

/**
 * A folder of the cache, filled on first use. It is filled under a name of its own and then renamed, so a run that
 * was cut short leaves nothing that looks finished, and two runs at once do not meet.
 * @param {string} name
 * @param {(dir: string) => Promise<void>} fill
 */
export async function cached(name, fill) {
  const dir = path.join(cacheRoot, name);
  if (fs.existsSync(dir)) { return dir; }
  fs.mkdirSync(cacheRoot, { recursive: true });
  removeLeftovers();
  const part = path.join(cacheRoot, `.part-${process.pid}-${randomBytes(3).toString('hex')}`);
  const remove = () => fs.rmSync(part, { recursive: true, force: true });
  const forget = atExit(remove);
  try {
    fs.mkdirSync(part);
    await fill(part);
    moveUnlessThere(part, dir);
  } finally {
    remove();
    forget();
  }
  return dir;
}

/** @param {string} from @param {string} to */
function moveUnlessThere(from, to) {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    // Another run was faster; its copy is as good as ours.
    if (!fs.existsSync(to)) { throw error; }
  }
}

/** What killed runs left behind: their process is gone, so nobody is filling the folder. */
function removeLeftovers() {
  for (const name of fs.readdirSync(cacheRoot)) {
    const pid = Number(/^\.part-(\d+)-/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) { fs.rmSync(path.join(cacheRoot, name), { recursive: true, force: true }); }
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Puts files of a package from the npm registry into `dir`, without installing it or running its scripts.
 * @param {string} spec name@version
 * @param {string} dir
 * @param {(file: string) => boolean} wanted is given paths as they are in the package, without the leading `package/`
 * @param {number} strip how many leading folders of those paths to leave out
 */
export async function unpack(spec, dir, wanted, strip = 0) {
  const tgz = path.join(dir, (await npm(['pack', spec, '--loglevel=error'], dir)).trim().split('\n').at(-1) ?? '');
  const list = path.join(dir, 'files.txt');
  const names = (await run('tar', ['tzf', tgz], dir)).split('\n');
  fs.writeFileSync(list, names.filter((name) => !name.endsWith('/') && wanted(name.slice('package/'.length))).join('\n'));
  await run('tar', ['xzf', tgz, '-C', dir, `--strip-components=${strip + 1}`, '-T', list], dir);
  fs.rmSync(list);
  fs.rmSync(tgz);
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
export async function npm(args, cwd) {
  // Under `npm test` npm says where it is; this also spares us looking for npm.cmd on Windows.
  const script = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
  try {
    return await (script ? run(process.execPath, [script, ...args], cwd) : run('npm', args, cwd));
  } catch (error) {
    const reason = /npm (?:error|ERR!) (?:code )?(.+)/.exec(String(error))?.[1] ?? String(error).split('\n')[0];
    throw new HostError(`npm ${args.slice(0, 2).join(' ')} failed (${reason}): check that the npm registry can be reached, then run the same command again.`);
  }
}

/**
 * @param {string} file
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<string>} standard output
 */
export function run(file, args, cwd) {
  return new Promise((resolve, reject) => {
    // Under `npm test` this would tell an inner npm that it is at work on our package.
    const { npm_config_local_prefix: _, ...env } = process.env;
    const child = execFile(file, args, { cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      forget();
      if (error) { reject(new Error(stderr || error.message)); } else { resolve(stdout); }
    });
    const forget = atExit(() => child.kill('SIGKILL'));
  });
}
