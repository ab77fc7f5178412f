// @ts-check

/**
 * @typedef {import('./messages.mjs').Record} Record
 * @typedef {{ host: string, version: string }} Place
 */

const longest = 2000;

/**
 * A mocha reporter that sends records. A skipped test is a failed one: every test here has to run.
 * @param {Place} place
 * @param {(record: Record) => void} send
 * @returns {Mocha.ReporterConstructor}
 */
export function reporter({ host, version }, send) {
  const Sender = class {
    /** @param {Mocha.Runner} runner */
    constructor(runner) {
      runner.on('start', () => send({ type: 'begin', host, version, total: runner.total }));
      runner.on('test', (test) => send({ type: 'start', title: test.fullTitle() }));
      runner.on('pass', (test) => send({ type: 'pass', title: test.fullTitle(), ms: test.duration ?? 0 }));
      runner.on('retry', (test, error) => send({ type: 'retry', title: test.fullTitle(), message: inWords(error).message }));
      runner.on('pending', (test) => send({ type: 'fail', title: test.fullTitle(), message: 'It was skipped.', stack: '' }));
      runner.on('fail', (test, error) => send({ type: 'fail', title: test.fullTitle(), ...inWords(error) }));
      runner.on('end', () => send({ type: 'end' }));
    }
  };
  // mocha asks no more of a reporter than to be constructed.
  return /** @type {Mocha.ReporterConstructor} */ (/** @type {unknown} */ (Sender));
}

/**
 * What was thrown, bounded.
 * @param {unknown} error
 */
export function inWords(error) {
  if (!(error instanceof Error)) { return { message: `Thrown: ${String(error)}`, stack: '' }; }
  // Playwright colours its messages.
  const message = (error.message || error.name).replace(/\x1b\[\d+m/g, '');
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).join('\n');
  return { message: bounded(message), stack: bounded(stack) };
}

/** @param {string} text */
function bounded(text) {
  return text.length > longest ? `${text.slice(0, longest)} ... (${text.length} characters)` : text;
}
