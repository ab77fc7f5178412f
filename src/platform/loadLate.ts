import * as vscode from 'vscode';

// Of CommonJS, with which VS Code starts an extension in Node and in a web worker alike.
declare const require: (id: 'vscode') => unknown;

type Exports = Readonly<Record<string, unknown>>;
type Evaluate = (module: { exports: Exports }, require: (id: string) => unknown, load: typeof loadLate) => void;

/** What rooms share and the start does not need (scripts/lateHalves.mjs). */
const shared = 'shared';

const loading = new Map<string, Promise<Exports>>();
let atStart: () => Exports = () => ({});
let needShared: readonly string[] = [];

/** Called by the bundle alone: the parts of the start by their names, and the rooms that need what is shared. */
export function offer(parts: typeof atStart, rooms: readonly string[]): void {
  [atStart, needShared] = [parts, rooms];
}

/**
 * What `await import('../<room>/later')` becomes: reads dist/ROOM.js once and gives its exports. A web extension host can `require` nothing beside the bundle,
 * so the file is evaluated the way VS Code itself evaluates an extension's main file there, and in the same way in Node, so that there is one path to test.
 * Rejects when the file cannot be read; asked again, it tries again.
 */
export function loadLate(room: string): Promise<Exports> {
  let late = loading.get(room);
  if (!late) {
    late = read(room);
    late.catch(() => loading.delete(room));
    loading.set(room, late);
  }
  return late;
}

/** Known by its name: who tells people of it has another copy of this file. */
class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
}

async function read(room: string): Promise<Exports> {
  try {
    return await evaluated(room);
  } catch (cause) {
    throw cause instanceof NotLoaded ? cause : new NotLoaded(`Cannot load ${room}`, { cause });
  }
}

async function evaluated(room: string): Promise<Exports> {
  const { extensionUri } = vscode.extensions.getExtension('craftlog.craftlog')!;
  const uri = vscode.Uri.joinPath(extensionUri, 'dist', `${room}.js`);
  const [content, common] = await Promise.all([vscode.workspace.fs.readFile(uri), needShared.includes(room) ? loadLate(shared) : undefined]);
  const parts: Exports = { ...atStart(), ...(common?.parts as Exports | undefined) };
  const module = { exports: {} };
  // VS Code marks the files of extensions so that a debugger finds them.
  const source = `${new TextDecoder().decode(content)}\n//# sourceURL=${uri.toString()}#vscode-extension`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own file, beside the bundle; see above
  const evaluate = new Function('module', 'require', 'loadLate', source) as Evaluate;
  evaluate(module, (id) => (id === 'vscode' ? require('vscode') : parts[id]), loadLate);
  return module.exports;
}
