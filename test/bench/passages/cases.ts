import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Span } from '../../../src/passage/passage';

/** A selection in one revision of a file, and where it is in a later one. Offsets are UTF-16 code units; `old` and `new` name texts. */
export interface Case {
  readonly id: string;
  readonly class: string;
  readonly kind: string;
  readonly repo: string;
  readonly pathOld: string;
  readonly pathNew: string;
  readonly revs: number;
  readonly old: string;
  readonly new: string;
  readonly start: number;
  readonly end: number;
  readonly truth: { readonly present: false } | ({ readonly present: true; readonly alt?: Span } & Span);
}

export interface Data {
  readonly name: string;
  readonly cases: readonly Case[];
  text(name: string): string;
}

/** Reads `cases.jsonl` and, when asked for, `texts/NAME.txt`. Throws when a text does not have the hash it is named by. */
export function readData(folder: string): Data {
  const cases = fs.readFileSync(path.join(folder, 'cases.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Case);
  const texts = new Map<string, string>();
  return {
    name: path.basename(path.resolve(folder)),
    cases,
    text(name) {
      const known = texts.get(name);
      if (known !== undefined) { return known; }
      const text = fs.readFileSync(path.join(folder, 'texts', `${name}.txt`), 'utf8');
      const hash = createHash('sha256').update(text, 'utf8').digest('hex').slice(0, name.length);
      if (hash !== name) { throw new Error(`texts/${name}.txt was altered, perhaps by a conversion of line endings.`); }
      texts.set(name, text);
      return text;
    },
  };
}
