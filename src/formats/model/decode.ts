export interface Decoded {
  readonly text: string;
  /** As the Encoding Standard names it; `utf-8` unless something in the bytes says otherwise. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/** Bytes looked at to tell UTF-16 without a mark. */
const SAMPLE = 2000;

/**
 * Text of a file whose encoding nobody says: by its byte order mark, by zero bytes in every other place, as UTF-8 where it is sound UTF-8,
 * and else as Windows-1252, which Excel saves on a western Windows. Never throws. The mark is not part of the text.
 */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = marked(bytes) ?? unmarked(bytes);
  if (encoding === 'windows-1252') { return { text: windows1252(bytes), encoding }; }
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function marked([first, second, third]: Uint8Array): Decoded['encoding'] | undefined {
  if (first === 0xff && second === 0xfe) { return 'utf-16le'; }
  if (first === 0xfe && second === 0xff) { return 'utf-16be'; }
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

function unmarked(bytes: Uint8Array): Decoded['encoding'] {
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  sample.forEach((byte, i) => { if (byte === 0) { zeros[i % 2]!++; } });
  const most = sample.length * 0.3;
  if (sample.length % 2 === 0 && zeros[1]! > most && !zeros[0]) { return 'utf-16le'; }
  if (sample.length % 2 === 0 && zeros[0]! > most && !zeros[1]) { return 'utf-16be'; }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252'; // not UTF-8: that is what was asked
  }
}

/** What Windows-1252 has at 0x80 to 0x9f; five places are empty. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Node's own decoder takes Windows-1252 for Latin 1 in some versions, which has no quotation marks. */
const windows1252 = (bytes: Uint8Array): string =>
  new TextDecoder('windows-1252').decode(bytes).replace(/[\x80-\x9f]/g, (character) => WINDOWS[character.charCodeAt(0) - 0x80]!);
