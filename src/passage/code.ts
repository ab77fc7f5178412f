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
