import fs from 'node:fs';
import path from 'node:path';

/** A file with the rows of the source list that it shows. None is a trap. */
export interface Labelled {
  readonly file: string;
  readonly group: 'real' | 'synthetic' | 'backlogs';
  /** Where the file is in its repository. */
  readonly path: string;
  readonly repository: string;
  readonly text: string;
  readonly primary: readonly number[];
  readonly acceptable: readonly number[];
  /** What a reader called it. */
  readonly kind: string;
  /** How sure the reader was, from 1 to 3. */
  readonly sure: number;
}

/** `labels.json`: file to rows; `labels-detail.json`, if it is there, what else would not be wrong and where the file is from. */
export function readDocuments(folder: string): readonly Labelled[] {
  const read = (name: string): unknown => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
  const labels = read('labels.json') as Record<string, readonly number[]>;
  const details = fs.existsSync(path.join(folder, 'labels-detail.json'))
    ? read('labels-detail.json') as Record<string, { acceptable?: readonly number[]; origin?: string; kind?: string; sure?: number }> : {};
  return Object.entries(labels).map(([file, primary]): Labelled => {
    const [top = '', second = '', ...rest] = file.split('/');
    const group = top === 'backlogs' ? 'backlogs' : top === 'synthetic' || details[file]?.origin === 'synthetic' ? 'synthetic' : 'real';
    return {
      file, group, primary, acceptable: details[file]?.acceptable ?? [],
      kind: details[file]?.kind ?? '', sure: details[file]?.sure ?? 3,
      path: top === 'docs' ? rest.join('/') : [second, ...rest].join('/'),
      repository: top === 'docs' ? second : top,
      text: fs.readFileSync(path.join(folder, file), 'utf8'),
    };
  });
}
