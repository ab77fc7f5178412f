/** A folder of the workspace, by the name it has there. */
export interface OpenFolder { readonly name: string; readonly uri: string }

/**
 * Which folder each name has meant in this workspace: the one that had it first, then others that had it while that one was open. An empty
 * first one: two had the name from the beginning, and which of them was meant is not known.
 */
export type SeenFolders = ReadonlyMap<string, readonly string[]>;

/** What is known once these folders are open. A folder that has a name when none that had it is open has moved there, and takes the name over. */
export function seeFolders(seen: SeenFolders, open: readonly OpenFolder[]): SeenFolders {
  const after = new Map(seen);
  for (const name of new Set(open.map((folder) => folder.name))) {
    const here = open.flatMap((folder) => (folder.name === name ? [folder.uri] : []));
    const known = seen.get(name) ?? [];
    const isOpen = known.some((uri) => open.some((folder) => folder.uri === uri));
    const fresh = here.length > 1 ? ['', ...here] : here;
    after.set(name, isOpen ? [...known, ...here.filter((uri) => !known.includes(uri))] : fresh);
  }
  return after;
}

/**
 * The open folder that a name means; `undefined` when it is not open. A name that was never seen here is that of the only folder: it was
 * renamed, or the logbook came from a clone under another name. One that was seen is that of a folder that has left.
 */
export function folderMeant(name: string, seen: SeenFolders, open: readonly OpenFolder[]): OpenFolder | undefined {
  const known = seen.get(name);
  return known ? open.find(({ uri }) => uri === known[0]) : open.length === 1 ? open[0] : undefined;
}
