/**
 * A UUID made from a name, the same each time: version 5 of RFC 9562, section 5.5 (SHA-1 of a namespace and the name in UTF-8). Web workers
 * have SHA-1 only behind a promise, and Node's is not there, so the digest is computed here; it names things and guards nothing.
 * @param namespace A UUID; upper case is the same as lower case.
 */
export function nameUuid(namespace: string, name: string): string {
  const space = namespace.replace(/-/g, '').match(/../g)!.map((pair) => parseInt(pair, 16));
  const digest = sha1(new Uint8Array([...space, ...new TextEncoder().encode(name)])).slice(0, 16);
  digest[6] = (digest[6]! & 0x0f) | 0x50;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** In lower case, as CASE writes them; of any version. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** FIPS 180-4, section 6.1. */
function sha1(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 0x2000_0000));
  view.setUint32(padded.length - 4, message.length << 3);
  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const words = new Array<number>(80).fill(0);
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 80; i++) {
      words[i] = i < 16 ? view.getUint32(at + i * 4) : rotate(words[i - 3]! ^ words[i - 8]! ^ words[i - 14]! ^ words[i - 16]!, 1);
    }
    let [a, b, c, d, e] = hash as [number, number, number, number, number];
    for (let i = 0; i < 80; i++) {
      const [mix, constant] = ROUNDS[Math.floor(i / 20)]!;
      const next = rotate(a, 5) + mix(b, c, d) + e + constant + words[i]!;
      [e, d, c, b, a] = [d, c, rotate(b, 30), a, next | 0];
    }
    [a, b, c, d, e].forEach((value, i) => { hash[i] = (hash[i]! + value) | 0; });
  }
  const digest = new DataView(new ArrayBuffer(20));
  hash.forEach((value, i) => digest.setInt32(i * 4, value));
  return new Uint8Array(digest.buffer);
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));
const parity = (b: number, c: number, d: number): number => b ^ c ^ d;

const ROUNDS: readonly (readonly [(b: number, c: number, d: number) => number, number])[] = [
  [(b, c, d) => (b & c) | (~b & d), 0x5a827999], [parity, 0x6ed9eba1], [(b, c, d) => (b & c) | (b & d) | (c & d), 0x8f1bbcdc], [parity, 0xca62c1d6],
];
