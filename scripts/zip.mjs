// @ts-check
import fs from 'node:fs';

/**
 * The files in a zip archive, read from its directory at the end; enough for a .vsix, which is small and has no comment.
 * @param {string} file
 * @returns {{ name: string, size: number, packed: number }[]}
 */
export function list(file) {
  const bytes = fs.readFileSync(file);
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0) { throw new Error(`${file} is not a zip archive.`); }
  const files = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = bytes.readUInt16LE(at + 28);
    files.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}
