import type { HomeFolder } from './homeFolder';

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
