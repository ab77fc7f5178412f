// @ts-check
// What test runs tell, and how it gets out of an extension host. A web worker has neither files nor sockets, so there
// it is the console; VS Code cuts long console messages, so records go in numbered pieces. No Node in here.

/**
 * @typedef {{ type: 'begin', host: string, version: string, total: number }
 *   | { type: 'start', title: string }
 *   | { type: 'pass', title: string, ms: number }
 *   | { type: 'retry', title: string, message: string }
 *   | { type: 'fail', title: string, message: string, stack: string }
 *   | { type: 'evidence', files: string[] }
 *   | { type: 'end' }} Record
 *
 * Evidence belongs to the failure before it.
 */

const pieceLength = 8000;

/**
 * Cuts a record into console lines, which carry a marker that a test cannot guess. They are plain ASCII without
 * percent signs, because consoles format.
 * @param {string} marker
 * @param {number} number of the record, counted from 0
 * @param {Record} record
 */
export function toLines(marker, number, record) {
  const json = JSON.stringify(record).replace(/[^\x20-\x7e]|%/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const pieces = json.match(new RegExp(`.{1,${pieceLength}}`, 'g')) ?? [];
  return pieces.map((piece, i) => `${marker}:${number}:${i}:${pieces.length}:${piece}:${marker}`);
}

/**
 * Puts records together again, each once and in order, from console texts that may repeat, come with a prefix, or
 * arrive late.
 * @param {string} marker
 * @param {(record: Record) => void} take
 * @returns {(text: string) => boolean} takes a console text; says whether it was ours
 */
export function reader(marker, take) {
  /** @type {Map<number, string[]>} */
  const waiting = new Map();
  let next = 0;
  const pattern = new RegExp(`${marker}:(\\d+):(\\d+):(\\d+):(.*):${marker}`);
  return (text) => {
    const found = pattern.exec(text);
    if (!found) { return false; }
    const [number = 0, index = 0, count = 0] = found.slice(1, 4).map(Number);
    if (number < next) { return true; }
    const pieces = waiting.get(number) ?? Array(count).fill('');
    pieces[index] = found[4] ?? '';
    waiting.set(number, pieces);
    for (let ready = waiting.get(next); ready?.every(Boolean); ready = waiting.get(next)) {
      waiting.delete(next++);
      take(JSON.parse(ready.join('')));
    }
    return true;
  };
}
