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

  /** @param {string} lane */
  constructor(lane) {
    this.lane = lane;
    console.log(`\n${lane}`);
  }

  /** @param {string} title @param {number} [ms] */
  pass(title, ms) {
    this.passed++;
    console.log(`  ok      ${title}${ms === undefined ? '' : ` (${Math.round(ms)} ms)`}`);
  }

  /**
   * @param {string} title
   * @param {string} message
   * @param {string[]} [files] evidence, by absolute path
   */
  fail(title, message, files = []) {
    this.failed++;
    console.log(`  FAILED  ${title}`);
    for (const line of message.trim().split('\n').slice(0, 40)) { console.log(`          ${line}`); }
    for (const file of files) { console.log(`          see ${path.relative(root, file)}`); }
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
