/** The words of a text, in order: where each stands (UTF-16 offsets) and a 32-bit hash of its folded form. */
export interface Words {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hashes: Uint32Array;
}

const enum Kind { none, letter, single, mark }

/**
 * Reads a text as words alone: letters and digits, case-folded and in normal form C. White space, line endings, bullets, quotes,
 * emphasis and other punctuation do not exist for the matcher. Scripts written without spaces give a word for each character, and so
 * do emoji. One pass; ASCII takes no regular expression.
 */
export function wordsOf(text: string): Words {
  const room = text.length < 64 ? text.length : (text.length + 1) >> 1;
  let starts = new Int32Array(room);
  let ends = new Int32Array(room);
  let hashes = new Uint32Array(room);
  const kinds = new Map<number, Kind>();
  let count = 0;
  let at = 0;
  const kindAt = (offset: number): Kind => {
    const unit = text.charCodeAt(offset);
    return unit < 128 ? asciiKind(unit) : kindOf(text.codePointAt(offset) as number, kinds);
  };
  while (at < text.length) {
    const kind = kindAt(at);
    const start = at;
    at += widthAt(text, at);
    if (kind === Kind.none) { continue; }
    for (let next = at < text.length ? kindAt(at) : Kind.none; next === Kind.mark || (next === Kind.letter && kind !== Kind.single);) {
      at += widthAt(text, at);
      next = at < text.length ? kindAt(at) : Kind.none;
    }
    if (count === room) { // ideographs: there may be a word for every character
      starts = grown(starts, new Int32Array(text.length));
      ends = grown(ends, new Int32Array(text.length));
      hashes = grown(hashes, new Uint32Array(text.length));
    }
    starts[count] = start;
    ends[count] = at;
    hashes[count] = hashOf(text, start, at);
    count++;
  }
  return { count, starts: starts.subarray(0, count), ends: ends.subarray(0, count), hashes: hashes.subarray(0, count) };
}

/** The first word that ends after `offset`; `count` when there is none. */
export function wordAfter(words: Words, offset: number): number {
  let low = 0;
  let high = words.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words.ends[middle] as number) > offset) { high = middle; } else { low = middle + 1; }
  }
  return low;
}

const widthAt = (text: string, at: number): number => (text.codePointAt(at) as number) > 0xffff ? 2 : 1;

function grown<A extends Int32Array | Uint32Array>(array: A, larger: A): A {
  larger.set(array);
  return larger;
}

function asciiKind(unit: number): Kind {
  const folded = unit | 32;
  return (folded >= 97 && folded <= 122) || (unit >= 48 && unit <= 57) ? Kind.letter : Kind.none;
}

const SINGLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

function kindOf(point: number, known: Map<number, Kind>): Kind {
  const seen = known.get(point);
  if (seen !== undefined) { return seen; }
  const character = String.fromCodePoint(point);
  const kind = /\p{M}/u.test(character) ? Kind.mark
    : SINGLE.test(character) ? Kind.single
      : /[\p{L}\p{N}]/u.test(character) ? Kind.letter : Kind.none;
  known.set(point, kind);
  return kind;
}

/** FNV-1a over UTF-16 units of the folded word, stirred so that its lowest bits alone make a fair short hash. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 127) { return hashOfFolded(text.slice(start, end)); }
    hash = Math.imul(hash ^ (unit >= 65 && unit <= 90 ? unit | 32 : unit), 0x01000193);
  }
  return stirred(hash);
}

function hashOfFolded(word: string): number {
  const folded = word.normalize('NFC').toLowerCase().normalize('NFC');
  let hash = 0x811c9dc5;
  for (let i = 0; i < folded.length; i++) { hash = Math.imul(hash ^ folded.charCodeAt(i), 0x01000193); }
  return stirred(hash);
}

function stirred(hash: number): number {
  const a = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const b = Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (b ^ (b >>> 16)) >>> 0;
}
