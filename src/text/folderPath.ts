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
