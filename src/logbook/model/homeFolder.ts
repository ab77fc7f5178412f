import { isFields } from '../../text/canonicalJson';
import type { Entry } from './logbook';

/** How many folders down from the one that is open a logbook is still next door; further down there may be any number of projects. */
const deepest = 2;

/**
 * Whether a logbook belongs to the same folders opened another way: a folder of a workspace file and that file, a folder and the one it is in, a
 * folder and one within. `folders` are the addresses of those that are open.
 */
export function isNextDoor(home: Pick<HomeFolder, 'uri' | 'folders'>, folders: readonly string[]): boolean {
  const here = folders.map(withSlash);
  const isFile = /\.code-workspace$/i.test(home.uri);
  // An earlier version did not say which folders a workspace file has; most often it is in one of them, or beside them.
  if (isFile && !home.folders) { return here.some((folder) => [0, 1].includes(stepsDown(withSlash(home.uri.slice(0, home.uri.lastIndexOf('/') + 1)), folder) ?? -1)); }
  const theirs = (isFile ? home.folders! : home.folders?.length ? home.folders : [home.uri]).map(withSlash);
  return theirs.some((their) => here.some((folder) => folder.startsWith(their) || (stepsDown(folder, their) ?? Infinity) <= deepest));
}

const withSlash = (address: string): string => `${address.replace(/\/$/, '')}/`;

/** How many folders `lower` is below `upper`, both with a slash at the end; `undefined` when it is not. */
const stepsDown = (upper: string, lower: string): number | undefined =>
  (lower.startsWith(upper) ? lower.slice(upper.length).split('/').length - 1 : undefined);

/** What a logbook remembers of the folder it belongs to, to know it again after a move. */
export interface HomeFolder {
  readonly uri: string;
  readonly name: string;
  /** Address of the git remote. */
  readonly remote?: string;
  /** A commit that its git history has: the first that git's log of the folder names, which for a clone is not the first of the project. */
  readonly commit?: string;
  /** Addresses of the folders of a workspace file. */
  readonly folders?: readonly string[];
  /** Addresses of others that the person said it belongs to as well. */
  readonly also?: readonly string[];
  /** Some of the files that are evidence, relative to the folder. */
  readonly files: readonly string[];
  readonly entries: number;
}

const sampleSize = 20;
/** Of any other list that is kept. */
const mostListed = 50;

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
  const texts = (field: unknown, most: number): readonly string[] =>
    (Array.isArray(field) ? field.filter((item) => typeof item === 'string').slice(0, most) : []);
  return {
    uri: value.uri, name: value.name, remote: text(value.remote), commit: text(value.commit),
    ...(value.folders === undefined ? {} : { folders: texts(value.folders, mostListed) }),
    ...(value.also === undefined ? {} : { also: texts(value.also, mostListed) }),
    files: texts(value.files, sampleSize),
    entries: typeof value.entries === 'number' ? value.entries : 0,
  };
}

/** Points: each alone is worth as much as it seldom deceives. A commit is in one project alone; a name may be anybody's. */
const points = { commit: 6, address: 4, remote: 4, name: 2, files: 5 };
/** From here on a logbook is offered: a name with one file in three found, or more. */
const likely = 3.5;

export interface Likeness { readonly score: number; readonly isLikely: boolean }

/** What else is known of how a logbook's folder stands to the one that is open. */
export interface Signs {
  /** Whether the history of the folder that is open has its commit; `undefined` when git was not asked, or has no answer. */
  readonly hasCommit?: boolean;
  /** Its address is that of the folder that is open, or next to it. */
  readonly isHere?: boolean;
}

/**
 * How well a logbook that has no folder fits the one that is open; `found` counts its `files` that are here. That two logs of git begin with different
 * commits says little: each clone begins its own. It is another project when git does not know the commit, or cannot be asked and the remote is not
 * the same either and the address is another. A shallow clone knows few commits, and its remote.
 */
export function likenessOf(
  gone: HomeFolder, here: Pick<HomeFolder, 'name' | 'remote' | 'commit'>, found: number, { hasCommit, isHere = false }: Signs = {},
): Likeness {
  const isSame = gone.commit !== undefined && (gone.commit === here.commit || hasCommit === true);
  const isRemote = gone.remote !== undefined && here.remote !== undefined && remoteKey(gone.remote) === remoteKey(here.remote);
  const differs = gone.commit !== undefined && here.commit !== undefined && gone.remote !== undefined;
  const isOther = !isSame && !isRemote && (hasCommit === false || (!isHere && differs && hasCommit === undefined));
  const share = gone.files.length ? found / gone.files.length : 0;
  const score = (isSame ? points.commit : 0) + (isRemote ? points.remote : 0) + (isHere ? points.address : 0) + (gone.name === here.name ? points.name : 0)
    + share * points.files - (isOther ? points.commit : 0);
  return { score, isLikely: score >= likely };
}

/** The same for the ways to write one address: by SSH or HTTPS, with a user or without, with `.git` or without. */
const remoteKey = (remote: string): string =>
  remote.toLowerCase().replace(/^[a-z+]+:\/\//, '').replace(/^[^/@]*@/, '').replace(/^([^/:]+):(?!\d+\/)/, '$1/').replace(/\/$/, '').replace(/\.git$/, '');

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
