import { isFields } from './isEntry';
import type { Entry } from './logbook';

/** What a logbook remembers of the folder it belongs to, to know it again after a move. */
export interface HomeFolder {
  readonly uri: string;
  readonly name: string;
  /** Address of the git remote. */
  readonly remote?: string;
  /** The first commit in the folder's git log. */
  readonly commit?: string;
  /** Some of the files that are evidence, relative to the folder. */
  readonly files: readonly string[];
  readonly entries: number;
}

const sampleSize = 20;

/** The newest distinct files of evidence. */
export function sampleFiles(entries: readonly Entry[]): readonly string[] {
  const paths = new Set<string>();
  for (let i = entries.length - 1; i >= 0 && paths.size < sampleSize; i--) {
    const entry = entries[i]!;
    if (entry.type !== 'evidence' || (entry.source.kind !== 'file' && entry.source.kind !== 'passage')) { continue; }
    if ('path' in entry.source.place) { paths.add(entry.source.place.path); }
  }
  return [...paths];
}

/** `undefined` for what is not the description of a folder. */
export function parseHomeFolder(value: unknown): HomeFolder | undefined {
  if (!isFields(value) || typeof value.uri !== 'string' || typeof value.name !== 'string') { return undefined; }
  const text = (field: unknown): string | undefined => (typeof field === 'string' ? field : undefined);
  return {
    uri: value.uri, name: value.name, remote: text(value.remote), commit: text(value.commit),
    files: Array.isArray(value.files) ? value.files.filter((file) => typeof file === 'string').slice(0, sampleSize) : [],
    entries: typeof value.entries === 'number' ? value.entries : 0,
  };
}

/** Points: each alone is worth as much as it seldom deceives. The same commit is the same project; a name may be anybody's. */
const points = { commit: 6, remote: 4, name: 2, files: 5 };
/** From here on a logbook is offered: a name with one file in three found, or more. */
const likely = 3.5;

export interface Likeness { readonly score: number; readonly isLikely: boolean }

/** How well a folder that has gone fits the one that is open; `found` counts its `files` that are here. */
export function likenessOf(gone: HomeFolder, here: Pick<HomeFolder, 'name' | 'remote' | 'commit'>, found: number): Likeness {
  const same = (field: 'name' | 'remote' | 'commit'): number => (gone[field] !== undefined && gone[field] === here[field] ? points[field] : 0);
  const share = gone.files.length ? found / gone.files.length : 0;
  const differs = gone.commit !== undefined && here.commit !== undefined && gone.commit !== here.commit;
  const score = same('commit') + same('remote') + same('name') + share * points.files - (differs ? points.commit : 0);
  return { score, isLikely: score >= likely };
}

/** More of a git configuration than anybody writes; what is beyond is not read. Both in UTF-16 units. */
const [longestConfig, longestAddress] = [256 * 1024, 2000];

/** Address of the first remote that has one, read line by line: the file is anybody's. */
function remoteIn(config: string): string | undefined {
  let inRemote = false;
  for (const line of config.slice(0, longestConfig).split('\n')) {
    const text = line.trim();
    if (text.startsWith('[')) { inRemote = text.startsWith('[remote "'); }
    const address = inRemote ? /^url\s*=\s*(\S+)/.exec(text)?.[1] : undefined;
    if (address) { return address.slice(0, longestAddress); }
  }
  return undefined;
}

/** Remote and first commit from the texts of `.git/config` and `.git/logs/HEAD`. */
export function gitIdentity(config: string | undefined, log: string | undefined): { readonly remote?: string; readonly commit?: string } {
  const remote = remoteIn(config ?? '');
  const commit = /^[0-9a-f]{40,64} ([0-9a-f]{40,64}) /.exec(log ?? '')?.[1];
  // A remote's address may hold a password.
  return { ...(remote ? { remote: remote.replace(/\/\/[^/@]*@/, '//') } : {}), ...(commit ? { commit } : {}) };
}

/** An id that two windows on one folder make alike, readable on disk. */
export function logbookIdFor(uri: string, name: string): string {
  let [a, b] = [0x811c9dc5, 0x1000193];
  for (let i = 0; i < uri.length; i++) {
    a = Math.imul(a ^ uri.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ uri.charCodeAt(i), 0x85ebca6b) + 0x27d4eb2f | 0;
  }
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 30);
  return `${slug || 'folder'}-${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}
