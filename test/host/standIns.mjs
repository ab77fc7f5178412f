// @ts-check
import fs from 'node:fs';
import path from 'node:path';

// Some packages that the server asks for are native modules, which npm could only build with a compiler. Without
// spdlog there are no log files, and it is the extension host's log that explains a failed test.
const spdlog = `'use strict';
const fs = require('node:fs');
const path = require('node:path');
const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = 2;
    this.withTime = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  write(level, text) {
    if (level < this.level || !this.file) { return; }
    const head = this.withTime ? new Date().toISOString().replace('T', ' ').slice(0, 23) + ' [' + names[level] + '] ' : '';
    try {
      fs.appendFileSync(this.file, head + text + (this.withTime ? '\\n' : ''));
    } catch (error) {
      // The folder is gone: the test run has ended and cleared up.
      this.file = undefined;
    }
  }
  trace(text) { this.write(0, text); }
  debug(text) { this.write(1, text); }
  info(text) { this.write(2, text); }
  warn(text) { this.write(3, text); }
  error(text) { this.write(4, text); }
  critical(text) { this.write(5, text); }
  setLevel(level) { this.level = level; }
  getLevel() { return this.level; }
  setPattern() { this.withTime = true; }
  clearFormatters() { this.withTime = false; }
  flush() {}
  drop() { this.file = undefined; }
}

// One by one, because import() finds the names of a CommonJS module by reading its text.
exports.createAsyncRotatingLogger = async (name, file) => new Logger(file);
exports.createRotatingLogger = exports.createAsyncRotatingLogger;
exports.setFlushOn = () => {};
exports.setLevel = () => {};
exports.shutdown = () => {};
`;

const deviceid = `'use strict';
exports.getDeviceId = async () => '00000000-0000-0000-0000-000000000000';
`;

// Ends an extension host whose server has gone.
const watchdog = `'use strict';
exports.start = (pid) => setInterval(() => {
  try { process.kill(pid, 0); } catch (error) { process.exit(87); }
}, 1000).unref();
`;

// The built-in git extension wants this for worktrees; without it, it does not start at all.
const copyFile = `'use strict';
const fs = require('node:fs');
exports.copyFile = fs.promises.copyFile;
exports.cp = (from, to) => fs.promises.cp(from, to, { recursive: true });
exports.isCloneSupported = () => false;
`;

const packages = {
  '@vscode/spdlog': spdlog,
  '@vscode/deviceid': deviceid,
  'native-watchdog': watchdog,
  '@vscode/native-watchdog': watchdog,
  '@vscode/fs-copyfile': copyFile,
};

/** Puts the stand-ins into a server's node_modules. @param {string} dir */
export function addStandIns(dir) {
  for (const [name, code] of Object.entries(packages)) {
    const folder = path.join(dir, 'node_modules', name);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
    fs.writeFileSync(path.join(folder, 'index.js'), code);
  }
}
