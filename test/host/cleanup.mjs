// @ts-check

/** @type {Set<() => void>} */
const tasks = new Set();
let listening = false;

/**
 * Runs `task` when this process ends, however it ends: return, exception, Ctrl+C, SIGTERM. The task must be
 * synchronous. Returns a function that takes it off the list again.
 * @param {() => void} task
 */
export function atExit(task) {
  listen();
  tasks.add(task);
  return () => { tasks.delete(task); };
}

function listen() {
  if (listening) { return; }
  listening = true;
  process.on('exit', runAll);
  for (const [signal, code] of /** @type {const} */ ([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]])) {
    process.on(signal, () => process.exit(code));
  }
}

function runAll() {
  for (const task of [...tasks].reverse()) {
    tasks.delete(task);
    try { task(); } catch (error) { process.stderr.write(`While ending: ${error}\n`); }
  }
}

/**
 * Kills a process that was spawned with `detached: true` together with everything it started. A group that has
 * already gone is not an error.
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 * @returns whether there was still anybody to kill
 */
export function killGroup(pid, signal = 'SIGKILL') {
  if (!pid) { return false; }
  try {
    if (process.platform === 'win32') { process.kill(pid, signal); } else { process.kill(-pid, signal); }
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') { return false; }
    throw error;
  }
}
