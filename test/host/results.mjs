// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { root } from './cache.mjs';

/** Where screenshots and logs of failed tests go; emptied at the start of every run. */
export const resultsRoot = path.join(root, 'test-results');

/** What one lane has found so far, printed as it comes. */
export class Results {
  passed = 0;
  failed = 0;
  /** Titles, files and words of what failed. @type {{ title: string, message: string, files: string[] }[]} */
  failures = [];

  /** @param {string} lane @param {boolean} [quiet] prints nothing */
  constructor(lane, quiet = false) {
    this.lane = lane;
    this.quiet = quiet;
    this.say(`\n${lane}`);
  }

  /** @param {string} line */
  say(line) {
    if (!this.quiet) { console.log(line); }
  }

  /** @param {string} title @param {number} [ms] */
  pass(title, ms) {
    this.passed++;
    this.say(`  ok      ${title}${ms === undefined ? '' : ` (${Math.round(ms)} ms)`}`);
  }

  /**
   * @param {string} title
   * @param {string} message
   * @param {string[]} [files] evidence, by absolute path
   */
  fail(title, message, files = []) {
    this.failed++;
    this.failures.push({ title, message, files });
    this.say(`  FAILED  ${title}`);
    for (const line of message.trim().split('\n').slice(0, 40)) { this.say(`          ${line}`); }
    for (const file of files) { this.say(`          see ${path.relative(root, file)}`); }
  }

  /** The folder for evidence about failed tests, made when asked for. */
  get folder() {
    const folder = path.join(resultsRoot, slug(this.lane));
    fs.mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** A file name for evidence about the test that fails next. @param {string} title @param {string} extension */
  file(title, extension) {
    return path.join(this.folder, `${this.failed + 1}-${slug(title)}.${extension}`);
  }
}

/** @param {string} text */
export function slug(text) {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 80) || 'unnamed';
}
