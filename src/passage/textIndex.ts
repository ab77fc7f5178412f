import { CODE_BITS, codeOf, GRAM, type Words, wordsOf } from './words';

/** A text read once, so that many passages can be looked for in it. */
export interface TextIndex {
  readonly text: string;
  readonly words: Words;
  /** Of each word, how much it tells: log2 of words in the text for one like it. A word on every line tells little. */
  readonly bits: Float32Array;
  /** As `bits`, for any hash; a word that the text does not have counts as if it stood there once. */
  bitsOf(hash: number): number;
  /** Where words with these codes follow one another, last place first; none when there are more than `most`. */
  placesOf(gram: number, most: number): readonly number[];
  /** Where a word stands, last place first; none when there are more than `most`. */
  placesOfWord(hash: number, most: number): readonly number[];
}

/** Cost: three passes over the text. Keep it by document version and give it to `locate` for each passage of that text. */
export function indexText(text: string): TextIndex {
  const words = wordsOf(text);
  const { count, hashes } = words;
  const byWord = new Places(hashes, count);
  const byGram = new Places(gramsOf(hashes), count - GRAM + 1);
  const bitsOfCount = (times: number) => Math.log2((count + 1) / Math.max(1, times));
  const usual = Float32Array.from({ length: 256 }, (_, times) => bitsOfCount(times));
  const bitsOf = (hash: number) => {
    const times = byWord.count(hash);
    return usual[times] ?? bitsOfCount(times);
  };
  const bits = new Float32Array(count);
  for (let i = 0; i < count; i++) { bits[i] = bitsOf(hashes[i] as number); }
  return {
    text, words, bits, bitsOf,
    placesOf: (gram, most) => byGram.read(gram, most),
    placesOfWord: (hash, most) => byWord.read(hash, most),
  };
}

function gramsOf(hashes: Uint32Array): Uint32Array {
  const grams = new Uint32Array(Math.max(0, hashes.length - GRAM + 1));
  const mask = 2 ** (GRAM * CODE_BITS) - 1;
  for (let i = 0, gram = 0; i < hashes.length; i++) {
    gram = ((gram << CODE_BITS) | codeOf(hashes[i] as number)) & mask;
    if (i >= GRAM - 1) { grams[i - GRAM + 1] = gram; }
  }
  return grams;
}

const NOWHERE: readonly number[] = [];

/** Where each value of an array stands: a hash table of linked lists, in three arrays. */
class Places {
  private readonly heads: Int32Array;
  private readonly nexts: Int32Array;
  private readonly counts: Uint32Array;
  private readonly shift: number;

  constructor(private readonly values: Uint32Array, count: number) {
    this.shift = Math.min(24, Math.clz32(Math.max(1, count)));
    const size = 2 ** (32 - this.shift);
    this.heads = new Int32Array(size).fill(-1);
    this.counts = new Uint32Array(size);
    this.nexts = new Int32Array(values.length);
    for (let i = 0; i < values.length; i++) {
      const slot = this.slotOf(values[i] as number);
      this.nexts[i] = this.heads[slot] as number;
      this.heads[slot] = i;
      this.counts[slot] = (this.counts[slot] as number) + 1;
    }
  }

  /** How often it stands there, or a little more: values that share a slot are counted together. */
  count(value: number): number {
    return this.counts[this.slotOf(value)] as number;
  }

  read(value: number, most: number): readonly number[] {
    let found: number[] | undefined;
    for (let i = this.heads[this.slotOf(value)] as number; i >= 0; i = this.nexts[i] as number) {
      if (this.values[i] !== value) { continue; }
      if (found === undefined) { found = [i]; } else if (found.push(i) > most) { return NOWHERE; }
    }
    return found ?? NOWHERE;
  }

  private slotOf(value: number): number {
    return Math.imul(value, 0x9e3779b1) >>> this.shift;
  }
}
