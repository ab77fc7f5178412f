/**
 * A word's code in a print: the lowest six bits of its hash, one base-64 character. One word in 64 looks like it by chance, a run
 * of four one in 16 million; what counts is always a run, so a second character a word would buy nothing and halve the surroundings.
 */
export const CODE_BITS = 6;
export const CODE_MASK = (1 << CODE_BITS) - 1;

/** Words in a gram, the seed of an alignment: 24 bits. */
export const GRAM = 4;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export const codeOf = (hash: number): number => hash & CODE_MASK;

/** The codes of these hashes, a character each. */
export function lettersOf(hashes: Uint32Array): string {
  let letters = '';
  for (const hash of hashes) { letters += ALPHABET.charAt(codeOf(hash)); }
  return letters;
}

/** The codes behind those characters; nought for one that is none of the 64. */
export function codesOf(letters: string): Uint32Array {
  const codes = new Uint32Array(letters.length);
  for (let i = 0; i < letters.length; i++) { codes[i] = CODE_OF_UNIT[letters.charCodeAt(i)] ?? 0; }
  return codes;
}

const CODE_OF_UNIT = Uint8Array.from({ length: 128 }, (_, unit) => Math.max(0, ALPHABET.indexOf(String.fromCharCode(unit))));

/** The words of a text, in order: where each stands (UTF-16 offsets) and a 32-bit hash of its folded form. */
export interface Words {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hashes: Uint32Array;
}

/**
 * Reads a text as words alone: letters and digits, case-folded and in normal form C. White space, line endings, bullets, quotes,
 * emphasis and other punctuation do not exist for the matcher. Scripts written without spaces give a word for each character, and so
 * do emoji. One pass; words of ASCII alone, the most, are hashed while they are read.
 */
export function wordsOf(text: string): Words {
  const list = new WordList(text);
  const kinds = new Map<number, Kind>();
  for (let at = 0; at < text.length;) {
    const start = at;
    let hash = FNV_OFFSET;
    let unit = text.charCodeAt(at);
    for (; unit < 128 && (FOLDED[unit] as number) > 0; unit = text.charCodeAt(++at)) {
      hash = Math.imul(hash ^ (FOLDED[unit] as number), FNV_PRIME);
    }
    if (at < text.length && unit > 127) {
      at = endOfWord(text, start, at, kinds);
      if (at < 0) { at = -at; continue; }
      list.add(start, at, hashOfFolded(text.slice(start, at)));
    } else if (at > start) {
      list.add(start, at, stirred(hash));
    } else { at++; }
  }
  return list.words();
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

/** How many words begin before `offset`. */
export function wordsBefore(words: Words, offset: number): number {
  const at = wordAfter(words, offset - 1);
  return at < words.count && (words.starts[at] as number) < offset ? at + 1 : at;
}

type Kind = 'none' | 'letter' | 'single' | 'mark';

/**
 * Goes on from `at`, where something beyond ASCII stands, to the end of the word that began at `start`. When no word did and none
 * does here, the offset after that character, negated.
 */
function endOfWord(text: string, start: number, at: number, kinds: Map<number, Kind>): number {
  let end = at;
  let single = false;
  while (end < text.length) {
    const point = text.codePointAt(end) as number;
    const kind = point < 128 ? ((FOLDED[point] as number) > 0 ? 'letter' : 'none') : kindOf(point, kinds);
    if (kind === 'none' || (kind === 'single' && end > start) || (kind === 'letter' && single)) { break; }
    single ||= kind === 'single';
    end += point > 0xffff ? 2 : 1;
  }
  return end > start ? end : -(end + ((text.codePointAt(end) as number) > 0xffff ? 2 : 1));
}

function kindOf(point: number, known: Map<number, Kind>): Kind {
  let kind = known.get(point);
  if (kind === undefined) {
    const character = String.fromCodePoint(point);
    kind = /\p{M}/u.test(character) ? 'mark' : SINGLE.test(character) ? 'single' : /[\p{L}\p{N}]/u.test(character) ? 'letter' : 'none';
    known.set(point, kind);
  }
  return kind;
}

/** Scripts that put no spaces between words. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map((script) => `\\p{Script=${script}}`).join('');
const SINGLE = new RegExp(`[${UNSPACED}\\p{Extended_Pictographic}\\p{Regional_Indicator}]`, 'u');

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** For each ASCII unit its lower case when it belongs to words, else nought. */
const FOLDED = Uint8Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  return /[0-9a-z]/i.test(character) ? character.toLowerCase().charCodeAt(0) : 0;
});

/** FNV-1a over the UTF-16 units of the folded word. */
function hashOfFolded(word: string): number {
  const folded = word.normalize('NFC').toLowerCase().normalize('NFC');
  let hash = FNV_OFFSET;
  for (let i = 0; i < folded.length; i++) { hash = Math.imul(hash ^ folded.charCodeAt(i), FNV_PRIME); }
  return stirred(hash);
}

/** Spreads a hash, so that its lowest bits alone make a fair short one. */
function stirred(hash: number): number {
  const a = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const b = Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (b ^ (b >>> 16)) >>> 0;
}

/** Room for a word every four characters, and more when it is needed. */
class WordList {
  private count = 0;
  private starts: Int32Array;
  private ends: Int32Array;
  private hashes: Uint32Array;

  constructor(private readonly text: string) {
    const room = (text.length >> 2) + 16;
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.hashes = new Uint32Array(room);
  }

  add(start: number, end: number, hash: number): void {
    if (this.count === this.starts.length) { this.grow(); }
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.hashes[this.count++] = hash;
  }

  words(): Words {
    const { count } = this;
    return { count, starts: this.starts.subarray(0, count), ends: this.ends.subarray(0, count), hashes: this.hashes.subarray(0, count) };
  }

  private grow(): void {
    const larger = <A extends Int32Array | Uint32Array>(array: A, into: A): A => { into.set(array); return into; };
    const room = this.text.length + 16;
    this.starts = larger(this.starts, new Int32Array(room));
    this.ends = larger(this.ends, new Int32Array(room));
    this.hashes = larger(this.hashes, new Uint32Array(room));
  }
}
