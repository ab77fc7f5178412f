/** `.craftlog` of any folder, and the folder named after the extension in which VS Code lets it keep files. */
const folder = /(?:^|[\\/])(?:\.craftlog|craftlog\.craftlog)(?:[\\/]|$)/i;
/** How a framework file outside such a folder is named. */
const framework = /[^\\/]\.craftlog\.ya?ml$/i;

/** Whether a path, relative or not, is that of one of Craftlog's own files, and not of the person's work. */
export const isOwnPath = (path: string): boolean => folder.test(path) || framework.test(path);

/**
 * The folder a person means in a setting, as a URI's path: absolute, with `~` for their home. `known` is the path of a folder that VS Code keeps
 * in their home, by which that is known without asking the system. `undefined` for a path that is not absolute, or a home that cannot be told.
 */
export function folderPath(setting: string, known: string): string | undefined {
  const written = setting.trim().replace(/\\/g, '/');
  if (/^~(?:\/|$)/.test(written)) {
    const home = homeOf(known);
    return home === undefined ? undefined : withoutEnd(home + written.slice(1));
  }
  if (/^[A-Za-z]:(?:\/|$)/.test(written)) { return withoutEnd(`/${written}`); }
  return /^\/(?!\/)/.test(written) ? withoutEnd(written) : undefined;
}

/** VS Code keeps its data in `.config` (Linux), `Library` (macOS), `AppData` (Windows) or a folder of its own such as `.vscode-server`. */
function homeOf(known: string): string | undefined {
  const parts = known.split('/');
  const own = parts.findIndex((part, i) => i > (parts[0] === '' ? 1 : 0) && i < parts.length - 1 && isData(part));
  return own < 0 ? undefined : parts.slice(0, own).join('/');
}

const isData = (folder: string): boolean => /^(?:\.config|Library|AppData)$/i.test(folder) || (/^\.[\w-]+$/.test(folder) && /code|codium|cursor/i.test(folder));

const withoutEnd = (path: string): string => path.replace(/(?<=[^/])\/+$/, '');

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
